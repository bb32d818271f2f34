"""What a question is, and how its texts are kept and compared."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.quiz.bank.question import (
    LETTERS,
    Field,
    Kind,
    Question,
    derived_ref,
    flaws,
    letters_of,
)
from plugins.quiz.bank.wording import clean, fold, fold_answer, letters_only, one_line
from tests.plugins.quiz.bank.strategies import questions

SINGLE = Question(Kind.SINGLE, "q", ("a", "b", "c"), (0,), "t")
TRUTH = Question(Kind.TRUEFALSE, "q", (), True, "t")
BLANK = Question(Kind.BLANK, "q", (), ("x",), "t")


@pytest.mark.parametrize(
    ("question", "part", "text_id"),
    [
        (replace(SINGLE, text=""), "text", "no-text"),
        (replace(SINGLE, topic=""), "topic", "no-topic"),
        (replace(SINGLE, difficulty=0), "difficulty", "bad-difficulty"),
        (replace(SINGLE, options=("a",)), "options", "option-count"),
        (replace(SINGLE, options=tuple("abcdefghijk")), "options", "option-count"),
        (replace(SINGLE, options=("a", "")), "options", "option-empty"),
        (replace(SINGLE, options=("a", "Ａ ")), "options", "option-twice"),
        (replace(SINGLE, answer=(0, 1)), "answer", "one-letter"),
        (replace(SINGLE, answer=(3,)), "answer", "letter-outside"),
        (replace(SINGLE, answer=(-1,)), "answer", "letter-outside"),
        (replace(SINGLE, answer=()), "answer", "no-answer"),
        (replace(SINGLE, answer=True), "answer", "no-answer"),
        (replace(SINGLE, answer=("A",)), "answer", "bad-letters"),
        (replace(SINGLE, kind=Kind.MULTIPLE, answer=(1, 0)), "answer", "bad-letters"),
        (replace(SINGLE, kind=Kind.MULTIPLE, answer=(1, 1)), "answer", "bad-letters"),
        (replace(TRUTH, answer=(0,)), "answer", "bad-truth"),
        (replace(TRUTH, options=("a", "b")), "options", "options-unwanted"),
        (replace(BLANK, answer=()), "answer", "no-answer"),
        (replace(BLANK, answer=("",)), "answer", "no-answer"),
        (replace(BLANK, answer=("x", "x")), "answer", "form-twice"),
        (replace(BLANK, answer=tuple(map(str, range(21)))), "answer", "many-forms"),
        (replace(BLANK, answer=("x" * 101,)), "answer", "too-long"),
        (replace(SINGLE, ref="x" * 65), "id", "too-long"),
        (replace(SINGLE, explanation="x" * 1501), "explanation", "too-long"),
    ],
)
def test_each_flaw_is_named(question: Question, part: str, text_id: str) -> None:
    assert [(f.part, f.text_id) for f in flaws(question)] == [(part, f"quiz-import-{text_id}")]


def test_several_right_may_be_one_or_all() -> None:
    for answer in ((0,), (0, 1, 2)):
        assert flaws(replace(SINGLE, kind=Kind.MULTIPLE, answer=answer)) == []


def test_what_is_missing_for_use() -> None:
    assert SINGLE.missing == (Field.EXPLANATION, Field.SOURCE)
    assert replace(SINGLE, explanation="e", source="s").missing == ()


def test_answers_by_kind() -> None:
    assert (SINGLE.right(), SINGLE.forms()) == ((0,), ())
    assert (TRUTH.right(), TRUTH.forms()) == ((), ())
    assert (BLANK.right(), BLANK.forms()) == ((), ("x",))
    assert letters_of((0, 2, 9)) == "ACJ"
    assert len(LETTERS) == 10


def test_a_derived_ref_stays_with_the_wording() -> None:
    same = [
        Question(Kind.SINGLE, "党的 生日？", ("a", "b"), (0,), "t").ref,
        Question(Kind.SINGLE, "党的生日", ("b", "Ａ"), (1,), "other", 3, "why").ref,
    ]
    assert same[0] == same[1]
    assert derived_ref(Kind.SINGLE, "党的生日", ("a", "c")) != same[0]
    assert derived_ref(Kind.MULTIPLE, "党的生日", ("a", "b")) != same[0]


def test_a_given_ref_is_kept() -> None:
    assert replace(SINGLE, ref="mine").ref == "mine"


@given(questions())
def test_cleaning_a_sound_question_changes_nothing(question: Question) -> None:
    assert clean(question.text) == question.text
    assert all(one_line(option) == option for option in question.options)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)
    assert "\n" not in one_line(text)


@given(st.text(st.characters(codec="utf-8")))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_answer(fold_answer(text)) == fold_answer(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (" a \r\n\r\n\r\n\r\n b\t\x00", "a\n\nb"),
        ("a\u2028b", "a\nb"),
        ("\ufeffa\ud800", "a"),
        ("　全角　", "全角"),
    ],
)
def test_clean(text: str, kept: str) -> None:
    assert clean(text) == kept


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("《中国共产党章程》", "中国共产党章程"),
        (" １９２１ 年。", "1921年"),
        ("“实事求是”、与时俱进", "实事求是与时俱进"),
        ("Grant's Tomb", "grantstomb"),
        ("3.5", "3.5"),
        ("4/5", "4/5"),
        ("-1", "-1"),
        ("50%", "50%"),
        ("８０％", "80%"),
        ("1,000", "1000"),
        ("1,000,000", "1000000"),
        ("1,2", "1,2"),
        ("12:30", "12:30"),
        ("三会一课-制度", "三会一课制度"),
        ("?!", "?!"),
        ("", ""),
    ],
)
def test_what_is_filled_in_is_compared_without_signs(text: str, folded: str) -> None:
    assert fold_answer(text) == folded


def test_letters_only_keeps_something() -> None:
    assert letters_only("A, b！ 党。") == "ab党"
    assert letters_only("？？") == "??"
    assert fold("Ａ b") == "ab"
