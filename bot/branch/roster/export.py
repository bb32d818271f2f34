"""A branch's roster as a sheet that the import reads again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.branch.category import Category
from bot.branch.roster.columns import CATEGORY_WORDS, HEADS_EN, HEADS_ZH, ROLE_WORDS
from bot.branch.views import in_roster_order
from bot.store.sheets import Sheet, workbook

if TYPE_CHECKING:
    from bot.branch.views import BranchView, MemberView


async def roster_sheet(view: BranchView, locale: str = "zh-CN") -> bytes:
    """The active members as an xlsx in the template's columns and the language's words."""
    heads = HEADS_EN if locale == "en" else HEADS_ZH
    rows = [_row(member, locale) for member in in_roster_order(view.members.values())]
    return await workbook([Sheet("roster", [words[0] for words in heads.values()], rows)])


def _row(member: MemberView, locale: str) -> list[Any]:
    return [
        member.name,
        member.student_no,
        _word(CATEGORY_WORDS[Category(member.category)], locale),
        member.group_name,
        "、".join(_word(ROLE_WORDS[role], locale) for role in sorted(member.roles)),
        member.joined_on,
    ]


def _word(words: tuple[str, ...], locale: str) -> str:
    """The first of the words in the language's script."""
    english = locale == "en"
    return next(word for word in words if word.isascii() == english)
