"""`make bench`: measure everything, print the table, write var/bench.json."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.sandbox.load_http import ApiSink
from bot.sandbox.running import free_port
from tests.bench.figures import Figure, table, write
from tests.bench.ours import (
    GROUP,
    OFFICER,
    SECRET,
    SELF_ID,
    TELEGRAM_GROUP,
    TOKEN,
    Order,
    fresh_folder,
)
from tests.bench.process import ROOT, Program, load, running

OURS = "tests.bench.ours"
BARE = "tests.bench.bare"
RUNS = 3
"""Each rate of ours is the best of so many runs: a neighbour on the machine only ever slows one."""
MEMBERS = 5_000


def say(text: str) -> None:
    """Progress, as it comes."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def qq(port: int, **order: Any) -> dict[str, float]:
    """One order over the OneBot WebSocket."""
    base = {"port": port, "token": TOKEN, "self_id": SELF_ID, "group_id": GROUP}
    return load(base | order)


def measured(module: str, *arguments: str) -> Any:
    """What a measuring program prints."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return json.loads(done.stdout.splitlines()[-1])


def chatter() -> list[Figure]:
    """What a line costs that calls nothing."""
    ours_us = measured("tests.bench.inprocess", "ours")
    bare_us = measured("tests.bench.inprocess", "bare")
    with running(BARE, Order(free_port(), fresh_folder(), 40)) as program:
        bare = qq(program.order.port, kind="flood", text="今天天气不错", marker="测量0x", count=100)
    with running(OURS, Order(free_port(), fresh_folder(), 60, 50)) as program:
        ours = qq(
            program.order.port, kind="flood", text="今天天气不错", marker="测量0x 1",
            count=300_000, people=50, first_user=OFFICER,
        )  # fmt: skip
    name = "bare NoneBot, 40 commands"
    return [
        Figure.of(
            "chatter_us", ours_us, "us", baseline=name, baseline_value=bare_us,
            less_is_better=True, target="<= 15",
        ),
        Figure.of(
            "chatter_lines_per_s", ours["per_second"], "1/s", baseline=name,
            baseline_value=bare["per_second"], target=">= 60,000",
        ),
    ]  # fmt: skip


def commands() -> list[Figure]:
    """A command that needs no storage, 32 in flight, and its flatness over the table's size."""
    with running(BARE, Order(free_port(), fresh_folder(), 40)) as program:
        bare = qq(program.order.port, kind="commands", text="测量0x 1", count=150)
    rates = {}
    for size in (10, 60, 300):
        with running(OURS, Order(free_port(), fresh_folder(), size, 50)) as program:
            warm = {"kind": "commands", "text": "测量0x 1", "first_user": OFFICER}
            qq(program.order.port, count=2_000, **warm)
            rates[size] = max(
                qq(program.order.port, count=15_000, first_message=10_000 * (2 * run + 1), **warm)[
                    "per_second"
                ]
                for run in range(RUNS)
            )
    return [
        Figure.of(
            "command_per_s", rates[60], "1/s", baseline="bare NoneBot, 40 commands",
            baseline_value=bare["per_second"], target=">= 10,000",
        ),
        Figure.of(
            "command_per_s_300", rates[300], "1/s", baseline="10 commands",
            baseline_value=rates[10], target="flat",
        ),
    ]  # fmt: skip


def signin() -> list[Figure]:
    """A full daily sign-in on SQLite with synchronous FULL, 32 in flight."""
    signing = {"text": "签到", "warm": "测量0x 1"}
    with running(BARE, Order(free_port(), fresh_folder(), 40)) as program:
        bare = measured(
            "tests.bench.signin",
            json.dumps(signing | {"port": program.order.port, "count": 100}),
        )
    with running(OURS, Order(free_port(), fresh_folder(), 60, RUNS * MEMBERS)) as program:
        order = signing | {"port": program.order.port, "count": MEMBERS}
        ours = max(
            (
                measured("tests.bench.signin", json.dumps(order | {"first": run * MEMBERS}))
                for run in range(RUNS)
            ),
            key=lambda one: one["per_second"],
        )
    name = "bare NoneBot, 40 commands, one insert each"
    return [
        Figure.of(
            "signin_per_s", ours["per_second"], "1/s", baseline=name,
            baseline_value=bare["per_second"], target=">= 2,000",
        ),
        Figure.of(
            "signin_p99_ms", ours["p99_ms"], "ms", baseline=name,
            baseline_value=bare["p99_ms"], less_is_better=True, target="< 50",
        ),
    ]  # fmt: skip


