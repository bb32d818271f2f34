"""Killed with -9 while people answer: no answer that was acknowledged is missing, none is twice."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.branch.models import Branch, Member
from bot.feature import Feature
from bot.store.store import Store
from plugins.quiz.models import DailyAnswer, DailyItem, DailyQuiz, Question
from tests.chaos import answerer

ROOT = Path(__file__).parents[2]
PEOPLE = 1500
FEWEST_KILLS = 4
MOST_LIVES = 60
ORDER = [2, 0, 3, 1]


async def seed(url: str, features: tuple[Feature, ...]) -> tuple[int, int]:
    """A branch of many with one question that is open; the quiz and its item."""
    store = Store(url)
    await store.open(features)
    now = datetime.now(UTC)
    branch = await Branch.create(name="chaos", created_at=now)
    await Member.bulk_create(
        [
            Member(branch=branch, name=f"{n}", student_no=f"{n}", category="full", created_at=now)
            for n in range(PEOPLE)
        ],
        batch_size=500,
    )
    question = await Question.create(
        branch=branch, number=1, ref="q1", kind="single", text="?", topic="-", difficulty=1,
        options=list("abcd"), answer=[0], explanation="", source="", rule_version="",
        added_at=now, changed_at=now,
    )  # fmt: skip
    quiz = await DailyQuiz.create(
        branch=branch, day=now.date(), state="open", opened_at=now,
        closes_at=now + timedelta(days=1),
    )  # fmt: skip
    item = await DailyItem.create(quiz=quiz, place=1, question=question, order=ORDER)
    await store.close()
    return quiz.id, item.id


class Lives:
    """The lives of the answering process, and what it acknowledged."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.told: dict[str, Counter[int]] = {"new": Counter(), "again": Counter()}
        self.kills = 0
        self.done = False

    async def live(self, seconds: float) -> None:
        """One life, killed so many seconds after it was ready, unless everyone has answered."""
        assert self.process.stdin is not None
        self.process.stdin.write(b"\n")
        pid = 0
        async with asyncio.timeout(20):
            while (line := await self._line())[0] != "ready":
                pid = line[1] if line[0] == "born" else pid
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not self.done:
                    await self._line()
        os.kill(pid, signal.SIGKILL)
        self.kills += not self.done
        while (await self._line())[0] != "dead":
            pass

    async def _line(self) -> tuple[str, int]:
        assert self.process.stdout is not None
        line = await self.process.stdout.readline()
        assert line, "the answering process is gone"
        word, _, number = line.decode().strip().partition(" ")
        if word in self.told:
            self.told[word][int(number)] += 1
        self.done = self.done or word == "done"
        return word, int(number or 0)


@pytest.mark.timeout(120)
async def test_no_acknowledged_answer_is_missing(
    database_url: str, features: tuple[Feature, ...]
) -> None:
    quiz_id, item_id = await seed(database_url, features)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.chaos.answerer", database_url, str(quiz_id),
        cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    lives, chance = Lives(process), random.Random(5)
    try:
        while not lives.done and lives.kills < MOST_LIVES:
            # Most lives end in the middle of it; after enough of them one may finish.
            enough = lives.kills >= FEWEST_KILLS
            await lives.live(30.0 if enough else chance.uniform(0.05, 0.3))
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()
    assert lives.done
    assert lives.kills >= FEWEST_KILLS

    store = Store(database_url)
    await store.open(features)
    rows = await DailyAnswer.filter(item_id=item_id)
    await store.close()
    given = {row.member_id: row.given for row in rows}
    assert len(rows) == len(given) == PEOPLE
    # Everyone says it anew in each life: what was told as new and then lost would be new again.
    assert set(lives.told["new"].values()) == {1}
    assert lives.told["again"]
    for member, own in given.items():
        assert own == [ORDER["ABCD".index(answerer.letter(member))]]
    assert {row.changes for row in rows} == {0}
