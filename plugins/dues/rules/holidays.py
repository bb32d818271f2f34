"""Public holidays and the days on which people work instead, by the published calendars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """The years of `data/rules/holidays.yaml`. What isn't published has no holidays yet."""

    years: frozenset[int] = frozenset()
    off: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()

    def published(self, year: int) -> bool:
        """Whether the holidays of a year are known; without them its dates are provisional."""
        return year in self.years

    def is_holiday(self, day: date) -> bool:
        """Whether a day belongs to a public holiday. A plain weekend doesn't."""
        return day in self.off

    def is_working_day(self, day: date) -> bool:
        """Whether people work: on weekdays that are no holiday, and on make-up days."""
        if day in self.working:
            return True
        return day.weekday() < _SATURDAY and day not in self.off


def calendar_of(values: Iterable[tuple[int, Mapping[str, Any]]]) -> Calendar:
    """The calendar of the rules' values by year: `off` as ranges, `working` as days.

    Raises ValueError for a range that ends before it begins or a day of another year.
    """
    years: set[int] = set()
    off: set[date] = set()
    working: set[date] = set()
    for year, value in values:
        days = [day for first, last in value["off"] for day in _range(first, last)]
        for day in (*days, *value["working"]):
            if day.year != year:
                raise ValueError(f"{day} stands among the holidays of {year}")
        years.add(year)
        off.update(days)
        working.update(value["working"])
    return Calendar(frozenset(years), frozenset(off), frozenset(working))


def _range(first: date, last: date) -> list[date]:
    if last < first:
        raise ValueError(f"a holiday from {first} ends on {last}")
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]
