"""Every row of every table, and every counter, as the database itself tells them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.store.store import Store

Rows = dict[str, Counter[str]]

_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgres": "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
}
_SEQUENCES = (
    "SELECT sequencename AS name, coalesce(last_value, 0) AS last FROM pg_sequences"
    " WHERE schemaname = 'public'"
)


async def every_row(store: Store) -> Rows:
    """All tables with their rows; on PostgreSQL with the sequences, which count what was undone."""
    connection = store.connection
    _, tables = await connection.execute_query(_TABLES[store.dialect])
    rows: Rows = {}
    for table in tables:
        name = table["name"]
        _, found = await connection.execute_query(f'SELECT * FROM "{name}"')
        rows[name] = Counter(_told(dict(row)) for row in found)
    if store.dialect == "postgres":
        _, found = await connection.execute_query(_SEQUENCES)
        rows["sequences"] = Counter(_told(dict(row)) for row in found)
    return rows


def changed(before: Rows, after: Rows) -> set[str]:
    """The tables in which any row came, went or changed."""
    names = before.keys() | after.keys()
    return {name for name in names if before.get(name, Counter()) != after.get(name, Counter())}


def new(before: Rows, after: Rows) -> dict[str, Counter[str]]:
    """The rows that were not there, or not like this."""
    return {name: rows - before.get(name, Counter()) for name, rows in after.items()}


def _told(row: dict[str, Any]) -> str:
    return "\n".join(f"{name}={_value(value)}" for name, value in sorted(row.items()))


def _value(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("latin-1")
    return str(value)
