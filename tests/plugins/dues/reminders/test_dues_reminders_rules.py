"""Holidays, the days on which a branch reminds, and the arrears clock."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot import rulebook
from plugins.dues.rules.allocation import OpenMonth, allocate
from plugins.dues.rules.arrears import Run, run_of, to_warn
from plugins.dues.rules.holidays import Calendar, calendar_of
from plugins.dues.rules.months import months_between, next_month
from plugins.dues.rules.reminding import Payer, falls_on, is_reminder_day, read_days, round_of
from plugins.dues.services.reminding import calendar_from

DEFAULT = (5, 20, -2)


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return calendar_from(rulebook.load("holidays"))


def test_the_published_days(calendar: Calendar) -> None:
    assert [calendar.published(year) for year in (2024, 2025, 2026, 2027)] == [
        False, True, True, False,
    ]  # fmt: skip
    assert sum(day.year == 2025 for day in calendar.off) == 28
    assert sum(day.year == 2026 for day in calendar.off) == 33
    assert not calendar.off & calendar.working
    # Every make-up day is a weekend: else it would be a working day anyway.
    assert all(day.weekday() >= 5 for day in calendar.working)
    assert calendar.is_holiday(date(2026, 10, 7))
    assert not calendar.is_holiday(date(2026, 10, 8))
    assert calendar.is_working_day(date(2026, 10, 10))
    assert not calendar.is_working_day(date(2026, 10, 11))
    assert not calendar.is_working_day(date(2026, 10, 1))
    assert calendar.is_working_day(date(2027, 10, 1))


def test_a_wrong_calendar_is_refused() -> None:
    day = date(2026, 1, 1)
    for off, working in (([[day, day - timedelta(days=1)]], []), ([], [date(2027, 1, 1)])):
        with pytest.raises(ValueError, match="20"):
            calendar_of([(2026, {"off": off, "working": working})])


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("5,20,-2", (5, 20, -2)), ("-2，20、5", (5, 20, -2)), (" 31 ", (31,)), ("5 5", (5,)),
        ("", None), ("0", None), ("32", None), ("-11", None), ("5,x", None), ("五", None),
        ("1,2,3,4,5,6,7", None), ("1.5", None),
    ],
)  # fmt: skip
def test_days_as_they_are_written(written: str, days: tuple[int, ...] | None) -> None:
    assert read_days(written) == days


def test_holidays_move_reminders(calendar: Calendar) -> None:
    october, february = date(2026, 10, 1), date(2026, 2, 1)
    assert falls_on(october, 5, calendar) == date(2026, 10, 8)
    assert falls_on(february, 20, calendar) == date(2026, 2, 24)
    assert falls_on(february, 31, calendar) == date(2026, 2, 28)
    assert falls_on(february, -2, calendar) == date(2026, 2, 26)
    # The month's end moves back: 29 January 2025 is a holiday, and so is the 28th.
    assert falls_on(date(2025, 1, 1), -2, calendar) == date(2025, 1, 27)
    # And what is moved out of its month comes in the next.
    assert falls_on(date(2025, 1, 1), 31, calendar) == date(2025, 2, 5)
    assert is_reminder_day(date(2025, 2, 5), (31,), calendar)
    assert not is_reminder_day(date(2026, 10, 5), DEFAULT, calendar)
    # In a year that isn't published days fall where they are written.
    assert falls_on(date(2027, 10, 1), 5, calendar) == date(2027, 10, 5)


def test_three_days_a_month_and_no_holiday_among_them(calendar: Calendar) -> None:
    for month in months_between(date(2025, 1, 1), date(2026, 12, 1)):
        days = [month + timedelta(days=n) for n in range((next_month(month) - month).days)]
        reminders = [day for day in days if is_reminder_day(day, DEFAULT, calendar)]
        assert len(reminders) == 3, month
        assert not any(map(calendar.is_holiday, reminders))


def test_never_to_who_has_paid_or_claimed() -> None:
    found = round_of(
        [Payer(1, (), 0), Payer(2, (date(2026, 9, 1),), 20), Payer(3, (), 20, waiting_fen=20)]
    )
    assert [one.member_id for one in found.missing] == [2]
    assert (found.settled, found.payers) == (2, 3)


def _months(*paid: int, first: int = 1, last: int = 9) -> tuple[OpenMonth, ...]:
    return tuple(
        OpenMonth(date(2026, n, 1), 20, 20) for n in range(first, last + 1) if n not in paid
    )


def test_months_running() -> None:
    july = date(2026, 7, 1)
    assert run_of((), july) is None
    assert run_of(_months(last=7), july) == Run(date(2026, 1, 1), 6)
    # This month isn't over.
    assert run_of(_months(first=7, last=7), july) is None
    assert run_of(_months(3, last=6), july) == Run(date(2026, 4, 1), 3)
    # Over the turn of the year.
    over = [OpenMonth(month, 20, 20) for month in months_between(date(2025, 11, 1), july)]
    assert run_of(over, july) == Run(date(2025, 11, 1), 8)
    # What was paid in part is not unpaid.
    settled = allocate([(date(2026, n, 1), 20) for n in range(1, 7)], 30)
    assert run_of(settled.open, july) == Run(date(2026, 3, 1), 4)
    # Nothing was due in a month that was waived.
    waived = allocate([(date(2026, n, 1), 0 if n == 3 else 20) for n in range(1, 7)], 0)
    assert run_of(waived.open, july) == Run(date(2026, 4, 1), 3)


def test_each_step_is_pointed_out_once() -> None:
    since, other = date(2026, 1, 1), date(2025, 1, 1)
    assert to_warn(None, ()) is None
    assert [to_warn(Run(since, n), ()) for n in range(1, 9)] == [None, None, 3, 3, 5, 6, 6, 6]
    assert to_warn(Run(since, 4), {(since, 3)}) is None
    assert to_warn(Run(since, 5), {(since, 3)}) == 5
    assert to_warn(Run(since, 9), {(since, 6)}) is None
    assert to_warn(Run(since, 3), {(other, 6)}) == 3


def test_who_pays_the_oldest_month_is_not_told_of_the_same_months_again() -> None:
    warned = {(date(2026, 1, 1), 3), (date(2026, 1, 1), 5)}
    assert to_warn(Run(date(2026, 2, 1), 4), warned) is None
    assert to_warn(Run(date(2026, 2, 1), 5), warned) == 5
    # A new run is another matter.
    assert to_warn(Run(date(2026, 7, 1), 3), warned) == 3
