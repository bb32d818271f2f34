"""The empty roster that a host fills in, with an example that the importer passes over."""

from __future__ import annotations

from bot.branch.roster.columns import HEADS_EN, HEADS_ZH
from bot.store.sheets import Sheet, workbook

_EXAMPLES = {
    "zh-CN": ("示例：张三", "2023010101", "正式党员", "第一党小组", "组织委员", "2022-06-30"),
    "en": ("Example: Zhang San", "2023010101", "full", "Group 1", "organisation", "2022-06-30"),
}


async def template(locale: str = "zh-CN") -> bytes:
    """An xlsx with the heads of a language and one example row."""
    heads = HEADS_EN if locale == "en" else HEADS_ZH
    example = _EXAMPLES["en" if locale == "en" else "zh-CN"]
    header = [words[0] for words in heads.values()]
    return await workbook([Sheet("roster", header, [example])])
