"""What groups were shown and people were sent, for the chat tests of publishing."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.plugins.dues.claims.conftest import Scene


async def shown(scene: Scene, group: Any, contains: str) -> Any:
    """What the bot said in a group."""
    async with asyncio.timeout(10):
        while True:
            for one in scene.house.world.said(group):
                if contains in one.text:
                    return one
            await asyncio.sleep(0.02)


async def sent(scene: Scene, name: str, ending: str) -> bytes:
    """A file that somebody was sent, at whichever account."""
    async with asyncio.timeout(10):
        while True:
            for one in scene.house.world.said(person=scene.branch.people[name]):
                if one.document is not None and one.document[0].endswith(ending):
                    return one.document[1]
            await asyncio.sleep(0.02)
