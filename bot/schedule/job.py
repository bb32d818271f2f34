"""What a feature wants done at certain times."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

    from bot.branch.views import BranchView
    from bot.host import Host


@dataclass(frozen=True, slots=True)
class DueOccurrence:
    """One thing that is due. `due_at` and `now` are UTC; `late` is over a minute and a half.

    `prepared` is what the job's `prepare` returned, `again` whether it may prepare once more.
    """

    job: str
    branch_id: int
    key: str
    due_at: datetime
    late: bool
    now: datetime
    prepared: Any = None
    again: bool = False


class Outdated(Exception):
    """Raised by `run` where what was prepared no longer fits: it is prepared once more at once.

    Everything that `run` wrote is undone. Only where `DueOccurrence.again` says so; else it has
    to do with what it was given.
    """


@dataclass(frozen=True)
class Job:
    """A named piece of work, `<feature>.<what>`.

    `run` works within one transaction, together with the note that it was done: it writes rows,
    also into the outbox, and sends nothing itself. With a `trigger` the job recurs: for each
    branch it makes the times, in the branch's zone, from the branch's settings (None: switched
    off). Without one it runs when `Schedule.at` says. Later than `lateness` it is skipped and
    listed for the secretary.

    What takes time, such as drawing, belongs into `prepare`: it runs before the transaction,
    reads and writes nothing, and `run` finds its result in `due.prepared`. It may run more than
    once, in several processes, and for nothing.
    """

    name: str
    run: Callable[[DueOccurrence, Host], Awaitable[None]]
    trigger: Callable[[BranchView], CronTrigger | None] | None = None
    lateness: timedelta = timedelta(hours=1)
    prepare: Callable[[DueOccurrence, Host], Awaitable[Any]] | None = None


def text_id(job: str) -> str:
    """The text that names a job to people: `signin-job-daily` for `signin.daily`."""
    feature, _, what = job.partition(".")
    return f"{feature}-job-{what.replace('.', '-').replace('_', '-')}"


def daily(view: BranchView, at: time | None) -> CronTrigger | None:
    """Every day at that time of the branch's wall clock; None where there is no time."""
    if at is None:
        return None
    from apscheduler.triggers.cron import CronTrigger

    return CronTrigger(hour=at.hour, minute=at.minute, timezone=view.zone)
