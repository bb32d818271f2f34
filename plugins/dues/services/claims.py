"""Payments: claimed by members, certain at once where somebody else saw the money."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.branch.audit import audit
from bot.branch.services.numbers import lock_branch, next_number
from bot.errors import Refusal
from plugins.dues.models import Claim
from plugins.dues.rules.claims import Method, State
from plugins.dues.rules.ledger import PostingKind
from plugins.dues.rules.money import yuan
from plugins.dues.services import ledger
from plugins.dues.services.ledger import Booking, Entry

if TYPE_CHECKING:
    from bot.delivery.messages import OutboxMessage
    from bot.host import Host

    Tell = Callable[[Claim], Sequence[OutboxMessage]]

MOST_WAITING = 12
"""So many claims one person may have waiting: more is no payment but a mistake."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody says that `fen` was paid for a member. `key` names the message that said it."""

    branch_id: int
    member_id: int
    fen: int
    method: Method
    key: str
    at: datetime
    handed_in_by: int | None = None
    proof_id: int | None = None


async def claim(host: Host, wish: Wish, tell: Tell) -> Claim:
    """Open a claim; the same message opens one only. `tell` makes the messages to who decides.

    Raises Refusal dues-claims-too-many.
    """
    async with host.store.transaction():
        await lock_branch(wish.branch_id)
        known = await Claim.get_or_none(branch_id=wish.branch_id, key=wish.key)
        if known is not None:
            return known
        said_by = wish.handed_in_by
        theirs = Claim.filter(branch_id=wish.branch_id, state=State.WAITING)
        theirs = (
            theirs.filter(member_id=wish.member_id)
            if said_by is None
            else theirs.filter(handed_in_by=said_by)
        )
        if await theirs.count() >= MOST_WAITING:
            raise Refusal("dues-claims-too-many", most=MOST_WAITING)
        made = await Claim.create(
            branch_id=wish.branch_id,
            number=await next_number(Claim, wish.branch_id),
            member_id=wish.member_id,
            handed_in_by=said_by,
            fen=wish.fen,
            method=wish.method,
            state=State.WAITING,
            proof_id=wish.proof_id,
            key=wish.key,
            claimed_at=wish.at,
        )
        await host.outbox.put_all(tell(made))
    return made


async def prove(
    host: Host, branch_id: int, number: int, by: int, proof_id: int, tell: Tell
) -> Claim:
    """Add a screenshot to one's own waiting claim.

    Raises Refusal: dues-claims-none, or dues-claims-is-STATE.
    """
    async with host.store.transaction():
        await lock_branch(branch_id)
        found = await _own(branch_id, number, by)
        found.proof_id = proof_id
        await found.save(update_fields=["proof_id"])
        await host.outbox.put_all(tell(found))
    return found


async def withdraw(host: Host, branch_id: int, number: int, by: int, at: datetime) -> Claim:
    """Take back one's own waiting claim. Raises Refusal: dues-claims-none, -is-STATE."""
    async with host.store.transaction():
        await lock_branch(branch_id)
        found = await _own(branch_id, number, by)
        found.state, found.decided_at, found.decided_by = State.WITHDRAWN, at, by
        await found.save(update_fields=["state", "decided_at", "decided_by"])
    return found


async def _own(branch_id: int, number: int, by: int) -> Claim:
    found = await Claim.get_or_none(branch_id=branch_id, number=number)
    # Somebody else's is none either: whoever counts through numbers learns of nobody's payments.
    if found is None or by not in {found.member_id, found.handed_in_by}:
        raise Refusal("dues-claims-none", number=number)
    if found.state != State.WAITING:
        raise undecidable(found)
    return found


def undecidable(found: Claim) -> Refusal:
    """That a claim waits no more, and why."""
    state = found.state if found.state in set(State) else State.WITHDRAWN
    return Refusal(f"dues-claims-is-{state}", number=found.number)


async def waiting(branch_id: int) -> list[Claim]:
    """The claims that wait for a decision, oldest first."""
    return await Claim.filter(branch_id=branch_id, state=State.WAITING).order_by("number")


async def waiting_of(branch_id: int, member_id: int) -> list[Claim]:
    """A member's claims that wait, oldest first."""
    rows = Claim.filter(branch_id=branch_id, member_id=member_id, state=State.WAITING)
    return await rows.order_by("number")


async def find(branch_id: int, number: int) -> Claim:
    """A claim by its number. Raises Refusal dues-claims-none."""
    found = await Claim.get_or_none(branch_id=branch_id, number=number)
    if found is None:
        raise Refusal("dues-claims-none", number=number)
    return found


def posting_key(claim_id: int) -> str:
    """The cause under which a claim's payment is booked."""
    return f"claim:{claim_id}"


async def confirmed(
    host: Host,
    booking: Booking,
    member_id: int,
    fen: int,
    *,
    method: Method,
    key: str,
    handed_in_by: int | None = None,
    collection_id: int | None = None,
    proof_id: int | None = None,
    note: str = "",
) -> Claim | None:
    """Book a payment that is certain, such as cash or a row of a collection's list.

    In the caller's transaction, after `lock_branch`. None, and nothing done, where `key` was
    booked or claimed before.
    """
    if not host.store.in_transaction:
        raise RuntimeError("a payment is booked in its caller's transaction")
    if await Claim.exists(branch_id=booking.branch_id, key=key):
        return None
    claim = await Claim.create(
        branch_id=booking.branch_id,
        number=await next_number(Claim, booking.branch_id),
        member_id=member_id,
        handed_in_by=handed_in_by,
        fen=fen,
        method=method,
        state=State.CONFIRMED,
        proof_id=proof_id,
        collection_id=collection_id,
        key=key,
        claimed_at=booking.at,
        decided_at=booking.at,
        decided_by=booking.by,
        note=note,
    )
    await ledger.post(booking, [entry_of(claim)])
    return claim


def entry_of(claim: Claim) -> Entry:
    """The payment of a claim, as it is booked."""
    key, member_id = posting_key(claim.id), claim.member_id
    return Entry(PostingKind.PAYMENT, claim.fen, key, member_id, picture_id=claim.proof_id)


async def cash(
    host: Host, booking: Booking, member_id: int, fen: int, key: str, note: str, tell: Tell
) -> Claim | None:
    """An officer took money in hand; None where the same message booked it before."""
    async with host.store.transaction():
        await lock_branch(booking.branch_id)
        made = await confirmed(
            host, booking, member_id, fen, method=Method.CASH, key=key, note=note
        )
        if made is None:
            return None
        await audit(
            booking.branch_id,
            booking.by,
            "dues.cash",
            f"claim:{made.number}",
            at=booking.at,
            yuan=yuan(fen),
        )
        await host.outbox.put_all(tell(made))
    return made
