"""The roster as an xlsx that can be brought in again."""

from __future__ import annotations

from bot.branch.roster.columns import HEADS_EN, HEADS_ZH, Column
from bot.branch.views import BranchView, MemberView, in_roster_order
from bot.store.sheets import Sheet, workbook
from bot.texts.locales import CHINESE
from plugins.members.wording.roster import category_name
from plugins.members.wording.words import Say, joined, role_name


async def roster_xlsx(t: Say, locale: str, view: BranchView) -> bytes:
    """Every active member with the importer's own columns, and who is bound."""
    heads = HEADS_ZH if locale == CHINESE else HEADS_EN
    header = [*(heads[column][0] for column in Column), t("members-column-bound")]
    rows = [_row(t, locale, member) for member in in_roster_order(view.members.values())]
    return await workbook([Sheet(t("members-roster-sheet"), header, rows)])


def _row(t: Say, locale: str, member: MemberView) -> list[object]:
    # The importer knows roles by their short English names.
    roles = [
        role_name(t, role) if locale == CHINESE else role.replace("_", " ")
        for role in sorted(member.roles)
    ]
    return [
        member.name,
        member.student_no,
        category_name(t, member.category),
        member.group_name,
        joined(t, roles),
        member.joined_on,
        t("members-settings-yes" if member.accounts else "members-settings-no"),
    ]
