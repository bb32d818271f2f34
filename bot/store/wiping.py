"""Makes a database let go of what was deleted: nothing of it stays in its files."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from bot.store.url import SQLITE_PRAGMAS

if TYPE_CHECKING:
    from tortoise.backends.base.client import BaseDBAsyncClient

WAIT = 0.5
"""Seconds for which others that read or write are waited for, and held up at the most."""


async def wipe_sqlite(connection: BaseDBAsyncClient) -> bool:
    """Bring the write-ahead log into the database and cut it to nothing.

    What was deleted is overwritten in the database itself (`secure_delete`), but its old pages
    stand in the log until then. False where somebody, such as a backup, reads just now.

    On the bot's own connection: to another one's checkpoint SQLite says that somebody has written,
    and whoever reads everything anew would log each time that there was something to wipe.
    """
    async with connection.acquire_connection() as raw:
        await raw.execute(f"PRAGMA busy_timeout = {int(WAIT * 1000)}")
        try:
            ((busy, _, _),) = await raw.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.OperationalError:
            return False
        finally:
            await raw.execute(f"PRAGMA busy_timeout = {SQLITE_PRAGMAS['busy_timeout']}")
    return not busy


async def wipe_postgres(credentials: dict[str, Any], tables: Iterable[str]) -> bool:
    """Write the tables anew without their dead rows. False where somebody holds one just now.

    The write-ahead log goes on holding what it held, until the server recycles it.
    """
    import asyncpg

    connection = await asyncpg.connect(**credentials)
    try:
        await connection.execute(f"SET lock_timeout = {int(WAIT * 1000)}")
        for table in tables:
            await connection.execute(f'VACUUM (FULL) "{table}"')
    except (asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError):
        return False
    finally:
        await connection.close()
    return True
