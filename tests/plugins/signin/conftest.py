"""A branch with members, for the services of signing in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.branch.directory import Directory
from bot.branch.models import Account, Branch, Chat, Member, RoleGrant
from bot.branch.settings import Registry
from bot.branch.views import BranchView
from bot.clock import ManualClock
from bot.delivery.outbox import Outbox
from bot.feature import Feature
from bot.schedule.schedule import Schedule
from bot.store.store import Store

START = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


@dataclass
class Hall:
    """A branch in a store, as a service test needs it."""

    store: Store
    clock: ManualClock
    directory: Directory
    outbox: Outbox
    schedule: Schedule
    branch_id: int
    ids: list[int]

    @property
    def host(self) -> Any:
        """The parts of a host that services touch; real ones."""
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


async def make_branch(name: str, people: int) -> tuple[int, list[int]]:
    """A branch with so many members; the first is the secretary. Returns its id and theirs."""
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
    await RoleGrant.create(member_id=ids[0], role="secretary", granted_at=START)
    await Account.bulk_create(
        [
            Account(
                branch_id=branch.id,
                member_id=member,
                platform="qq" if n % 2 else "telegram",
                account_id=f"{branch.id}{n:03}",
                reachable=True,
                bound_at=START,
            )
            for n, member in enumerate(ids)
        ]
    )
    for platform in ("qq", "telegram"):
        await Chat.create(
            branch_id=branch.id, platform=platform, chat_id=f"{branch.id}00", linked_at=START
        )
    return branch.id, ids


@pytest.fixture
async def hall(store: Store, clock: ManualClock) -> Hall:
    """A branch of eight in a store, on both databases."""
    branch_id, ids = await make_branch("第一党支部", 8)
    from plugins.signin.jobs import JOBS
    from plugins.signin.settings import SETTINGS

    feature = Feature("signin", Path(), settings=SETTINGS)
    directory = Directory(store, Registry.of([feature]))
    outbox = Outbox(store, clock)
    return Hall(
        store, clock, directory, outbox, Schedule(store, directory, clock, JOBS), branch_id, ids
    )


@pytest.fixture
def statements(store: Store) -> Any:
    """Collects the statements that SQLite runs within `async with statements() as seen`.

    Rows that one call inserts count as one statement: the database gets them in one go.
    """
    assert store.dialect == "sqlite", "only SQLite tells its statements"

    @asynccontextmanager
    async def collect() -> AsyncIterator[list[str]]:
        seen: list[str] = []
        connection: Any = store.connection
        raw = connection._connection

        def note(statement: str) -> None:
            head = statement.split("VALUES")[0]
            if not statement.startswith("INSERT") or not seen or seen[-1] != head:
                seen.append(head)

        await raw.set_trace_callback(note)
        yield seen
        await raw.set_trace_callback(None)

    return collect
