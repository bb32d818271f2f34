"""Streaks and counts, against counting by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.signin.rules.streak import (
    Tally,
    advance,
    alive,
    in_month,
    month_of,
    recount,
    streak_ending,
)

DAYS = st.sets(st.dates(date(2027, 12, 20), date(2028, 3, 10)), min_size=1)


def by_hand(days: set[date]) -> Tally:
    """The dullest possible count."""
    last = sorted(days)[-1]
    streak = 1
    while last - timedelta(days=streak) in days:
        streak += 1
    month = [d for d in days if (d.year, d.month) == (last.year, last.month)]
    return Tally(last, streak, len(month), len(days))


@given(DAYS)
def test_day_by_day_is_the_same_as_counting(days: set[date]) -> None:
    tally = None
    for day in sorted(days):
        tally = advance(tally, day)
    assert tally == by_hand(days)
    assert recount(days) == tally


@given(DAYS, st.data())
def test_a_second_time_changes_nothing(days: set[date], data: st.DataObject) -> None:
    tally = None
    for day in sorted(days):
        tally = advance(tally, day)
        if data.draw(st.booleans()):
            assert advance(tally, day) == tally
    assert tally == by_hand(days)


@given(DAYS, st.dates(date(2027, 12, 20), date(2028, 3, 10)))
def test_the_streak_that_ends_on_any_day(days: set[date], day: date) -> None:
    streak = streak_ending(days, day)
    assert all(day - timedelta(days=i) in days for i in range(streak))
    assert day - timedelta(days=streak) not in days
    assert in_month(days, day) == len([d for d in days if month_of(d) == month_of(day)])


def test_a_day_read_late_closes_the_gap() -> None:
    days = {date(2026, 11, 22), date(2026, 11, 24)}
    assert recount(days).streak == 1
    assert recount(days | {date(2026, 11, 23)}).streak == 3


def test_a_leap_day_is_a_day() -> None:
    tally = advance(advance(advance(None, date(2028, 2, 28)), date(2028, 2, 29)), date(2028, 3, 1))
    assert tally == Tally(date(2028, 3, 1), streak=3, month_count=1, total=3)
    assert advance(advance(None, date(2027, 2, 28)), date(2027, 3, 1)).streak == 2


def test_december_of_another_year_is_another_month() -> None:
    tally = advance(Tally(date(2026, 12, 31), 4, 20, 50), date(2027, 12, 1))
    assert tally == Tally(date(2027, 12, 1), 1, 1, 51)


def test_an_earlier_day_cannot_be_added_to_a_tally() -> None:
    with pytest.raises(ValueError, match="recount"):
        advance(Tally(date(2026, 11, 24), 1, 1, 1), date(2026, 11, 23))


def test_no_days_make_no_tally() -> None:
    with pytest.raises(ValueError, match="needs a day"):
        recount([])


def test_a_streak_lives_until_a_whole_day_was_missed() -> None:
    tally = Tally(date(2026, 11, 22), 5, 5, 5)
    assert alive(tally, date(2026, 11, 22)) == 5
    assert alive(tally, date(2026, 11, 23)) == 5
    assert alive(tally, date(2026, 11, 24)) == 0
    assert alive(None, date(2026, 11, 24)) == 0
