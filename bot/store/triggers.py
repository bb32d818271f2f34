"""Triggers that a feature put on its tables, lifted for a moment within a transaction.

Only for replacing everything by a backup: what is kept from being changed must then make room.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from tortoise.backends.base.client import BaseDBAsyncClient


@asynccontextmanager
async def lifted(
    connection: BaseDBAsyncClient, dialect: str, tables: Iterable[str]
) -> AsyncIterator[None]:
    """Without the tables' triggers; the caller's transaction brings them back if it is undone."""
    names = list(tables)
    if dialect == "postgres":
        await _switch(connection, names, "DISABLE")
        yield
        await _switch(connection, names, "ENABLE")
        return
    kept = await _triggers(connection, names)
    for name, _ in kept:
        await connection.execute_query(f'DROP TRIGGER "{name}"')
    yield
    for _, statement in kept:
        await connection.execute_query(statement)


async def _switch(connection: BaseDBAsyncClient, tables: list[str], to: str) -> None:
    for table in tables:
        await connection.execute_query(f'ALTER TABLE "{table}" {to} TRIGGER USER')


async def _triggers(connection: BaseDBAsyncClient, tables: list[str]) -> list[tuple[str, str]]:
    rows = await connection.execute_query_dict(
        "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
    )
    return [(row["name"], row["sql"]) for row in rows if row["tbl_name"] in tables]
