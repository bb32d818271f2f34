"""Item analysis against figures worked out by hand and by Python's own statistics."""

from __future__ import annotations

import statistics
from dataclasses import astuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.quiz.bank.items import analyse, correlation

# Ten people, best first; with ten the upper and lower groups are of three.
TEN = [
    [1, 1, 1, 1],
    [1, 1, 1, 1],
    [1, 1, 1, 0],
    [1, 1, 0, 0],
    [1, 1, 0, 1],
    [1, 0, 1, 0],
    [1, 0, 1, 0],
    [1, 0, 0, 0],
    [1, 0, 0, 0],
    [1, 0, 0, 0],
]


def test_difficulty_is_the_share_right() -> None:
    assert [item.difficulty for item in analyse(TEN)] == [1.0, 0.5, 0.5, 0.3]
    assert {item.count for item in analyse(TEN)} == {10}


def test_discrimination_is_between_the_upper_and_the_lower_27_percent() -> None:
    easy, hard, _, last = analyse(TEN)
    assert (easy.upper, easy.lower, easy.discrimination) == (1.0, 1.0, 0.0)
    # Third place is shared by the third and the fifth, who both have three of four.
    assert (hard.upper, hard.lower, hard.discrimination) == (1.0, 0.0, 1.0)
    assert last.upper == pytest.approx((2 + 0.5) / 3)


def test_point_biserial_is_pearsons_correlation_with_the_total() -> None:
    totals = [sum(row) / 4 for row in TEN]
    for number, item in enumerate(analyse(TEN)):
        values = [row[number] for row in TEN]
        if len(set(values)) == 1:
            assert item.point_biserial is None
            continue
        assert item.point_biserial == pytest.approx(statistics.correlation(values, totals))
        rest = [(sum(row) - row[number]) / 3 for row in TEN]
        assert item.item_rest == pytest.approx(statistics.correlation(values, rest))


def test_a_question_that_misleads_the_strong_is_below_zero() -> None:
    rows = [[1, 1, 0], [1, 1, 0], [1, 0, 0], [0, 0, 1], [0, 0, 1]]
    assert (analyse(rows)[2].discrimination or 0) < 0
    assert (analyse(rows)[2].item_rest or 0) < 0


def test_points_weigh_in_the_total() -> None:
    rows = [[1, 0, 0], [0, 1, 1]]
    light, heavy = analyse(rows)[0], analyse(rows, [10, 1, 1])[0]
    assert light.discrimination == -1
    assert heavy.discrimination == 1


def test_questions_that_were_not_put_do_not_count() -> None:
    rows = [[1, None], [1, 0], [None, 1], [0, None]]
    first, second = analyse(rows)
    assert (first.count, second.count) == (3, 2)
    assert first.difficulty == pytest.approx(2 / 3)
    assert second.difficulty == 0.5


@pytest.mark.parametrize(
    ("rows", "count"),
    [([[1, 1], [1, 1]], 2), ([[0, 0]], 1), ([[None], [None]], 0)],
)
def test_nothing_is_said_where_nothing_can_be(rows: list[list[float | None]], count: int) -> None:
    item = analyse(rows)[0]
    assert item.count == count
    assert astuple(item)[2:] == (None,) * 5


def test_nobody_and_nothing() -> None:
    assert analyse([]) == ()
    assert [item.count for item in analyse([], [1, 1])] == [0, 0]
    assert analyse([[], []]) == ()


@pytest.mark.parametrize("rows", [[[1], [1, 0]], [[1, 0], []]])
def test_rows_are_of_one_length(rows: list[list[float | None]]) -> None:
    with pytest.raises(ValueError, match="every row"):
        analyse(rows)


shares = st.one_of(st.none(), st.sampled_from([0.0, 0.25, 0.5, 1.0]))


@st.composite
def results(draw: st.DrawFn) -> list[list[float | None]]:
    width = draw(st.integers(1, 5))
    return draw(st.lists(st.lists(shares, min_size=width, max_size=width), min_size=1, max_size=12))


@settings(max_examples=150)
@given(results(), st.randoms())
def test_the_order_of_people_makes_no_difference(rows: list[list], random) -> None:
    mixed = list(rows)
    random.shuffle(mixed)
    for one, other in zip(analyse(rows), analyse(mixed), strict=True):
        for value, again in zip(astuple(one), astuple(other), strict=True):
            assert (value is None) == (again is None)
            assert value is None or value == pytest.approx(again, abs=1e-9)


@settings(max_examples=150)
@given(results())
def test_every_figure_keeps_its_bounds(rows: list[list]) -> None:
    for item in analyse(rows):
        for figure in (item.difficulty, item.upper, item.lower):
            assert figure is None or -1e-9 <= figure <= 1 + 1e-9
        for figure in (item.discrimination, item.point_biserial, item.item_rest):
            assert figure is None or -1 - 1e-9 <= figure <= 1 + 1e-9


def test_correlation() -> None:
    assert correlation([1, 2, 3], [2, 4, 6]) == pytest.approx(1)
    assert correlation([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)
    assert correlation([1, 1], [1, 2]) is None
    assert correlation([1], [1]) is None
