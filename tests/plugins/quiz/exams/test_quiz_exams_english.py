"""An English branch reads everything about an exam in English."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.branch.roles import Role
from plugins.quiz.bank.question import Kind
from plugins.quiz.models import Question
from plugins.quiz.services.exams import papers
from tests.plugins.quiz.exams.exam_steps import bank, created, right_answers, sat, told

CHINESE = re.compile(r"[\u4e00-\u9fff]")
NAMES = ("Bob", "Cai", "Dan", "Eve", "Fay", "Gus")


@pytest.fixture
async def branch(house: Any) -> Any:
    branch = await house.branch("English branch", locale="en")
    await branch.person("Ann", Role.PUBLICITY)
    for name in NAMES:
        await branch.person(name)
    await bank(branch.id, house.clock.now())
    for row in await Question.all():
        row.text, row.explanation = f"What says article {row.number}?", f"As in {row.number}."
        row.topic = "rules" if row.number % 2 else "history"
        row.options = [f"option {letter}" for letter in "wxyz"] if row.options else []
        await row.save()
    return branch


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_all_of_it_is_english(house: Any, branch: Any, platform: str) -> None:
    from plugins.quiz.bank.paper import Cell

    view = await house.host.directory.branch(branch.id)
    cells = (Cell(Kind.SINGLE, 3), Cell(Kind.MULTIPLE, 2, "rules"), Cell(Kind.TRUEFALSE, 1))
    exam = await created(
        house.host, view, branch.members["Ann"], cells=cells, title="November test"
    )
    await house.advance(seconds=5)
    (announced,) = await house.world.heard(branch.group(platform), contains="is open")
    assert announced.text.splitlines()[0] == "Exam 1, “November test”, is open."
    items, now = await papers.items_of(exam.id), house.clock.now()
    for wrong, name in enumerate(NAMES[:5]):
        given = right_answers(items, wrong)
        await sat(exam, branch.members[name], now, given, finished=now)
    private, ann, bob = house.private(platform), branch.people["Ann"], branch.people["Bob"]
    results = await house.ask(ann, private, "/results 1", contains="so far")
    assert results.text.splitlines()[1:3] == [
        "Expected 7, finished 5, not finished 2",
        "Mean 10.6, median 11, highest 15, lowest 5 of 15 points; 4 passed, 80%",
    ]
    missing = await house.ask(ann, private, "/unfinished", contains="have not finished")
    assert missing.text == "Exam 1, “November test”: 2 have not finished: Ann, Gus"
    await house.ask(bob, private, "/appeal 1 q1 the new rules say so", contains="number 1")
    await told(house, ann, "Bob appeals against a question of exam 1")
    await house.ask(ann, private, "/decideappeal 1 rejected article 8", contains="is rejected")
    await told(house, bob, "is rejected: article 8")
    await house.advance(hours=2, minutes=1)
    (summary,) = await house.world.heard(branch.group(platform), contains="is over")
    assert "Mean 10.6, median 11 of 15 points; 4 passed." in summary.text
    own = await house.ask(bob, private, "/results 1 me", contains="15 of 15 points, passed")
    assert own.text.count("Explanation: As in") == 6
    await house.ask(ann, private, "/cancelexam 1", contains="is over")
    for message in house.world.transcript.messages:
        shown = [message.text, *(b.label for row in message.buttons for b in row)]
        # The platforms' own names of groups are none of our texts.
        assert not message.from_bot or not CHINESE.search("\n".join(shown)), shown
