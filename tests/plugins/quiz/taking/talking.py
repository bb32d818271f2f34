"""What tests of exams do again and again in the chat."""

from __future__ import annotations

import asyncio
import re
from typing import Any


async def confirm(house: Any, person: Any, private: Any, asked: Any, contains: str) -> Any:
    """Say the second word that a message asks for."""
    code = re.search(r"(?:确认|/confirm) (\d{4})", asked.text)
    assert code is not None, asked.text
    return await house.ask(person, private, f"确认 {code[1]}", contains=contains)


async def begin(house: Any, person: Any, private: Any, number: int = 1) -> Any:
    """Ask for an exam and confirm its rules; the first question."""
    asked = await house.ask(person, private, f"考试 {number}", contains="现在开始吗")
    return await confirm(house, person, private, asked, "第 1/")


async def hand_in(house: Any, person: Any, private: Any) -> Any:
    """Hand in with the second word; the marks."""
    asked = await house.ask(person, private, "交卷", contains="确定交卷吗")
    return await confirm(house, person, private, asked, "已交卷")


def letters(text: str, *options: str) -> str:
    """The letters under which options stand in a question as it was shown."""
    found = dict(re.findall(r"^([A-J])\. (.+)$", text, re.MULTILINE))
    return "".join(sorted(letter for letter, option in found.items() if option in options))


def labels(message: Any) -> list[str]:
    """The labels of a message's buttons, row after row."""
    return [button.label for row in message.buttons for button in row]


async def press(house: Any, person: Any, message: Any, label: str, until: str) -> Any:
    """Press a button and wait until the bot has edited the message so; the press's notice."""
    answer = await person.press(message, label)
    async with asyncio.timeout(5):
        while until not in f"{message.text}\n{labels(message)}":
            await house.world.transcript.news()
    return answer
