"""The whole bot on the running loop with a world connected to it: for the demo and the tests."""

from __future__ import annotations

import asyncio
import contextlib
import random
import socket
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.frame import Frame
    from bot.host import Host
    from bot.sandbox.world import World
    from bot.settings import Settings

_START_SECONDS = 60.0
_PORTS = (20_000, 32_000)


def free_port() -> int:
    """A port on loopback that nobody listens on.

    Drawn from below those that the system gives to outgoing connections, any of which could take
    it before it is listened on.
    """
    for _ in range(100):
        port = random.randrange(*_PORTS)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise OSError("no free port was found on loopback")


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

    Raises OSError where the port is taken, RuntimeError where the bot stops at its start,
    TimeoutError where nothing connects.
    """
    listening = _listening(settings)
    await connect(world, settings)
    try:
        async with _served(listening, settings, frame, host):
            yield
    finally:
        await world.stop()


@contextlib.asynccontextmanager
async def serving(settings: Settings, frame: Frame, host: Host) -> AsyncIterator[None]:
    """Serve the bot to a world that is there already, and stays. Raises as `running` does."""
    async with _served(_listening(settings), settings, frame, host):
        yield


def _listening(settings: Settings) -> socket.socket:
    # Bound here: uvicorn itself would end the whole program where it can't.
    return socket.create_server((settings.host, settings.port))


@contextlib.asynccontextmanager
async def _served(
    listening: socket.socket, settings: Settings, frame: Frame, host: Host
) -> AsyncIterator[None]:
    import uvicorn

    from bot.platforms.onebot.wire import ZhibuWebSocketProtocol

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
    task = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        await _connected(host, task)
        yield
    finally:
        server.should_exit = True
        await asyncio.gather(task, return_exceptions=True)


async def _connected(host: Host, serving: asyncio.Task[None]) -> None:
    async with asyncio.timeout(_START_SECONDS):
        while len(host.platforms.all()) < 2 or not all(
            platform.connections() for platform in host.platforms.all()
        ):
            if serving.done():
                await serving
                raise RuntimeError("the bot stopped at its start")
            await asyncio.sleep(0.02)
