"""Which day and which term an instant belongs to in a branch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

MIDNIGHT = time(0, 0)


def branch_day(at: datetime, zone: ZoneInfo, starts: time = MIDNIGHT) -> date:
    """The branch day of an instant: the local date, with days that begin at `starts`.

    `starts` moves the border for branches whose evening ends after midnight: with 04:00, what
    is said at 01:30 counts for the day before. Read on the wall clock, so that a day of 23 or
    25 hours is one day. Raises ValueError for a naive `at`.
    """
    if at.tzinfo is None:
        raise ValueError("a day needs an aware time")
    local = at.astimezone(zone)
    day = local.date()
    return day - timedelta(days=1) if local.time() < starts else day


def day_start(day: date, zone: ZoneInfo, starts: time = MIDNIGHT) -> datetime:
    """The instant (UTC) at which a branch day begins."""
    return local_instant(day, starts, zone)


def local_instant(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """A wall-clock time as an instant (UTC); one that a clock change skips moves behind it."""
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)


def clock_of(at: datetime, zone: ZoneInfo, today: date | None = None) -> str:
    """An instant as people read it: `18:30`, with `11-23` before it where it is not `today`."""
    local = at.astimezone(zone)
    if today is None or local.date() == today:
        return f"{local:%H:%M}"
    return f"{local:%m-%d %H:%M}"


class Season(StrEnum):
    """The two terms of a Chinese college year."""

    SPRING = "spring"
    AUTUMN = "autumn"


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A term: spring from February to July, autumn from August to January of the next year.

    `year` is the year in which it begins.
    """

    year: int
    season: Season

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 2 if self.season is Season.SPRING else 8, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next().first - timedelta(days=1)

    def next(self) -> Term:
        """The term after it."""
        if self.season is Season.SPRING:
            return Term(self.year, Season.AUTUMN)
        return Term(self.year + 1, Season.SPRING)

    def previous(self) -> Term:
        """The term before it."""
        if self.season is Season.AUTUMN:
            return Term(self.year, Season.SPRING)
        return Term(self.year - 1, Season.AUTUMN)


def term_of(day: date) -> Term:
    """The term in which a day lies."""
    if 2 <= day.month <= 7:
        return Term(day.year, Season.SPRING)
    return Term(day.year if day.month >= 8 else day.year - 1, Season.AUTUMN)


_NAMED = re.compile(
    r"(\d{4})\s*年?\s*[-/]?\s*(春|秋|spring|autumn|fall)(季)?(学期)?", re.IGNORECASE
)
_THIS = frozenset({"本学期", "这学期", "term", "this-term", "this"})
_LAST = frozenset({"上学期", "上个学期", "last-term", "last"})


def term_named(word: str, today: date) -> Term | None:
    """The term that a word means: 本学期, 上学期, 2026春, 2026年秋季学期, 2026-spring; or None."""
    word = word.strip().lower()
    if word in _THIS:
        return term_of(today)
    if word in _LAST:
        return term_of(today).previous()
    match = _NAMED.fullmatch(word)
    if match is None or not 2000 <= int(match[1]) <= 2100:
        return None
    season = Season.SPRING if match[2] in {"春", "spring"} else Season.AUTUMN
    return Term(int(match[1]), season)
