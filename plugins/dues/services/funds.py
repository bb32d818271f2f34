"""What is handed upwards, allotted and spent."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tortoise.functions import Sum

from bot.branch.audit import audit
from bot.branch.services.numbers import lock_branch
from bot.errors import Refusal
from plugins.dues.models import LedgerAccount, Posting
from plugins.dues.rules import funds as rules
from plugins.dues.rules.funds import Funds
from plugins.dues.rules.ledger import AccountKind, PostingKind
from plugins.dues.rules.money import yuan
from plugins.dues.services import ledger, pictures, publishing
from plugins.dues.services.book import require_book
from plugins.dues.services.ledger import Booking, Entry

if TYPE_CHECKING:
    from bot.host import Host


@dataclass(frozen=True, slots=True)
class Move:
    """A sum handed upwards, allotted or spent. `key` is the message that said it."""

    kind: PostingKind
    fen: int
    key: str
    memo: str = ""
    picture_id: int | None = None


async def funds_of(branch_id: int) -> Funds:
    """What the branch holds, and what came and went."""
    return rules.funds_of(await ledger.balances(branch_id))


async def check(branch_id: int, move: Move, day: date) -> Funds:
    """The funds before a move. Raises Refusal where it can't be: dues-not-begun,
    dues-funds-day-published, -handover-over, -spending-over, -day-short."""
    await require_book(branch_id)
    if await publishing.is_frozen(branch_id, day):
        raise Refusal("dues-funds-day-published", day=f"{day:%Y-%m-%d}")
    funds = await funds_of(branch_id)
    if move.kind is PostingKind.HANDOVER:
        rules.check_handover(funds, move.fen)
    if move.kind is PostingKind.SPENDING:
        rules.check_spending(funds, move.fen)
    if move.kind is not PostingKind.ALLOTMENT:
        rules.check_day(await _changes(branch_id), day, move.fen)
    return funds


@dataclass(frozen=True, slots=True)
class Booked:
    """A move with its number in the books, and the funds after it."""

    number: int
    funds: Funds


async def book(host: Host, booking: Booking, move: Move) -> Booked | None:
    """Book a move; None where the same message did it before.

    Raises Refusal as `check`.
    """
    async with host.store.transaction():
        await lock_branch(booking.branch_id)
        if await ledger.posted(booking.branch_id, move.key) is not None:
            return None
        await check(booking.branch_id, move, booking.day)
        entry = Entry(move.kind, move.fen, move.key, memo=move.memo, picture_id=move.picture_id)
        await ledger.post(booking, [entry])
        posting = await ledger.posted(booking.branch_id, move.key)
        if posting is None:
            raise RuntimeError("what was booked is not in the books")
        await audit(
            booking.branch_id,
            booking.by,
            f"dues.{move.kind}",
            f"posting:{posting.number}",
            at=booking.at,
            yuan=yuan(move.fen),
            day=f"{booking.day:%Y-%m-%d}",
            reason=move.memo,
        )
        return Booked(posting.id, await funds_of(booking.branch_id))


async def voucher_of(branch_id: int, number: int) -> bytes:
    """The picture behind a posting: a voucher, or the screenshot of a payment.

    Raises Refusal: dues-no-such-posting, dues-funds-voucher-none.
    """
    posting = await ledger.numbered(branch_id, number)
    if posting is None:
        raise Refusal("dues-no-such-posting", number=number)
    content = await pictures.content_of(branch_id, posting.picture_id)
    if content is None:
        raise Refusal("dues-funds-voucher-none", number=str(number))
    return content


async def _changes(branch_id: int) -> list[tuple[date, int]]:
    """By how much each day changed what the branch holds, in two queries."""
    cash = await LedgerAccount.get_or_none(branch_id=branch_id, code=AccountKind.CASH)
    by_day: defaultdict[date, int] = defaultdict(int)
    if cash is not None:
        for side, sign in (("debit_id", 1), ("credit_id", -1)):
            rows = Posting.filter(**{side: cash.id}).annotate(total=Sum("fen")).group_by("day")
            for day, total in await rows.values_list("day", "total"):
                by_day[day] += sign * int(total)
    return sorted(by_day.items())
