"""Gathers answers to many people in one chat into few messages."""

from __future__ import annotations

import asyncio
import contextvars
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot import failures
from bot.commands.reply import Merge
from bot.delivery import rules
from bot.platforms.types import Address, Outgoing

_REMEMBERED = 4096

_Key = tuple[Address, str, str]


@dataclass(slots=True)
class _Gathering:
    merge: Merge
    level: int
    items: list[Any] = field(default_factory=list)
    timer: asyncio.TimerHandle | None = None


class Merger:
    """Windows over items of equal (chat, key, locale).

    `post(address, message)` takes each finished message; `wait(address)` tells how many seconds
    the chat must still stay silent, during which a window stays open and gathers on. `scale`
    shortens every window, for tests.
    """

    def __init__(
        self,
        post: Callable[[Address, Outgoing], None],
        wait: Callable[[Address], float],
        *,
        scale: float = 1.0,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._post = post
        self._wait = wait
        self._scale = scale
        self._now = now
        self._open: dict[_Key, _Gathering] = {}
        self._closed: dict[_Key, tuple[int, float]] = {}

    def __len__(self) -> int:
        """How many items wait in open windows."""
        return sum(len(gathering.items) for gathering in self._open.values())

    def add(self, to: Address, merge: Merge, locale: str) -> None:
        """Put an item into the chat's window, opening one where there is none."""
        key = (to, merge.key, locale)
        gathering = self._open.get(key)
        if gathering is None:
            level = self._next_level(key)
            gathering = self._open[key] = _Gathering(merge, level)
            self._later(key, gathering, rules.merge_window(level) * self._scale)
        gathering.items.append(merge.item)

    def flush(self) -> None:
        """Close every window now."""
        for key in tuple(self._open):
            self._close(key)

    def _next_level(self, key: _Key) -> int:
        last = self._closed.pop(key, None)
        if last is None:
            return 0
        level, closed_at = last
        return rules.merge_level(level + 1, (self._now() - closed_at) / (self._scale or 1.0))

    def _later(self, key: _Key, gathering: _Gathering, delay: float) -> None:
        # A clean context: the caller's may belong to a transaction that is over by then.
        gathering.timer = asyncio.get_running_loop().call_later(
            delay, self._due, key, context=contextvars.Context()
        )

    def _due(self, key: _Key) -> None:
        wait = self._wait(key[0])
        if wait > 0:
            self._later(key, self._open[key], wait)
        else:
            self._close(key)

    def _close(self, key: _Key) -> None:
        gathering = self._open.pop(key)
        if gathering.timer is not None:
            gathering.timer.cancel()
        self._remember(key, gathering.level)
        items = gathering.items
        for start in range(0, len(items), rules.MERGE_LIMIT):
            self._render(key, gathering.merge, items[start : start + rules.MERGE_LIMIT])

    def _render(self, key: _Key, merge: Merge, items: Sequence[Any]) -> None:
        to, _, locale = key
        try:
            self._post(to, merge.render(items, locale))
        except Exception as fault:
            failures.report(f"merged answers of {merge.key}", fault)

    def _remember(self, key: _Key, level: int) -> None:
        now = self._now()
        if len(self._closed) >= _REMEMBERED:
            longest = 3 * sum(rules.WINDOWS) * self._scale
            self._closed = {
                one: (at_level, at)
                for one, (at_level, at) in self._closed.items()
                if at + longest > now
            }
        self._closed[key] = (level, now)
