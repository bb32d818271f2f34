"""Makes a database let go of what was deleted: nothing of it stays in its files."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable
from typing import Any

WAIT = 0.5
"""Seconds for which others that read or write are waited for, and held up at the most."""


def wipe_sqlite(database: str) -> bool:
    """Bring the write-ahead log into the database and cut it to nothing. Blocks: in a thread.

    What was deleted is overwritten in the database itself (`secure_delete`), but its old pages
    stand in the log until then. False where somebody, such as a backup, reads just now.
    """
    connection = sqlite3.connect(database, isolation_level=None, timeout=WAIT)
    with contextlib.closing(connection):
        try:
            ((busy, _, _),) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.OperationalError:
            return False
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
