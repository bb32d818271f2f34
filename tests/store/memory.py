"""A memory to be kept, and a process that keeps or asks it: `python -m tests.store.memory URL`."""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

from bot.errors import Refusal
from bot.store.keeper import Keeper, KeeperAway
from bot.store.secret import Secret
from bot.store.store import Store

SECRET = Secret(b"the secret of these tests, of no use")
MOST = 3


class Memory:
    """Counts how often each has written, and how often it began and ended."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.calls = 0
        self.gained = 0
        self.lost = 0
        self.then: Callable[[], object] = lambda: None  # called at each call

    def handle(self, what: str, arguments: dict[str, Any]) -> Any:
        """Echo, count, refuse a fourth time, or fail."""
        self.calls += 1
        self.then()
        if what == "echo":
            return arguments
        if what == "count":
            who = arguments["who"]
            if self.counts[who] >= MOST:
                raise Refusal("memory-enough", most=MOST, who=who)
            self.counts[who] += 1
            return self.counts[who]
        if what == "odd":
            return object()
        raise ValueError(arguments["who"])

    def begin(self) -> None:
        """A process begins to keep."""
        self.gained += 1

    def forget(self) -> None:
        """It no longer does."""
        self.lost += 1
        self.counts.clear()


def keeper(
    store: Store, memory: Memory, *, patience: float = 5.0, secret: Secret | None = SECRET
) -> Keeper:
    """A keeper of the memory."""
    return Keeper(
        store, "memory", memory.handle,
        patience=patience, secret=secret, gained=memory.begin, lost=memory.forget,
    )  # fmt: skip


async def main(url: str) -> None:
    """Say whether it keeps; then answer each line `["what", {…}]` with what came of it."""
    store = Store(url)
    await store.open()
    kept = keeper(store, Memory())
    await kept.open()
    print(json.dumps(kept.here), flush=True)  # noqa: T201
    while line := await asyncio.to_thread(sys.stdin.readline):
        what, arguments = json.loads(line)
        try:
            said = await kept.ask(what, **arguments)
        except Refusal as refusal:
            said = refusal.text_id
        except KeeperAway:
            said = "away"
        print(json.dumps([kept.here, said]), flush=True)  # noqa: T201
    await kept.close()
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
