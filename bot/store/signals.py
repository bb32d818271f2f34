"""Short notices between the processes that share a database."""

from __future__ import annotations

import asyncio
import contextvars
import inspect
import logging
from collections.abc import Awaitable, Callable
from typing import Any

log = logging.getLogger(__name__)

PING = 20.0  # seconds of silence after which the connection is asked whether it lives

Callback = Callable[[str], Awaitable[None] | None]


class Signals:
    """Callbacks by channel. A base for the two ways in which a notice arrives."""

    def __init__(self) -> None:
        self._callbacks: dict[str, list[Callback]] = {}
        self._tasks: set[asyncio.Future[None]] = set()
        self._context = contextvars.copy_context()

    async def listen(self, channel: str, callback: Callback) -> None:
        """Call `callback(payload)` for each notice; empty payload: some may have been missed."""
        self._callbacks.setdefault(channel, []).append(callback)

    def unlisten(self, channel: str, callback: Callback) -> None:
        """Stop calling it."""
        callbacks = self._callbacks.get(channel, [])
        if callback in callbacks:
            callbacks.remove(callback)

    def dispatch(self, channel: str, payload: str) -> None:
        """Call every callback of the channel; one that fails is logged and passed over."""
        for callback in tuple(self._callbacks.get(channel, ())):
            try:
                result = self._context.copy().run(callback, payload)
                if inspect.isawaitable(result):
                    task = asyncio.ensure_future(result)
                    self._tasks.add(task)
                    task.add_done_callback(self._ended)
            except Exception:
                log.exception("a listener on %s failed", channel)

    def _ended(self, task: asyncio.Future[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a listener failed", exc_info=error)

    async def close(self) -> None:
        """Stop, and wait for callbacks that still run."""
        self._callbacks.clear()
        if self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)


class PostgresSignals(Signals):
    """LISTEN on a connection of its own, which is renewed when it breaks."""

    def __init__(self, credentials: dict[str, Any], *, pause: float = 0.5) -> None:
        super().__init__()
        self._credentials = credentials
        self._pause = pause
        self._connection: Any = None
        self._keeper: asyncio.Task[None] | None = None
        self._broken = asyncio.Event()
        self._listening: set[str] = set()
        self._early: list[tuple[str, str]] = []  # heard before it was told that some may be missing
        self._opening = asyncio.Lock()

    async def listen(self, channel: str, callback: Callback) -> None:
        """Begin to hear a channel; raises where the database can't be reached now."""
        await super().listen(channel, callback)
        async with self._opening:
            if self._connection is None:
                await self._connect()
                self._keeper = asyncio.create_task(self._keep(), context=self._context.copy())
            elif channel not in self._listening and not self._broken.is_set():
                await self._connection.add_listener(channel, self._heard)
                self._listening.add(channel)

    async def _connect(self) -> None:
        import asyncpg

        connection = await asyncpg.connect(**self._credentials)
        try:
            for channel in tuple(self._callbacks):
                await connection.add_listener(channel, self._heard)
                self._listening.add(channel)
        except BaseException:
            connection.terminate()
            raise
        self._connection = connection
        self._broken.clear()
        connection.add_termination_listener(self._lost)
        if connection.is_closed():
            self._broken.set()

    def _heard(self, _connection: Any, _pid: int, channel: str, payload: object) -> None:
        if self._broken.is_set():
            self._early.append((channel, str(payload)))
        else:
            self.dispatch(channel, str(payload))

    def _lost(self, connection: Any) -> None:
        if connection is self._connection:
            self._broken.set()

    async def _keep(self) -> None:
        pause = self._pause
        while True:
            await self._until_broken()
            try:
                self._listening.clear()
                self._early.clear()
                await self._connect()
            except Exception as error:
                log.warning("lost the database's notices: %s", type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 30.0)
                continue
            pause = self._pause
            for channel in tuple(self._callbacks):
                self.dispatch(channel, "")
            early, self._early = self._early, []
            for channel, payload in early:
                self.dispatch(channel, payload)

    async def _until_broken(self) -> None:
        """Wait for the end of the connection; one that died in silence is found by asking."""
        while not self._broken.is_set():
            try:
                async with asyncio.timeout(PING):
                    await self._broken.wait()
            except TimeoutError:
                try:
                    await self._connection.execute("SELECT 1", timeout=PING)
                except Exception:
                    self._connection.terminate()
                    self._broken.set()

    async def close(self) -> None:
        """Stop listening and let go of the connection."""
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.cancel()
            await asyncio.gather(keeper, return_exceptions=True)
        connection, self._connection = self._connection, None
        if connection is not None and not connection.is_closed():
            await connection.close()
        await super().close()
