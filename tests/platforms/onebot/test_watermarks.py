"""When the mark of a group is stored."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.clock import SystemClock
from bot.platforms.onebot.reception import Reception
from bot.platforms.onebot.watermarks import Mark, Watermarks

GROUP = "20001"


@dataclass
class KeptMarks:
    """Marks in memory; `moved` wakes whoever waits for one to be stored."""

    kept: dict[str, Mark] = field(default_factory=dict)
    writes: int = 0
    moved: asyncio.Event = field(default_factory=asyncio.Event)

    async def get(self, chat: str) -> Mark | None:
        return self.kept.get(chat)

    async def set(self, marks: Mapping[str, Mark]) -> None:
        self.kept.update(marks)
        self.writes += 1
        self.moved.set()


async def linked() -> Collection[str]:
    return [GROUP]


def line(number: int) -> dict[str, Any]:
    return {"group_id": int(GROUP), "message_id": number, "time": 1_795_000_000 + number}


async def test_a_handled_command_is_stored_long_before_the_interval_is_over() -> None:
    """Else a process that is killed in between answers it again after the restart."""
    marks, reception = KeptMarks(), Reception()
    watermarks = Watermarks(marks, linked, reception, SystemClock(), interval=3600)
    watermarks.start()
    try:
        for number in (1, 2):
            reception.latest[GROUP] = line(number)
            assert watermarks.begin(GROUP, str(number))
            watermarks.wait(GROUP, str(number), None)
        watermarks.end(GROUP, "1")
        watermarks.end(GROUP, "2")
        async with asyncio.timeout(5):
            await marks.moved.wait()
        assert marks.kept[GROUP].message_id == "2"
        assert marks.writes == 1  # both in one go
    finally:
        await watermarks.close()


async def test_chatter_is_not_stored_line_by_line() -> None:
    marks, reception = KeptMarks(), Reception()
    watermarks = Watermarks(marks, linked, reception, SystemClock(), interval=3600)
    watermarks.start()
    for number in range(5):
        reception.latest[GROUP] = line(number)
        await asyncio.sleep(0)
    assert marks.writes == 0
    await watermarks.close()
    assert marks.kept[GROUP].message_id == "4"
