"""The store: one database, opened once, behind every model."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from contextvars import ContextVar
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tortoise.backends.base.client import BaseDBAsyncClient, TransactionalDBClient
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.context import TortoiseContext

from bot.store import backup, config, migrating, wiping
from bot.store.backup import BackupInfo
from bot.store.locks import Lead, try_lead
from bot.store.migrating import MigrationState
from bot.store.quiet import silence_statements
from bot.store.secret import Secret, agree
from bot.store.signals import Callback, PostgresSignals, Signals
from bot.store.tables import Table, tables_of
from bot.store.url import dialect_of, sqlite_path

if TYPE_CHECKING:
    from bot.feature import Feature

log = logging.getLogger(__name__)

Hook = Callable[[], None]
_hooks: ContextVar[list[Hook] | None] = ContextVar("bot_store_hooks", default=None)


class Store:
    """A database by its URL: `sqlite:///path`, `sqlite://path` or `postgres://…`.

    Raises ValueError at once for a URL that can't be read. `shared=False` keeps the opened
    database out of the process-wide place where models look; enter `active()` to use it.
    """

    def __init__(self, url: str, *, shared: bool = True) -> None:
        self.url = url
        self.dialect = dialect_of(url)
        self._shared = shared
        self._context: TortoiseContext | None = None
        self._config: dict[str, Any] = {}
        self._signals = Signals()
        self._agreed: Lead | None = None
        self._version: int | None = None

    async def open(self, features: Iterable[Feature] = ()) -> None:
        """Connect, with the host's tables and those of the features."""
        silence_statements()
        self._config = config.build(self.url, features)
        if self.dialect == "sqlite":
            Path(sqlite_path(self.url)).parent.mkdir(parents=True, exist_ok=True)
        # Tortoise keeps statements by model, not by engine: a test run opens both engines.
        EXECUTOR_CACHE.clear()
        context = TortoiseContext()
        with context:  # Tortoise asks for an active one while it reads the models
            await context.init(config=self._config, _enable_global_fallback=self._shared)
        self._context = context
        dedicated = self._dedicated()
        self._signals = Signals() if dedicated is None else PostgresSignals(dedicated)
        # Connect now: a wrong URL has to fail at the start, not at the first message.
        await self.connection.execute_query("SELECT 1")
        await self.written_elsewhere()

    async def close(self) -> None:
        """Let go of every connection; closing twice does nothing."""
        context, self._context = self._context, None
        agreed, self._agreed = self._agreed, None
        if agreed is not None:
            await agreed.release()
        if context is not None:
            await self._signals.close()
            await context.close_connections()

    @property
    def context(self) -> TortoiseContext:
        """Tortoise's context. Raises RuntimeError before `open`."""
        if self._context is None:
            raise RuntimeError("the store is not open")
        return self._context

    @property
    def connection(self) -> BaseDBAsyncClient:
        """The connection, or the transaction in which the caller stands."""
        return self.context.connections.get("default")

    @contextmanager
    def active(self) -> Iterator[Store]:
        """Make models use this store in the current task, for a store that is not shared."""
        with self.context:
            yield self

    @property
    def in_transaction(self) -> bool:
        """Whether the caller stands in a transaction."""
        return isinstance(self.connection, TransactionalDBClient)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[BaseDBAsyncClient]:
        """One transaction; inside another one it is a savepoint of that one.

        Nothing may be sent, and no task started, before it ends: see `on_commit`.
        """
        outer = _hooks.get()
        hooks: list[Hook] = []
        token = _hooks.set(hooks)
        connection: Any = None
        try:
            async with self.connection._in_transaction() as connection:
                yield connection
        except BaseException:
            # Cancelled while it committed: the fact stands, so its hooks have to run.
            if outer is None and getattr(connection, "committed", False):
                _run(hooks)
            raise
        finally:
            _hooks.reset(token)
        if outer is None:
            _run(hooks)
        else:
            outer.extend(hooks)

    def on_commit(self, hook: Hook) -> None:
        """Call `hook` after the outermost `transaction()` commits; at once outside of one.

        Raises RuntimeError in a transaction that was not begun by `transaction()`.
        """
        hooks = _hooks.get()
        if hooks is not None:
            hooks.append(hook)
        elif self.in_transaction:
            raise RuntimeError("transactions begin with store.transaction()")
        else:
            _run([hook])

    async def notify(self, channel: str, payload: str) -> None:
        """Tell every process that listens, once the transaction commits. At most 7,900 bytes."""
        if self.dialect == "postgres":
            await self.connection.execute_query("SELECT pg_notify($1, $2)", [channel, payload])
        else:
            self.on_commit(lambda: self._signals.dispatch(channel, payload))

    async def listen(self, channel: str, callback: Callback) -> None:
        """Call `callback(payload)` for each notice; an empty payload: some may be missing."""
        await self._signals.listen(channel, callback)

    def unlisten(self, channel: str, callback: Callback) -> None:
        """Stop calling it."""
        self._signals.unlisten(channel, callback)

    async def written_elsewhere(self) -> bool:
        """Whether another program committed something since this was last asked.

        For SQLite, where no notice comes from outside; on PostgreSQL always False.
        """
        if self.dialect != "sqlite" or self.in_transaction:
            return False
        _, rows = await self.connection.execute_query("PRAGMA data_version")
        known, self._version = self._version, rows[0]["data_version"]
        return known is not None and known != self._version

    async def try_lead(self, name: str) -> Lead | None:
        """Become the one process that does `name`, or None where another one is."""
        return await try_lead(self._dedicated(), name)

    @asynccontextmanager
    async def leader(self, name: str, *, every: float = 2.0) -> AsyncIterator[Lead]:
        """Wait until this process leads, asking every so many seconds; release at the end."""
        while (lead := await self.try_lead(name)) is None:  # noqa: ASYNC110 (no event crosses)
            await asyncio.sleep(every)
        try:
            yield lead
        finally:
            await lead.release()

    async def agree(self, secret: Secret) -> None:
        """Make sure, until `close`, that every process on this database has the same secret.

        Raises OtherSecret.
        """
        self._agreed = await agree(self._dedicated(), secret)

    async def migrate(self) -> list[str]:
        """Apply what is pending; returns it as `app.name`. One process at a time does it."""
        async with self.leader("migrate", every=0.2):
            return await migrating.apply(self.connection, self._config)

    async def pending_migrations(self) -> list[str]:
        """The migrations that are not applied yet, as `app.name`."""
        return await migrating.pending(self.connection, self._config)

    async def migration_state(self) -> MigrationState:
        """Which migrations are applied, pending, and not known. Raises what is wrong with them."""
        return await migrating.state(self.connection, self._config)

    async def check_writable(self) -> None:
        """Make a table and undo it. Raises what the database says where it may not be changed."""
        with suppress(_Undone):
            async with self.transaction() as connection:
                await connection.execute_query("CREATE TABLE zhibu_check (x INTEGER)")
                raise _Undone

    async def backup(self, path: Path, at: datetime | None = None) -> BackupInfo:
        """Write everything that is committed now to one file, while the bot works on.

        `at` (UTC), where given, is noted in the file, which takes its name only when whole.
        """
        dedicated = self._dedicated()
        if dedicated is not None:
            return await backup.back_up_postgres(dedicated, self._tables(), path, at)
        database = sqlite_path(self.url)
        return await asyncio.to_thread(backup.back_up_sqlite, database, self._tables(), path, at)

    async def restore(self, path: Path, *, force: bool = False) -> BackupInfo:
        """Replace everything by a backup, made on either kind of database; all or nothing.

        Raises Refusal: host-restore-no-file, host-restore-damaged, host-restore-newer, and
        host-restore-not-empty where something would be lost and `force` is not given.
        """
        async with self.transaction() as connection:
            return await backup.restore(connection, self.dialect, self._tables(), path, force=force)

    async def wipe(self) -> None:
        """Delete every row of every table, in one transaction."""
        async with self.transaction() as connection:
            await backup.wipe(connection, self.dialect, self._tables())

    async def wipe_deleted(self, tables: Iterable[str]) -> bool:
        """Let nothing of what was deleted from the tables stay in the database's files.

        Not within a transaction. False where others read or write just now: try again later.
        """
        dedicated = self._dedicated()
        if dedicated is None:
            return await wiping.wipe_sqlite(self.connection)
        return await wiping.wipe_postgres(dedicated, tables)

    def _tables(self) -> list[Table]:
        apps = self.context.apps
        if apps is None:
            raise RuntimeError("the store is not open")
        return tables_of(apps)

    def _dedicated(self) -> dict[str, Any] | None:
        """What opens a connection outside of the pool; None on SQLite."""
        if self.dialect == "sqlite":
            return None
        kept = ("user", "password", "host", "port", "database", "ssl")
        credentials = self._config["connections"]["default"]["credentials"]
        return {key: credentials[key] for key in kept if credentials.get(key) is not None}

    async def create_schema(self) -> None:
        """Create every table from the models, without migrations: for tests."""
        await self.context.generate_schemas(safe=True)


class _Undone(Exception):
    """Rolls a probe back."""


def _run(hooks: Iterable[Hook]) -> None:
    for hook in hooks:
        try:
            hook()
        except Exception:
            log.exception("a hook after a commit failed")
