"""Months, each by its first day."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.errors import Refusal

_FULL = re.compile(r"(\d{4})(?:[-/.年]?)(\d{1,2})月?(?:份)?")
_ALONE = re.compile(r"(\d{1,2})月(?:份)?")
_RELATIVE = {
    "本月": 0, "这个月": 0, "这月": 0, "当月": 0, "this": 0, "this-month": 0, "now": 0,
    "上月": -1, "上个月": -1, "last": -1, "last-month": -1,
    "下月": 1, "下个月": 1, "next": 1, "next-month": 1,
}  # fmt: skip


def first_of(day: date) -> date:
    """The month in which a day lies."""
    return date(day.year, day.month, 1)


def month_of(at: datetime, zone: ZoneInfo) -> date:
    """The month of an instant in a zone. Raises ValueError for a naive one."""
    if at.tzinfo is None:
        raise ValueError("a month needs an aware time")
    return first_of(at.astimezone(zone).date())


def next_month(month: date, count: int = 1) -> date:
    """The month so many after it; before it where `count` is below 0."""
    index = month.year * 12 + month.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


def months_between(first: date, last: date) -> list[date]:
    """The months from one to another, both included; none where `last` is before."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [next_month(first, step) for step in range(count)]


def read_month(text: str, today: date) -> date:
    """The month that a word means: `2026-09`, `2026年9月`, `9月` (this year's), `上月`, `next`.

    Raises Refusal dues-month-unreadable.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    if plain in _RELATIVE:
        return next_month(first_of(today), _RELATIVE[plain])
    year, month = today.year, 0
    if found := _FULL.fullmatch(plain):
        year, month = int(found[1]), int(found[2])
    elif found := _ALONE.fullmatch(plain):
        month = int(found[1])
    if not 1 <= month <= 12 or not 2000 <= year <= 2100:
        raise Refusal("dues-month-unreadable", written=text[:32])
    return date(year, month, 1)


def name(month: date) -> str:
    """A month as it is written: `2026-09`."""
    return f"{month:%Y-%m}"
