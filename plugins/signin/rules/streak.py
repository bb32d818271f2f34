"""Days in a row and the month's count, from a running tally or from the days themselves."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Tally:
    """What is kept of a member's days.

    `streak` counts the days in a row that end with `last_day`; `month_count` the days of
    `last_day`'s month; `total` all of them.
    """

    last_day: date
    streak: int
    month_count: int
    total: int

    @property
    def month(self) -> str:
        """The month of `month_count`, as `2026-11`."""
        return month_of(self.last_day)


def month_of(day: date) -> str:
    """A day's month as `2026-11`."""
    return f"{day.year:04d}-{day.month:02d}"


def advance(tally: Tally | None, day: date) -> Tally:
    """The tally after one more day, which must not lie before the last.

    The same day again changes nothing. Raises ValueError for an earlier day: its place in the
    row can't be known from the tally, `recount` needs the days.
    """
    if tally is None:
        return Tally(day, 1, 1, 1)
    if day == tally.last_day:
        return tally
    if day < tally.last_day:
        raise ValueError("a day before the last one needs a recount")
    streak = tally.streak + 1 if day - tally.last_day == _DAY else 1
    same_month = month_of(day) == tally.month
    return Tally(day, streak, tally.month_count + 1 if same_month else 1, tally.total + 1)


def recount(days: Collection[date]) -> Tally:
    """The tally of a set of days. Raises ValueError for none."""
    if not days:
        raise ValueError("a tally needs a day")
    known = frozenset(days)
    last = max(known)
    return Tally(last, streak_ending(known, last), in_month(known, last), len(known))


def streak_ending(days: Collection[date], day: date) -> int:
    """How many days in a row end with `day`; 0 where it is not among them."""
    known = days if isinstance(days, frozenset) else frozenset(days)
    count = 0
    while day in known:
        count += 1
        day -= _DAY
    return count


def in_month(days: Collection[date], day: date) -> int:
    """How many of the days lie in the month of `day`."""
    month = month_of(day)
    return sum(month_of(known) == month for known in days)


def alive(tally: Tally | None, today: date) -> int:
    """The days in a row that still count today: 0 once a whole day was missed."""
    if tally is None or today - tally.last_day > _DAY:
        return 0
    return tally.streak
