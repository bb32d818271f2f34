"""SQLite for one process: transactions that survive a cancelled task.

Tortoise takes the connection's lock before BEGIN; a task cancelled in between would keep it for
ever. BEGIN IMMEDIATE lets a second program (backup, import) wait its turn instead of failing.
"""

from __future__ import annotations

import contextlib
import sqlite3

from tortoise.backends.base.client import TransactionalDBClient, TransactionContext
from tortoise.backends.sqlite.client import (
    SqliteClient,
    SqliteTransactionContext,
    SqliteTransactionWrapper,
)
from tortoise.connection import get_connections
from tortoise.exceptions import OperationalError

from bot.store.engines import to_the_end


class _Transaction(SqliteTransactionWrapper):
    committed = False

    async def begin(self) -> None:
        try:
            await self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error

    async def commit(self) -> None:
        try:
            await super().commit()
        except sqlite3.Error as error:
            # A busy or full disk leaves the transaction open; the connection must not stay in it.
            with contextlib.suppress(sqlite3.Error):
                await self._connection.rollback()
            raise OperationalError(error) from error
        self.committed = True


class _TransactionContext(SqliteTransactionContext):
    async def __aenter__(self) -> TransactionalDBClient:
        await self._trxlock.acquire()
        token = None
        try:
            await self.ensure_connection()
            token = get_connections().set(self.connection_name, self.connection)
            await self.connection.begin()
        except BaseException:
            # The BEGIN of a cancelled task may still run in the database's thread; calls to it
            # are carried out in order, so this rollback undoes it before anyone else's turn.
            try:
                if self.connection._connection is not None:
                    with contextlib.suppress(sqlite3.Error):
                        await to_the_end(self.connection._connection.rollback())
            finally:
                if token is not None:
                    get_connections().reset(token)
                self._trxlock.release()
            raise
        self.token = token
        return self.connection

    async def __aexit__(self, exc_type: object, exc_val: object, exc_tb: object) -> None:
        try:
            if not self.connection._finalized:
                end = self.connection.rollback if exc_type else self.connection.commit
                await to_the_end(end())
        finally:
            get_connections().reset(self.token)
            self._trxlock.release()


class Client(SqliteClient):
    """Tortoise's SQLite client with the mended transaction."""

    def _in_transaction(self) -> TransactionContext:
        return _TransactionContext(_Transaction(self), self._lock)


client_class = Client
