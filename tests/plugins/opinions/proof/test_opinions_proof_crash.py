"""Killed with -9 between every two statements: no opinion is lost, and none is there twice."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store.store import Store
from bot.store.url import sqlite_path
from plugins.opinions.models import Opinion, Pending, Round
from plugins.opinions.models.inbox import random_id
from plugins.opinions.rules.rounds import State
from tests.chaos.releaser import SUBMITTED
from tests.house.hall import make_branch

ROOT = Path(__file__).parents[4]
TEXTS = [f"opinion {n}" for n in range(5)]


class Lives:
    """A program whose lives end before the statement that is asked for."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def live(self, what: str, round_id: int = 0, last: int = 0) -> tuple[int, list[int]]:
        """One life: its statements, 0 where it was killed; and what it acknowledged."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{what} {round_id} {last}\n".encode())
        statements, stored = 0, []
        while True:
            word, _, number = (await self._process.stdout.readline()).decode().partition(" ")
            if word == "dead":
                assert int(number) == (signal.SIGKILL if last and not statements else 0)
                return statements, stored
            if word == "stored":
                stored.append(int(number))
            else:
                assert word == "statements"
                statements = int(number)


@pytest.fixture
async def lives(store: Store) -> AsyncIterator[Lives]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.chaos.releaser", store.url,
        cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    yield Lives(process)
    assert process.stdin is not None
    process.stdin.close()
    with contextlib.suppress(ProcessLookupError):
        await process.wait()


@pytest.fixture
async def branch_id(store: Store) -> int:
    return (await make_branch("一支部", 10))[0]


async def opened(branch_id: int, *texts: str) -> int:
    """A round in which these wait."""
    now = datetime.now(UTC)
    number = await Round.all().count() + 1
    round_ = await Round.create(
        branch_id=branch_id, number=number, title="-", state=State.OPEN, per_member=3, threshold=5,
        opened_at=now, closes_at=now + timedelta(days=1), source=f"{number}",
    )  # fmt: skip
    for n, text in enumerate(texts):
        await Pending.create(id=random_id(), round_id=round_.id, text=text, receipt=f"{n:064}")
    return round_.id


async def stands(round_id: int) -> tuple[str, list[str], list[str]]:
    """The round's state, what waits in it, and what was released."""
    waiting = [row.text for row in await Pending.filter(round_id=round_id)]
    released = [row.text for row in await Opinion.filter(round_id=round_id)]
    return (await Round.get(id=round_id)).state, sorted(waiting), sorted(released)


BEFORE = (State.OPEN, TEXTS, [])
AFTER = (State.RELEASED, [], TEXTS)


@pytest.mark.timeout(120)
async def test_a_release_is_whole_wherever_it_is_killed(
    store: Store, lives: Lives, branch_id: int
) -> None:
    round_id = await opened(branch_id, *TEXTS)
    statements, _ = await lives.live("close", round_id)
    assert await stands(round_id) == AFTER
    # A lock, a count, the copy, the emptying, the end, and what begins and commits.
    assert statements >= 6
    seen = []
    for last in range(1, statements + 2):
        round_id = await opened(branch_id, *TEXTS)
        assert await lives.live("close", round_id, last) == (0, [])
        found = await stands(round_id)
        assert found in (BEFORE, AFTER), last
        seen.append(found == AFTER)
        await lives.live("close", round_id)
        assert await stands(round_id) == AFTER
    # Nothing before the commit, and everything after it.
    assert seen == sorted(seen)
    assert seen[-1]
    assert not any(seen[:-2])


@pytest.mark.timeout(120)
async def test_what_was_acknowledged_is_there(store: Store, lives: Lives, branch_id: int) -> None:
    round_id = await opened(branch_id)
    statements, stored = await lives.live("submit", round_id)
    assert stored == [0, 1, 2]
    per_opinion = statements // SUBMITTED
    assert per_opinion >= 5
    unsaid = 0
    # Through the whole of the second opinion, whose coming writes the first one anew.
    for last in range(per_opinion, 2 * per_opinion + 2):
        round_id = await opened(branch_id)
        _, stored = await lives.live("submit", round_id, last)
        _, waiting, released = await stands(round_id)
        assert not released
        assert waiting[: len(stored)] == [f"{n}" for n in stored]
        # One more may be stored that could not be told of any more.
        assert waiting in ([f"{n}" for n in range(len(stored) + more)] for more in (0, 1))
        unsaid += len(waiting) - len(stored)
    assert unsaid <= 2


@pytest.mark.timeout(60)
async def test_what_was_destroyed_and_not_wiped_is_wiped_at_the_next_start(
    store: Store, lives: Lives, branch_id: int
) -> None:
    secret = "a word that nobody may read any more"
    round_id = await opened(branch_id, secret)
    statements, _ = await lives.live("destroy", await opened(branch_id, "x"))
    await lives.live("destroy", round_id, statements + 1)
    assert await stands(round_id) == (State.CANCELLED, [], [])
    assert await _left(store, secret)
    await lives.live("start")
    assert not await _left(store, secret)


async def _left(store: Store, text: str) -> bool:
    """Whether the files still hold what was deleted."""
    if store.dialect == "sqlite":
        path = Path(sqlite_path(store.url))
        there = (path, Path(f"{path}-wal"))
        return any(text.encode() in one.read_bytes() for one in there if one.exists())
    _, rows = await store.connection.execute_query(
        "SELECT pg_relation_size('opinions_pending') AS size"
    )
    return rows[0]["size"] > 0
