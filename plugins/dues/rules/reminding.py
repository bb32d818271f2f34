"""On which days a branch reminds, and whom."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from plugins.dues.rules.holidays import Calendar
from plugins.dues.rules.months import first_of, next_month

MOST_DAYS = 6
_DAY = re.compile(r"-?\d{1,2}")
_DIVIDERS = re.compile(r"[,;、\s]+")
_LAST, _EARLIEST = 31, -10


def read_days(written: str) -> tuple[int, ...] | None:
    """The days of `5,20,-2`; None where they can't be read.

    `-2` is two days before the month's last. 31 is the last day of a month that is shorter.
    """
    plain = unicodedata.normalize("NFKC", written).replace("−", "-").strip()
    words = [word for word in _DIVIDERS.split(plain) if word]
    if not 1 <= len(words) <= MOST_DAYS or not all(_DAY.fullmatch(word) for word in words):
        return None
    days = {int(word) for word in words}
    if 0 in days or min(days) < _EARLIEST or max(days) > _LAST:
        return None
    return tuple(sorted(days, key=lambda day: (day < 0, day)))


def falls_on(month: date, entry: int, calendar: Calendar) -> date:
    """The day on which an entry of the list falls in a month.

    A holiday moves it to the next day that is none; one that counts from the month's end moves
    to the day before, so that the month isn't over.
    """
    last = next_month(month) - timedelta(days=1)
    day = last + timedelta(days=entry) if entry < 0 else month + timedelta(days=entry - 1)
    day = min(day, last)
    step = timedelta(days=-1 if entry < 0 else 1)
    while calendar.is_holiday(day):
        day += step
    return day


def is_reminder_day(today: date, days: Iterable[int], calendar: Calendar) -> bool:
    """Whether today is one, also for what a long holiday moved into another month."""
    this_month = first_of(today)
    months = (next_month(this_month, -1), this_month, next_month(this_month))
    return any(falls_on(month, day, calendar) == today for month in months for day in days)


@dataclass(frozen=True, slots=True)
class Payer:
    """A member as far as reminding goes: what is open, and what they claim to have paid, in fen."""

    member_id: int
    open: tuple[date, ...] = ()
    owed_fen: int = 0
    waiting_fen: int = 0

    @property
    def missing(self) -> bool:
        """Whether there is something to remind of: not for who has paid or claimed."""
        return self.owed_fen > 0 and self.waiting_fen == 0


@dataclass(frozen=True, slots=True)
class Round:
    """Who is reminded, and the counts for the group: of `payers`, `settled` have paid or claimed.

    Nobody but the member and whoever collects learns who it is.
    """

    missing: tuple[Payer, ...]
    payers: int

    @property
    def settled(self) -> int:
        """How many have paid, or say so."""
        return self.payers - len(self.missing)


def round_of(payers: Sequence[Payer]) -> Round:
    """Whom to remind today."""
    return Round(tuple(one for one in payers if one.missing), len(payers))


def outside(at: time, quiet_from: time, quiet_until: time) -> time:
    """The time of day, or the end of the quiet hours that hold it.

    Then nothing is kept overnight for somebody who pays in the evening.
    """
    if quiet_from <= quiet_until:
        quiet = quiet_from <= at < quiet_until
    else:
        quiet = at >= quiet_from or at < quiet_until
    return quiet_until if quiet else at
