"""Bank -> file -> bank loses nothing, whatever stands in the questions."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import HealthCheck, example, given, settings

from plugins.quiz.bank.formats.gift_write import write_gift
from plugins.quiz.bank.formats.reading import read_bank
from plugins.quiz.bank.formats.sheet import write_csv, write_xlsx
from plugins.quiz.bank.question import Kind, Question, flaws
from tests.plugins.quiz.bank.strategies import banks, questions

slowly = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
more = settings(slowly, max_examples=60)

TRICKY = Question(
    kind=Kind.BLANK,
    text="=1+1 {是} ~多少# :: \\n?\n第二行 _____",
    options=(),
    answer=("a->b", "\\*", "*", "|", "\\", "[html]x", "%50%y", "'=2"),
    topic="//$course$/top",
    explanation="#### // ~ = [html]<b>",
    source="[第一条] \\ ]",
    rule_version="2022=1",
    ref="x [id:y]",
)


@settings(max_examples=60, deadline=None)
@given(questions())
def test_the_strategy_makes_sound_questions(question: Question) -> None:
    assert flaws(question) == []


@more
@given(banks)
@example([TRICKY])
def test_through_gift(bank: list[Question]) -> None:
    read = read_bank(write_gift(bank), "bank.gift")
    assert (read.faults, read.skipped, read.notes) == ((), (), ())
    assert read.questions == tuple(bank)


@more
@given(banks)
@example([TRICKY])
def test_through_csv(bank: list[Question]) -> None:
    for locale in ("zh-CN", "en"):
        read = read_bank(write_csv(bank, locale), "bank.csv")
        assert (read.faults, read.notes) == ((), ())
        assert read.questions == tuple(bank)


@slowly
@given(banks)
@example([TRICKY])
def test_through_xlsx(bank: list[Question]) -> None:
    read = read_bank(asyncio.run(write_xlsx(bank)), "bank.xlsx")
    assert (read.faults, read.notes) == ((), ())
    assert read.questions == tuple(bank)


@settings(slowly, max_examples=20)
@given(banks)
def test_a_second_export_is_the_first(bank: list[Question]) -> None:
    first = write_gift(bank)
    assert write_gift(read_bank(first, "x.gift").questions) == first
    sheet = write_csv(bank)
    assert write_csv(read_bank(sheet, "x.csv").questions) == sheet


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
async def test_no_cell_of_an_export_is_a_formula(locale: str) -> None:
    import io

    from openpyxl import load_workbook

    content = await write_xlsx([TRICKY], locale)
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert any(cell.value == "'=1+1 {是} ~多少# :: \\n?\n第二行 _____" for cell in cells)
