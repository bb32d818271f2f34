"""Lists that a group collection exported: reconciled with the members, and booked once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.branch.audit import audit
from bot.branch.services.numbers import lock_branch, next_number
from bot.errors import Refusal
from plugins.dues.models import Claim, Collection
from plugins.dues.rules import columns, matching, taking
from plugins.dues.rules.claims import Method, State
from plugins.dues.rules.columns import Line
from plugins.dues.rules.matching import Hit, Known, Miss, Roster, Why
from plugins.dues.rules.money import read_yuan, yuan
from plugins.dues.rules.taking import Before, Plan
from plugins.dues.services import deciding, ledger, lists
from plugins.dues.services.claims import entry_of
from plugins.dues.services.deciding import Ruling

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.delivery.messages import OutboxMessage
    from bot.host import Host
    from plugins.dues.services.ledger import Booking

    Tell = Callable[[Sequence[Claim]], Sequence[OutboxMessage]]
    TellClaim = Callable[[Claim, int], Sequence[OutboxMessage]]

SAME_PAYMENT = timedelta(days=20)
"""Within this time the same sum of the same member is taken for the same payment."""

NAME_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Read:
    """A list as it was read: what is certain of it, and the rest with the reason."""

    name: str
    sha256: str
    hits: tuple[Hit, ...]
    misses: tuple[Miss, ...]

    def dump(self) -> dict[str, Any]:
        """As JSON, to be booked after a second word just as it was shown."""
        return {
            "name": self.name,
            "sha256": self.sha256,
            "hits": [[asdict(hit.line), hit.member_id, hit.fen] for hit in self.hits],
            "misses": [[asdict(miss.line), str(miss.why), miss.fen] for miss in self.misses],
        }

    @classmethod
    def load(cls, kept: dict[str, Any]) -> Read:
        """What `dump` made."""
        return cls(
            kept["name"],
            kept["sha256"],
            tuple(Hit(Line(**line), member, fen) for line, member, fen in kept["hits"]),
            tuple(Miss(Line(**line), Why(why), fen) for line, why, fen in kept["misses"]),
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """A list that was booked: new claims, waiting claims that it proved, and what is left over."""

    collection: Collection
    booked: tuple[Claim, ...]
    confirmed: tuple[Claim, ...]
    misses: tuple[Miss, ...]

    @property
    def fen(self) -> int:
        """All that was booked by it."""
        return sum(one.fen for one in (*self.booked, *self.confirmed))


async def read(view: BranchView, content: bytes, filename: str) -> Read:
    """Whose payment each row of a file is.

    Raises Refusal: those of `lists.rows_of`, dues-collections-no-head, -empty, -before.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    await _check_new(view.id, sha256)
    lines = columns.lines_of(await lists.rows_of(content, filename))
    if lines is None:
        raise Refusal("dues-collections-no-head")
    if not lines:
        raise Refusal("dues-collections-empty")
    hits, misses = matching.match(lines, _roster(view), _fen)
    return Read(filename[:NAME_LENGTH], sha256, tuple(hits), tuple(misses))


async def _check_new(branch_id: int, sha256: str) -> None:
    known = await Collection.get_or_none(branch_id=branch_id, sha256=sha256)
    if known is not None:
        raise Refusal("dues-collections-before", number=known.number)


def _roster(view: BranchView) -> Roster:
    return Roster(
        Known(
            member.member_id,
            member.student_no,
            member.name,
            tuple(one.account_id for one in member.accounts),
            tuple(name for one in member.accounts for name in (one.name, one.username) if name),
        )
        for member in view.members.values()
    )


def _fen(written: str) -> int | None:
    try:
        return read_yuan(written)
    except Refusal:
        return None


async def planned(view: BranchView, found: Read, booking: Booking) -> Plan:
    """What would be booked of it now, and what is left over."""
    keys = [taking.key_of(hit, found.sha256) for hit in found.hits]
    known = await Claim.filter(branch_id=view.id, key__in=keys).values_list("key", flat=True)
    members = {hit.member_id for hit in found.hits}
    rows = Claim.filter(
        branch_id=view.id,
        member_id__in=list(members),
        state__in=[State.WAITING, State.CONFIRMED],
    ).exclude(method=Method.CASH)
    before = [
        Before(row.number, row.member_id, row.fen, row.state == State.WAITING, _marked(row.key))
        for row in await rows.order_by("number")
        if row.decided_at is None or row.decided_at > booking.at - SAME_PAYMENT
    ]
    return taking.plan(found.hits, found.misses, found.sha256, set(map(str, known)), before)


def _marked(key: str) -> bool:
    # `import:FILE:ROW` is a row without an order or time of its own.
    return key.startswith("import:") and key.count(":") == 1


async def take(
    host: Host, view: BranchView, found: Read, booking: Booking, tell: Tell, tell_claim: TellClaim
) -> Taken:
    """Book what is certain, each payment once; the rest is kept with the list.

    `tell` makes the messages to those whose payment was booked, `tell_claim` those of a claim
    that waited. Raises Refusal dues-collections-before where the file was taken already.
    """
    async with host.store.transaction():
        await lock_branch(view.id)
        await _check_new(view.id, found.sha256)
        plan = await planned(view, found, booking)
        collection = await Collection.create(
            branch_id=view.id,
            number=await next_number(Collection, view.id),
            name=found.name,
            sha256=found.sha256,
            matched=len(plan.book) + len(plan.claims),
            unmatched=[
                {"row": one.line.row, "name": one.line.called, "fen": one.fen, "why": str(one.why)}
                for one in plan.misses
            ],
            taken_by=booking.by or 0,
            taken_at=booking.at,
        )
        booked = await _book(booking, collection, plan.book, found.sha256)
        confirmed: list[Claim] = []
        if plan.claims:
            ruling = Ruling(booking)
            confirmed = (await deciding.confirm(host, [*plan.claims], ruling, tell_claim)).done
            ids = [one.id for one in confirmed]
            await Claim.filter(id__in=ids).update(collection_id=collection.id)
        taken = Taken(collection, tuple(booked), tuple(confirmed), plan.misses)
        await audit(
            view.id,
            booking.by,
            "dues.import",
            f"collection:{collection.number}",
            at=booking.at,
            matched=collection.matched,
            unmatched=len(plan.misses),
            yuan=yuan(taken.fen),
        )
        await host.outbox.put_all(tell(booked))
    return taken


async def _book(
    booking: Booking, collection: Collection, hits: Sequence[Hit], sha256: str
) -> list[Claim]:
    """Confirmed claims with their postings, in a fixed number of statements."""
    if not hits:
        return []
    first = await next_number(Claim, booking.branch_id)
    rows = [
        Claim(
            branch_id=booking.branch_id,
            number=number,
            member_id=hit.member_id,
            fen=hit.fen,
            method=Method.IMPORT,
            state=State.CONFIRMED,
            collection_id=collection.id,
            key=taking.key_of(hit, sha256),
            claimed_at=booking.at,
            decided_at=booking.at,
            decided_by=booking.by,
        )
        for number, hit in enumerate(hits, first)
    ]
    await Claim.bulk_create(rows, batch_size=200)
    made = await Claim.filter(collection_id=collection.id).order_by("number")
    await ledger.post(booking, [entry_of(claim) for claim in made])
    return made


async def find(branch_id: int, number: int) -> Collection:
    """A list that was taken, by its number. Raises Refusal dues-collections-none."""
    found = await Collection.get_or_none(branch_id=branch_id, number=number)
    if found is None:
        raise Refusal("dues-collections-none", number=number)
    return found
