"""Times, papers, points, appeals and figures, as people write them. Nothing but rules."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from plugins.quiz.bank.paper import Cell
from plugins.quiz.bank.question import Kind, Question
from plugins.quiz.rules import appeals, drafting, papers
from plugins.quiz.rules.drafting import Draft, Step, Told
from plugins.quiz.rules.results import BANDS, band_of, figures

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
"""09:00 on a Tuesday in Shanghai."""
TOPICS = ("党章", "党史", "二十大 报告", "2026新规", "校园安全")


ONE = Kind.SINGLE, Kind.MULTIPLE


@pytest.mark.parametrize(
    ("said", "cells"),
    [
        ("单选 10", [Cell(ONE[0], 10)]),
        ("单选10", [Cell(ONE[0], 10)]),
        ("10道单选题", [Cell(ONE[0], 10)]),
        ("单选 10 多选 5", [Cell(ONE[0], 10), Cell(ONE[1], 5)]),
        ("10道单选5道多选", [Cell(ONE[0], 10), Cell(ONE[1], 5)]),
        ("单选 党章 5 难", [Cell(ONE[0], 5, "党章", 3)]),
        ("单选 党章 5 难度2", [Cell(ONE[0], 5, "党章", 2)]),
        ("填空 易 校园安全 2", [Cell(Kind.BLANK, 2, "校园安全", 1)]),
        ("单选 2026新规 3", [Cell(ONE[0], 3, "2026新规")]),
        ("单选 二十大 报告 3", [Cell(ONE[0], 3, "二十大 报告")]),
        ("单选 3 党章；单选 4 党章", [Cell(ONE[0], 7, "党章")]),
        ("single choice 10, multiple 5 hard", [Cell(ONE[0], 10), Cell(ONE[1], 5, "", 3)]),
        ("truefalse 4", [Cell(Kind.TRUEFALSE, 4)]),
    ],
)
def test_papers(said: str, cells: list[Cell]) -> None:
    assert list(papers.read_cells(said, TOPICS)) == cells
    assert papers.load_cells(papers.dump_cells(cells)) == tuple(cells)


@pytest.mark.parametrize(
    ("said", "text_id"),
    [
        ("", "quiz-exams-no-paper"),
        ("，，", "quiz-exams-no-paper"),
        ("随便", "quiz-exams-bad-paper"),
        ("单选", "quiz-exams-bad-paper"),
        ("单选 0", "quiz-exams-zero"),
        ("单选 3，判断 党史 0", "quiz-exams-zero"),
        ("单选 火星 3", "quiz-exams-no-topic"),
        ("单选 3 4", "quiz-exams-no-topic"),
        ("单选 3 难度 9", "quiz-exams-bad-difficulty"),
        ("单选 201", "quiz-exams-paper-long"),
    ],
)
def test_what_is_no_paper(said: str, text_id: str) -> None:
    with pytest.raises(Refusal) as caught:
        papers.read_cells(said, TOPICS)
    assert caught.value.text_id == text_id


@pytest.mark.parametrize(
    ("said", "points"),
    [
        ("2", (200, 200)),
        ("2.5分", (250, 250)),
        ("单选 2，多选 4", (200, 400)),
        ("单选2多选4", (200, 400)),
        ("单选 2分 多选 0.25分", (200, 25)),
        ("multiple 4 single 2", (200, 400)),
    ],
)
def test_points(said: str, points: tuple[int, int]) -> None:
    assert papers.read_points(said, ONE) == dict(zip(ONE, points, strict=True))


@pytest.mark.parametrize("said", ["", "多", "单选", "单选 2", "单选 2 单选 3", "0", "101", "-1"])
def test_what_are_no_points(said: str) -> None:
    with pytest.raises(Refusal):
        papers.read_points(said, ONE)


def test_a_draft_survives_being_stored() -> None:
    draft, told = Draft(), Told(NOW, ZONE, TOPICS)
    answers = ("测试", "明天 19:00", "2小时", "1小时", "2次", "60%", "单选 3\n多选 2", "2", "3")
    for step, said in zip(Step, answers, strict=False):
        draft = drafting.take(draft, step, said, told)
        assert drafting.load(drafting.dump(draft)) == draft
    assert (draft.minutes, draft.attempts, draft.pass_mark) == (60, 2, 60)
    assert (draft.questions, draft.total) == (5, 1000)
    assert drafting.load({}) == Draft()


def test_steps_go_on_and_back() -> None:
    assert drafting.before(Step.TITLE) is Step.TITLE
    assert drafting.after(Step.CONFIRM) is Step.CONFIRM
    assert [drafting.before(drafting.after(step)) for step in list(Step)[:-1]] == list(Step)[:-1]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("3 第5题 不对", appeals.Objection(3, 5, "不对")),
        ("第5题 不对 真的", appeals.Objection(None, 5, "不对 真的")),
        ("3 第 5题 不对", appeals.Objection(3, 5, "不对")),
        ("#3 5题 不对", appeals.Objection(3, 5, "不对")),
        ("３ 第５题 不对", appeals.Objection(3, 5, "不对")),
        ("3 q5 wrong", appeals.Objection(3, 5, "wrong")),
    ],
)
def test_objections(words: str, found: appeals.Objection) -> None:
    assert appeals.read(words.split()) == found


def test_decisions() -> None:
    assert appeals.read_decision(["7"]) == appeals.Decision(7, None, "")
    assert appeals.read_decision(["7", "成立", "答案", "C"]) == appeals.Decision(7, True, "C")
    assert appeals.read_decision(["7", "成立", "C"]) == appeals.Decision(7, True, "C")
    found = appeals.read_decision(["7", "rejected", "article", "8"])
    assert found == appeals.Decision(7, False, "article 8")


def test_a_blanks_new_form_joins_the_others() -> None:
    blank = Question(Kind.BLANK, "在哪里", (), ("延安",), "党史")
    assert appeals.mended(blank, "延安市 | 陕北", 1) == ("延安", "延安市", "陕北")
    choice = Question(Kind.MULTIPLE, "哪些", ("甲", "乙", "丙"), (0, 1), "党史")
    assert appeals.mended(choice, "ca", 1) == (0, 2)
    assert appeals.mended(Question(Kind.TRUEFALSE, "对吗", (), True, "党史"), "错", 1) is False


def test_figures() -> None:
    found = figures([0, 599, 600, 700, 899, 900, 1000], 1000, 60)
    assert found.bands == (2, 1, 1, 1, 2)
    assert (found.count, found.passed, found.median) == (7, 5, 700)
    assert found.mean == pytest.approx(671.142857)
    nobody = figures([], 1000, 60)
    assert (nobody.mean, nobody.median, nobody.pass_share) == (None, None, None)
    assert nobody.bands == (0,) * len(BANDS)


@given(st.integers(1, 20_000), st.data())
def test_every_mark_falls_into_the_band_of_its_percent(total: int, data: st.DataObject) -> None:
    marks = data.draw(st.integers(0, total))
    low, below = BANDS[band_of(marks, total)]
    assert low * total <= marks * 100 < below * total
