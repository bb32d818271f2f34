"""A schedule on a real database, and a job that writes down what it was told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import cast

import pytest
from apscheduler.triggers.cron import CronTrigger

from bot.branch.directory import Directory
from bot.branch.models import Branch
from bot.branch.settings import HOST_SETTINGS, Kind, Registry, Setting
from bot.branch.views import BranchView
from bot.clock import ManualClock
from bot.delivery.messages import OutboxMessage
from bot.delivery.outbox import Outbox
from bot.feature import Feature
from bot.host import Host
from bot.platforms.types import Address, ChatKind, Outgoing, PlatformName
from bot.schedule.job import DueOccurrence, Job, daily
from bot.schedule.schedule import Schedule
from bot.store.store import Store

AT = "test.reminder_at"
TO = Address(PlatformName.QQ, ChatKind.GROUP, "g")


@pytest.fixture
def features() -> tuple[Feature, ...]:
    """The host's tables only."""
    return ()


def reminder_times(view: BranchView) -> CronTrigger | None:
    return daily(view, view.setting(AT))


@dataclass
class Diary:
    """What jobs did. Each puts an outbox row and then fails as long as `faults` lasts."""

    heard: list[DueOccurrence] = field(default_factory=list)
    faults: list[BaseException] = field(default_factory=list)

    async def write(self, due: DueOccurrence, host: Host) -> None:
        key = f"{due.job}/{due.branch_id}/{due.key}/{due.due_at.isoformat()}"
        await host.outbox.put(OutboxMessage(due.branch_id, TO, Outgoing("x"), key))
        if self.faults:
            raise self.faults.pop(0)
        self.heard.append(due)

    def times(self) -> list[datetime]:
        return [due.due_at for due in self.heard]


@dataclass
class Bench:
    """A store with a branch; `schedule()` makes one more process's schedule on it."""

    store: Store
    clock: ManualClock
    diary: Diary
    directory: Directory
    branch: Branch

    def schedule(self, lateness: timedelta = timedelta(hours=2), **options: float) -> Schedule:
        jobs = [
            Job(
                "test.daily", self.diary.write, lambda view: daily(view, view.setting(AT)), lateness
            ),
            Job("test.once", self.diary.write, None, lateness),
        ]
        schedule = Schedule(self.store, self.directory, self.clock, jobs, **options)
        outbox = Outbox(self.store, self.clock)
        schedule.attach(cast(Host, SimpleNamespace(features=(), outbox=outbox)))
        return schedule

    async def tick(self, schedule: Schedule, moment: datetime | None = None) -> int:
        if moment is not None:
            self.clock.set(moment)
        return await schedule.tick(self.clock.now())

    async def set(self, at: str | None, zone: str | None = None) -> None:
        """Change the branch's setting, as a command would."""
        self.branch.settings = {AT: at} if at else {}
        if zone is not None:
            self.branch.timezone = zone
        await self.branch.save()
        await self.directory.changed(self.branch.id)


@pytest.fixture
async def bench(store: Store, clock: ManualClock) -> Bench:
    setting = Setting(AT, Kind.TIME, None, "test-setting")
    directory = Directory(store, Registry([*HOST_SETTINGS, setting]))
    branch = await Branch.create(name="一支部", created_at=clock.now(), settings={AT: "08:00"})
    return Bench(store, clock, Diary(), directory, branch)


def eight(day: int, month: int = 11) -> datetime:
    """08:00 in Shanghai on a day of 2026."""
    return datetime(2026, month, day, 0, 0, tzinfo=UTC)
