"""Large work beside the chats: in portions, and by threads that hand over soon."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

PORTION = 40
"""Rows that are read, made or written before the chats have their turn: some 3 ms."""

_HANDOVER = 0.001
_FREED = 500
_T = TypeVar("_T")


class _Running:
    """How many large works run now, and what to restore after the last of them."""

    count = 0
    collecting = False
    handover = 0.0


async def portions(items: Sequence[_T], size: int = PORTION) -> AsyncIterator[Sequence[_T]]:
    """Some of the items at a time, and the chats' turn after each."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
        await asyncio.sleep(0)


async def let_go(*lists: list[Any]) -> None:
    """Empty the lists, some hundred items at a time: thousands at once take 10 ms to be freed."""
    for items in lists:
        while items:
            del items[-_FREED:]
            await asyncio.sleep(0)


@contextmanager
def large_work() -> Iterator[None]:
    """Keep thousands of new objects and busy threads from stopping the loop.

    The collector walks over everything that was made since its last run and is still there, and
    nothing else runs meanwhile: with ten thousand questions in hand 20 to 100 ms, again and again.
    So it waits until they are gone. Threads hand over to the loop after 1 ms instead of 5. May be
    nested and run side by side; for seconds only, because cycles aren't freed meanwhile.
    """
    if not _Running.count:
        _Running.collecting, _Running.handover = gc.isenabled(), sys.getswitchinterval()
        gc.disable()
        sys.setswitchinterval(min(_HANDOVER, _Running.handover))
    _Running.count += 1
    try:
        yield
    finally:
        _Running.count -= 1
        if not _Running.count:
            sys.setswitchinterval(_Running.handover)
            if _Running.collecting:
                gc.enable()
