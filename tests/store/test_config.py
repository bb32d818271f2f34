"""Tortoise's configuration and the migrations in the process."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from bot.feature import Feature
from bot.store import config
from bot.store.store import Store
from bot.store.tables import tables_of

MODELS = """
from tortoise import fields
from tortoise.models import Model
from bot.store.fields import FenField, UTCDateTimeField

class Thing(Model):
    id = fields.IntField(primary_key=True)
    at = UTCDateTimeField()
    price = FenField(default=0)

    class Meta(Model.Meta):
        table = "sample_thing"
"""
FIRST = """
from tortoise import fields, migrations
from tortoise.migrations import operations as ops
from bot.store.fields import UTCDateTimeField

class Migration(migrations.Migration):
    operations = [
        ops.CreateModel(
            name="Thing",
            fields=[
                ("id", fields.IntField(primary_key=True, generated=True)),
                ("at", UTCDateTimeField()),
            ],
            options={"table": "sample_thing", "app": "sample", "pk_attr": "id"},
        ),
    ]
"""
SECOND = """
from tortoise import migrations
from tortoise.migrations import operations as ops
from bot.store.fields import FenField

class Migration(migrations.Migration):
    dependencies = [("sample", "0001_initial")]
    operations = [
        ops.AddField(
            model_name="Thing", name="price", field=FenField(default=0, db_default=0)
        ),
    ]
"""


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A feature with two migrations, in a package of its own."""
    package = tmp_path / "lib" / "zhibu_sample"
    (package / "migrations").mkdir(parents=True)
    for path, text in (
        ("__init__.py", ""),
        ("models.py", MODELS),
        ("migrations/__init__.py", ""),
        ("migrations/0001_initial.py", FIRST),
        ("migrations/0002_price.py", SECOND),
    ):
        (package / path).write_text(dedent(text))
    monkeypatch.syspath_prepend(str(tmp_path / "lib"))
    yield Feature(
        "sample", tmp_path, models="zhibu_sample.models", migrations="zhibu_sample.migrations"
    )
    for name in [name for name in sys.modules if name.startswith("zhibu_sample")]:
        del sys.modules[name]


@pytest.mark.parametrize("dialect", ["sqlite", "postgres"])
async def test_migrates_once_and_says_what_it_did(
    new_database, dialect: str, sample: Feature
) -> None:
    store = Store(await new_database(dialect, empty=True), shared=False)
    await store.open([sample])
    with store.active():
        pending = await store.pending_migrations()
        assert [name for name in pending if name.startswith("sample.")] == [
            "sample.0001_initial",
            "sample.0002_price",
        ]
        assert await store.migrate() == pending
        assert await store.pending_migrations() == []
        assert await store.migrate() == []
        _, rows = await store.connection.execute_query('SELECT "price" FROM "sample_thing"')
        assert list(rows) == []
    await store.close()


async def test_a_file_gets_the_careful_pragmas(tmp_path: Path) -> None:
    store = Store(f"sqlite://{tmp_path}/new/folder/zhibu.db", shared=False)
    await store.open()
    try:
        values = {}
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete"):
            (row,) = await store.connection.execute_query_dict(f"PRAGMA {name}")
            values[name] = row[name]
        assert values == {
            "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1,
        }  # fmt: skip
    finally:
        await store.close()


async def test_what_was_committed_is_in_the_file(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    from bot.branch.models import Branch

    store = Store(f"sqlite://{tmp_path}/zhibu.db", shared=False)
    await store.open()
    with store.active():
        await store.create_schema()
        await Branch.create(name="a", created_at=datetime(2026, 1, 1, tzinfo=UTC))
        with sqlite3.connect(tmp_path / "zhibu.db") as other:
            assert other.execute("SELECT created_at FROM branch_branch").fetchall() == [
                ("2026-01-01 00:00:00+00:00",)
            ]
        other.close()
    await store.close()


async def test_tables_come_after_what_they_point_at(store: Store) -> None:
    apps = store.context.apps
    assert apps is not None
    names = [table.name for table in tables_of(apps)]
    assert names.index("branch_branch") < names.index("branch_member")
    assert names.index("branch_member") < names.index("branch_account")
    assert len(names) == len(set(names))


def test_the_command_line_finds_the_hosts_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite://somewhere.db")
    found = config.TORTOISE_ORM
    assert found["connections"]["default"]["credentials"]["file_path"] == "somewhere.db"
    assert "bot.branch.models" in found["apps"]["bot"]["models"]
    with pytest.raises(AttributeError):
        _ = config.NOTHING
