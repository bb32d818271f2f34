"""A small bot that may be killed at any moment: store, outbox, worker and both real platforms.

Run by the chaos test as `python -m tests.chaos.runner DATABASE_URL QQ_WS TELEGRAM_API`. For each
line on standard input it forks one life of the bot, so that the imports are paid once: prints
`born PID`, and `dead` when that life is over. A life puts message after message into the outbox
until there are `TOTAL`, every fifth by way of a timer; it prints `committed N` after each commit,
`ready` once both platforms are connected, and `settled` when nothing is left to do.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Coroutine
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import nonebot

from bot.branch.directory import Directory
from bot.branch.models import Branch
from bot.clock import SystemClock
from bot.delivery.messages import OutboxMessage
from bot.delivery.models import OutboxRow
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import UNPACED, Pacer
from bot.delivery.rules import State
from bot.delivery.worker import Worker
from bot.host import Host
from bot.platforms.onebot.adapter import Adapter as QQAdapter
from bot.platforms.onebot.platform import QQPlatform
from bot.platforms.registry import Platforms
from bot.platforms.telegram.adapter import Adapter as TelegramAdapter
from bot.platforms.telegram.platform import TelegramPlatform
from bot.platforms.telegram.settings import Timing
from bot.platforms.types import Address, ChatEvent, ChatKind, Incoming, Outgoing, PlatformName
from bot.schedule.job import DueOccurrence, Job
from bot.schedule.models import Occurrence
from bot.schedule.rules import State as ScheduleState
from bot.schedule.schedule import Schedule
from bot.store.store import Store

TOTAL = 500
CHATS = 20
PER_SECOND = 160
QQ_TOKEN, TELEGRAM_TOKEN = "onebot-token-of-the-chaos", "10002:AAchaosTokenOfTheTests"
QQ_GROUPS = [700_000 + number for number in range(CHATS)]
TELEGRAM_GROUPS = [-4_000 - number for number in range(CHATS)]
LEASE = timedelta(seconds=2.4)
JOB = "chaos.put"


def text_of(number: int) -> str:
    """What message `number` says, on whichever platform."""
    return f"chaos {number}."


def address_of(number: int) -> Address:
    """Where it goes: half to QQ, half to Telegram, over many groups."""
    if number % 2:
        group = QQ_GROUPS[number // 2 % CHATS]
        return Address(PlatformName.QQ, ChatKind.GROUP, str(group))
    group = TELEGRAM_GROUPS[number // 2 % CHATS]
    return Address(PlatformName.TELEGRAM, ChatKind.GROUP, str(group))


def message_of(number: int, branch_id: int) -> OutboxMessage:
    """Message `number` as it is put."""
    return OutboxMessage(branch_id, address_of(number), Outgoing(text_of(number)), str(number))


async def put_late(due: DueOccurrence, host: Host) -> None:
    """What the timer does: it puts its message."""
    await host.outbox.put(message_of(int(due.key), due.branch_id))


async def facts() -> int:
    """How many facts are in: each is a message, or a timer that still waits."""
    waiting = Occurrence.filter(state=ScheduleState.WAITING)
    return await OutboxRow.all().count() + await waiting.count()


def say(line: str) -> None:
    """Tell the test, at once and in one piece, because two processes write."""
    os.write(1, f"{line}\n".encode())


class Deaf:
    """An intake that wants nothing."""

    def wants(self, text: str, *, private: bool) -> bool:
        return False

    def sealed(self, incoming: Incoming) -> bool:
        return False

    def begin(self, incoming: Incoming) -> Coroutine[Any, Any, None]:
        return self.take(incoming)

    async def take(self, incoming: Incoming) -> None:
        return None

    async def happened(self, event: ChatEvent) -> None:
        return None


class Runner:
    """One life of the bot."""

    def __init__(self, url: str, qq: QQAdapter, telegram: TelegramAdapter) -> None:
        clock = SystemClock()
        self.store = Store(url)
        self.outbox = Outbox(self.store, clock)
        directory = Directory(self.store)
        self.platforms = Platforms()
        self.qq = QQPlatform(qq, clock, timeout=0.5)
        telegram.intake = Deaf()
        self.platforms.add(self.qq)
        self.platforms.add(TelegramPlatform(telegram))
        self.worker = Worker(
            self.store,
            self.outbox,
            directory,
            self.platforms,
            Pacer(UNPACED),
            clock,
            lease=LEASE,
            grace=timedelta(seconds=5),
            poll=0.1,
            check=0.3,
        )
        self.schedule = Schedule(self.store, directory, clock, [Job(JOB, put_late)])
        self.schedule.attach(cast(Host, SimpleNamespace(features=(), outbox=self.outbox)))
        self.clock = clock
        self.tasks: list[asyncio.Task[Any]] = []

    async def start(self) -> None:
        self.qq.open(Deaf())
        await self.store.open(())
        await self.worker.start()
        self.tasks = [asyncio.create_task(self.put_facts()), asyncio.create_task(self.watch())]

    async def put_facts(self) -> None:
        """Commit facts, each with its message, from where the last life left off."""
        branch, _ = await Branch.get_or_create(
            name="chaos", defaults={"created_at": self.clock.now()}
        )
        await self.connected()
        say("ready")
        self.schedule.start(every=0.1)
        for number in range(await facts(), TOTAL):
            async with self.store.transaction():
                if number % 5:
                    await self.outbox.put(message_of(number, branch.id))
                else:
                    due_at = self.clock.now() + timedelta(seconds=0.1)
                    await self.schedule.at(JOB, branch.id, str(number), due_at)
            say(f"committed {number}")
            await asyncio.sleep(1 / PER_SECOND)

    async def connected(self) -> None:
        while not all(platform.connections() for platform in self.platforms.all()):  # noqa: ASYNC110
            await asyncio.sleep(0.01)

    async def watch(self) -> None:
        open_states = (State.PENDING, State.SENDING)
        while True:
            await asyncio.sleep(0.2)
            if (
                await OutboxRow.all().count() == TOTAL
                and not await OutboxRow.filter(state__in=open_states).exists()
            ):
                say("settled")
                return


def main(url: str, qq_url: str, telegram_url: str) -> None:
    """Live until killed."""
    nonebot.init(
        _env_file=(),
        driver="~none",
        log_level=os.environ.get("CHAOS_LOG", "CRITICAL"),
        onebot_access_token=QQ_TOKEN,
        onebot_ws_urls={qq_url},
        telegram_bots=[{"token": TELEGRAM_TOKEN, "api_server": telegram_url}],
    )
    driver = nonebot.get_driver()
    driver.register_adapter(QQAdapter)
    driver.register_adapter(TelegramAdapter)
    qq, telegram = nonebot.get_adapter(QQAdapter), nonebot.get_adapter(TelegramAdapter)
    telegram.timing = Timing(
        poll=1, margin=1, read=0.6, upload=1, connect=0.5, pause=0.05, longest=0.2, farewell=0.1
    )
    runner = Runner(url, qq, telegram)
    driver.on_startup(runner.start)
    nonebot.run()


def give_birth(arguments: list[str]) -> None:
    """One life after another, each a process of its own."""
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            main(*arguments)
            os._exit(0)
        say(f"born {pid}")
        os.waitpid(pid, 0)
        say("dead")


if __name__ == "__main__":
    give_birth(sys.argv[1:])
