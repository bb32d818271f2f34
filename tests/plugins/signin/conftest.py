"""A branch with members, for the services of signing in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.branch.directory import Directory
from bot.branch.models import Account, RoleGrant
from bot.branch.settings import Registry
from bot.clock import ManualClock
from bot.delivery.outbox import Outbox
from bot.feature import Feature
from bot.schedule.schedule import Schedule
from bot.store.store import Store
from tests.house.hall import START, Hall, make_branch


async def enrol(branch_id: int, ids: list[int]) -> None:
    """The first is the secretary, and each has an account, on QQ and Telegram by turns."""
    await RoleGrant.create(member_id=ids[0], role="secretary", granted_at=START)
    await Account.bulk_create(
        [
            Account(
                branch_id=branch_id,
                member_id=member,
                platform="qq" if n % 2 else "telegram",
                account_id=f"{branch_id}{n:03}",
                reachable=True,
                bound_at=START,
            )
            for n, member in enumerate(ids)
        ]
    )


@pytest.fixture
async def hall(store: Store, clock: ManualClock) -> Hall:
    """A branch of eight in a store, on both databases."""
    branch_id, ids = await make_branch("第一党支部", 8)
    await enrol(branch_id, ids)
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
