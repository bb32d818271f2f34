"""Two processes on one PostgreSQL: one limit, one desk, and an empty one after a kill."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store.store import Store
from plugins.opinions.models import Pending, Round
from plugins.opinions.rules.rounds import State
from plugins.opinions.services.rounds import salt_of
from tests.chaos.clerk import PEOPLE, Clerk
from tests.house.hall import make_branch

ROOT = Path(__file__).parents[4]
MOST = 3
pytestmark = pytest.mark.parametrize("database_url", ["postgres"], indirect=True)


class Other:
    """The other process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    async def heard(self) -> str:
        """Its next word."""
        assert self.process.stdout is not None
        async with asyncio.timeout(30):
            return (await self.process.stdout.readline()).decode().strip()

    async def ask(self, line: str) -> str:
        """What it says to a line."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        return await self.heard()

    async def end(self) -> None:
        """Kill it with -9, if it is there."""
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()


@pytest.fixture
async def round_id(store: Store) -> int:
    branch_id, _ = await make_branch("一支部", PEOPLE)
    now = datetime.now(UTC)
    async with store.transaction():
        await salt_of(branch_id)
    round_ = await Round.create(
        branch_id=branch_id, number=1, title="-", state=State.OPEN, per_member=MOST, threshold=5,
        opened_at=now, closes_at=now + timedelta(days=1), source="-",
    )  # fmt: skip
    return round_.id


@pytest.fixture
async def other(store: Store, tmp_path: Path, round_id: int) -> AsyncIterator[Other]:
    """The process that came first, and keeps the desk."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.chaos.clerk", store.url, str(tmp_path), str(round_id),
        cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    found = Other(process)
    assert await found.heard() == "keeps"
    yield found
    await found.end()


@pytest.fixture
async def here(store: Store, tmp_path: Path, round_id: int, other: Other) -> AsyncIterator[Clerk]:
    """This process, which comes second."""
    clerk = Clerk(store, tmp_path, round_id)
    await clerk.open()
    yield clerk
    await clerk.close()


@pytest.mark.timeout(90)
async def test_one_limit_and_one_desk_for_two_processes_until_the_keeper_is_killed(
    store: Store, other: Other, here: Clerk, round_id: int
) -> None:
    assert not here.keeps
    # A draft is sent from where it was not written, in both directions; three in all.
    assert await other.ask("write 1 one") == "done"
    assert await here.send(1) == "done"
    assert await here.write(1, "two") == "done"
    assert await other.ask("send 1") == "done"
    assert await here.write(1, "three") == "done"
    assert await here.send(1) == "done"
    for n in range(2):
        assert await here.write(1, f"too many {n}") == "done"
        assert await here.send(1) == "opinions-writing-often"
        assert await other.ask("send 1") == "opinions-writing-often"
    # Another member has a limit of their own. A draft that is not sent goes with the keeper.
    assert await other.ask("write 2 four") == "done"
    assert await here.send(2) == "done"
    assert await here.write(2, "lost") == "done"
    await other.end()
    # Whoever asked the one that died is told to say it again, and then that there is nothing.
    async with asyncio.timeout(30):
        while (told := await here.send(2)) == "away":
            pass
    assert told == "nothing"
    assert here.keeps
    # Nobody knows any more who wrote: each may again, up to what the whole round takes.
    sent: Counter[str] = Counter()
    for member in range(1, PEOPLE + 1):
        for n in range(MOST + 1):
            await here.write(member, f"again {member} {n}")
            sent[await here.send(member)] += 1
    cap = MOST * PEOPLE
    assert sent["done"] == cap - 4
    assert set(sent) == {"done", "opinions-writing-often", "opinions-writing-full"}
    waiting = [row.text for row in await Pending.filter(round_id=round_id)]
    assert len(waiting) == cap
    assert {"one", "two", "three", "four"} < set(waiting)
    assert not {"lost", "too many 0", "too many 1"} & set(waiting)
