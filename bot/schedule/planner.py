"""Keeps one row ahead for every recurring job of every branch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot import failures
from bot.branch.views import BranchView
from bot.schedule import rules, series
from bot.schedule.job import Job
from bot.schedule.models import Occurrence
from bot.schedule.rules import State

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

_ANEW = timedelta(hours=1)
_Pair = tuple[str, int]


class Planner:
    """Compares the settings of branches with the rows that wait.

    A branch is looked at when its snapshot is another one than last time, and all of them once
    an hour; what did not change costs one comparison.
    """

    def __init__(self, jobs: Mapping[str, Job]) -> None:
        self._jobs = jobs
        self._seen: dict[int, BranchView] = {}
        self._anew_at: datetime | None = None

    async def plan(self, views: Mapping[int, BranchView], now: datetime) -> None:
        """Insert what is missing, delete what a changed setting made wrong: three statements."""
        if self._anew_at is None or not now < self._anew_at:
            self._seen.clear()
            self._anew_at = now + _ANEW
        changed = [view for view in views.values() if self._seen.get(view.id) is not view]
        recurring = [job for job in self._jobs.values() if job.trigger is not None]
        if changed and recurring:
            await self._adjust(changed, recurring, now)
        self._seen = dict(views)

    async def _adjust(self, views: list[BranchView], jobs: list[Job], now: datetime) -> None:
        waiting = await _waiting(views, jobs)
        wrong: list[int] = []
        missing: list[Occurrence] = []
        for view in views:
            for job in jobs:
                rows = waiting.get((job.name, view.id), [])
                wanted = _first(job, view, now)
                wrong += [row.id for row in rows if _is_wrong(row, wanted, now)]
                # An overdue row brings its own successor when it is dealt with.
                if wanted is not None and all(
                    row.due_at > now and row.due_at != wanted for row in rows
                ):
                    missing.append(waiting_row(job.name, view.id, "", wanted))
        if wrong:
            await Occurrence.filter(id__in=wrong, state=State.WAITING).delete()
        if missing:
            await Occurrence.bulk_create(missing, batch_size=200, ignore_conflicts=True)

    async def follow(
        self, job: Job, view: BranchView | None, row: Occurrence, now: datetime
    ) -> None:
        """Write what comes after a recurring occurrence, in the caller's transaction."""
        if row.key or view is None:
            return
        trigger = _trigger(job, view)
        if trigger is None:
            return
        coming = rules.succession(series.after(trigger, row.due_at), now, job.lateness)
        rows = [_skipped_row(job.name, view.id, due_at, now) for due_at in coming.skipped]
        if coming.next is not None:
            rows.append(waiting_row(job.name, view.id, "", coming.next))
        if rows:
            await Occurrence.bulk_create(rows, ignore_conflicts=True)


def waiting_row(job: str, branch_id: int, key: str, due_at: datetime) -> Occurrence:
    """A row to be inserted."""
    return Occurrence(job=job, branch_id=branch_id, key=key, due_at=due_at, try_at=due_at)


def _skipped_row(job: str, branch_id: int, due_at: datetime, now: datetime) -> Occurrence:
    return Occurrence(
        job=job, branch_id=branch_id, due_at=due_at, try_at=due_at, state=State.SKIPPED, ran_at=now
    )


async def _waiting(
    views: Iterable[BranchView], jobs: Iterable[Job]
) -> dict[_Pair, list[Occurrence]]:
    ids, names = [view.id for view in views], [job.name for job in jobs]
    rows = Occurrence.filter(state=State.WAITING, key="", job__in=names)
    if len(ids) <= 500:
        rows = rows.filter(branch_id__in=ids)
    found: dict[_Pair, list[Occurrence]] = {}
    for row in await rows.only("id", "job", "branch_id", "due_at"):
        found.setdefault((row.job, row.branch_id), []).append(row)
    return found


def _is_wrong(row: Occurrence, wanted: datetime | None, now: datetime) -> bool:
    return wanted is None or (row.due_at > now and row.due_at != wanted)


def _first(job: Job, view: BranchView, now: datetime) -> datetime | None:
    trigger = _trigger(job, view)
    return next(series.after(trigger, now), None) if trigger is not None else None


def _trigger(job: Job, view: BranchView) -> CronTrigger | None:
    if job.trigger is None:
        return None
    try:
        return job.trigger(view)
    except Exception as fault:
        failures.report(f"the times of {job.name}", fault)
        return None
