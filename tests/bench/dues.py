"""Monthly charges of 100,000 members, and the balances of a branch with 1,000,000 postings.

`python -m tests.bench.dues` prints the figures as JSON, on SQLite with synchronous FULL.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import resource
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench import books
from tests.bench.bank import Ticker, best, opened
from tests.bench.ours import fresh_folder

BRANCHES, MEMBERS = 2_000, 50
LARGE, MONTHS = 2_000, 250
"""A branch of so many members, charged and paid so many months, has a million postings."""
AT = datetime(2026, 11, 1, tzinfo=UTC)


@asynccontextmanager
async def host_on(path: Path) -> AsyncIterator[Any]:
    """What of a host the services need, over a fresh database, tuned as a running bot is."""
    from types import SimpleNamespace

    from bot.app import tune
    from bot.branch.directory import Directory
    from bot.branch.settings import Registry
    from bot.feature import installed

    async with opened(f"sqlite://{path}") as store:
        tune()
        yield SimpleNamespace(store=store, directory=Directory(store, Registry.of(installed())))


async def charges() -> dict[str, float]:
    """One month charged for everyone, branch after branch as the clock does it, then again.

    The first branch goes before: it pays for what a process does but once, as reading the rules.
    """
    from plugins.dues.models import Book, Charge, Posting
    from plugins.dues.services.charging import charge_due

    figures: dict[str, float] = {}
    async with host_on(Path(fresh_folder()) / "charges.db") as host:
        ids = await books.branches(BRANCHES + 1, MEMBERS)
        await books.begin()
        await Book.all().update(first_month=AT.date())
        view = await host.directory.outline(ids[0])
        assert await charge_due(host, view, AT) == MEMBERS
        before = memory()
        for what in ("charge", "again"):
            began, done = time.perf_counter(), 0
            async with Ticker() as ticker:
                for one in ids[1:]:
                    view = await host.directory.outline(one)
                    done += await charge_due(host, view, AT)
            figures[f"{what}_100k_s"] = time.perf_counter() - began
            figures |= ticker.figures(what)
            assert done == (BRANCHES * MEMBERS if what == "charge" else 0)
        figures["charge_mb"] = memory() - before
        count = (BRANCHES + 1) * MEMBERS
        assert await Charge.all().count() == await Posting.all().count() == count
    return figures


async def ledger() -> dict[str, float]:
    """Every balance of one branch with a million postings, beside sums in plain sqlite3."""
    from plugins.dues.models import Posting
    from plugins.dues.services.ledger import balances

    path = Path(fresh_folder()) / "ledger.db"
    async with host_on(path):
        (branch,) = await books.branches(1, LARGE)
        await asyncio.to_thread(books.fill, path, MONTHS)
        postings = await Posting.all().count()
        assert postings == 2 * LARGE * MONTHS

        async def ours(_: int) -> None:
            found = await balances(branch)
            assert found["cash"] == -found["charged"] == LARGE * MONTHS * books.FEN
            assert not sum(found.values())

        async def plain(_: int) -> None:
            sums: dict[int, int] = {}
            with contextlib.closing(sqlite3.connect(path)) as connection:
                rows = "SELECT debit_id, credit_id, fen FROM dues_posting WHERE branch_id = ?"
                for debit, credit, fen in connection.execute(rows, (branch,)):
                    sums[debit] = sums.get(debit, 0) + fen
                    sums[credit] = sums.get(credit, 0) - fen

        async with Ticker() as ticker:
            value = await best(ours)
        return {
            "ledger_1m_ms": value,
            **ticker.figures("ledger"),
            "ledger_plain_ms": await best(plain),
        }


def memory() -> float:
    """The most memory that this process has had so far, in MB (10^6 bytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


async def measure() -> dict[str, float]:
    """Every figure; the charges first, for their memory's sake."""
    return await charges() | await ledger()


def main() -> None:
    """Measure; the last line printed is the result."""
    os.sched_setaffinity(0, range(os.cpu_count() or 1))
    sys.stdout.write("\n" + json.dumps(asyncio.run(measure())) + "\n")


if __name__ == "__main__":
    main()
