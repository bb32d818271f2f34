"""An exam in an English branch, whole texts, on both platforms."""

from __future__ import annotations

from typing import Any

import pytest

from bot.branch.audit import Actor
from plugins.quiz.services.bank.correcting import correct
from tests.house.databases import on_sqlite
from tests.plugins.quiz.taking.exam_rows import make_exam
from tests.plugins.quiz.taking.talking import confirm

SHAPES = (
    ("single", "Which organ is highest?", ["the Congress", "the Office"], [0]),
    ("truefalse", "A member belongs to a branch.", [], True),
    ("blank", "When was the first Congress?", [], ["1921"]),
)


@pytest.fixture
async def branch(house: Any, platform: str) -> Any:
    """An English branch with one member, on one platform only."""
    branch = await house.branch("Physics branch", locale="en")
    await branch.person("Ann", qq=platform == "qq", telegram=platform == "telegram")
    return branch


async def test_the_whole_of_an_exam(house: Any, branch: Any, platform: str) -> None:
    ann, private = branch.people["Ann"], house.private(platform)
    await make_exam(house.host, branch.id, shapes=SHAPES, title="October test")
    listed = await house.ask(ann, private, "/exam")
    assert listed.text == (
        "Your exams:\n1. October test: open until 2026-11-24 13:00, 30 minutes. Send /exam 1"
    )
    asked = await house.ask(ann, private, "/exam 1", contains="Begin now?")
    assert asked.text.startswith(
        "“October test” has 3 questions, 7.5 points in all; 60% is a pass.\n"
        "You have 30 minutes; the exam closes at 2026-11-24 13:00. Attempts allowed: 1, the best"
        " counts; this is number 1.\n"
    )
    first = await confirm(house, ann, private, asked, "Question 1 of 3")
    options = [line for line in first.text.splitlines() if line[1:3] == ". "]
    assert first.text == "\n".join(
        [
            "Question 1 of 3 (one choice, 2.5 points), 30 minutes left",
            "Which organ is highest?",
            *options,
            "Send one letter, such as B. Or: previous, next, question 5, /submit",
        ]
    )
    wrong = next(line[0] for line in options if "Office" in line)
    second = await house.ask(ann, private, wrong)
    assert second.text == (
        f"Saved question 1: {wrong}\n\nQuestion 2 of 3 (true or false, 2.5 points), 30 minutes"
        " left\nA member belongs to a branch.\n"
        "Send “true” or “false”. Or: previous, next, question 5, /submit"
    )
    bad = await house.ask(ann, private, "perhaps")
    assert bad.text == ("Question 2 is true or false: send “true” or “false”. Nothing was saved.")
    await house.ask(ann, private, "true", contains="Saved question 2: true")
    end = await house.ask(ann, private, "next")
    assert end.text == (
        "That was the last of 3. Not answered: 1 (question 3). 30 minutes left. Send"
        " “question 5” to go to one, /submit to hand in."
    )
    sure = await house.ask(ann, private, "/submit")
    assert sure.text.startswith(
        "“October test” still has 1 without an answer (question 3). Once handed in nothing can"
        " be changed. Hand in now?\n"
    )
    done = await confirm(house, ann, private, sure, "handed in")
    assert done.text == (
        "“October test” is handed in. Answered 2 of 3, 2.5 of 7.5 points, below the pass mark.\n"
        "After 2026-11-24 13:00, send /exam 1 for the right answers and explanations."
    )
    await house.advance(hours=5)
    after = await house.ask(ann, private, "/exam 1", contains="right: ")
    right, shown = "AB".replace(wrong, ""), "\n".join(options)
    assert after.text == (
        "Exam 1, “October test”: 2.5 of 7.5 points, not passed.\n\n"
        f"Question 1 (0/2.5 points) Which organ is highest?\n{shown}\n"
        f"Your answer: {wrong}; right: {right}\nExplanation: 解析1\n\n"
        "Question 2 (2.5/2.5 points) A member belongs to a branch.\n"
        "Your answer: true; right: true\nExplanation: 解析2\n\n"
        "Question 3 (0/2.5 points) When was the first Congress?\n"
        "Your answer: none; right: 1921\nExplanation: 解析3\n\n"
        "To object to a question: /appeal 1 q5 reason"
    )
    said = await ann.say(private, "/exam")
    await correct(house.host, branch.id, 1, Actor(1), answer=(1,))
    house.host.outbox.wake()
    (told,) = await house.world.heard(private, ann, contains="corrected", after=said)
    assert told.text == (
        "A question of “October test” was corrected: your marks change from 2.5 to 5 of 7.5"
        " points.\nQuestion: Which organ is highest?\n"
        "The right answer was “the Congress” and is now “the Office”."
    )


@on_sqlite
async def test_what_goes_out_by_the_clock(house: Any, branch: Any, platform: str) -> None:
    ann, private = branch.people["Ann"], house.private(platform)
    await make_exam(house.host, branch.id, shapes=SHAPES, title="October test")
    said = await ann.say(private, "/exam")
    await house.advance(hours=3)
    (told,) = await house.world.heard(private, ann, contains="closes at", after=said)
    assert told.text == (
        "“October test” closes at 2026-11-24 13:00. You have not taken it yet; it takes 30"
        " minutes. Send /exam 1 to begin."
    )
    asked = await house.ask(ann, private, "/exam 1", contains="Begin now?")
    await confirm(house, ann, private, asked, "Question 1 of 3")
    await house.advance(minutes=31)
    (told,) = await house.world.heard(private, ann, contains="Time is up", after=asked)
    assert told.text == (
        "Time is up: “October test” was handed in with everything that was saved. Answered 0 of"
        " 3, 0 of 7.5 points, below the pass mark.\n"
        "After 2026-11-24 13:00, send /exam 1 for the right answers and explanations."
    )
