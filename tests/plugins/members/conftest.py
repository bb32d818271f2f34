"""What the tests of handlers share: confirming, chats of one kind, and small rosters."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.sandbox.people import SimGroup, SimPerson
from bot.sandbox.transcript import SimMessage


def code_in(text: str) -> str:
    """The confirmation code that an answer names; of several uses of a file the roster's."""
    code = r"(?:确认|/confirm) (\d{4})"
    found = re.search(rf"(?:导入名册：|import the roster: ){code}", text) or re.search(code, text)
    assert found, text
    return found[1]


async def confirm(house: Any, person: SimPerson, where: Any, asked: SimMessage) -> SimMessage:
    """Send the second word to a question; returns the bot's answer."""
    return await house.ask(person, where, f"确认 {code_in(asked.text)}")


def make_admin(house: Any, group: SimGroup) -> None:
    """Let the bot recall what others say in a group."""
    if group.qq is not None:
        group.qq.bot_role = "admin"
    if group.telegram is not None:
        group.telegram.members[house.world.telegram.bot.id] = "administrator"


@pytest.fixture
def csv_roster() -> bytes:
    """A small roster as people save it."""
    return (
        "姓名,学号,类别,党小组,职务\n"
        "示例：某某,2023000000,正式党员,,\n"
        "王五,2023010105,正式党员,第一党小组,\n"
        "赵六,2023010106,预备党员,第二党小组,组织委员\n"
    ).encode("utf-8-sig")
