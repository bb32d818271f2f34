"""When a question comes again, and what words say as an answer."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from fsrs import Rating
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from plugins.quiz.bank.question import Kind
from plugins.quiz.rules import answering, points, review
from plugins.quiz.rules.answering import Place
from plugins.quiz.rules.weakness import Clause, weakest
from plugins.quiz.services.review.sitting import BAD

START = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
RATINGS = st.sampled_from([Rating.Again, Rating.Hard, Rating.Good, Rating.Easy])


def test_a_new_mistake_is_due_at_once() -> None:
    assert review.fresh(START).due == START


@pytest.mark.parametrize(
    ("rating", "span"),
    [
        (Rating.Again, timedelta(minutes=10)),
        (Rating.Hard, timedelta(minutes=15)),
        (Rating.Good, timedelta(days=2)),
        (Rating.Easy, timedelta(days=8)),
    ],
)
def test_the_first_answer(rating: Rating, span: timedelta) -> None:
    assert review.answered(review.fresh(START), rating, START).due - START == span


@given(st.lists(RATINGS, min_size=1, max_size=12))
def test_the_same_history_gives_the_same_days(ratings: list[Rating]) -> None:
    ends = []
    for _ in range(2):
        memory = review.fresh(START)
        for rating in ratings:
            memory = review.answered(memory, rating, memory.due)
            memory = review.load(memory.dump(), START)
        ends.append(memory)
    assert ends[0] == ends[1]
    assert ends[0].reps == len(ratings)


@given(st.lists(RATINGS, max_size=8))
def test_too_easy_is_as_if_it_had_been_easy_from_the_start(ratings: list[Rating]) -> None:
    memory = review.fresh(START)
    for rating in ratings:
        memory = review.answered(memory, rating, memory.due)
    at = memory.due
    easy = review.answered(memory, Rating.Easy, at)
    changed = review.too_easy(review.answered(memory, Rating.Good, at), at)
    assert changed.card == easy.card
    assert review.too_easy(changed, at) is changed


def test_a_mistake_elsewhere_brings_it_sooner_and_counts_once() -> None:
    memory = review.answered(review.fresh(START), Rating.Easy, START)
    later = START + timedelta(days=1)
    once = review.mistaken(memory, later)
    assert once.due == later + timedelta(minutes=10)
    assert review.mistaken(once, later) is once
    # A quiz that closes late tells of what was before the last review.
    early = review.mistaken(memory, START + timedelta(seconds=1))
    assert early.due > START


@pytest.mark.parametrize("stored", [{}, None, [], {"card": {}}, {"card": 3, "reps": "x"}])
def test_what_does_not_fit_is_as_new(stored: object) -> None:
    assert review.load(stored, START) == review.fresh(START)


@pytest.mark.parametrize(
    ("right", "rating"), [(1000, Rating.Good), (999, Rating.Hard), (1, Rating.Hard), (0, 1)]
)
def test_what_an_answer_counts_as(right: int, rating: int) -> None:
    assert review.rating_of(right) == rating


@pytest.mark.parametrize(
    ("kind", "said", "answer"),
    [
        (Kind.SINGLE, "ｂ", (0,)),
        (Kind.SINGLE, " A 。", (2,)),
        (Kind.MULTIPLE, "acd", (1, 2, 3)),
        (Kind.MULTIPLE, "A、C 和 A", (2, 3)),
        (Kind.TRUEFALSE, "√", True),
        (Kind.TRUEFALSE, "错误", False),
        (Kind.BLANK, " 延安 ", "延安"),
        (Kind.BLANK, "长" * 100, "长" * 100),
    ],
)
def test_words_as_an_answer(kind: Kind, said: str, answer: object) -> None:
    assert answering.given(said, Place(0, kind, 4), (2, 0, 3, 1), BAD) == answer


@pytest.mark.parametrize(
    ("kind", "said", "text_id"),
    [
        (Kind.SINGLE, "E", "quiz-review-bad-outside"),
        (Kind.SINGLE, "AB", "quiz-review-bad-one-letter"),
        (Kind.SINGLE, "", "quiz-review-bad-letters"),
        (Kind.SINGLE, "1", "quiz-review-bad-letters"),
        (Kind.MULTIPLE, "选AB", "quiz-review-bad-letters"),
        (Kind.MULTIPLE, "ABZ", "quiz-review-bad-outside"),
        (Kind.TRUEFALSE, "A", "quiz-review-bad-truth"),
        (Kind.BLANK, "　", "quiz-review-bad-blank"),
        # No accepted form is so long; cut off it would have counted as a mistake.
        (Kind.BLANK, "长" * 300, "quiz-review-bad-too-long"),
    ],
)
def test_words_that_are_no_answer(kind: Kind, said: str, text_id: str) -> None:
    with pytest.raises(Refusal) as refused:
        answering.given(said, Place(0, kind, 4), (2, 0, 3, 1), BAD)
    assert refused.value.text_id == text_id


def clause(name: str, answers: int, people: int, percent: int) -> Clause:
    return Clause("党章", name, answers, people, percent * 10 * answers)


def test_the_weakest_come_first_and_nobody_can_be_told() -> None:
    few, good = clause("少", 40, 4, 0), clause("好", 40, 20, 85)
    weak = [clause(f"第{n}条", 10 + n, 5, 40 + n) for n in range(8)]
    found = weakest([good, *reversed(weak), few])
    assert found == weak[:5]
    assert found[0].percent == 40


@given(st.dictionaries(st.integers(1, 50), st.integers(-3, 30)))
def test_a_ranking_names_only_the_upper_half(sums: dict[int, int]) -> None:
    named = points.top(sums)
    having = [p for p in sums.values() if p > 0]
    assert len(named) <= min(points.NAMED, (len(having) + 1) // 2)
    names = {member for _, member, _ in named}
    unnamed = [p for member, p in sums.items() if member not in names]
    for place, member, value in named:
        assert value == sums[member]
        assert place == 1 + sum(p > value for p in sums.values())
        assert all(value > other for other in unnamed)


def test_days_in_a_row() -> None:
    today = date(2026, 11, 24)
    days = {today - timedelta(days=back) for back in (0, 1, 2, 4)}
    assert points.streak(days, today) == 3
    assert points.streak(days - {today}, today) == 2
    assert points.streak(days - {today, today - timedelta(days=1)}, today) == 0
