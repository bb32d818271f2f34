"""Which of several processes does something that only one may do."""

from __future__ import annotations

import asyncio
import hashlib
from typing import Any

PING = 15.0  # seconds between two looks at the connection that holds the lock


class Lead:
    """The leadership for one task, while it lasts. `lost` is set when it ends."""

    def __init__(self, connection: Any = None) -> None:
        self._connection: Any = connection
        self._watch: asyncio.Task[None] | None = None
        self._checking = asyncio.Lock()
        self.lost = asyncio.Event()
        if connection is not None:
            connection.add_termination_listener(lambda _: self.lost.set())
            self._watch = asyncio.create_task(self._watching())

    @property
    def held(self) -> bool:
        """Whether it still holds."""
        return not self.lost.is_set()

    async def release(self) -> None:
        """Give it up; the next process may take it."""
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.cancel()
            await asyncio.gather(watch, return_exceptions=True)
        connection, self._connection = self._connection, None
        self.lost.set()
        if connection is not None and not connection.is_closed():
            await connection.close()

    async def check(self, timeout: float = PING) -> bool:  # noqa: ASYNC109 (asyncpg takes it)
        """Whether it still holds, asking the server; no answer in so many seconds ends it."""
        async with self._checking:  # a connection does one thing at a time
            connection = self._connection
            if connection is not None and self.held:
                try:
                    await connection.execute("SELECT 1", timeout=timeout)
                except Exception:
                    connection.terminate()
                    self.lost.set()
        return self.held

    async def _watching(self) -> None:
        """Find out where the connection died in silence: the server frees the lock then."""
        while not self.lost.is_set():
            try:
                async with asyncio.timeout(PING):
                    await self.lost.wait()
            except TimeoutError:
                await self.check()


async def try_lead(credentials: dict[str, Any] | None, name: str) -> Lead | None:
    """Lead if nobody else does: an advisory lock on a connection of its own.

    Without credentials (SQLite: one process) it is always granted. The lock goes with the
    connection, so a process that dies leads no longer.
    """
    if credentials is None:
        return Lead()
    import asyncpg

    key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
    connection = await asyncpg.connect(**credentials)
    try:
        if await connection.fetchval("SELECT pg_try_advisory_lock($1)", key):
            return Lead(connection)
    except BaseException:
        await connection.close()
        raise
    await connection.close()
    return None
