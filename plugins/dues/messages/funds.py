"""The funds in words, and the ledger as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.platforms.types import File
from bot.store.sheets import Sheet, workbook
from plugins.dues.messages.books import what
from plugins.dues.messages.deciding import name_of
from plugins.dues.rules.funds import Funds
from plugins.dues.rules.ledger import PostingKind
from plugins.dues.rules.money import yuan
from plugins.dues.rules.months import name as month_name

if TYPE_CHECKING:
    from datetime import date

    from bot.branch.views import BranchView
    from bot.delivery.messages import Voice
    from plugins.dues.services.correcting import Row
    from plugins.dues.services.funds import Booked, Move

_COLUMNS = ("number", "day", "what", "name", "month", "yuan", "cash", "memo", "by")


def funds(t: Voice, found: Funds, owed: int, ahead: int) -> str:
    """What the branch holds, what came and went, what is open and prepaid in all."""
    lines = [t("dues-funds-title", held=yuan(found.held))]
    lines.append(t("dues-funds-parts", dues=yuan(found.dues), free=yuan(found.free)))
    lines.append(
        t(
            "dues-funds-moved",
            handed=yuan(found.handed),
            allotted=yuan(found.allotted),
            spent=yuan(found.spent),
        )
    )
    lines.append(t("dues-funds-members", owed=yuan(owed), ahead=yuan(ahead)))
    return "\n".join(lines)


def asked(t: Voice, move: Move, day: date, found: Funds) -> str:
    """The question before a move is booked."""
    known = {"yuan": yuan(move.fen), "day": day.isoformat()}
    if move.kind is PostingKind.HANDOVER:
        return t("dues-funds-ask-handover", left=yuan(found.dues - move.fen), **known)
    if move.kind is PostingKind.ALLOTMENT:
        return t("dues-funds-ask-allotment", **known)
    left = yuan(found.free - move.fen)
    return t("dues-funds-ask-spending", purpose=move.memo, left=left, **known)


def booked(t: Voice, move: Move, made: Booked) -> str:
    """That a move is booked and by which number, with or without a voucher."""
    number = str(made.number)
    first = t(f"dues-funds-done-{move.kind}", yuan=yuan(move.fen), number=number)
    voucher = t("dues-funds-voucher" if move.picture_id is not None else "dues-funds-no-voucher")
    left = t("dues-funds-left", held=yuan(made.funds.held))
    return "\n".join((first, voucher, left, t("dues-funds-wrong", number=number)))


async def table(t: Voice, view: BranchView, rows: Sequence[Row]) -> File:
    """Postings as xlsx, one a row; amounts are numbers in yuan."""
    header = [t(f"dues-funds-column-{one}") for one in _COLUMNS]
    made: list[list[Any]] = []
    for row in rows:
        posting = row.posting
        made.append(
            [
                posting.number,
                posting.day,
                what(t, row),
                name_of(t, view, row.member_id) if row.member_id is not None else "",
                month_name(posting.month) if posting.month else "",
                posting.fen / 100,
                row.cash / 100,
                posting.memo,
                name_of(t, view, posting.by) if posting.by is not None else "",
            ]
        )
    content = await workbook([Sheet(t("dues-funds-sheet"), header, made)])
    return File(t("dues-funds-file"), content)
