"""The channel on which the processes of one keeper speak."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.failures import report
from bot.store.keeping.seals import is_public
from bot.store.keeping.words import Proof

if TYPE_CHECKING:
    from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class Sign:
    """That a process keeps ("here") or has stopped ("gone"), and what it is sealed to."""

    kind: str
    reign: str
    public: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.reign}:{self.public}"


class Wire:
    """Sends notices and gives what is heard to `heard`; on SQLite nobody is there to hear."""

    def __init__(self, store: Store, name: str, proof: Proof, heard: Callable[[str], None]) -> None:
        self._store = store
        self._name = name
        self._channel = f"keeper_{name}"
        self._proof = proof
        self._heard = heard
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Begin to listen. Raises where the database can't be reached."""
        if self._store.dialect == "postgres":
            await self._store.listen(self._channel, self._heard)

    def close(self) -> None:
        """Stop listening."""
        self._store.unlisten(self._channel, self._heard)

    async def say(self, notices: list[str]) -> None:
        """Send them all or none, now: the caller stands in no transaction."""
        if self._store.dialect != "postgres":
            return
        if len(notices) == 1:
            await self._store.notify(self._channel, notices[0])
            return
        async with self._store.transaction():
            for notice in notices:
                await self._store.notify(self._channel, notice)

    async def try_to_say(self, notices: list[str]) -> bool:
        """Send them; False, and an outline in the log, where it failed."""
        try:
            await self.say(notices)
        except Exception as fault:
            report(f"a notice of the keeper {self._name}", fault)
            return False
        return True

    def word(self, sign: Sign) -> str:
        """A notice that says so."""
        return f"{sign}:{self._proof.of('sign', str(sign))}"

    def read_word(self, payload: str) -> Sign | None:
        """What such a notice says; None where none of us said it."""
        text, _, proof = payload.rpartition(":")
        parts = text.split(":")
        if len(parts) != 3 or parts[0] not in {"here", "gone"} or not is_public(parts[2]):
            return None
        return Sign(*parts) if self._proof.holds("sign", text, proof) else None

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something of this channel beside what runs."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def done(self) -> None:
        """Wait for what was to be done later."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)
