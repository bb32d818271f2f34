"""The pictures and the xlsx that people get: legible, complete, one line for each member."""

from __future__ import annotations

import io
import struct
from typing import Any

import pytest

from bot.branch.roles import Role
from bot.sandbox.world import until as happens
from tests.plugins.signin.chatting import opened, setting

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

NAMES = (
    "张三", "李四", "王五", "古丽娜尔·艾山", "欧阳澈", "谢望舒", "苏以宁", "秦朗", "傅晚晴",
    "白景川", "马思源", "扎西顿珠", "罗子衿", "唐一鸣",
)  # fmt: skip
# Of the house style: 360 pt at 192 dots an inch, a row of a table is about 58 dots high.
WIDTH, ROW, AROUND = 960, 60, 460


def size(png: bytes | None) -> tuple[int, int]:
    """Width and height, which stand in the first block of a PNG."""
    assert png is not None
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
async def test_a_terms_picture_and_table(house: Any, locale: str) -> None:
    from openpyxl import load_workbook

    branch = await house.branch(locale=locale)
    secretary = await branch.person("书记", Role.SECRETARY, group_name="一组")
    for name in NAMES:
        await branch.person(name, group_name="一组")
    private = house.private("qq")
    await house.ask(branch.people["张三"], private, "签到")
    said = await secretary.say(
        private, "签到统计 全体" if locale == "zh-CN" else "/attendancestats all"
    )
    await house.world.settled(0.5)
    heard = house.world.said(private, secretary, after=said)
    picture = next(m.picture for m in heard if m.picture is not None)
    width, height = size(picture)
    # No name and no head of a column is broken into lines of its own.
    assert width == WIDTH
    assert height < AROUND + ROW * len(branch.members)
    document = next(m.document for m in heard if m.document is not None)
    page = load_workbook(io.BytesIO(document[1])).worksheets[0]
    rows = list(page.values)
    assert len(rows) == 1 + len(branch.members)
    assert len(rows[0]) == 10
    zhang = next(row for row in rows if row[0] == "张三")
    assert zhang[3:] == (1, 0, 0, 0, 0, 0, 0)
    _is_readable(page, len(rows))


def _documents(house: Any, branch: Any, name: str) -> list[Any]:
    """The files of a name that the secretary got."""
    said = house.world.said(person=branch.people["书记"])
    return [m.document for m in said if m.document is not None and m.document[0] == name]


def _is_readable(page: Any, rows: int) -> None:
    """A head that stays in sight and stands out, filters, room for every cell, fits on paper."""
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == page.dimensions
    assert page.max_row == rows
    assert page["A1"].fill.fgColor.rgb != page["A2"].fill.fgColor.rgb
    assert page["A1"].font.bold
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == "$1:$1"
    for column in page.columns:
        longest = max(
            sum(2 if c > "\u2e80" else 1 for c in str(cell.value or "")) for cell in column
        )
        assert page.column_dimensions[column[0].column_letter].width > min(longest, 60)


async def test_a_sessions_picture_and_table(house: Any, platform: str) -> None:
    from openpyxl import load_workbook

    branch = await house.branch()
    await branch.person("书记", Role.SECRETARY)
    for name in NAMES:
        await branch.person(name)
    private, group = house.private(platform), branch.group(platform)
    _, code = await opened(house, branch, platform)
    for name in NAMES[:3]:
        await house.ask(branch.people[name], private, f"签到 {code}")
    await house.ask(branch.people["李四"], private, f"签到 {code}")
    await house.advance(minutes=15)
    plain = (await house.world.heard(group, contains="已到截止时间"))[0]
    await house.advance(minutes=10)
    await setting(house, branch, names_in_group=True)
    _, code = await opened(house, branch, platform, "发起签到 支部大会 15分钟")
    await house.ask(branch.people["张三"], private, f"签到 {code}")
    await house.advance(minutes=15)
    named = (await house.world.heard(group, contains="“支部大会”（2 号）已到截止时间"))[0]
    # With names the picture is as wide, and taller.
    assert size(plain.picture)[0] == size(named.picture)[0] == WIDTH
    assert size(named.picture)[1] > size(plain.picture)[1] + 100
    name = "签到-1-2026-11-24.xlsx"
    secretary, seen = branch.people["书记"], len(_documents(house, branch, name))
    await secretary.say(private, "签到导出 1")
    await happens(lambda: len(_documents(house, branch, name)) > seen)
    document = _documents(house, branch, name)[-1]
    page = load_workbook(io.BytesIO(document[1])).worksheets[0]
    rows = list(page.values)
    assert rows[0] == ("姓名", "学号", "党小组", "情况", "时间")
    assert [row[3] for row in rows[1:]].count("已签到") == 3
    assert next(row for row in rows if row[0] == "张三")[4] == "2026-11-24 09:00"
    assert page.title == "主题党日"
    _is_readable(page, 1 + len(NAMES) + 1)
