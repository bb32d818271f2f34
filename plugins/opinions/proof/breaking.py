"""A database that fails on purpose, as real ones do: on a scratch copy only."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from tortoise.exceptions import OperationalError

if TYPE_CHECKING:
    from bot.store.store import Store

_TRIGGER = {
    "sqlite": (
        "CREATE TRIGGER proof_refusing BEFORE INSERT ON opinions_pending"
        " BEGIN SELECT RAISE(ABORT, 'opinions_pending refuses'); END",
    ),
    "postgres": (
        # The server's own log is told nothing, so that what it has comes from the bot.
        "CREATE FUNCTION proof_refusing() RETURNS trigger AS $$"
        " DECLARE said text := NEW.text;"
        " BEGIN BEGIN PERFORM set_config('log_min_messages', 'panic', true);"
        " EXCEPTION WHEN insufficient_privilege THEN said := ''; END;"
        " RAISE EXCEPTION 'refused: %', said; END $$ LANGUAGE plpgsql",
        "CREATE TRIGGER proof_refusing BEFORE INSERT ON opinions_pending"
        " FOR EACH ROW EXECUTE FUNCTION proof_refusing()",
    ),
}
_NO_TRIGGER = {
    "sqlite": ("DROP TRIGGER proof_refusing",),
    "postgres": (
        "DROP TRIGGER proof_refusing ON opinions_pending", "DROP FUNCTION proof_refusing",
    ),
}  # fmt: skip


@asynccontextmanager
async def refusing_trigger(store: Store) -> AsyncIterator[None]:
    """The inbox takes nothing; on PostgreSQL the database's message quotes the text."""
    await _execute(store, *_TRIGGER[store.dialect])
    try:
        yield
    finally:
        await _execute(store, *_NO_TRIGGER[store.dialect])


@asynccontextmanager
async def missing_table(store: Store) -> AsyncIterator[None]:
    """The rounds are gone: every handler breaks."""
    await _execute(store, "ALTER TABLE opinions_round RENAME TO proof_round")
    try:
        yield
    finally:
        await _execute(store, "ALTER TABLE proof_round RENAME TO opinions_round")


async def settled(store: Store) -> None:
    """Let PostgreSQL tidy up and gather its statistics now and not later, and write all down."""
    if store.dialect == "postgres":
        with suppress(OperationalError):  # as somebody who may not
            await _execute(store, "VACUUM (ANALYZE)", "CHECKPOINT")


async def _execute(store: Store, *statements: str) -> None:
    for statement in statements:
        await store.connection.execute_query(statement)
