"""What people type as answers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from plugins.quiz.bank.question import Kind
from plugins.quiz.rules.answering import LONGEST_BLANK, Place, one, read

SINGLE = Place(1, Kind.SINGLE, 4)
SEVERAL = Place(2, Kind.MULTIPLE, 4)
TRUTH = Place(3, Kind.TRUEFALSE)
BLANK = Place(4, Kind.BLANK)
ALL = (SINGLE, SEVERAL, TRUTH, BLANK)


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("1B", {1: (1,)}),
        ("1b 2acd", {1: (1,), 2: (0, 2, 3)}),
        ("１Ｂ　２ＡＣＤ", {1: (1,), 2: (0, 2, 3)}),
        ("1B2ACD3对4延安", {1: (1,), 2: (0, 2, 3), 3: True, 4: "延安"}),
        ("1B，2A、C、D，3√ 4 延安", {1: (1,), 2: (0, 2, 3), 3: True, 4: "延安"}),
        ("1.B 2:AC 3：错", {1: (1,), 2: (0, 2), 3: False}),
        ("第2题 A C", {2: (0, 2)}),
        ("2 CA", {2: (0, 2)}),
        ("2AAC", {2: (0, 2)}),
        ("3 对 2 ac", {3: True, 2: (0, 2)}),
        ("3×", {3: False}),
        ("3T", {3: True}),
        ("3f", {3: False}),
        ("3 false 1a", {3: False, 1: (0,)}),
        ("3正确", {3: True}),
        ("4 1921年 3错", {4: "1921年", 3: False}),
        ("4 7月1日", {4: "7月1日"}),
        ("4 延安 革命 2AB", {4: "延安 革命", 2: (0, 1)}),
        ("4 延安 5A", {4: "延安 5A"}),
        ("2A和C 3 right", {2: (0, 2), 3: True}),
    ],
)
def test_of_several_questions(typed: str, answers: dict[int, Any]) -> None:
    assert read(typed, ALL) == answers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1AC 2延安 3遵义", {1: (0, 2), 2: "延安", 3: "遵义"}),
        ("2延安 3延安", {2: "延安", 3: "延安"}),
        ("2延安，3 遵义 会议", {2: "延安", 3: "遵义 会议"}),
        ("2 1921年 3月 3 延安", {2: "1921年 3月", 3: "延安"}),
        ("2 五湖 四海 1A", {2: "五湖 四海", 1: (0,)}),
    ],
)
def test_blanks_in_a_row_are_told_apart(text: str, expected: dict[int, Any]) -> None:
    """As the bot's own example says: 答 1AC 2延安 3延安."""
    places = (Place(1, Kind.MULTIPLE, 4), Place(2, Kind.BLANK), Place(3, Kind.BLANK))
    assert read(text, places) == expected


@pytest.mark.parametrize(
    ("typed", "place", "answer"),
    [
        ("B", SINGLE, (1,)),
        ("1B", SINGLE, (1,)),
        ("ｂ", SINGLE, (1,)),
        ("A C", Place(1, Kind.MULTIPLE, 4), (0, 2)),
        ("对", Place(1, Kind.TRUEFALSE), True),
        ("延安", Place(1, Kind.BLANK), "延安"),
        ("1 延安", Place(1, Kind.BLANK), "延安"),
        ("1921年", Place(1, Kind.BLANK), "1921年"),
        ("A、C 和 A。", Place(1, Kind.MULTIPLE, 4), (0, 2)),
        ("A+C", Place(1, Kind.MULTIPLE, 4), (0, 2)),
        ("对。", Place(1, Kind.TRUEFALSE), True),
        ("wrong", Place(1, Kind.TRUEFALSE), False),
    ],
)
def test_of_the_only_question(typed: str, place: Place, answer: Any) -> None:
    assert read(typed, [place]) == {1: answer}


def test_a_word_for_each_of_several_in_order() -> None:
    assert read("B acd 对", ALL[:3]) == {1: (1,), 2: (0, 2, 3), 3: True}


@pytest.mark.parametrize(
    ("typed", "text_id", "named"),
    [
        ("", "quiz-daily-answer-missing", {}),
        ("　", "quiz-daily-answer-missing", {}),
        ("B", "quiz-daily-which", {"count": 4}),
        ("B ACD 对 延安", "quiz-daily-which", {"count": 4}),
        ("1E", "quiz-daily-outside", {"number": 1, "letter": "E", "last": "D"}),
        ("2ACZ", "quiz-daily-outside", {"number": 2, "letter": "Z", "last": "D"}),
        ("1B 2ACE", "quiz-daily-outside", {"number": 2, "letter": "E", "last": "D"}),
        ("1AB", "quiz-daily-one-letter", {"number": 1}),
        ("1", "quiz-daily-letters", {"number": 1, "last": "D"}),
        ("1民主集中制", "quiz-daily-letters", {"number": 1, "last": "D"}),
        ("3 也许", "quiz-daily-truth", {"number": 3}),
        ("3B", "quiz-daily-truth", {"number": 3}),
        ("4", "quiz-daily-blank", {"number": 4}),
        ("4" + "长" * 101, "quiz-daily-too-long", {"number": 4, "most": LONGEST_BLANK}),
        ("9A", "quiz-daily-no-such", {"number": 9, "count": 4}),
        ("0A", "quiz-daily-no-such", {"number": 0, "count": 4}),
        ("1B 1C", "quiz-daily-twice", {"number": 1}),
        ("1B。然后", "quiz-daily-stray", {"what": "。然后"}),
        ("1 1921年", "quiz-daily-letters", {"number": 1, "last": "D"}),
    ],
)
def test_what_is_no_answer(typed: str, text_id: str, named: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as refused:
        read(typed, ALL)
    assert (refused.value.text_id, refused.value.variables) == (text_id, named)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(typed: str) -> None:
    for places in (ALL, ALL[:1], ALL[3:]):
        try:
            found = read(typed, places)
        except Refusal:
            continue
        assert found
        assert set(found) <= {place.number for place in places}


@given(st.text(max_size=20))
def test_any_press_is_read_or_refused(typed: str) -> None:
    for place in ALL:
        try:
            found = one(typed, place)
        except Refusal:
            continue
        assert found is not None
