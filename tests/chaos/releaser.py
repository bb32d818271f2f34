"""Ends rounds and takes opinions in lives that kill themselves with -9 before a statement.

Run by the tests of crashes as `python -m tests.chaos.releaser DATABASE_URL`. Each line on standard
input is one life, forked: `close ROUND K`, `destroy ROUND K`, `submit ROUND K` or `start - 0`. It
kills itself before its K-th statement, or after its last one where K is one more; never where K is
0. Prints `stored N` for each opinion that was acknowledged, `statements N` at a natural end, and
`dead STATUS`.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import aiosqlite
import asyncpg
from loguru import logger

from bot.clock import SystemClock
from bot.feature import Feature
from bot.store.store import Store
from plugins.opinions.models import Round
from plugins.opinions.rules.rounds import State
from plugins.opinions.services import inbox, release
from plugins.opinions.services.desk import MEMORY, close_desk, open_desk

OPINIONS = Feature(
    "opinions", Path(), models="plugins.opinions.models", migrations="plugins.opinions.migrations"
)
SUBMITTED = 3
LATER = timedelta(days=30)


class Statements:
    """Counts what is said to the database, and dies before the statement that was asked for."""

    def __init__(self) -> None:
        self.count = 0
        self.last = 0

    def listen(self, last: int) -> None:
        """Count from now on, through whatever a driver sends."""
        self.count, self.last = 0, last
        self._wrap(aiosqlite.Connection, "_execute")
        for name in ("execute", "executemany", "fetch", "fetchrow", "fetchval"):
            self._wrap(asyncpg.Connection, name)

    def _wrap(self, of: Any, name: str) -> None:
        inner: Callable[..., Any] = getattr(of, name)

        @wraps(inner)
        async def counted(*arguments: Any, **more: Any) -> Any:
            self.next()
            return await inner(*arguments, **more)

        setattr(of, name, counted)

    def next(self) -> None:
        """One more, or the end."""
        self.count += 1
        if self.count == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def say(line: str) -> None:
    """Tell the test, at once and in one piece."""
    os.write(1, f"{line}\n".encode())


async def live(url: str, what: str, round_id: int, last: int) -> None:
    """One life."""
    store, statements = Store(url), Statements()
    await store.open((OPINIONS,))
    quiet = SimpleNamespace(here=True, soon=_nothing, ended=_nothing)
    memory: dict[str, Any] = {MEMORY: SimpleNamespace(keeper=quiet, desk=quiet, clean=quiet)}
    host: Any = SimpleNamespace(store=store, clock=SystemClock(), memory=memory)
    if what == "start":
        with tempfile.TemporaryDirectory() as var:
            host.var = Path(var)
            await open_desk(host)
            await close_desk(host)
        await store.close()
        return
    statements.listen(last)
    now = host.clock.now() + LATER
    if what == "submit":
        round_ = await Round.get(id=round_id)
        view: Any = SimpleNamespace(id=round_.branch_id, members=dict.fromkeys(range(100)))
        for n in range(SUBMITTED):
            await inbox.submit(host, view, round_id, inbox.Written(f"{n}", receipt=f"{n:064}"))
            say(f"stored {n}")
    elif what == "close":
        async with store.transaction():
            await release.close(host, round_id, now)
    else:
        async with store.transaction():
            await release.destroy(host, round_id, now, State.CANCELLED)
    count = statements.count
    statements.next()
    say(f"statements {count}")
    await store.close()


def _nothing(*_: Any) -> None:
    pass


def give_birth(url: str) -> None:
    """One life after another, each a process of its own."""
    logger.remove()
    for line in sys.stdin:
        what, round_id, last = line.split()
        pid = os.fork()
        if pid == 0:
            try:
                asyncio.run(live(url, what, int(round_id), int(last)))
                os._exit(0)
            except BaseException:
                traceback.print_exc()
                os._exit(1)  # a driver's thread would keep it alive
        _, status = os.waitpid(pid, 0)
        say(f"dead {-os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    give_birth(sys.argv[1])
