"""The whole bot and the sandbox in one process, with a clock that the script moves."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import uvicorn

from bot import frame as frames
from bot.app import compose, run_in
from bot.clock import ManualClock
from bot.delivery.pacing import UNPACED
from bot.host import Host
from bot.platforms.onebot.wire import ZhibuWebSocketProtocol
from bot.sandbox.cast import Stage as Cast
from bot.sandbox.seed import seed
from bot.sandbox.world import World
from bot.settings import Settings
from bot.terminal import sandbox

MONDAY = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)


@dataclass
class Stage:
    """What the script plays on."""

    host: Host
    world: World
    cast: Cast
    clock: ManualClock

    async def advance(self, **span: float) -> None:
        """Let time pass, and what is due happen."""
        self.clock.advance(timedelta(**span))
        await self.host.schedule.tick(self.clock.now())
        self.host.outbox.wake()


@contextlib.asynccontextmanager
async def set_up(settings: Settings, folder: Path, port: int) -> AsyncIterator[Stage]:
    """Run the bot on a fresh database in `folder` until the script is over."""
    settings = sandbox.simulated(
        replace(
            settings,
            port=port,
            var=folder,
            log_level="ERROR",
            database_url=f"sqlite://{folder / 'demo.db'}",
        )
    )
    frames.start_nonebot(settings)
    frame = frames.attach(settings)
    clock = ManualClock(MONDAY)
    features = frames.load_features()
    host = compose(
        settings, features, frame, clock=clock, paces=UNPACED, strict_texts=True, merge_scale=0.2
    )
    world, cast = sandbox.make_world(settings)
    world.clock = clock
    run_in(frame, host, console=False)

    async def fill() -> None:
        await seed(host, cast)

    frame.driver.on_startup(fill)
    await sandbox.start(world, settings)
    server = uvicorn.Server(
        uvicorn.Config(
            frame.app, host=settings.host, port=settings.port, ws=ZhibuWebSocketProtocol,
            access_log=False, log_config=None, timeout_graceful_shutdown=2,
        )
    )  # fmt: skip
    serving = asyncio.create_task(server._serve())
    try:
        await _connected(host)
        yield Stage(host, world, cast, clock)
    finally:
        server.should_exit = True
        await serving
        await world.stop()


async def _connected(host: Host) -> None:
    async with asyncio.timeout(15):
        while not all(one.connections() for one in host.platforms.all()):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
