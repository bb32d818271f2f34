"""What was deleted stands in no file any more, and nobody takes the wiping for news."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.store.store import Store
from bot.store.url import sqlite_path
from tests.house.databases import on_sqlite

SECRET = "a word that is to go"


@pytest.fixture
def features() -> tuple[()]:
    return ()


async def _write_and_delete(store: Store) -> None:
    await store.connection.execute_query(
        "INSERT INTO branch_branch (name, locale, timezone, settings, created_at)"
        f" VALUES ('{SECRET}', 'en', 'UTC', '{{}}', '2026-11-24 00:00:00+00:00')"
    )
    await store.connection.execute_query("DELETE FROM branch_branch")


@on_sqlite
async def test_nothing_of_it_stays_in_the_files(store: Store) -> None:
    path = Path(sqlite_path(store.url))
    log = Path(f"{path}-wal")
    await _write_and_delete(store)
    assert SECRET.encode() in log.read_bytes()
    assert await store.wipe_deleted(())
    assert SECRET.encode() not in path.read_bytes() + log.read_bytes()
    assert log.stat().st_size == 0


@on_sqlite
async def test_it_is_no_news_of_another_program(store: Store) -> None:
    await store.written_elsewhere()
    await _write_and_delete(store)
    assert await store.wipe_deleted(())
    assert not await store.written_elsewhere()


@on_sqlite
async def test_somebody_who_reads_is_not_waited_for_long(store: Store) -> None:
    reader = sqlite3.connect(sqlite_path(store.url), isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM branch_branch").fetchall()
    await _write_and_delete(store)
    assert not await store.wipe_deleted(())
    reader.execute("COMMIT")
    reader.close()
    assert await store.wipe_deleted(())
    _, rows = await store.connection.execute_query("PRAGMA busy_timeout")
    assert rows[0][0] == 10_000
