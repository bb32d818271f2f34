"""A branch with a bank, for the services of the daily quiz."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from bot.branch.directory import Directory
from bot.branch.settings import Registry
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
from tests.house.hall import Hall, make_branch
from tests.plugins.quiz.daily import bank


@dataclass
class Room(Hall):
    """A branch whose daily quiz can be opened."""

    async def open(self, due_at: datetime | None = None) -> Sheet:
        """The quiz of today, or of another time."""
        due = due_at or self.clock.now()
        async with self.store.transaction():
            opened = await opening.open_day(self.host, await self.view(), due, due)
        assert opened is not None
        assert opened.sheet is not None
        assert opened.sheet.closes_at >= closes_at(due, 1)
        return opened.sheet


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
