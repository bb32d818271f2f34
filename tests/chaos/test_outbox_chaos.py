"""Killed with -9 every second: nothing committed is lost, and nothing is said twice."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.delivery.models import OutboxRow
from bot.delivery.rules import State
from bot.feature import Feature
from bot.sandbox.qq import SimQQ
from bot.sandbox.qq_state import QQGroup, QQMember
from bot.sandbox.telegram import SimTelegram
from bot.sandbox.telegram_state import TgChat
from bot.schedule.models import Occurrence
from bot.schedule.rules import State as ScheduleState
from bot.store.store import Store
from tests.chaos import runner

ROOT = Path(__file__).parents[2]
LONGEST_LIFE = 1.0
MOST_LIVES = 40
FEWEST_KILLS = 5


@pytest.fixture
def features() -> tuple[Feature, ...]:
    """The host's tables only."""
    return ()


@dataclass
class Platforms:
    """Both simulated platforms, which go on while the bot dies and comes back."""

    qq: SimQQ
    telegram: SimTelegram

    def deliveries(self) -> Counter[str]:
        """How often each text was delivered, on either platform."""
        said: Counter[str] = Counter()
        for message in self.qq.state.messages.values():
            said["".join(s["data"]["text"] for s in message.segments if s["type"] == "text")] += 1
        for message in self.telegram.state.messages.values():
            said[str(message.body.get("text"))] += 1
        return said


@pytest.fixture
async def platforms() -> AsyncIterator[Platforms]:
    qq, telegram = SimQQ(10001, seed=7), SimTelegram(runner.TELEGRAM_TOKEN, seed=7)
    for group in runner.QQ_GROUPS:
        qq.state.groups[group] = QQGroup(group, "chaos", {10001: QQMember(10001)})
    for chat in runner.TELEGRAM_GROUPS:
        members = {telegram.bot.id: "member"}
        telegram.state.chats[chat] = TgChat(chat, "group", "chaos", members)
    for faults in (qq.faults, telegram.faults):
        faults.latency = 0.03
        faults.lose_answer(rate=0.05)
    telegram.faults.too_many(retry_after=1, rate=0.05)
    qq.faults.undelivered(rate=0.05)
    qq.faults.ambiguous(rate=0.03)
    await telegram.start()
    await qq.start(None, runner.QQ_TOKEN)
    yield Platforms(qq, telegram)
    await qq.stop()
    await telegram.stop()


@dataclass
class Lives:
    """The lives of the bot, and what it said it had committed."""

    process: asyncio.subprocess.Process
    committed: set[int] = field(default_factory=set)
    settled: bool = False
    kills: int = 0

    async def live(self, seconds: float) -> None:
        """Let the bot live, and kill it so many seconds after it was ready, unless it is done."""
        assert self.process.stdin is not None
        self.process.stdin.write(b"\n")
        pid = 0
        async with asyncio.timeout(20):
            while (line := await self._line())[0] != "ready":
                pid = int(line[1]) if line[0] == "born" else pid
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not self.settled:
                    await self._line()
        os.kill(pid, signal.SIGKILL)
        self.kills += not self.settled
        while (await self._line())[0] != "dead":
            pass

    async def _line(self) -> tuple[str, str]:
        assert self.process.stdout is not None
        line = await self.process.stdout.readline()
        assert line, "the runner is gone"
        word, _, number = line.decode().strip().partition(" ")
        if word == "committed":
            self.committed.add(int(number))
        self.settled = self.settled or word == "settled"
        return word, number


@pytest.fixture
async def lives(database_url: str, platforms: Platforms) -> AsyncIterator[Lives]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.chaos.runner",
        database_url, platforms.qq.ws_url, platforms.telegram.api_server,
        cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    yield Lives(process)
    assert process.stdin is not None
    process.stdin.close()
    await process.wait()


@pytest.mark.timeout(120)
async def test_nothing_is_lost_and_nothing_is_said_twice(
    database_url: str, platforms: Platforms, lives: Lives
) -> None:
    chance = random.Random(3)
    while not lives.settled and lives.kills < MOST_LIVES:
        # Once every message is in, the bot may live on until all leases have run out.
        everything = len(lives.committed) >= runner.TOTAL - 1
        await lives.live(30.0 if everything else chance.uniform(0.3, LONGEST_LIFE))
    assert lives.settled
    assert lives.kills >= FEWEST_KILLS

    store = Store(database_url)
    await store.open(())
    rows = {int(row.key): row for row in await OutboxRow.all()}
    timers = Counter(await Occurrence.all().values_list("state", flat=True))
    await store.close()
    said = platforms.deliveries()
    times = {number: said[runner.text_of(number)] for number in rows}
    states = Counter(State(row.state) for row in rows.values())
    print(  # noqa: T201 - the measured figures, with pytest -s
        f"\n{lives.kills} kills; {dict(states)}; "
        f"delivered {sum(times.values())} of {len(rows)}; "
        f"uncertain by {Counter(r.reason for r in rows.values() if r.state == State.UNCERTAIN)}; "
        f"faults {dict(platforms.qq.faults.hits)} {dict(platforms.telegram.faults.hits)}"
    )
    assert set(rows) == set(range(runner.TOTAL))
    assert timers == {ScheduleState.DONE: runner.TOTAL // 5}
    assert lives.committed <= set(rows)
    twice = [number for number, count in times.items() if count > 1]
    lost = [n for n, count in times.items() if not count and rows[n].state == State.SENT]
    assert not twice
    assert not lost
    assert set(states) <= {State.SENT, State.UNCERTAIN}
    assert states[State.UNCERTAIN] < runner.TOTAL / 4
    assert sum(said.values()) == sum(times.values())
