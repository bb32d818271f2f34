"""A branch with members, for the services of exams."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.branch.directory import Directory
from bot.branch.models import Branch, Member
from bot.branch.settings import Registry
from bot.clock import ManualClock
from bot.delivery.outbox import Outbox
from bot.feature import Feature
from bot.schedule.schedule import Schedule
from bot.store.store import Store
from bot.texts.texts import Texts


@dataclass
class Room:
    """A branch in a store, with the parts of a host that services touch; real ones."""

    host: Any
    branch_id: int
    ids: list[int]

    @property
    def store(self) -> Store:
        return self.host.store

    @property
    def clock(self) -> ManualClock:
        return self.host.clock


@pytest.fixture
async def room(store: Store, clock: ManualClock) -> Room:
    """A branch of four in a store, on both databases."""
    from plugins.quiz.jobs import JOBS
    from plugins.quiz.settings import SETTINGS

    now = clock.now()
    branch = await Branch.create(name="第一党支部", created_at=now)
    rows = [
        await Member.create(
            branch_id=branch.id, name=f"成员{n}", student_no=f"{n:04}", category="full",
            created_at=now,
        )
        for n in range(4)
    ]  # fmt: skip
    directory = Directory(store, Registry.of([Feature("quiz", Path(), settings=SETTINGS)]))
    host = SimpleNamespace(
        store=store,
        clock=clock,
        directory=directory,
        outbox=Outbox(store, clock),
        schedule=Schedule(store, directory, clock, JOBS),
        texts=Texts([Path("plugins/quiz/texts")], strict=True),
    )
    return Room(host, branch.id, [row.id for row in rows])
