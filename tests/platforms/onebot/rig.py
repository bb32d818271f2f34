"""A running bot with the QQ platform alone, and a simulated QQ on the other end of the socket."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Coroutine, Mapping
from datetime import datetime
from typing import Any

import nonebot
import uvicorn

from bot.clock import SystemClock
from bot.platforms.onebot.adapter import Adapter
from bot.platforms.onebot.platform import QQPlatform
from bot.platforms.onebot.watermarks import Mark
from bot.platforms.onebot.wire import ZhibuWebSocketProtocol
from bot.platforms.types import ChatEvent, ChatEventKind, Incoming
from bot.sandbox.qq import SimQQ
from bot.sandbox.qq_state import QQGroup, QQMember, QQUser

TOKEN = "onebot-token-of-the-tests"
GROUP = 700001
OTHER_GROUP = 700002
LI, WANG, STRANGER = 20001, 20002, 20003
BOT = 10001
SEALED = "密"
COMMANDS = {"签到", "帮助", "请假", "补签"}


class FakeRouter:
    """An Intake that wants a few commands and remembers what it took."""

    def __init__(self) -> None:
        self.taken: list[Incoming] = []
        self.events: list[ChatEvent] = []
        self.asked: list[str] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self._news = asyncio.Event()

    def wants(self, text: str, *, private: bool) -> bool:
        self.asked.append(text)
        return private or text.split(" ", 1)[0] in COMMANDS

    def sealed(self, incoming: Incoming) -> bool:
        return incoming.text.startswith(SEALED)

    def begin(self, incoming: Incoming) -> Coroutine[Any, Any, None]:
        return self.take(incoming)

    async def take(self, incoming: Incoming) -> None:
        self.taken.append(incoming)
        self._news.set()
        await self.gate.wait()

    async def happened(self, event: ChatEvent) -> None:
        self.events.append(event)
        self._news.set()

    async def took(self, count: int) -> list[Incoming]:
        """Wait until that many messages were taken, and a moment for one too many."""
        async with asyncio.timeout(5):
            while len(self.taken) < count:
                await self._wait()
        return self.taken

    async def heard(self, kind: ChatEventKind) -> ChatEvent:
        """Wait for an event of this kind, and take it out."""
        async with asyncio.timeout(5):
            while True:
                for event in self.events:
                    if event.kind is kind:
                        self.events.remove(event)
                        return event
                await self._wait()

    async def _wait(self) -> None:
        self._news.clear()
        await self._news.wait()


class FakeMarks:
    """Marks that a test can look into; they survive a restart of everything else."""

    def __init__(self) -> None:
        self.kept: dict[str, Mark] = {}
        self.writes = 0

    async def get(self, chat: str) -> Mark | None:
        return self.kept.get(chat)

    async def set(self, marks: Mapping[str, Mark]) -> None:
        self.writes += 1
        self.kept.update(marks)


def adapter() -> Adapter:
    """The process's one QQ adapter."""
    nonebot.get_driver().register_adapter(Adapter)
    found = nonebot.get_adapter(Adapter)
    assert isinstance(found, Adapter)
    return found


def fill(qq: SimQQ) -> SimQQ:
    """Two groups, two friends and a stranger."""
    state = qq.state
    names = {LI: "Li", WANG: "Wang", STRANGER: "Stranger"}
    for user, name in names.items():
        state.users[user] = QQUser(user, name, friend=user != STRANGER)
    for group in (GROUP, OTHER_GROUP):
        state.groups[group] = QQGroup(group, str(group), {u: QQMember(u) for u in names})
    return qq


async def _serve(server: uvicorn.Server) -> None:
    try:
        await server._serve()
    except SystemExit as error:
        raise RuntimeError("the server did not start") from error


@contextlib.asynccontextmanager
async def serving(
    ws: str = "fast", *, ping: float = 20.0, second: bool = False
) -> AsyncIterator[str]:
    """Run NoneBot's application on a free port; yields its address.

    A `second` server beside a running one leaves NoneBot's life cycle alone.
    """
    config = uvicorn.Config(
        nonebot.get_asgi(),
        host="127.0.0.1",
        port=0,
        ws=ZhibuWebSocketProtocol if ws == "fast" else ws,  # type: ignore[arg-type]
        ws_ping_interval=ping,
        ws_ping_timeout=ping,
        log_config=None,
        lifespan="off" if second else "on",
    )
    server = uvicorn.Server(config)
    task = asyncio.create_task(_serve(server))
    try:
        while not server.started:
            await asyncio.sleep(0.005)
            if task.done():
                task.result()
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await task


class Bench:
    """Everything that a test of the platform needs."""

    def __init__(self) -> None:
        self.clock = SystemClock()
        self.router = FakeRouter()
        self.marks = FakeMarks()
        self.linked = {str(GROUP)}
        self.adapter = adapter()
        self.platform = QQPlatform(self.adapter, self.clock, timeout=0.6)
        self.url = ""
        self.qq = fill(SimQQ(BOT, reconnect_s=0.02, heartbeat_s=0.2))

    async def _linked(self) -> set[str]:
        return self.linked

    def open(self, *, catchup: bool = False) -> None:
        """Attach the router, with or without catching up."""
        if catchup:
            self.platform.open(self.router, self._linked, self.marks, interval=0.02)
        else:
            self.platform.open(self.router)

    async def connect(self) -> None:
        """Let the simulated QQ connect, and wait until the bot knows it."""
        await self.qq.start(self.url, TOKEN)
        await self.router.heard(ChatEventKind.CONNECTED)
        await self.qq.wait_connected()

    async def leave(self) -> None:
        """Break the link, and wait until the bot has noticed."""
        await self.qq.break_link()
        await self.router.heard(ChatEventKind.DISCONNECTED)

    async def return_(self) -> None:
        """Heal the link, and wait until both ends know it."""
        await self.qq.heal()
        await self.router.heard(ChatEventKind.CONNECTED)
        await self.qq.wait_connected()

    def say(self, text: str, user: int = LI, group: int = GROUP) -> int:
        """Someone says plain text in a group; returns the message's id."""
        segments = [{"type": "text", "data": {"text": text}}]
        return self.qq.say(user, segments, group_id=group).message_id

    def marked(self) -> str:
        """The message that the linked group's stored mark stands at, or empty."""
        mark = self.marks.kept.get(str(GROUP))
        return mark.message_id if mark is not None else ""

    async def until(self, condition: object, within: float = 3.0) -> None:
        """Wait until a condition holds."""
        assert callable(condition)
        async with asyncio.timeout(within):
            while not condition():  # noqa: ASYNC110 - any state may be waited for
                await asyncio.sleep(0.005)

    def now(self) -> datetime:
        """The present instant in UTC."""
        return self.clock.now()
