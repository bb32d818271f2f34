"""Carries out what is due: each occurrence once, whatever dies in between."""

from __future__ import annotations

import asyncio
import contextvars
import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot import failures
from bot.branch.directory import Directory
from bot.branch.views import BranchView
from bot.clock import Clock
from bot.schedule import rules
from bot.schedule.job import DueOccurrence, Job, Outdated
from bot.schedule.models import Occurrence
from bot.schedule.planner import Planner, waiting_row
from bot.schedule.rules import State
from bot.store.fields import as_utc
from bot.store.store import Store

if TYPE_CHECKING:
    from bot.host import Host

_BATCH = 100
_ROUNDS = 20
_PREPARATIONS = 3
_KEPT_DONE = timedelta(days=60)
_KEPT_MISSED = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that will be done; `due_at` is UTC, `attempts` counts failed tries."""

    job: str
    key: str
    due_at: datetime
    attempts: int


@dataclass(frozen=True, slots=True)
class Missed:
    """Something that was not done: skipped because late, or failed with a code of the log."""

    id: int
    job: str
    key: str
    due_at: datetime
    state: State
    code: str


class Schedule:
    """The timers of one process; any number of processes may share a database.

    Call `attach` with the host before the first tick. `patience` bounds in seconds how long a
    job may run.
    """

    def __init__(
        self,
        store: Store,
        directory: Directory,
        clock: Clock,
        jobs: Iterable[Job] = (),
        *,
        patience: float = 60.0,
    ) -> None:
        self._store = store
        self._directory = directory
        self._clock = clock
        self._patience = patience
        self._jobs: dict[str, Job] = {}
        self._planner = Planner(self._jobs)
        self._host: Host | None = None
        self._ticking = asyncio.Lock()
        self._scheduler: Any = None
        self._prune_at: datetime | None = None
        for job in jobs:
            self.add(job)

    def add(self, job: Job) -> None:
        """Add a job. Raises ValueError on a second of a name."""
        if job.name in self._jobs:
            raise ValueError(f"two jobs are named {job.name}")
        self._jobs[job.name] = job

    def attach(self, host: Host) -> None:
        """Take the host that jobs are given, and its features' jobs."""
        self._host = host
        for feature in host.features:
            for job in feature.jobs:
                self.add(job)

    # -- one-offs, in the caller's transaction ----------------------------------------------

    async def at(self, job_name: str, branch_id: int, key: str, due_at: datetime) -> None:
        """Let a job run once at `due_at`; the same again changes nothing.

        `key` tells apart what the job is about. Raises KeyError for an unknown job, ValueError
        for an empty key or a naive time.
        """
        if not key:
            raise ValueError("a one-off needs a key")
        job = self._jobs[job_name]
        row = waiting_row(job.name, branch_id, key, as_utc(due_at))
        await Occurrence.bulk_create([row], ignore_conflicts=True)

    async def cancel(self, job_name: str, branch_id: int, key: str) -> int:
        """Take back what waits under that key; returns how many that were."""
        return await Occurrence.filter(
            job=job_name, branch_id=branch_id, key=key, state=State.WAITING
        ).delete()

    async def reschedule(self, job_name: str, branch_id: int, key: str, due_at: datetime) -> None:
        """Replace whatever waits under that key by one occurrence at `due_at`."""
        await self.cancel(job_name, branch_id, key)
        await self.at(job_name, branch_id, key, due_at)

    # -- what a person may see --------------------------------------------------------------

    async def next(self, branch_id: int, limit: int = 50) -> list[Coming]:
        """What comes next in a branch, soonest first."""
        rows = Occurrence.filter(branch_id=branch_id, state=State.WAITING)
        found = await rows.order_by("due_at", "id").limit(limit)
        return [Coming(row.job, row.key, row.due_at, row.attempts) for row in found]

    async def missed(
        self, branch_id: int, since: timedelta = timedelta(days=30), limit: int = 50
    ) -> list[Missed]:
        """What was skipped or failed lately, latest first."""
        rows = Occurrence.filter(
            branch_id=branch_id,
            state__in=(State.SKIPPED, State.FAILED),
            due_at__gte=self._clock.now() - since,
        )
        found = await rows.order_by("-due_at", "-id").limit(limit)
        return [
            Missed(row.id, row.job, row.key, row.due_at, State(row.state), row.reason)
            for row in found
        ]

    # -- ticking ----------------------------------------------------------------------------

    def start(self, every: float = 1.0) -> None:
        """Tick every so many seconds until `stop`."""
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        logging.getLogger("apscheduler").setLevel(logging.WARNING)
        scheduler = AsyncIOScheduler(timezone="UTC")
        scheduler.add_job(
            self._tick, "interval", seconds=every, misfire_grace_time=None, coalesce=True,
            max_instances=3,
        )  # fmt: skip
        # In a clean context: a caller's transaction would swallow what jobs write.
        contextvars.Context().run(scheduler.start)
        self._scheduler = scheduler

    async def stop(self) -> None:
        """Tick no more, and wait for the tick that runs."""
        if self._scheduler is not None:
            self._scheduler.pause()
            async with self._ticking:
                self._scheduler.shutdown(wait=False)
            self._scheduler = None

    async def _tick(self) -> None:
        try:
            await self.tick(self._clock.now())
        except Exception as fault:
            failures.report("the schedule", fault)

    async def tick(self, now: datetime) -> int:
        """Plan, then deal with everything that is due; returns how many rows that were.

        A tick during another one does nothing.
        """
        if self._ticking.locked():
            return 0
        async with self._ticking:
            await self._directory.refresh()
            # Times hang on settings alone: nobody's people are loaded to reckon them.
            views = await self._directory.outlines()
            await self._planner.plan(views, now)
            dealt = 0
            for _ in range(_ROUNDS):
                rows = await self._due(now)
                counts = [await self._deal(row, views.get(row.branch_id), now) for row in rows]
                dealt += sum(counts)
                if not any(counts):
                    break
            await self._prune(now)
            return dealt

    async def _due(self, now: datetime) -> list[Occurrence]:
        rows = Occurrence.filter(state=State.WAITING, try_at__lte=now, job__in=list(self._jobs))
        return await rows.order_by("try_at", "id").limit(_BATCH)

    async def _deal(self, row: Occurrence, view: BranchView | None, now: datetime) -> bool:
        """Run or skip one row; False where another process has it in hand."""
        job = self._jobs[row.job]
        try:
            if rules.too_late(row.due_at, now, job.lateness):
                return await self._skip(job, row, view, now)
            return await self._run(job, row, view, now)
        except Exception as fault:
            return await self._failed(job, row, view, now, fault)

    async def _skip(
        self, job: Job, row: Occurrence, view: BranchView | None, now: datetime
    ) -> bool:
        async with self._store.transaction():
            if not await self._seize(row, now, state=State.SKIPPED, late=True, ran_at=now):
                return False
            await self._planner.follow(job, view, row, now)
        return True

    async def _run(self, job: Job, row: Occurrence, view: BranchView | None, now: datetime) -> bool:
        late = rules.is_late(row.due_at, now)
        due = DueOccurrence(job.name, row.branch_id, row.key, row.due_at, late, now)
        if self._host is None:
            raise RuntimeError("attach the host before the first tick")
        for left in reversed(range(_PREPARATIONS)):
            prepared = await self._prepared(job, due, self._host)
            again = left > 0 and job.prepare is not None
            try:
                return await self._carry_out(
                    job, row, view, replace(due, prepared=prepared, again=again), self._host
                )
            except Outdated:
                if not again:
                    raise
        return True

    async def _carry_out(
        self, job: Job, row: Occurrence, view: BranchView | None, due: DueOccurrence, host: Host
    ) -> bool:
        """Run a job in one transaction with the note that it was done; the first one wins."""
        async with self._store.transaction():
            done = {"state": State.DONE, "late": due.late, "ran_at": due.now}
            if not await self._seize(row, due.now, **done):
                return False
            await self._planner.follow(job, view, row, due.now)
            async with asyncio.timeout(self._patience):
                await job.run(due, host)
        return True

    async def _prepared(self, job: Job, due: DueOccurrence, host: Host) -> Any:
        if job.prepare is None:
            return None
        async with asyncio.timeout(self._patience):
            return await job.prepare(due, host)

    async def _failed(
        self, job: Job, row: Occurrence, view: BranchView | None, now: datetime, fault: Exception
    ) -> bool:
        """Note a failed try, after everything that it wrote was rolled back."""
        code = failures.report(f"job {job.name}", fault)
        attempts = row.attempts + 1
        pause = rules.pause_after(attempts)
        changes: dict[str, Any] = {"attempts": attempts, "reason": code}
        if pause is None:
            changes.update(state=State.FAILED, ran_at=now)
        else:
            changes.update(try_at=now + pause)
        async with self._store.transaction():
            mine = Occurrence.filter(id=row.id, state=State.WAITING, attempts=row.attempts)
            if await mine.update(**changes):
                await self._planner.follow(job, view, row, now)
        return True

    async def _seize(self, row: Occurrence, now: datetime, **changes: Any) -> bool:
        """Make the row this transaction's; the conditional update decides among processes."""
        mine = Occurrence.filter(id=row.id, state=State.WAITING, try_at__lte=now)
        if self._store.dialect == "postgres":
            # Whoever runs it now holds its lock: leave it to them instead of waiting. (Not with
            # values_list, which drops the lock.)
            free = await mine.select_for_update(skip_locked=True).only("id")
            if not free:
                return False
        return bool(await mine.update(**changes))

    async def _prune(self, now: datetime) -> None:
        """Once a day, forget what was done two months, or missed six months ago."""
        if self._prune_at is not None and now < self._prune_at:
            return
        self._prune_at = now + timedelta(days=1)
        await Occurrence.filter(state=State.DONE, due_at__lt=now - _KEPT_DONE).delete()
        missed = Occurrence.filter(state__in=(State.SKIPPED, State.FAILED))
        await missed.filter(due_at__lt=now - _KEPT_MISSED).delete()
