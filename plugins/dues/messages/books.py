"""The books as an officer reads them, and what members are told of corrections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bot.delivery.messages import OutboxMessage, ToMember
from bot.platforms.types import Outgoing
from plugins.dues.messages.deciding import name_of
from plugins.dues.messages.paying import month_name
from plugins.dues.rules.ledger import PostingKind
from plugins.dues.rules.money import yuan

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.delivery.messages import Voice
    from plugins.dues.services.correcting import Row

MOST_LINES = 60


def what(t: Voice, row: Row) -> str:
    """What a posting is."""
    kind = row.posting.kind
    if kind == PostingKind.REVERSAL:
        return t("dues-posting-reversal", reverses=str(row.posting.reverses_id))
    return t(f"dues-posting-{kind if kind in set(PostingKind) else 'other'}")


def line(t: Voice, view: BranchView, row: Row) -> str:
    """A posting on one line."""
    posting = row.posting
    said = t(
        "dues-journal-line",
        number=str(posting.number),
        day=posting.day.strftime("%m-%d"),
        what=what(t, row),
        yuan=yuan(posting.fen),
    )
    if row.member_id is not None:
        said = t("dues-journal-line-name", line=said, name=name_of(t, view, row.member_id))
    if row.claim is not None:
        said = t("dues-journal-line-claim", line=said, claim=row.claim)
    if posting.memo:
        said = t("dues-journal-line-memo", line=said, memo=posting.memo)
    return t("dues-journal-line-reversed", line=said) if row.reversed else said


def journal(t: Voice, view: BranchView, month: date, rows: Sequence[Row]) -> str:
    """A month's postings: charges as their sum, the rest a line each."""
    name = month_name(t, month)
    if not rows:
        return t("dues-journal-none", month=name)
    charges = [row.posting.fen for row in rows if row.posting.kind == PostingKind.CHARGE]
    others = [row for row in rows if row.posting.kind != PostingKind.CHARGE]
    lines = [t("dues-journal-title", month=name)]
    if charges:
        lines.append(t("dues-journal-charges", count=len(charges), yuan=yuan(sum(charges))))
    if len(others) > MOST_LINES:
        lines.append(t("dues-journal-more", count=len(others) - MOST_LINES))
    lines += [line(t, view, row) for row in others[-MOST_LINES:]]
    came = sum(row.cash for row in others if row.cash > 0)
    went = -sum(row.cash for row in others if row.cash < 0)
    lines.append(t("dues-journal-sums", **{"in": yuan(came), "out": yuan(went)}))
    lines.append(t("dues-journal-how"))
    return "\n".join(lines)


def refunded(t: Voice, view: BranchView, member_id: int, fen: int, key: str) -> list[OutboxMessage]:
    """To the member: what was overpaid came back."""
    said = Outgoing(t("dues-told-refund", yuan=yuan(fen)))
    return [OutboxMessage(view.id, ToMember(member_id), said, f"dues:{view.id}:{key}"[:190])]


def reversed_(t: Voice, view: BranchView, row: Row, reason: str) -> list[OutboxMessage]:
    """To the member on whose account something was taken back."""
    if row.member_id is None:
        return []
    text = t("dues-told-reversed", yuan=yuan(row.posting.fen), what=what(t, row), reason=reason)
    key = f"dues:reversed:{row.posting.id}"
    return [OutboxMessage(view.id, ToMember(row.member_id), Outgoing(text), key)]
