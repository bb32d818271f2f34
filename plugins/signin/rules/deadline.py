"""When a session ends, from how people say it: 15分钟, 1小时, 1h30m, 18:30, 至20:00."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from plugins.signin.rules.day import local_instant

SHORTEST = timedelta(minutes=1)
LONGEST = timedelta(hours=24)
PAST_MIDNIGHT = timedelta(hours=6)
"""A clock time that is over today means tomorrow's if that is at most this far away."""


class DeadlineFault(StrEnum):
    """What is wrong with a deadline; the value ends the id of the sentence that says so."""

    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    PAST = "past"
    UNREADABLE = "unreadable"


class DeadlineError(ValueError):
    """A deadline that can't be; `fault` says why, `word` what was said."""

    def __init__(self, fault: DeadlineFault, word: str) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.word = word


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time that was said."""

    length: timedelta


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of the clock that was said."""

    clock: time


_NUMBER = r"[-+]?\d{1,9}(?:\.\d{1,3})?"
_HOURS = r"(?:个?小时|个?钟头?|h|hr|hrs|hours?)"
_MINUTES = r"(?:分钟?|m|min|mins|minutes?)"
_LENGTH = re.compile(
    rf"(?:(?P<half>半){_HOURS}"
    rf"|(?P<h>{_NUMBER}){_HOURS}(?:(?P<and_half>半)|(?P<hm>{_NUMBER})(?:{_MINUTES})?)?"
    rf"|(?P<m>{_NUMBER}){_MINUTES})",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:至|到|截止|截至|until|till|by|@)?"
    r"(?P<h>\d{1,2})(?:[:：](?P<m>\d{2})|[点时](?:(?P<half>半)|(?P<dm>\d{1,2})分?)?)"
    r"(?:止|截止|前)?",
    re.IGNORECASE,
)
_BARE = re.compile(r"[-+]?\d{1,9}")


def read(word: str) -> Span | ClockTime | None:
    """What a word says about an end: a length, a clock time, or None where it says nothing.

    A bare number means minutes. `word` has narrow digits and signs. Raises DeadlineError
    (UNREADABLE) for a clock time that doesn't exist, such as 25:00.
    """
    word = word.strip()
    match = _LENGTH.fullmatch(word)
    if match is not None:
        return Span(_length(match))
    match = _CLOCK.fullmatch(word)
    if match is not None:
        minute = 30 if match["half"] else int(match["m"] or match["dm"] or 0)
        try:
            return ClockTime(time(int(match["h"]), minute))
        except ValueError:
            raise DeadlineError(DeadlineFault.UNREADABLE, word) from None
    if _BARE.fullmatch(word):
        return Span(timedelta(minutes=int(word)))
    return None


def _length(match: re.Match[str]) -> timedelta:
    if match["half"]:
        return timedelta(minutes=30)
    if match["m"]:
        return timedelta(minutes=float(match["m"]))
    minutes = 30.0 if match["and_half"] else float(match["hm"] or 0)
    return timedelta(hours=float(match["h"]), minutes=minutes)


def end_of(said: Span | ClockTime, now: datetime, zone: ZoneInfo, word: str = "") -> datetime:
    """The instant (UTC) meant by what was said at `now`.

    Raises DeadlineError: too short (under a minute), too long (over 24 hours), past.
    """
    if isinstance(said, Span):
        length = said.length
    else:
        length = _clock_end(said.clock, now, zone, word) - now
    if length < SHORTEST:
        raise DeadlineError(DeadlineFault.TOO_SHORT, word)
    if length > LONGEST:
        raise DeadlineError(DeadlineFault.TOO_LONG, word)
    return now + length


def _clock_end(clock: time, now: datetime, zone: ZoneInfo, word: str) -> datetime:
    today = now.astimezone(zone).date()
    end = local_instant(today, clock, zone)
    if end > now:
        return end
    tomorrow = local_instant(today + timedelta(days=1), clock, zone)
    if tomorrow - now <= PAST_MIDNIGHT:
        return tomorrow
    raise DeadlineError(DeadlineFault.PAST, word)


def remind_at(opened: datetime, deadline: datetime, before: timedelta) -> datetime:
    """When the missing are reminded: `before` the deadline, in a short session its last third."""
    return deadline - min(before, (deadline - opened) / 3)
