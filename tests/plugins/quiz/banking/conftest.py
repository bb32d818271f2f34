"""Two branches with empty banks in a store, for the services of the bank."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.branch.audit import Actor
from bot.branch.directory import Directory
from bot.branch.models import Branch
from bot.branch.settings import Registry
from bot.clock import ManualClock
from bot.delivery.outbox import Outbox
from bot.feature import Feature
from bot.schedule.schedule import Schedule
from bot.store.store import Store
from plugins.quiz.services.bank import finding
from plugins.quiz.services.bank.importing import BankReport, import_file
from plugins.quiz.settings import SETTINGS

ACTOR = Actor.host()
HEADS = "编号,题型,题目,选项A,选项B,选项C,答案,主题,难度,解析,出处,版本,有效期至"


def rows(*lines: str) -> bytes:
    """A csv of questions with every column."""
    return "\n".join([HEADS, *lines]).encode()


@dataclass
class Shelf:
    """The parts of a host that the services touch, and two branches."""

    host: Any
    clock: ManualClock
    one: int
    two: int

    async def bring(self, *lines: str, branch: int = 0) -> BankReport:
        """Import lines of a csv."""
        return await import_file(self.host, branch or self.one, rows(*lines), "x.csv", ACTOR)


@pytest.fixture
async def shelf(store: Store, clock: ManualClock) -> Any:
    """Two branches in a store, on both databases."""
    ids = [(await Branch.create(name=name, created_at=clock.now())).id for name in "一二"]
    directory = Directory(store, Registry.of([Feature("quiz", Path(), settings=SETTINGS)]))
    host = SimpleNamespace(
        store=store,
        clock=clock,
        directory=directory,
        outbox=Outbox(store, clock),
        schedule=Schedule(store, directory, clock),
    )
    yield Shelf(host, clock, *ids)
    await finding.stop(store)
