"""Takes opinions in a process of its own, beside others on the same database.

Run by the test of several processes as `python -m tests.chaos.clerk DATABASE_URL VAR ROUND`. Each
line on standard input is answered by one: `write MEMBER TEXT` and `send MEMBER` by `done`, or by
the id of what was refused.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bot.clock import SystemClock
from bot.errors import Refusal
from bot.store.keeper import KeeperAway
from bot.store.store import Store
from plugins.opinions.models import Round
from plugins.opinions.services import writing
from plugins.opinions.services.desk import close_desk, desks_of, open_desk
from tests.chaos.releaser import OPINIONS, say

PEOPLE = 4


class Clerk:
    """What a bot's process has for opinions, on an open store."""

    def __init__(self, store: Store, var: Path, round_id: int) -> None:
        self.host: Any = SimpleNamespace(store=store, clock=SystemClock(), memory={}, var=var)
        self._round_id = round_id

    async def open(self) -> None:
        """Keep the desk, or ask whoever does."""
        await open_desk(self.host)

    async def close(self) -> None:
        """Let go of it."""
        await close_desk(self.host)

    @property
    def keeps(self) -> bool:
        """Whether this process keeps the desk."""
        return desks_of(self.host).keeper.here

    async def write(self, member: int, text: str) -> str:
        """Begin a draft with a text."""
        desks, who = desks_of(self.host), f"telegram:{member}"
        await desks.ask("begin", who, branch_id=1, member_id=member, round_id=self._round_id)
        await desks.ask("add", who, text=text)
        return "done"

    async def send(self, member: int) -> str:
        """Send what is there, wherever it was written."""
        round_ = await Round.get(id=self._round_id)
        view = SimpleNamespace(id=round_.branch_id, members=dict.fromkeys(range(PEOPLE)))
        place: Any = SimpleNamespace(
            round=round_, view=view, person=SimpleNamespace(member_id=member)
        )
        try:
            receipt = await writing.send(self.host, f"telegram:{member}", place)
        except Refusal as refusal:
            return refusal.text_id
        except KeeperAway:
            return "away"
        return "done" if receipt else "nothing"


async def serve(url: str, var: Path, round_id: int) -> None:
    """Do what is asked until nothing more is."""
    store = Store(url)
    await store.open((OPINIONS,))
    clerk = Clerk(store, var, round_id)
    await clerk.open()
    say("keeps" if clerk.keeps else "asks")
    while line := await asyncio.to_thread(sys.stdin.readline):
        what, member, *text = line.split()
        if what == "write":
            say(await clerk.write(int(member), " ".join(text)))
        else:
            say(await clerk.send(int(member)))
    await clerk.close()
    await store.close()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])))