def quiz() -> list[Figure]:
    """An answer to the daily quiz, committed with synchronous FULL, 32 in flight."""
    answering = {"text": "答 1B", "warm": "测量0x 1"}
    count = MEMBERS // 2
    with running(OURS, Order(free_port(), fresh_folder(), 60, RUNS * count, quiz=True)) as program:
        order = answering | {"port": program.order.port, "count": count}
        rates = [
            measured("tests.bench.signin", json.dumps(order | {"first": run * count}))
            for run in range(RUNS)
        ]
    answers = Figure.of("answers_per_s", max(one["per_second"] for one in rates), "1/s")
    return [answers, *bank()]


def bank() -> list[Figure]:
    """Papers, item analysis, search and import with 10,000 questions.

    Prints the loop's longest blocks, and without the time for which no core was free for it.
    """
    found = measured("tests.bench.bank")
    blocks = {name: round(value, 1) for name, value in found.items() if name.endswith("_block_ms")}
    say("  the loop stood still for at most (ms): " + json.dumps(blocks))
    seconds = {name: round(value, 2) for name, value in found.items() if name.endswith("_s")}
    say("  seconds: " + json.dumps(seconds))
    searching = max(found["search_block_ms"], found["index_block_ms"])
    return [
        Figure.of(
            "paper_ms", found["paper_ms"], "ms", baseline="ORDER BY random() in sqlite3",
            baseline_value=found["paper_plain_ms"], less_is_better=True,
        ),
        Figure.of(
            "item_analysis_ms", found["item_analysis_ms"], "ms",
            baseline="two statistics.correlation a question",
            baseline_value=found["item_analysis_plain_ms"], less_is_better=True,
        ),
        Figure.of(
            "search_p99_ms", found["search_p99_ms"], "ms", baseline="LIKE over the table",
            baseline_value=found["search_plain_ms"], less_is_better=True, target="< 20",
        ),
        Figure.of("search_block_ms", searching, "ms", target="< 10"),
        Figure.of(
            "import_10k_s", found["import_10k_s"], "s", baseline="PostgreSQL",
            baseline_value=found["import_10k_postgres_s"], less_is_better=True,
        ),
    ]  # fmt: skip


def dues() -> list[Figure]:
    """Charges of 100,000 members, a ledger of a million postings, and one's own view over it."""
    asking = {"text": "党费", "warm": "测量0x 1"}
    count = 600
    members = Order(free_port(), fresh_folder(), 60, RUNS * count, dues=True)
    with running(OURS, members, seconds=300) as program:
        order = asking | {"port": program.order.port, "count": count}
        views = [
            measured("tests.bench.signin", json.dumps(order | {"first": run * count}))
            for run in range(RUNS)
        ]
    found = measured("tests.bench.dues")
    say("  charging: " + json.dumps({name: round(value, 1) for name, value in found.items()}))
    return [
        Figure.of("charge_100k_s", found["charge_100k_s"], "s"),
        Figure.of("charge_mb", found["charge_mb"], "MB"),
        Figure.of("charge_block_ms", found["charge_block_ms"], "ms", target="< 10"),
        Figure.of(
            "ledger_1m_ms", found["ledger_1m_ms"], "ms", baseline="summed up from every row",
            baseline_value=found["ledger_plain_ms"], less_is_better=True,
        ),
        Figure.of("dues_p99_ms", min(one["p99_ms"] for one in views), "ms"),
    ]  # fmt: skip


def wordcloud() -> list[Figure]:
    """Keywords and picture of a round of 100,000 opinions, cut in a process of its own."""
    found = measured("tests.bench.wordcloud")
    say("  word cloud: " + json.dumps({name: round(value, 2) for name, value in found.items()}))
    return [
        Figure.of("wordcloud_100k_s", found["wordcloud_100k_s"], "s", target="<= 30"),
        Figure.of("wordcloud_rss_mb", found["wordcloud_rss_mb"], "MB", target="<= 300"),
        Figure.of("wordcloud_block_ms", found["wordcloud_block_ms"], "ms", target="<= 10"),
    ]


