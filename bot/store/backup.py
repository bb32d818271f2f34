"""Back up a running store to one file, and restore it into a store of either kind."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import IntegrityError
from tortoise.fields import JSONField

from bot.errors import Refusal
from bot.store.dump import PIECE, DumpWriter, Line, decode, encode, read_lines
from bot.store.tables import Table
from bot.store.triggers import lifted


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """What a backup holds: rows by table."""

    path: Path
    counts: dict[str, int]

    @property
    def rows(self) -> int:
        """All rows together."""
        return sum(self.counts.values())


def back_up_sqlite(
    database: str, tables: list[Table], path: Path, at: datetime | None
) -> BackupInfo:
    """Dump what is committed at this moment; the bot writes on meanwhile. Blocks: in a thread."""
    writer = DumpWriter(path)
    connection = sqlite3.connect(database, isolation_level=None, timeout=10)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        _begin(writer, tables, "sqlite", at)
        for table in tables:
            cursor = connection.execute(table.select)
            while rows := cursor.fetchmany(PIECE):
                writer.rows(table.name, _encoded(table, rows))
        return BackupInfo(path, writer.finish())
    except BaseException:
        writer.abandon()
        raise
    finally:
        connection.close()


async def back_up_postgres(
    credentials: dict[str, Any], tables: list[Table], path: Path, at: datetime | None
) -> BackupInfo:
    """Dump one snapshot on a connection of its own; the bot writes on meanwhile."""
    import asyncpg

    writer = await asyncio.to_thread(DumpWriter, path)
    connection = None
    try:
        connection = await asyncpg.connect(**credentials)
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            await asyncio.to_thread(_begin, writer, tables, "postgres", at)
            for table in tables:
                async for rows in _pieces(connection, table.select):
                    await asyncio.to_thread(_write, writer, table, rows)
        return BackupInfo(path, await asyncio.to_thread(writer.finish))
    except BaseException:
        writer.abandon()
        raise
    finally:
        if connection is not None:
            await connection.close()


async def _pieces(connection: Any, query: str) -> AsyncIterator[list[Any]]:
    cursor = await connection.cursor(query)
    while rows := await cursor.fetch(PIECE):
        yield rows


def _begin(writer: DumpWriter, tables: list[Table], dialect: str, at: datetime | None) -> None:
    columns = {table.name: list(table.columns) for table in tables}
    writer.header(dialect=dialect, created_at=at and at.isoformat(), tables=columns)


def _write(writer: DumpWriter, table: Table, rows: Iterable[Iterable[Any]]) -> None:
    writer.rows(table.name, _encoded(table, rows))


def _encoded(table: Table, rows: Iterable[Iterable[Any]]) -> list[list[Any]]:
    fields = list(table.fields.values())
    return [
        [
            encode(field.to_python_value(value), json=isinstance(field, JSONField))
            for field, value in zip(fields, row, strict=True)
        ]
        for row in rows
    ]


async def restore(
    connection: BaseDBAsyncClient, dialect: str, tables: list[Table], path: Path, *, force: bool
) -> BackupInfo:
    """Fill the tables from a file, inside the caller's transaction, which undoes it on failure.

    Raises Refusal: host-restore-no-file, host-restore-damaged, host-restore-newer (a table or
    column that this version doesn't have), host-restore-not-empty (without `force`).
    """
    if not force and await filled(connection, tables):
        raise Refusal("host-restore-not-empty")
    lines = read_lines(path)
    header = await asyncio.to_thread(next, lines)
    known = {table.name: table for table in tables}
    columns = _columns(header, known, path)
    await wipe(connection, dialect, tables)
    counts: dict[str, int] = {}
    while (line := await asyncio.to_thread(next, lines, None)) is not None:
        table = known.get(line["table"])
        if table is None or table.name not in columns:
            raise Refusal("host-restore-damaged", path=str(path))
        rows = await asyncio.to_thread(_decoded, table, columns[table.name], line, path)
        try:
            await connection.execute_many(_insert(table, columns[table.name], dialect), rows)
        except IntegrityError:
            # A row that points at none, or one twice: pieces are missing or were changed.
            raise Refusal("host-restore-damaged", path=str(path)) from None
        counts[table.name] = counts.get(table.name, 0) + len(rows)
    if dialect == "postgres":
        await _restart_sequences(connection, tables)
    return BackupInfo(path, counts)


async def filled(connection: BaseDBAsyncClient, tables: list[Table]) -> bool:
    """Whether any table holds a row."""
    probes = [f'SELECT 1 AS x WHERE EXISTS (SELECT 1 FROM "{table.name}")' for table in tables]
    return bool(await connection.execute_query_dict(" UNION ALL ".join(probes)))


async def wipe(connection: BaseDBAsyncClient, dialect: str, tables: list[Table]) -> None:
    """Delete every row of every table, inside the caller's transaction."""
    async with lifted(connection, dialect, [table.name for table in tables]):
        for table in reversed(tables):
            await connection.execute_query(f'DELETE FROM "{table.name}"')


def _columns(header: Line, known: dict[str, Table], path: Path) -> dict[str, list[str]]:
    columns: dict[str, list[str]] = header["tables"]
    for name, names in columns.items():
        if name not in known or not set(names) <= set(known[name].columns):
            raise Refusal("host-restore-newer", path=str(path))
    return columns


def _decoded(table: Table, columns: list[str], line: Line, path: Path) -> list[list[Any]]:
    fields = [table.fields[column] for column in columns]
    try:
        return [
            [
                field.to_db_value(decode(value), table.model)
                for field, value in zip(fields, row, strict=True)
            ]
            for row in line["rows"]
        ]
    except (ValueError, KeyError, TypeError):
        raise Refusal("host-restore-damaged", path=str(path)) from None


def _insert(table: Table, columns: list[str], dialect: str) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join(_marks(len(columns), dialect))
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'


def _marks(count: int, dialect: str) -> Iterator[str]:
    for number in range(1, count + 1):
        yield f"${number}" if dialect == "postgres" else "?"


async def _restart_sequences(connection: BaseDBAsyncClient, tables: list[Table]) -> None:
    for table in tables:
        if table.generated:
            await connection.execute_query(
                f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', '{table.key}'),"
                f' (SELECT COALESCE(MAX("{table.key}"), 1) FROM "{table.name}"),'
                f' EXISTS (SELECT 1 FROM "{table.name}"))'
            )
