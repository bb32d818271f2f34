"""A branch with a bank, for the services of the daily quiz."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.branch.directory import Directory
from bot.branch.models import Branch, Chat, Member
from bot.branch.settings import Registry
from bot.branch.views import BranchView
from bot.clock import ManualClock
from bot.delivery.outbox import Outbox
from bot.feature import Feature
from bot.schedule.schedule import Schedule
from bot.store.store import Store
from plugins.quiz.jobs.daily import JOBS
from plugins.quiz.rules.daily import closes_at
from plugins.quiz.services.daily import opening
from plugins.quiz.services.daily.sheets import Sheet
from plugins.quiz.settings import SETTINGS
from tests.plugins.quiz.daily import bank

START = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


@dataclass
class Room:
    """A branch in a store with the parts of a host that the services touch; real ones."""

    store: Store
    clock: ManualClock
    directory: Directory
    outbox: Outbox
    schedule: Schedule
    branch_id: int
    ids: list[int]

    @property
    def host(self) -> Any:
        """What services take for the host."""
        return SimpleNamespace(
            store=self.store,
            clock=self.clock,
            directory=self.directory,
            outbox=self.outbox,
            schedule=self.schedule,
        )

    async def view(self) -> BranchView:
        """The branch as it is now."""
        self.directory.forget()
        return await self.directory.branch(self.branch_id)

    async def open(self, due_at: datetime | None = None) -> Sheet:
        """The quiz of today, or of another time."""
        due = due_at or self.clock.now()
        async with self.store.transaction():
            opened = await opening.open_day(self.host, await self.view(), due, due)
        assert opened is not None
        assert opened.sheet is not None
        assert opened.sheet.closes_at >= closes_at(due, 1)
        return opened.sheet


async def make_branch(name: str, people: int) -> tuple[int, list[int]]:
    """A branch with so many members and a group on each platform."""
    branch = await Branch.create(name=name, created_at=START)
    await Member.bulk_create(
        [
            Member(
                branch_id=branch.id,
                name=f"成员{n}",
                student_no=f"{branch.id}{n:04}",
                category="full",
                created_at=START,
            )
            for n in range(people)
        ]
    )
    rows = Member.filter(branch_id=branch.id).order_by("id")
    ids: list[int] = [int(i) for i in await rows.values_list("id", flat=True)]  # type: ignore[arg-type]
    for platform in ("qq", "telegram"):
        await Chat.create(
            branch_id=branch.id, platform=platform, chat_id=f"{branch.id}00", linked_at=START
        )
    return branch.id, ids


@pytest.fixture
async def room(store: Store, clock: ManualClock) -> Room:
    """A branch of eight with one question of each kind, all of them asked each day."""
    branch_id, ids = await make_branch("第一党支部", 8)
    await bank.fill(branch_id, *bank.ALL)
    directory = Directory(store, Registry.of([Feature("quiz", Path(), settings=SETTINGS)]))
    await bank.configure(directory, branch_id, daily=True, daily_count=4)
    outbox = Outbox(store, clock)
    schedule = Schedule(store, directory, clock, JOBS)
    return Room(store, clock, directory, outbox, schedule, branch_id, ids)
