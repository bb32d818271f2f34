"""What was booked wrongly: paid back, or taken back by a reversal; and what stands in the books."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.branch.audit import audit
from bot.branch.services.numbers import lock_branch
from bot.errors import Refusal
from plugins.dues.models import Claim, LedgerAccount, Posting
from plugins.dues.rules.ledger import AccountKind, PostingKind
from plugins.dues.rules.money import yuan
from plugins.dues.services import ledger
from plugins.dues.services.ledger import Booking, Entry

if TYPE_CHECKING:
    from bot.delivery.messages import OutboxMessage
    from bot.host import Host

    Tell = Callable[[int, int], Sequence[OutboxMessage]]
    TellRow = Callable[["Row"], Sequence[OutboxMessage]]


async def refund(
    host: Host, booking: Booking, member_id: int, fen: int, key: str, tell: Tell
) -> bool:
    """Give back what a member has overpaid; False where the same message did it before.

    `tell` makes the messages about (member, fen). Raises Refusal: dues-refund-too-much for more
    than lies ahead of their months, dues-books-short where the branch holds less.
    """
    async with host.store.transaction():
        await lock_branch(booking.branch_id)
        if await ledger.posted(booking.branch_id, key) is not None:
            return False
        await check_refund(booking.branch_id, member_id, fen)
        await ledger.post(booking, [Entry(PostingKind.REFUND, fen, key, member_id)])
        subject = f"member:{member_id}"
        await audit(
            booking.branch_id, booking.by, "dues.refund", subject, at=booking.at,
            member=member_id, yuan=yuan(fen),
        )  # fmt: skip
        await host.outbox.put_all(tell(member_id, fen))
    return True


async def check_refund(branch_id: int, member_id: int, fen: int) -> None:
    """Raise Refusal where so much can't be given back: dues-refund-too-much, dues-books-short."""
    ahead = -await ledger.owed(branch_id, member_id)
    if fen > ahead:
        raise Refusal("dues-refund-too-much", ahead=yuan(max(0, ahead)))
    await _refuse_short(branch_id, cash=-fen)


@dataclass(frozen=True, slots=True)
class Row:
    """A posting as it is read: whose account, of which claim, taken back or not.

    `cash` is by how much, in fen, it changes what the branch holds.
    """

    posting: Posting
    member_id: int | None = None
    claim: int | None = None
    reversed: bool = False
    cash: int = 0


async def one(branch_id: int, number: int) -> Row:
    """A posting that may be taken back.

    Raises Refusal: dues-no-such-posting, dues-is-reversal, dues-reversed-already, and
    dues-books-charge for a charge, which only its own causes correct.
    """
    found = await ledger.numbered(branch_id, number)
    if found is None:
        raise Refusal("dues-no-such-posting", number=number)
    if found.kind == PostingKind.REVERSAL:
        raise Refusal("dues-is-reversal", number=number)
    if found.kind == PostingKind.CHARGE:
        raise Refusal("dues-books-charge", number=number)
    if await Posting.exists(reverses_id=found.id):
        raise Refusal("dues-reversed-already", number=number)
    return (await _rows(branch_id, [found]))[0]


async def reverse(host: Host, booking: Booking, number: int, why: str, tell: TellRow) -> None:
    """Take a posting back by its mirror, for a reason.

    `tell` makes the messages about what was on somebody's account. Raises Refusal as `one`, and
    dues-books-short where less than nothing would be left.
    """
    async with host.store.transaction():
        await lock_branch(booking.branch_id)
        row = await one(booking.branch_id, number)
        fen, kind = row.posting.fen, str(row.posting.kind)
        await _refuse_short(
            booking.branch_id,
            cash=-fen if kind in _INTO_CASH else fen,
            allotted=-fen if kind == PostingKind.ALLOTMENT else 0,
        )
        await ledger.reverse(booking, number, why)
        await audit(
            booking.branch_id, booking.by, "dues.reversed", f"posting:{number}",
            at=booking.at, yuan=yuan(fen), reason=why,
        )  # fmt: skip
        if row.member_id is not None:
            await host.outbox.put_all(tell(row))


_INTO_CASH = frozenset({PostingKind.PAYMENT, PostingKind.ALLOTMENT})


async def _refuse_short(branch_id: int, *, cash: int, allotted: int = 0) -> None:
    """Raise Refusal dues-books-short where a change would take what isn't there.

    The branch can't have handed upwards, or spent, more than it had.
    """
    held = await ledger.balances(branch_id)
    left = held.get(AccountKind.CASH, 0)
    if cash < 0 and left + cash < 0:
        raise Refusal("dues-books-short", held=yuan(left))
    # What was allotted is a credit, so below 0.
    free = -held.get(AccountKind.ALLOTTED, 0) - held.get(AccountKind.SPENT, 0)
    if allotted < 0 and free + allotted < 0:
        raise Refusal("dues-books-short", held=yuan(free))


async def journal(branch_id: int, first: date, after: date) -> list[Row]:
    """What was booked from the day `first` to the one before `after`, in its order."""
    found = Posting.filter(branch_id=branch_id, day__gte=first, day__lt=after)
    return await _rows(branch_id, await found.order_by("id"))


async def _rows(branch_id: int, postings: Sequence[Posting]) -> list[Row]:
    """Postings with what belongs to them, in a fixed number of queries."""
    accounts = await LedgerAccount.filter(branch_id=branch_id).values_list(
        "id", "kind", "member_id"
    )
    owners = {int(key): member for key, kind, member in accounts if kind == AccountKind.MEMBER}
    cash = {int(key) for key, kind, _ in accounts if kind == AccountKind.CASH}
    ids = [posting.id for posting in postings]
    taken = (
        Posting.filter(branch_id=branch_id, reverses_id__in=ids)
        if len(ids) == 1
        else (Posting.filter(branch_id=branch_id, reverses_id__not_isnull=True))
    )
    mirrored = {int(key) for key in await taken.values_list("reverses_id", flat=True)}  # type: ignore[arg-type]
    by_claim = {number: posting for posting in postings if (number := _claim_of(posting.key))}
    claims = Claim.filter(branch_id=branch_id, id__in=list(by_claim))
    numbers = {by_claim[int(key)].id: int(n) for key, n in await claims.values_list("id", "number")}
    return [
        Row(
            posting,
            owners.get(posting.debit_id) or owners.get(posting.credit_id),
            numbers.get(posting.id),
            posting.id in mirrored,
            posting.fen * ((posting.debit_id in cash) - (posting.credit_id in cash)),
        )
        for posting in postings
    ]


def _claim_of(key: str) -> int:
    tail = key.removeprefix("claim:")
    plain = tail != key and tail.isascii() and tail.isdigit() and len(tail) < 19
    return int(tail) if plain else 0