@contextmanager
def telegram() -> Iterator[tuple[int, dict[bytes, int]]]:
    """The Bot API's end in a thread of this process; yields its port and the calls."""
    ready: list[Any] = []
    loop = asyncio.new_event_loop()

    def serve() -> None:
        asyncio.set_event_loop(loop)
        server, calls, _ = loop.run_until_complete(ApiSink.listen())
        ready.append((server.sockets[0].getsockname()[1], calls))
        loop.run_forever()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    while not ready:
        time.sleep(0.005)
    yield ready[0]
    loop.call_soon_threadsafe(loop.stop)
    thread.join(5)


def webhook() -> list[Figure]:
    """Updates of a command with its answer through Telegram's webhook, 32 connections."""
    rates: dict[str, float] = {}
    for module, path, count in ((BARE, "/telegram", 100), (OURS, "/telegram/10002", 8_000)):
        with telegram() as (port, calls):
            order = Order(
                free_port(), fresh_folder(), 40 if module == BARE else 60, 50 * (module == OURS),
                webhook=True, api_port=port,
            )  # fmt: skip
            with running(module, order) as program:
                while not calls.get(b"setWebhook"):
                    time.sleep(0.05)
                base = {
                    "kind": "webhook", "url": f"http://127.0.0.1:{order.port}{path}",
                    "secret": SECRET, "text": "测量0x 1", "chat_id": TELEGRAM_GROUP,
                    "first_user": OFFICER,
                }  # fmt: skip
                load(base | {"count": max(20, count // 20), "first_update": 1})
                rates[module] = max(
                    answered(base | {"count": count, "first_update": 100_000 * (run + 1)}, calls)
                    for run in range(1 if module == BARE else RUNS)
                )
                del program
    return [
        Figure.of(
            "webhook_per_s", rates[OURS], "1/s", baseline="bare NoneBot, 40 commands",
            baseline_value=rates[BARE], target=">= 2,500",
        )
    ]  # fmt: skip


def answered(order: dict[str, Any], calls: dict[bytes, int]) -> float:
    """Updates a second, from the first request to the last answer at the Bot API's end."""
    before = calls.get(b"sendMessage", 0)
    seconds = load(order)["seconds"]
    sent = time.perf_counter()
    while calls.get(b"sendMessage", 0) - before < order["count"]:
        time.sleep(0.001)
        if time.perf_counter() - sent > 60:
            raise RuntimeError("answers are missing")
    return order["count"] / (seconds + time.perf_counter() - sent)


def start() -> list[Figure]:
    """Memory after the start with the console loaded, and the time to the first answer."""

    def first_answer(module: str, size: int, members: int) -> tuple[float, float]:
        order = Order(free_port(), fresh_folder(), size, members)
        if module == OURS:
            with running(module, order):
                pass
            order = Order(order.port, order.folder, size, 0)
        program = Program(module, order)
        try:
            program.wait()
            qq(order.port, kind="commands", text="测量0x 1", count=1, first_user=OFFICER)
            seconds = time.perf_counter() - program.began
            time.sleep(6)
            return seconds, program.rss_mb
        finally:
            program.stop()

    ours_s, ours_mb = first_answer(OURS, 60, 50)
    bare_s, bare_mb = first_answer(BARE, 40, 0)
    return [
        Figure.of(
            "rss_mb", ours_mb, "MB", baseline="bare NoneBot", baseline_value=bare_mb,
            less_is_better=True, target="< 150",
        ),
        Figure.of(
            "start_s", ours_s, "s", baseline="bare NoneBot", baseline_value=bare_s,
            less_is_better=True, target="<= 2.5",
        ),
    ]  # fmt: skip


PARTS = (chatter, commands, signin, quiz, dues, wordcloud, webhook, start)


def main() -> None:
    """Run the parts, or those that are named."""
    began = time.perf_counter()
    if (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {1})  # the measured program has the other core for itself
    figures: list[Figure] = []
    wanted = sys.argv[1:]
    for part in PARTS:
        if not wanted or part.__name__ in wanted:
            say(f"measuring {part.__name__} …")
            figures += part()
    if not wanted:
        write(figures, Path(ROOT) / "var" / "bench.json")
    say("\n" + table(figures))
    say(f"\n{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
