"""What a feature wants done at certain times."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

    from bot.branch.views import BranchView
    from bot.host import Host


@dataclass(frozen=True, slots=True)
class DueOccurrence:
    """One thing that is due. `due_at` and `now` are UTC; `late` is over a minute and a half."""

    job: str
    branch_id: int
    key: str
    due_at: datetime
    late: bool
    now: datetime


@dataclass(frozen=True)
class Job:
    """A named piece of work, `<feature>.<what>`.

    `run` works within one transaction, together with the note that it was done: it writes rows,
    also into the outbox, and sends nothing itself. With a `trigger` the job recurs: for each
    branch it makes the times, in the branch's zone, from the branch's settings (None: switched
    off). Without one it runs when `Schedule.at` says. Later than `lateness` it is skipped and
    listed for the secretary.
    """

    name: str
    run: Callable[[DueOccurrence, Host], Awaitable[None]]
    trigger: Callable[[BranchView], CronTrigger | None] | None = None
    lateness: timedelta = timedelta(hours=1)


def daily(view: BranchView, at: time | None) -> CronTrigger | None:
    """Every day at that time of the branch's wall clock; None where there is no time."""
    if at is None:
        return None
    from apscheduler.triggers.cron import CronTrigger

    return CronTrigger(hour=at.hour, minute=at.minute, timezone=view.zone)
