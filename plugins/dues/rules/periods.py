"""Periods that are published: a month, a quarter, half a year, a year. And days, as written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from bot.errors import Refusal
from plugins.dues.rules.months import next_month, read_month

_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4}
_YEAR = r"(?:(\d{4})[-/.年]?)?"
_QUARTER = re.compile(_YEAR + r"(?:第?([1-4一二三四])季度?|q([1-4]))")
_HALF = re.compile(_YEAR + r"(?:([上下])半年|h([12]))")
_WHOLE = re.compile(r"(\d{4})年?(?:度|全年)?")
_LAST = {
    "上季度": 3, "上个季度": 3, "上季": 3, "last-quarter": 3, "lastquarter": 3,
    "去年": 12, "上年": 12, "last-year": 12, "lastyear": 12,
}  # fmt: skip
_DAY = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})[日号]?")
_DAYS_AGO = {"今天": 0, "今日": 0, "today": 0, "昨天": 1, "昨日": 1, "yesterday": 1}


@dataclass(frozen=True, slots=True)
class Period:
    """The days from one to another, both included."""

    first: date
    last: date

    @property
    def months(self) -> int:
        """How many months it touches."""
        first, last = self.first, self.last
        return (last.year - first.year) * 12 + last.month - first.month + 1


def of_months(first: date, count: int) -> Period:
    """So many months from a month (its first day) on."""
    return Period(first, next_month(first, count) - timedelta(days=1))


def is_month(period: Period) -> bool:
    """Whether it is one whole month."""
    return period.first.day == 1 and period == of_months(period.first, 1)


def read_period(text: str, today: date) -> Period:
    """The period that somebody means; without a year it is this year's.

    `2026-10`, `10月`, `上月`, `2026年三季度`, `2026Q3`, `上季度`, `2026年上半年`, `2026年`.
    Raises Refusal dues-period-unreadable.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    period = _last(plain, today) or _part(plain, today)
    if period is not None:
        return period
    try:
        return of_months(read_month(text, today), 1)
    except Refusal:
        raise Refusal("dues-period-unreadable", written=text[:32]) from None


def require_over(period: Period, today: date) -> None:
    """Raise Refusal dues-period-open for one that isn't."""
    if period.last >= today:
        raise Refusal("dues-period-open", last=period.last.isoformat())


def _last(plain: str, today: date) -> Period | None:
    months = _LAST.get(plain)
    if months is None:
        return None
    this = date(today.year, (today.month - 1) // months * months + 1, 1)
    return of_months(next_month(this, -months), months)


def _part(plain: str, today: date) -> Period | None:
    """A quarter, half a year or a year by its number."""
    if found := _QUARTER.fullmatch(plain):
        written = found[2] or found[3]
        months, number = 3, _NUMERALS.get(written) or int(written)
    elif found := _HALF.fullmatch(plain):
        months, number = 6, 1 if found[2] == "上" or found[3] == "1" else 2
    elif found := _WHOLE.fullmatch(plain):
        months, number = 12, 1
    else:
        return None
    year = int(found[1]) if found[1] else today.year
    if not 2000 <= year <= 2100:
        return None
    return of_months(date(year, (number - 1) * months + 1, 1), months)


def find_day(text: str, today: date) -> date | None:
    """The day that a word is, as `read_day`; None for any other word.

    Raises Refusal: dues-day-unreadable for a day that no month has, dues-day-ahead.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    return read_day(text, today) if plain in _DAYS_AGO or _DAY.fullmatch(plain) else None


def read_day(text: str, today: date) -> date:
    """The day that is meant; without a year the last such day that isn't ahead.

    `2026-10-30`, `2026年10月30日`, `10-30`, `昨天`.
    Raises Refusal: dues-day-unreadable, dues-day-ahead.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    if plain in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[plain])
    found = _DAY.fullmatch(plain)
    if not found:
        raise Refusal("dues-day-unreadable", written=text[:32])
    year, month, day = int(found[1] or today.year), int(found[2]), int(found[3])
    try:
        meant = date(year, month, day)
        if not found[1] and meant > today:
            meant = date(year - 1, month, day)
    except ValueError:
        raise Refusal("dues-day-unreadable", written=text[:32]) from None
    if meant > today:
        raise Refusal("dues-day-ahead", day=meant.isoformat())
    return meant
