"""The due times of a recurring job."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

_TICK = timedelta(microseconds=1)
_WIDEST_CHANGE = timedelta(hours=3)


def after(trigger: CronTrigger, moment: datetime) -> Iterator[datetime]:
    """Every due time strictly after `moment`, in UTC.

    On the night of a clock change a wall time that comes twice counts once, the first time; one
    that is left out comes as much later as the clock was put forward, and if another is due at
    or before that instant the two count once.
    """
    zone = trigger.timezone or UTC
    on_wall = _on_the_wall(trigger)
    last = moment.astimezone(UTC)
    wall = (last - _WIDEST_CHANGE).astimezone(zone).replace(tzinfo=UTC, fold=0)
    while True:
        fire = on_wall.get_next_fire_time(None, wall + _TICK)
        if fire is None:
            return
        wall = fire
        instant = fire.replace(tzinfo=zone, fold=0).astimezone(UTC)
        if instant > last:
            last = instant
            yield instant


def _on_the_wall(trigger: CronTrigger) -> CronTrigger:
    """The same trigger on a wall clock that nobody puts forward or back.

    In its own zone APScheduler 3.11 adds a day as 24 hours, and so leaves out the midnight after
    a day of 23.
    """
    plain, zone = copy(trigger), trigger.timezone or UTC
    plain.timezone = UTC
    plain.start_date = _wall(trigger.start_date, zone)
    plain.end_date = _wall(trigger.end_date, zone)
    return plain


def _wall(moment: datetime | None, zone: tzinfo) -> datetime | None:
    return moment.astimezone(zone).replace(tzinfo=UTC, fold=0) if moment is not None else None
