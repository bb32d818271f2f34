"""PostgreSQL through asyncpg: no leaked connection on cancel, no stored value in an exception.

PostgreSQL names the offending values in its messages ("Key (account_id)=(…) already exists"),
and messages end in logs; what is raised here names the constraint only.
"""

from __future__ import annotations

from typing import Any

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import (
    NestedTransactionContext,
    TransactionalDBClient,
    TransactionContext,
    TransactionContextPooled,
)
from tortoise.connection import get_connections
from tortoise.exceptions import IntegrityError, OperationalError, TransactionManagementError

from bot.store.engines import to_the_end


def _without_values(error: asyncpg.PostgresError) -> str:
    names = ("sqlstate", "table_name", "constraint_name")
    parts = (type(error).__name__, *(getattr(error, name, None) for name in names))
    return " ".join(str(part) for part in parts if part)


class _Quiet:
    async def _translate_exceptions(self, func: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return await func(self, *args, **kwargs)
        except asyncpg.IntegrityConstraintViolationError as error:
            raise IntegrityError(_without_values(error)) from None
        except asyncpg.InvalidTransactionStateError as error:
            raise TransactionManagementError(_without_values(error)) from None
        except asyncpg.SyntaxOrAccessError as error:
            raise OperationalError(f"{_without_values(error)}: {error}") from None
        except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            raise OperationalError(_without_values(error)) from None  # type: ignore[arg-type]


class _Transaction(_Quiet, TransactionWrapper):
    committed = False

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(_Transaction(self))

    async def commit(self) -> None:
        await super().commit()
        self.committed = True


class _TransactionContext(TransactionContextPooled):
    async def __aenter__(self) -> TransactionalDBClient:
        await self.ensure_connection()
        client: Any = self.client
        pool = client._parent._pool
        client._connection = await pool.acquire()
        token = get_connections().set(self.connection_name, client)
        try:
            await client.begin()
        except BaseException:
            get_connections().reset(token)
            # Releasing resets the session, and with it a BEGIN that may have gone out.
            await to_the_end(pool.release(client._connection))
            raise
        self.token = token
        return client

    async def __aexit__(self, exc_type: object, exc_val: object, exc_tb: object) -> None:
        client: Any = self.client
        try:
            if not client._finalized:
                await to_the_end(client.rollback() if exc_type else client.commit())
        finally:
            get_connections().reset(self.token)
            if client._parent._pool is not None:
                await to_the_end(client._parent._pool.release(client._connection))


class Client(_Quiet, AsyncpgDBClient):
    """Tortoise's asyncpg client with the mended transaction and quiet exceptions."""

    def _in_transaction(self) -> TransactionContext:
        return _TransactionContext(_Transaction(self), self._pool_init_lock)


client_class = Client
