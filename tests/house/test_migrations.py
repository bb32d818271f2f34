"""The migrations make what the models say, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import frame
from bot.store import config
from bot.store.store import Store


@pytest.fixture
def features() -> tuple:
    """No table comes from the models here: the migrations have to make them."""
    return ()


@pytest.fixture(params=["sqlite", "postgres"])
async def empty_url(request: pytest.FixtureRequest, tmp_path: Path):
    """The URL of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite://{tmp_path / 'empty.db'}"
        return
    server = request.getfixturevalue("postgres")
    async with server.database("template0") as url:
        yield url


async def _tables(store: Store) -> set[str]:
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        if store.dialect == "sqlite"
        else "SELECT table_name AS name FROM information_schema.tables "
        "WHERE table_schema = 'public'"
    )
    _, rows = await store.connection.execute_query(query)
    return {row["name"] for row in rows}


async def _indexes(store: Store) -> set[str]:
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'index'"
        if store.dialect == "sqlite"
        else "SELECT indexname AS name FROM pg_indexes WHERE schemaname = 'public'"
    )
    _, rows = await store.connection.execute_query(query)
    return {row["name"] for row in rows}


async def test_an_empty_database_gets_every_table_and_index(empty_url: str) -> None:
    store = Store(empty_url)
    await store.open(frame.load_features())
    try:
        assert await store.pending_migrations()
        await store.migrate()
        assert await store.pending_migrations() == []
        assert await store.migrate() == []
        assert store.context.apps is not None
        models = [
            model
            for app in store.context.apps.values()
            for model in app.values()  # type: ignore[union-attr]
        ]
        tables, indexes = await _tables(store), await _indexes(store)
        assert {model._meta.db_table for model in models} <= tables
        named = {
            index.name for model in models for index in model._meta.indexes
            if not isinstance(index, tuple | list) and index.name
        }  # fmt: skip
        assert named
        assert named <= indexes
    finally:
        await store.close()


def test_no_model_is_ahead_of_its_migrations(tmp_path: Path) -> None:
    import os
    import subprocess
    import sys

    before = {path: path.read_bytes() for path in _migration_files()}
    done = subprocess.run(
        [Path(sys.executable).with_name("tortoise"), "-c", "bot.store.config.TORTOISE_ORM",
         "makemigrations"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": f"sqlite://{tmp_path / 'x.db'}"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    created = [path for path in _migration_files() if path not in before]
    for path in created:
        path.unlink()
    assert done.returncode == 0, done.stderr
    assert created == []


ROOT = Path(config.__file__).resolve().parents[2]


def _migration_files() -> list[Path]:
    return [*ROOT.glob("bot/store/migrations/*.py"), *ROOT.glob("plugins/*/migrations/*.py")]


async def test_a_filled_database_of_the_first_version_keeps_its_rows_and_indexes(
    empty_url: str,
) -> None:
    from tortoise.migrations.executor import MigrationExecutor, MigrationTarget

    from bot.branch.models import Branch
    from bot.delivery.models import OutboxRow
    from bot.store import migrating

    store = Store(empty_url)
    await store.open(frame.load_features())
    try:
        apps = migrating._apps(store._config)
        first = [MigrationTarget(label, "0001_initial") for label in ("bot", "signin")]
        await MigrationExecutor(store.connection, apps).migrate(first, direction="forward")
        before = await _indexes(store)
        at = "2026-11-24 01:00:00+00:00"
        await store.connection.execute_script(
            "INSERT INTO branch_branch (id, name, locale, timezone, settings, created_at)"
            f" VALUES (1, '一', 'zh-CN', 'Asia/Shanghai', '{{}}', '{at}');"
            "INSERT INTO delivery_outbox (id, key, part, branch_id, kind, state, platform,"
            " chat_kind, chat_id, bot_id, via_group, body, not_before, created_at, changed_at,"
            " lease, attempts, tried, message_ids, reason)"
            " VALUES (7, 'k', '', 1, 'notice', 'pending', 'qq', 'group', 'g', '', '',"
            ' \'{"text": "早", "mentions": [], "buttons": [], "reply_to": ""}\','
            f" '{at}', '{at}', '{at}', '', 0, '[]', '[]', '');"
        )
        assert "bot.0002_outbox_locale" in await store.migrate()
        row = await OutboxRow.get(id=7)
        assert (row.key, row.body["text"], row.locale) == ("k", "早", "")
        assert (await Branch.get(id=1)).name == "一"
        assert before <= await _indexes(store)
        assert await store.pending_migrations() == []
    finally:
        await store.close()
