"""Killed with -9 while people answer: no answer that was acknowledged is missing, none is twice."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from bot.branch.models import Branch, Member
from bot.feature import Feature
from bot.store.store import Store
from plugins.quiz.models import DailyAnswer, DailyItem, DailyQuiz, Question
from tests.chaos import answerer
from tests.chaos.lives import lives

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


@pytest.mark.timeout(120)
async def test_no_acknowledged_answer_is_missing(
    database_url: str, features: tuple[Feature, ...]
) -> None:
    quiz_id, item_id = await seed(database_url, features)
    chance = random.Random(5)
    program = lives("tests.chaos.answerer", database_url, str(quiz_id), last_word="done")
    async with program as answering:
        while not answering.over and answering.kills < MOST_LIVES:
            # Most lives end in the middle of it; after enough of them one may finish.
            enough = answering.kills >= FEWEST_KILLS
            await answering.live(30.0 if enough else chance.uniform(0.05, 0.3))
    assert answering.over
    assert answering.kills >= FEWEST_KILLS

    store = Store(database_url)
    await store.open(features)
    rows = await DailyAnswer.filter(item_id=item_id)
    await store.close()
    given = {row.member_id: row.given for row in rows}
    assert len(rows) == len(given) == PEOPLE
    # Everyone says it anew in each life: what was told as new and then lost would be new again.
    assert set(answering.heard["new"].values()) == {1}
    assert answering.heard["again"]
    for member, own in given.items():
        assert own == [ORDER["ABCD".index(answerer.letter(member))]]
    assert {row.changes for row in rows} == {0}
