"""The whole bot on the running loop with a world connected to it: for the demo and the tests."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.frame import Frame
    from bot.host import Host
    from bot.sandbox.world import World
    from bot.settings import Settings

_START_SECONDS = 15.0


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def connect(world: World, settings: Settings) -> None:
    """Serve the simulated Telegram where the settings say, and let QQ look for the bot."""
    await world.start(
        f"ws://{settings.host}:{settings.port}",
        settings.onebot_access_token,
        telegram_port=int(settings.telegram_api_server.rstrip("/").rsplit(":", 1)[1]),
    )


@contextlib.asynccontextmanager
async def running(
    settings: Settings, frame: Frame, host: Host, world: World
) -> AsyncIterator[None]:
    """Serve the bot, connected on both platforms, until the block ends.

    Raises RuntimeError where the bot stops at its start, TimeoutError where nothing connects.
    """
    import uvicorn

    from bot.platforms.onebot.wire import ZhibuWebSocketProtocol

    await connect(world, settings)
    server = uvicorn.Server(
        uvicorn.Config(
            frame.app,
            host=settings.host,
            port=settings.port,
            ws=ZhibuWebSocketProtocol,
            access_log=False,
            log_config=None,
            timeout_graceful_shutdown=2,
        )
    )
    serving = asyncio.create_task(server.serve())
    try:
        await _connected(host, serving)
        yield
    finally:
        server.should_exit = True
        await asyncio.gather(serving, return_exceptions=True)
        await world.stop()


async def _connected(host: Host, serving: asyncio.Task[None]) -> None:
    async with asyncio.timeout(_START_SECONDS):
        while len(host.platforms.all()) < 2 or not all(
            platform.connections() for platform in host.platforms.all()
        ):
            if serving.done():
                await serving
                raise RuntimeError("the bot stopped at its start")
            await asyncio.sleep(0.02)
