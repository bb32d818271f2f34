"""Large work leaves the loop to the chats: in portions, and with a collector that waits."""

from __future__ import annotations

import asyncio
import gc
import sys
from typing import Any

import pytest

from plugins.quiz import models
from plugins.quiz.services.bank.large import PORTION, large_work, let_go, portions


async def test_between_portions_others_have_their_turn() -> None:
    turns = []

    async def other() -> None:
        while True:
            turns.append(len(seen))
            await asyncio.sleep(0)

    seen: list[int] = []
    beside = asyncio.create_task(other())
    async for some in portions(range(7), 3):
        seen += some
    beside.cancel()
    assert seen == list(range(7))
    assert turns == [3, 6, 7]
    assert [some async for some in portions([])] == []


async def test_what_is_let_go_is_gone() -> None:
    one, other = list(range(1200)), [1]
    await let_go(one, other, [])
    assert (one, other) == ([], [])


def test_the_collector_waits_for_the_last_large_work() -> None:
    before = sys.getswitchinterval()
    assert gc.isenabled()
    with large_work():
        with pytest.raises(KeyError), large_work():
            raise KeyError
        assert not gc.isenabled()
        assert sys.getswitchinterval() < before
    assert gc.isenabled()
    assert sys.getswitchinterval() == before


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with large_work():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


async def test_an_import_has_few_rows_in_hand_at_a_time(shelf: Any) -> None:
    lines = [f"m-{n},单选,第 {n} 条规定？,甲{n},乙{n},丙{n},A,主题,1,,,," for n in range(240)]

    async def most_rows(brought: list[str]) -> int:
        """The most rows that were there at once: each instance holds its class."""
        before, most = sys.getrefcount(models.Question), 0
        work = asyncio.create_task(shelf.bring(*brought))
        while not work.done():
            await asyncio.sleep(0)
            most = max(most, sys.getrefcount(models.Question) - before)
        done = await work
        assert done.added + done.changed == len(lines)
        return most

    assert await models.Question.all().count() == 0
    for brought in (lines, [line.replace("条规定", "条新规定") for line in lines]):
        assert 0 < await most_rows(brought) <= 3 * PORTION
    row = await models.Question.get(branch_id=shelf.one, number=7)
    assert (row.text, row.revision) == ("第 6 条新规定？", 2)
