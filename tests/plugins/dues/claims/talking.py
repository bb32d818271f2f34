"""What people were told, for the chat tests of paying."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from tests.plugins.dues.claims.conftest import Scene


async def told(scene: Scene, name: str, contains: str, *, picture: bool = False) -> Any:
    """What somebody was told in private, at whichever account."""
    person = scene.branch.people[name]
    async with asyncio.timeout(10):
        while True:
            for one in scene.house.world.transcript.messages:
                mine = one.from_bot and one.group is None and one.person is person
                if mine and contains in one.text and (one.picture is not None or not picture):
                    return one
            await asyncio.sleep(0.02)


def times(scene: Scene, name: str, contains: str) -> int:
    """How often somebody was told it."""
    person = scene.branch.people[name]
    return sum(
        one.from_bot and one.person is person and contains in one.text
        for one in scene.house.world.transcript.messages
    )


def code_in(text: str) -> str:
    """The code that a question asks for."""
    found = re.search(r"确认 (\d{4})", text)
    assert found is not None, text
    return found[1]
