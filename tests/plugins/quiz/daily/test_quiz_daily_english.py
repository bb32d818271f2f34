"""The whole of a daily quiz in an English branch."""

from __future__ import annotations

from typing import Any

import pytest

from bot.branch.roles import Role
from tests.plugins.quiz.daily import bank

QUESTION: dict[str, Any] = {
    "kind": "truefalse", "text": "Water is wet.", "topic": "Nature", "difficulty": 2,
    "options": [], "answer": True, "explanation": "One can feel it.", "source": "Book, p. 3",
}  # fmt: skip


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_from_the_question_to_the_result(house: Any) -> None:
    branch = await house.branch("First Branch", locale="en")
    await branch.person("书记", Role.SECRETARY)
    zhang, li = await branch.person("张三"), await branch.person("李四")
    await bank.fill(branch.id, QUESTION)
    await bank.configure(
        house.host.directory, branch.id, daily=True, daily_at="09:05", daily_count=1
    )
    await house.advance(seconds=0)
    await house.advance(minutes=5)
    on_qq = (await house.world.heard(branch.qq_group, contains="Daily quiz"))[0]
    assert on_qq.text == (
        "Daily quiz 11-24: 1 question, open until 21:05.\n\n"
        "1. (true or false) Water is wet.\n\n"
        "Answer here or in private, for example: /answer True\n"
        "Results come at the close."
    )
    on_telegram = (await house.world.heard(branch.telegram_group, contains="Daily quiz"))[0]
    assert on_telegram.text == (
        "Daily quiz 11-24: 1 question, open until 21:05.\n\n"
        "1. (true or false) Water is wet.\n\n"
        "Press a button, or write: /answer True"
    )
    ((true, false),) = on_telegram.buttons
    assert (true.label, false.label) == ("True", "False")
    assert true.data.startswith("/dq ")
    told = await house.ask(zhang, branch.qq_group, "/answer t", contains="张三")
    assert told.text == "张三 has answered (1). Results come at the close."
    pressed = await li.press(on_telegram, "False")
    assert pressed.text == "Noted 1: False. Results come at the close."
    own = await house.ask(zhang, house.private("qq"), "/quiz")
    assert own.text == (
        "Daily quiz 11-24, open until 21:05. You answered 1 of 1.\n\n"
        "1. (true or false) Water is wet.\n"
        "Your answer: True"
    )
    await house.advance(hours=12)
    closed = (await house.world.heard(branch.qq_group, contains="closed"))[0]
    assert closed.text == (
        "The daily quiz of 11-24 is closed, 2 answered.\n\n"
        "1. Water is wet.\n"
        "Right: True (2 answered, 1 of them right)\n"
        "Why: One can feel it.\n"
        "Source: Book, p. 3"
    )
    result = (await house.world.heard(person=li, contains="Your daily quiz"))[0]
    assert result.text == (
        "Your daily quiz of 11-24: 0 of 1 right.\n"
        "1. Not right: you answered False, the answer is True\n"
        "Why: One can feel it.\n"
        "Source: Book, p. 3\n"
        "What was not right is in your book of mistakes now; practise it with /review."
    )
