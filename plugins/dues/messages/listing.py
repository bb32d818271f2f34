"""Everyone's dues for those who collect: a few lines, and a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.store.sheets import Sheet, workbook
from plugins.dues.messages.paying import months_name
from plugins.dues.messages.standing import category_name
from plugins.dues.rules.money import yuan
from plugins.dues.rules.months import name

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.delivery.messages import Voice
    from plugins.dues.services.owing import Account

_LINES = 30
_HEADS = ("name", "no", "category", "monthly", "charged", "paid", "open", "months", "prepaid",
          "waiting")  # fmt: skip


def overview(t: Voice, view: BranchView, accounts: Sequence[Account]) -> str:
    """How many owe, and who, the longest first; the table has the rest."""
    known = [one for one in accounts if one.member_id in view.members]
    owing = [one for one in known if one.settled.open]
    owing.sort(key=lambda one: (one.settled.open[0].month, one.member_id))
    lines = [
        t(
            "dues-list-title",
            all=len(known),
            clear=len(known) - len(owing),
            count=len(owing),
            yuan=yuan(sum(one.settled.owed_fen for one in owing)),
        )
    ]
    for one in owing[:_LINES]:
        months = [month.month for month in one.settled.open]
        line = t(
            "dues-list-line",
            name=view.members[one.member_id].name,
            yuan=yuan(one.settled.owed_fen),
            months=months_name(t, months),
        )
        waits = t("dues-list-waits", yuan=yuan(one.waiting_fen)) if one.waiting_fen else ""
        lines.append(line + waits)
    if len(owing) > _LINES:
        lines.append(t("dues-and-more", count=len(owing) - _LINES))
    return "\n".join(lines)


async def table(t: Voice, view: BranchView, accounts: Sequence[Account]) -> bytes:
    """A row for each member with what was charged, paid and is open; amounts in yuan."""
    rows = []
    for one in accounts:
        member = view.members.get(one.member_id)
        settled = one.settled
        rows.append(
            [
                member.name if member else t("dues-list-left"),
                member.student_no if member else "",
                category_name(t, one.lines[-1].category) if one.lines else "",
                one.monthly / 100,
                one.charged_fen / 100,
                one.paid_fen / 100,
                settled.owed_fen / 100,
                " ".join(name(month.month) for month in settled.open),
                settled.prepaid_fen / 100,
                one.waiting_fen / 100,
            ]
        )
    heads = [t(f"dues-list-head-{head}") for head in _HEADS]
    return await workbook([Sheet(t("dues-list-sheet"), heads, rows)])
