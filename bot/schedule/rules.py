"""The decisions of the schedule. Pure: the time and the series of due times are passed in."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class State(StrEnum):
    """Where an occurrence stands. See `models.Occurrence` for the table of moves."""

    WAITING = "waiting"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"


LATE_AFTER = timedelta(seconds=90)
PAUSES = (
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
)
LISTED = 50


def too_late(due_at: datetime, now: datetime, lateness: timedelta) -> bool:
    """Whether it is no longer worth doing."""
    return now - due_at > lateness


def is_late(due_at: datetime, now: datetime) -> bool:
    """Whether people should be told that it comes late."""
    return now - due_at > LATE_AFTER


def pause_after(attempts: int) -> timedelta | None:
    """How long to wait after so many failed tries; None when it has failed for good."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None


@dataclass(frozen=True, slots=True)
class Succession:
    """What follows an occurrence: the due times that are too late by now, and the next one."""

    skipped: tuple[datetime, ...]
    next: datetime | None


def succession(series: Iterator[datetime], now: datetime, lateness: timedelta) -> Succession:
    """Walk the due times after an occurrence, in order, up to the first worth doing.

    Of a long row of missed ones only the last 50 are kept to be listed.
    """
    skipped: deque[datetime] = deque(maxlen=LISTED)
    for due_at in series:
        if not too_late(due_at, now, lateness):
            return Succession(tuple(skipped), due_at)
        skipped.append(due_at)
    return Succession(tuple(skipped), None)
