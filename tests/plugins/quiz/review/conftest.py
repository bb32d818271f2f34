"""A branch in a store, for the services of review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.branch.directory import Directory
from bot.branch.models import Branch, Member
from bot.branch.settings import Registry
from bot.clock import ManualClock
from bot.feature import Feature
from bot.store.store import Store
from plugins.quiz.services.review.queue import Moment
from plugins.quiz.settings import SETTINGS
from tests.plugins.quiz.review.questions import START


@dataclass
class Desk:
    """A branch with members in a store."""

    store: Store
    clock: ManualClock
    directory: Directory
    branch_id: int
    ids: list[int]

    def moment(self, member: int = 0, now: datetime | None = None) -> Moment:
        """A member's queue, now unless said otherwise."""
        at = now or self.clock.now()
        return Moment(self.branch_id, self.ids[member], at, self.day(at))

    def day(self, at: datetime | None = None) -> date:
        """The branch day, in Shanghai."""
        from zoneinfo import ZoneInfo

        return (at or self.clock.now()).astimezone(ZoneInfo("Asia/Shanghai")).date()

    async def switch(self, **values: Any) -> None:
        """Change settings of the branch."""
        await Branch.filter(id=self.branch_id).update(
            settings={f"quiz.{name}": value for name, value in values.items()}
        )
        self.directory.forget()


@pytest.fixture
async def desk(store: Store, clock: ManualClock) -> Desk:
    """A branch of eight, on both databases."""
    branch = await Branch.create(name="第一党支部", created_at=START)
    ids = []
    for n in range(8):
        member = await Member.create(
            branch_id=branch.id,
            name=f"成员{n}",
            student_no=f"2023{n:04}",
            category="full",
            created_at=START,
        )
        ids.append(member.id)
    directory = Directory(store, Registry.of([Feature("quiz", Path(), settings=SETTINGS)]))
    return Desk(store, clock, directory, branch.id, ids)
