"""Grading: what each answer earns, and what no answer can."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.quiz.bank.grading import Given, Partial, fits, marks, share
from plugins.quiz.bank.question import Kind, Question
from tests.plugins.quiz.bank.strategies import questions

FIVE = Question(Kind.MULTIPLE, "q", ("a", "b", "c", "d", "e"), (0, 1, 2), "t")
SINGLE = Question(Kind.SINGLE, "q", ("a", "b"), (1,), "t")
TRUTH = Question(Kind.TRUEFALSE, "q", (), False, "t")
BLANK = Question(Kind.BLANK, "q", (), ("《中国共产党章程》", "党章", "1,000"), "t")
ALL = list(Partial)


@pytest.mark.parametrize(
    ("ticked", "none", "missed", "balanced"),
    [
        ((0, 1, 2), "1", "1", "1"),
        ((0, 1), "0", "2/3", "2/3"),
        ((0,), "0", "1/3", "1/3"),
        ((0, 1, 2, 3), "0", "0", "1/2"),
        ((0, 1, 3), "0", "0", "1/6"),
        ((0, 3), "0", "0", "0"),
        ((3, 4), "0", "0", "0"),
        ((0, 1, 2, 3, 4), "0", "0", "0"),
        ((), "0", "0", "0"),
    ],
)
def test_several_choices(ticked: tuple[int, ...], none: str, missed: str, balanced: str) -> None:
    earned = [share(FIVE, ticked, partial) for partial in ALL]
    assert earned == [Fraction(none), Fraction(missed), Fraction(balanced)]


@pytest.mark.parametrize(
    ("question", "given", "earned"),
    [
        (SINGLE, (1,), 1),
        (SINGLE, [1, 1], 1),
        (SINGLE, (0,), 0),
        (SINGLE, (0, 1), 0),
        (SINGLE, (), 0),
        (SINGLE, True, 0),
        (SINGLE, "B", 0),
        (TRUTH, False, 1),
        (TRUTH, True, 0),
        (TRUTH, (), 0),
        (TRUTH, "false", 0),
        (TRUTH, 0, 0),
        (BLANK, "党章", 1),
        (BLANK, " 中国 共产党章程。", 1),
        (BLANK, "1000", 1),
        (BLANK, "100", 0),
        (BLANK, "党", 0),
        (BLANK, "", 0),
        (BLANK, "《》", 0),
        (BLANK, True, 0),
    ],
)
def test_other_kinds_are_right_or_wrong(question: Question, given: Given, earned: int) -> None:
    assert share(question, given) == earned


@pytest.mark.parametrize("question", [SINGLE, TRUTH, BLANK, FIVE])
def test_nothing_given_earns_nothing(question: Question) -> None:
    assert share(question, None) == 0


multiples = questions((Kind.MULTIPLE,))


def ticks(question: Question) -> st.SearchStrategy[set[int]]:
    return st.sets(st.integers(0, len(question.options) - 1))


@given(multiples, st.sampled_from(ALL))
def test_ticking_everything_earns_nothing_unless_all_are_right(
    question: Question, partial: Partial
) -> None:
    everything = set(range(len(question.options)))
    all_right = everything == set(question.right())
    assert share(question, everything, partial) == (1 if all_right else 0)


@given(st.data(), multiples, st.sampled_from(ALL))
def test_a_right_tick_never_costs_and_a_wrong_one_never_pays(
    data: st.DataObject, question: Question, partial: Partial
) -> None:
    ticked = data.draw(ticks(question))
    option = data.draw(st.integers(0, len(question.options) - 1))
    assume(option not in ticked)
    before = share(question, ticked, partial)
    after = share(question, ticked | {option}, partial)
    assert after >= before if option in question.right() else after <= before


@given(st.data(), multiples)
def test_only_the_right_answer_earns_everything(data: st.DataObject, question: Question) -> None:
    ticked = data.draw(ticks(question))
    for partial in ALL:
        earned = share(question, ticked, partial)
        assert 0 <= earned <= 1
        assert (earned == 1) == (ticked == set(question.right()))


@given(st.data(), multiples)
def test_the_rules_grow_milder(data: st.DataObject, question: Question) -> None:
    ticked = data.draw(ticks(question))
    earned = [share(question, ticked, partial) for partial in ALL]
    assert earned == sorted(earned)


@given(questions((Kind.BLANK,)))
def test_every_accepted_form_is_right(question: Question) -> None:
    for form in question.forms():
        assert share(question, form) == 1
        assert share(question, f"  {form}　") == 1


@given(st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_nothing_fits_no_form(text: str, forms: list[str]) -> None:
    assert not fits(text, ())
    assert not fits("   ", forms)


def test_forms_are_not_parts() -> None:
    assert not fits("不是党章", ("党章",))
    assert share(replace(BLANK, answer=("-1",)), "1") == 0


@given(st.integers(0, 10_000), st.fractions(0, 1), st.fractions(0, 1))
def test_marks_follow_the_share(points: int, one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    assert 0 <= marks(points, low) <= marks(points, high) <= points
    assert marks(points, Fraction(1)) == points
    assert marks(points, Fraction(0)) == 0
    assert abs(marks(points, low) - points * low) <= Fraction(1, 2)


def test_marks_round_halves_up() -> None:
    assert [marks(100, Fraction(1, 3)), marks(100, Fraction(2, 3)), marks(5, Fraction(1, 2))] == [
        33, 67, 3,
    ]  # fmt: skip
