"""Killed with -9 in the middle of an exam: no answer that was acknowledged is missing."""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

from bot.feature import Feature
from bot.store.store import Store
from plugins.quiz.models import Attempt, ExamAnswer

ROOT = Path(__file__).parents[4]
ENOUGH = 200


async def test_no_acknowledged_answer_is_missing(
    database_url: str, features: tuple[Feature, ...]
) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.plugins.quiz.taking.killed", database_url,
        cwd=ROOT, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    acked: dict[tuple[int, int], int] = {}
    count = 0
    try:
        async with asyncio.timeout(60):
            async for line in process.stdout:
                count += _note(line.decode(), acked)
                if count == ENOUGH:
                    process.send_signal(signal.SIGKILL)
    finally:
        # A second signal would ask for the process's end first, and take it from who waits for it.
        if count < ENOUGH and process.returncode is None:
            process.kill()
        await process.wait()
    assert process.returncode == -signal.SIGKILL
    assert count >= ENOUGH

    store = Store(database_url)
    await store.open(features)
    try:
        stored = {
            (row.attempt_id, row.item_id): int(row.given[0]) for row in await ExamAnswer.all()
        }
        # What was committed and not told any more is newer, never older.
        older = {key: turn for key, turn in acked.items() if stored.get(key, -1) < turn}
        assert older == {}
        assert await Attempt.filter(finished_at=None).count() == 4
    finally:
        await store.close()


def _note(line: str, acked: dict[tuple[int, int], int]) -> int:
    word, *rest = line.split()
    if word != "acked":
        return 0
    attempt, item, turn = map(int, rest)
    acked[attempt, item] = turn
    return 1
