"""Claims decided by whoever collects: confirmed or returned, each once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.branch.audit import audit
from bot.branch.services.numbers import lock_branch
from bot.errors import Refusal
from plugins.dues.models import Claim
from plugins.dues.rules.claims import State
from plugins.dues.rules.money import yuan
from plugins.dues.services import ledger
from plugins.dues.services.claims import entry_of
from plugins.dues.services.ledger import Booking

if TYPE_CHECKING:
    from bot.delivery.messages import OutboxMessage
    from bot.host import Host

    Tell = Callable[[Claim, int], Sequence[OutboxMessage]]


@dataclass(frozen=True, slots=True)
class Ruling:
    """Who decides, when. `fen`, where given, is what really came in; `note` says why not."""

    booking: Booking
    fen: int | None = None
    note: str = ""

    @property
    def by(self) -> int:
        """The member who decides."""
        if self.booking.by is None:
            raise ValueError("a claim is decided by a person")
        return self.booking.by


@dataclass(slots=True)
class Decided:
    """The claims that were decided now, and those that waited no more."""

    done: list[Claim] = field(default_factory=list)
    before: list[Claim] = field(default_factory=list)


async def confirm(host: Host, numbers: Sequence[int], ruling: Ruling, tell: Tell) -> Decided:
    """Confirm claims and book their payments, each once, whoever else confirms them meanwhile.

    `tell` makes the messages to the people of a claim, of which it also gets the amount that was
    claimed. Raises Refusal dues-claims-none where the
    branch has none of that number.
    """
    booking = ruling.booking
    async with host.store.transaction():
        await lock_branch(booking.branch_id)
        decided = await _waiting(booking.branch_id, numbers)
        written = {one.id: one.fen for one in decided.done}
        changes = {"state": State.CONFIRMED, "decided_at": booking.at, "decided_by": ruling.by}
        if ruling.fen is not None:
            changes["fen"] = ruling.fen
        await _decide(decided.done, changes)
        await ledger.post(booking, [entry_of(one) for one in decided.done])
        if decided.done:
            fen = sum(one.fen for one in decided.done)
            await audit(
                booking.branch_id,
                ruling.by,
                "dues.claim.confirmed",
                f"claim:{decided.done[0].number}",
                at=booking.at,
                claims=", ".join(str(one.number) for one in decided.done),
                yuan=yuan(fen),
            )
        await host.outbox.put_all(
            [said for one in decided.done for said in tell(one, written[one.id])]
        )
    return decided


async def give_back(host: Host, number: int, ruling: Ruling, tell: Tell) -> Decided:
    """Return a claim, with the reason as note. Raises Refusal dues-claims-none."""
    booking = ruling.booking
    async with host.store.transaction():
        await lock_branch(booking.branch_id)
        decided = await _waiting(booking.branch_id, [number])
        await _decide(
            decided.done,
            {
                "state": State.RETURNED,
                "decided_at": booking.at,
                "decided_by": ruling.by,
                "note": ruling.note,
            },
        )
        for one in decided.done:
            await audit(
                booking.branch_id,
                ruling.by,
                "dues.claim.returned",
                f"claim:{one.number}",
                at=booking.at,
                yuan=yuan(one.fen),
                reason=ruling.note,
            )
        await host.outbox.put_all([said for one in decided.done for said in tell(one, one.fen)])
    return decided


async def _waiting(branch_id: int, numbers: Sequence[int]) -> Decided:
    rows = await Claim.filter(branch_id=branch_id, number__in=list(numbers)).order_by("number")
    missing = set(numbers) - {row.number for row in rows}
    if missing:
        raise Refusal("dues-claims-none", number=min(missing))
    decided = Decided()
    for row in rows:
        (decided.done if row.state == State.WAITING else decided.before).append(row)
    return decided


async def _decide(rows: Sequence[Claim], changes: dict[str, object]) -> None:
    if not rows:
        return
    ids = [row.id for row in rows]
    # The branch's lock lets nobody in between; the condition holds even where one forgot it.
    if await Claim.filter(id__in=ids, state=State.WAITING).update(**changes) != len(ids):
        raise RuntimeError("a claim was decided in two places")
    for row in rows:
        for name, value in changes.items():
            setattr(row, name, value)
