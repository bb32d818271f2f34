"""Migrations are applied whole or not at all, and make what the stock executor makes."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest
from tortoise.migrations.executor import MigrationExecutor

from bot import frame
from bot.feature import Feature
from bot.store import migrating
from bot.store.store import Store

BROKEN = """
from tortoise import migrations
from tortoise.migrations import operations as ops


async def change(apps, schema_editor):
    await schema_editor.client.execute_query("CREATE TABLE half (x INTEGER)")
    raise RuntimeError("killed here")


class Migration(migrations.Migration):
    dependencies = []
    operations = [ops.RunPython(change)]
"""


def _schema(path: Path) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
    connection.close()
    return rows


async def test_the_tables_are_those_of_the_stock_executor(tmp_path: Path) -> None:
    ours, stock = tmp_path / "ours.db", tmp_path / "stock.db"
    for path in (ours, stock):
        store = Store(f"sqlite://{path}", shared=False)
        await store.open(frame.load_features())
        with store.active():
            if path is ours:
                assert await store.migrate()
            else:
                apps = migrating._apps(store._config)
                await MigrationExecutor(store.connection, apps).migrate(None, direction="forward")
            assert await store.pending_migrations() == []
        await store.close()
    assert _schema(ours) == _schema(stock)


async def test_what_breaks_half_way_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "zhibu_half"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "0001_initial.py").write_text(BROKEN)
    sys.path.insert(0, str(tmp_path))
    store = Store(f"sqlite://{tmp_path / 'zhibu.db'}", shared=False)
    feature = Feature("signin", tmp_path, models="plugins.signin.models", migrations="zhibu_half")
    try:
        await store.open([feature])
        with store.active():
            with pytest.raises(RuntimeError, match="killed here"):
                await store.migrate()
            assert await store.pending_migrations() == ["signin.0001_initial"]
            _, rows = await store.connection.execute_query(
                "SELECT name FROM sqlite_master WHERE name = 'half'"
            )
            assert not rows
    finally:
        sys.path.remove(str(tmp_path))
        await store.close()
