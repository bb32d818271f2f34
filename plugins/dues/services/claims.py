"""Payments: claimed by members, certain at once where somebody else saw the money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.branch.services.numbers import next_number
from plugins.dues.models import Claim
from plugins.dues.rules.claims import Method, State
from plugins.dues.rules.ledger import PostingKind
from plugins.dues.services import ledger
from plugins.dues.services.ledger import Booking, Entry

if TYPE_CHECKING:
    from bot.host import Host


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
    await book(booking, claim)
    return claim


async def book(booking: Booking, claim: Claim) -> None:
    """Book the payment of a claim that was confirmed; a second time does nothing."""
    entry = Entry(
        PostingKind.PAYMENT,
        claim.fen,
        posting_key(claim.id),
        claim.member_id,
        picture_id=claim.proof_id,
    )
    await ledger.post(booking, [entry])
