"""Slow work in a few threads of its own, with an end to how much may wait."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from bot.errors import Refusal

T = TypeVar("T")


class Workers:
    """At most `at_once` calls run, at most `waiting` wait; one more is refused.

    Not `asyncio.to_thread`: its threads belong to everybody, and a caller that gives up would make
    room for the next while its own call still runs.
    """

    def __init__(self, at_once: int, waiting: int, refusal: str) -> None:
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="opinions")
        self._most = at_once + waiting
        self._refusal = refusal
        self._under_way = 0

    async def run(self, work: Callable[[], T]) -> T:
        """What `work` returns, or raises. Raises Refusal where too much is waiting already."""
        if self._under_way >= self._most:
            raise Refusal(self._refusal)
        self._under_way += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._under_way -= 1
