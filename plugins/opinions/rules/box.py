"""The standing box: a round of its own each week."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

LEAST = timedelta(hours=24)
"""The box is open for a day at least: one that begins later goes on to the week after."""


def ends_at(now: datetime, weekday: int, at: time, zone: ZoneInfo) -> datetime:
    """When a week of the box that begins now is over (UTC): that day (1 is Monday), that time.

    At a change of clocks a time that comes twice is the first, one that is left out comes as much
    later as the clock was put forward.
    """
    today = now.astimezone(zone).date()
    day = today + timedelta(days=(weekday - today.isoweekday()) % 7)
    while True:
        found = datetime.combine(day, at, zone).astimezone(UTC)
        if found >= now + LEAST:
            return found
        day += timedelta(days=7)


def each(limit: int, threshold: int) -> int:
    """How many a member may write: the branch's limit, but never enough to fill a week alone."""
    return max(1, min(limit, threshold - 1))
