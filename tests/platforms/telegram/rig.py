"""The adapter against the simulated Telegram, over real sockets, without the rest of the bot."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from nonebot.config import Config, Env
from nonebot.drivers import combine_driver
from nonebot.drivers.aiohttp import Mixin
from nonebot.drivers.fastapi import Driver as FastAPIDriver

from bot.platforms.telegram.adapter import Adapter
from bot.platforms.telegram.platform import TelegramPlatform
from bot.platforms.telegram.settings import Timing
from bot.platforms.types import Address, ChatEvent, ChatKind, Incoming, PlatformName
from bot.sandbox.telegram import SimTelegram
from bot.sandbox.telegram_state import TgChat, TgUser

Driver = combine_driver(FastAPIDriver, Mixin)

TOKEN = "10002:AAsandboxTokenThatNoLogMayHold"
SECRET = "one-secret-of-every-replica"
GROUP = -4001
QUICK = Timing(
    poll=1,
    margin=2,
    read=1,
    upload=2,
    connect=1,
    pause=0.01,
    longest=0.05,
    handler=2,
    standby=0.01,
    farewell=0.3,
)


async def eventually(true: Callable[[], Any], within: float = 5.0) -> Any:
    """Wait until a condition holds and return its value; fails after `within` seconds."""
    async with asyncio.timeout(within):
        while not (value := true()):  # noqa: ASYNC110
            await asyncio.sleep(0.005)
        return value


SEALED = "密"


class Ear:
    """An Intake that remembers; it wants group text that begins with a slash or 签到."""

    def __init__(self) -> None:
        self.taken: list[Incoming] = []
        self.events: list[ChatEvent] = []
        self.asked: list[str] = []
        self.on_take: Callable[[Incoming], Awaitable[None]] | None = None

    def wants(self, text: str, *, private: bool) -> bool:
        self.asked.append(text)
        return private or text.lstrip().startswith(("/", "／", "签到"))

    def sealed(self, incoming: Incoming) -> bool:
        return incoming.text.startswith(SEALED)

    def begin(self, incoming: Incoming) -> Coroutine[Any, Any, None]:
        return self.take(incoming)

    async def take(self, incoming: Incoming) -> None:
        if self.on_take is not None:
            await self.on_take(incoming)
        self.taken.append(incoming)

    async def happened(self, event: ChatEvent) -> None:
        self.events.append(event)

    def texts(self) -> list[str]:
        return [incoming.text for incoming in self.taken]

    def kinds(self) -> list[str]:
        return [str(event.kind) for event in self.events]


@dataclass
class Rig:
    """A simulated Telegram with a group and a person, and adapters that talk to it."""

    sim: SimTelegram
    ann: TgUser
    group: TgChat
    ear: Ear = field(default_factory=Ear)
    _open: list[Any] = field(default_factory=list)

    def adapter(self, *, webhook_url: str = "", timing: Timing = QUICK, **keys: Any) -> Adapter:
        """An adapter on a driver of its own, not yet started."""
        bot = {"token": TOKEN, "api_server": self.sim.api_server, "is_webhook": bool(webhook_url)}
        config = {
            "telegram_bots": [bot],
            "telegram_webhook_url": webhook_url or None,
            "telegram_webhook_secret": SECRET if webhook_url else "",
        }
        driver = Driver(Env(environment="test"), Config(_env_file=(), **(config | keys)))  # type: ignore[call-arg]
        adapter = Adapter(driver, timing=timing)
        adapter.intake = self.ear
        return adapter

    async def start(self, adapter: Adapter) -> TelegramPlatform:
        """Start an adapter as the driver's life cycle would, and wait until it is connected."""
        await self.begin(adapter)
        await eventually(lambda: all(link.up for link in adapter.links.values()))
        return TelegramPlatform(adapter)

    async def begin(self, adapter: Adapter) -> None:
        """Start an adapter without waiting for a connection."""
        await adapter.driver._lifespan.startup()
        self._open.append(adapter)

    async def stop(self, adapter: Adapter) -> None:
        """Shut an adapter down."""
        self._open.remove(adapter)
        await adapter.driver._lifespan.shutdown()

    async def polling(self, **keys: Any) -> TelegramPlatform:
        """A running adapter that polls."""
        return await self.start(self.adapter(**keys))

    async def close(self) -> None:
        """Shut everything down."""
        for adapter in list(self._open):
            await self.stop(adapter)
        await self.sim.stop()

    def sent(self) -> list[dict[str, Any]]:
        """The bodies of the bot's messages, as the server keeps them."""
        return [m.body for m in self.sim.state.messages.values() if m.sender is self.sim.bot]

    def texts(self) -> list[str]:
        """The texts and captions of the bot's messages."""
        return [body.get("text", body.get("caption", "")) for body in self.sent()]

    def calls(self, method: str) -> list[dict[str, Any]]:
        """The arguments of every call of a method."""
        return [values for name, values in self.sim.calls if name == method]

    @property
    def to_group(self) -> Address:
        return Address(PlatformName.TELEGRAM, ChatKind.GROUP, str(self.group.id))

    @property
    def to_ann(self) -> Address:
        return Address(PlatformName.TELEGRAM, ChatKind.PRIVATE, str(self.ann.id))


async def make_rig() -> Rig:
    """A rig with its server running."""
    sim = SimTelegram(TOKEN)
    await sim.start()
    ann = TgUser(700100200, "Ann", "ann_li", "en", started=True)
    sim.state.users[ann.id] = ann
    group = TgChat(GROUP, "group", "Branch", {ann.id: "member", sim.bot.id: "member"})
    sim.state.chats[group.id] = group
    return Rig(sim, ann, group)


@contextlib.asynccontextmanager
async def served(adapter: Adapter, port: int) -> AsyncIterator[None]:
    """Serve the driver's app as NoneBot would, on loopback."""
    config = uvicorn.Config(
        adapter.driver.server_app,  # type: ignore[attr-defined]
        port=port,
        log_config=None,
        access_log=False,
        ws="none",
    )
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    task = asyncio.create_task(server.serve())
    try:
        await eventually(lambda: server.started)
        yield
    finally:
        server.should_exit = True
        await task
