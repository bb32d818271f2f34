"""Tables that are handed out."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.store.sheets import Sheet, harmless, workbook


def _rows(content: bytes) -> list[tuple[object, ...]]:
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return list(sheet.iter_rows(values_only=True))


async def test_writes_what_it_was_given() -> None:
    rows = [
        ("张三", 3, date(2026, 11, 24), None),
        ("李四", 1.5, datetime(2026, 1, 2, 3, 4, tzinfo=UTC), True),
    ]
    content = await workbook([Sheet("签到/表", ("姓名", "次数", "日期", "备注"), rows)])
    read = _rows(content)
    assert read[0] == ("姓名", "次数", "日期", "备注")
    assert read[1][:2] == ("张三", 3)
    assert read[2] == ("李四", 1.5, "2026-01-02 03:04", True)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1", "＋1"])
def test_text_that_would_be_run_is_disarmed(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("value", ["张三", "2023001", "a=b", "", 5, -5, 1.5, None, True])
def test_other_values_stay(value: object) -> None:
    assert harmless(value) == value


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_any_text_can_be_written_and_none_is_a_formula(texts: list[str]) -> None:
    import asyncio

    content = asyncio.run(workbook([Sheet("x", texts, [texts])]))
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


async def test_titles_are_made_to_fit() -> None:
    content = await workbook([Sheet("[a]:*?/\\" * 20, ("x",), []), Sheet("", ("y",), [])])
    names = load_workbook(io.BytesIO(content)).sheetnames
    assert len(names) == 2
    assert all(0 < len(name) <= 31 for name in names)
