"""Instants as people say them: 明天 19:00, 周五晚上7点半, 11月30日 19:00, 3天后, now."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class MomentFault(StrEnum):
    """What is wrong with an instant; the value ends the id of the sentence that says so."""

    UNREADABLE = "unreadable"
    NO_DATE = "no-such-date"
    NO_CLOCK = "no-clock"


class MomentError(ValueError):
    """An instant that can't be read; `fault` says why, `word` what was said."""

    def __init__(self, fault: MomentFault, word: str) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.word = word


_DAYS = {
    "今天": 0, "今日": 0, "今晚": 0, "today": 0, "tonight": 0, "明天": 1, "明日": 1, "明晚": 1,
    "tomorrow": 1, "后天": 2, "后晚": 2, "大后天": 3,
}  # fmt: skip
_WEEKDAYS = "一二三四五六日"
_ENGLISH_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOW = frozenset({"现在", "马上", "立即", "立刻", "now", "at once", "immediately"})

_SPAN = re.compile(
    r"(?:in )?(?P<n>\d{1,4}(?:\.\d)?|半)\s*(?:个)?\s*"
    r"(?P<unit>分钟?|小时|钟头|天|日|周|星期|礼拜|m|mins?|minutes?|h|hours?|d|days?|w|weeks?)"
    r"(?:之?后|以后|later)?"
)
_UNITS = {"分": 1, "m": 1, "小": 60, "钟": 60, "h": 60, "天": 1440, "日": 1440, "d": 1440}
_WEEK_MINUTES = 7 * 1440

_DATE = (
    r"(?:"
    rf"(?P<day>{'|'.join(sorted(_DAYS, key=len, reverse=True))})"
    r"|(?P<next>下个?|next )?(?:本|这)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
    r"|(?P<next_en>next )?(?:on )?(?P<weekday_en>mon|tue|wed|thu|fri|sat|sun)[a-z]*"
    r"|(?:(?P<y>20\d\d)[-/年])?(?P<m>\d{1,2})[-/月](?P<d>\d{1,2})[日号]?"
    r"|(?P<d2>\d{1,2})(?:st|nd|rd|th)? (?P<m2>[a-z]{3})[a-z]*(?: (?P<y2>20\d\d))?"
    r"|(?P<m3>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r" (?P<d3>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<y3>20\d\d))?"
    r")"
)
_CLOCK = (
    r"(?:(?P<period>凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚)?\s*"
    r"(?P<h>\d{1,2})(?::(?P<min>\d{2})|[点时](?:(?P<half>半)|(?P<dm>\d{1,2})分?|整)?)?"
    r"\s*(?P<ampm>am|pm)?)"
)
_WHOLE = re.compile(rf"(?:{_DATE})?(?:\s*(?:的|at|,|，)\s*|\s*)(?:{_CLOCK})?")
_CLOCK_ALONE = re.compile(_CLOCK)
_AFTERNOON = frozenset({"下午", "傍晚", "晚上", "晚", "pm"})
_EVENINGS = frozenset({"今晚", "明晚", "后晚", "tonight"})


def read(said: str, now: datetime, zone: ZoneInfo, base: datetime | None = None) -> datetime:
    """The instant (UTC) meant by what was said at `now`; lengths of time count from `base`.

    `said` has narrow digits and signs. A clock time alone is the next one; a weekday the next
    one, 下周五 the one of next week; a date without its year the next one. Raises MomentError:
    UNREADABLE, NO_DATE (30 February), NO_CLOCK for a day without a time.
    """
    text = " ".join(said.lower().split())
    if text in _NOW:
        return now
    span = _SPAN.fullmatch(text)
    if span is not None:
        return (base or now) + _length(span)
    match = _WHOLE.fullmatch(text)
    if match is None or not text:
        raise MomentError(MomentFault.UNREADABLE, said)
    return _instant(match, now.astimezone(zone), zone, said)


def end_after(said: str, start: datetime, now: datetime, zone: ZoneInfo) -> datetime:
    """The end (UTC) of what begins at `start`: a clock time alone is the next one after that.

    Raises MomentError as `read` does.
    """
    alone = _CLOCK_ALONE.fullmatch(" ".join(said.lower().split())) is not None
    return read(said, max(start, now) if alone else now, zone, start)


def _length(match: re.Match[str]) -> timedelta:
    count = 0.5 if match["n"] == "半" else float(match["n"])
    unit = match["unit"]
    minutes = _UNITS.get(unit[0], _WEEK_MINUTES)
    return timedelta(minutes=count * minutes)


def _instant(match: re.Match[str], here: datetime, zone: ZoneInfo, said: str) -> datetime:
    clock, over = _clock(match, said)
    try:
        day, cycle = _date(match, here.date())
        found = _at(day + over, clock, zone)
        if found <= here and cycle is not None:
            found = _at(cycle(day) + over, clock, zone)
    except (ValueError, OverflowError):
        raise MomentError(MomentFault.NO_DATE, said) from None
    return found.astimezone(UTC)


def _clock(match: re.Match[str], said: str) -> tuple[time, timedelta]:
    """The time of the clock, and a day more for 24:00."""
    if match["h"] is None:
        raise MomentError(MomentFault.NO_CLOCK, said)
    marked = match["min"] or match["half"] or match["dm"] or match["period"] or match["ampm"]
    if not marked and not re.search(r"[点时]", match[0]):
        raise MomentError(MomentFault.UNREADABLE, said)
    hour = int(match["h"])
    minute = 30 if match["half"] else int(match["min"] or match["dm"] or 0)
    word = match["ampm"] or match["period"] or ""
    if ((word in _AFTERNOON or match["day"] in _EVENINGS) and hour < 12) or (
        word == "中午" and hour < 4
    ):
        hour += 12
    elif word in ("am", "凌晨") and hour == 12:
        hour = 0
    if (hour, minute) == (24, 0):
        return time(0, 0), timedelta(days=1)
    try:
        return time(hour, minute), timedelta()
    except ValueError:
        raise MomentError(MomentFault.UNREADABLE, said) from None


def _date(match: re.Match[str], today: date) -> tuple[date, Callable[[date], date] | None]:
    """The day meant, and how to reach the next one that was meant if it is over, or None."""
    if match["day"]:
        return today + timedelta(days=_DAYS[match["day"]]), None
    weekday = match["weekday"] or match["weekday_en"]
    if weekday:
        wanted = (
            _WEEKDAYS.index("日" if weekday == "天" else weekday)
            if match["weekday"]
            else _ENGLISH_WEEKDAYS.index(weekday)
        )
        if match["next"] or match["next_en"]:
            monday = today - timedelta(days=today.weekday())
            return monday + timedelta(days=7 + wanted), None
        return today + timedelta(days=(wanted - today.weekday()) % 7), _week_on
    month, day, year = _month_day(match)
    if month:
        if year:
            return date(year, month, day), None
        this = date(today.year, month, day)
        return (this, _year_on) if this >= today else (_year_on(this), None)
    return today, _day_on


def _month_day(match: re.Match[str]) -> tuple[int, int, int]:
    if match["m"]:
        return int(match["m"]), int(match["d"]), int(match["y"] or 0)
    for names, day, year in (("m2", "d2", "y2"), ("m3", "d3", "y3")):
        if match[names]:
            return _MONTHS.index(match[names]) + 1, int(match[day]), int(match[year] or 0)
    return 0, 0, 0


def _day_on(day: date) -> date:
    return day + timedelta(days=1)


def _week_on(day: date) -> date:
    return day + timedelta(days=7)


def _year_on(day: date) -> date:
    return day.replace(year=day.year + 1)


def _at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, zone)
