"""Members pay and are confirmed as fast as they can, in a process that may be killed at any moment.

Run by the chaos test as `python -m tests.chaos.payer DATABASE_URL BRANCH`. For each line on
standard input it forks one life: prints `born PID`, then for each member's claim `claimed NUMBER`
and `confirmed NUMBER`, or `before NUMBER` where a former life had confirmed it. What reaches a
person is printed as it arrives: `asked NUMBER` for the commissioner, `told NUMBER` for the member.
`done` when nothing is left to do, and `dead` at its end.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from loguru import logger

from bot.branch.directory import Directory
from bot.clock import SystemClock
from bot.delivery.messages import OutboxMessage
from bot.delivery.models import OutboxRow
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import UNPACED, Pacer
from bot.delivery.rules import State
from bot.delivery.worker import Worker
from bot.feature import Feature
from bot.platforms.errors import DeliveryError
from bot.platforms.registry import Platforms
from bot.platforms.types import (
    Address,
    Incoming,
    Outgoing,
    PictureRef,
    PlatformName,
    Receipt,
)
from bot.store.store import Store
from plugins.dues.messages import deciding as messages
from plugins.dues.models import Claim
from plugins.dues.rules.claims import Method
from plugins.dues.services import claims, deciding
from plugins.dues.services.claims import Wish
from plugins.dues.services.deciding import Ruling
from plugins.dues.services.ledger import Booking

AT_ONCE = 20
FEN = 20
LEASE = timedelta(seconds=1)
ON_THE_WAY = 0.004  # seconds between arriving and the platform's word that it has
MONTH = date(2026, 11, 1)
DUES = Feature("dues", Path(), models="plugins.dues.models", migrations="plugins.dues.migrations")
WORDS = {"dues-deciding-new": "asked", "dues-told-confirmed": "told"}


def say(line: str) -> None:
    """Tell the test, at once and in one piece, because two processes write."""
    os.write(1, f"{line}\n".encode())


def voice(text_id: str, **known: Any) -> str:
    """A sentence of which only the claim's number matters."""
    return f"{WORDS.get(text_id, '-')} {known.get('number', '')}"


class Arriving:
    """A platform on which everything arrives, and says so a moment later."""

    name = PlatformName.TELEGRAM
    posts = False

    def connections(self) -> tuple[str, ...]:
        return ("1",)

    def holds(self, address: Address) -> bool:
        return address.platform == self.name

    async def send(self, to: Address, message: Outgoing) -> Receipt:
        say(message.text.splitlines()[0])
        await asyncio.sleep(ON_THE_WAY)
        return Receipt(("1",))

    def post(self, to: Address, message: Outgoing, failed: Callable[[DeliveryError], None]) -> bool:
        return False

    async def edit(self, to: Address, message_id: str, message: Outgoing) -> bool:
        return False

    async def recall(self, to: Address, message_id: str) -> bool:
        return False

    async def react(self, incoming: Incoming, emoji: str) -> bool:
        return False

    async def answer_button(self, incoming: Incoming, text: str, *, alert: bool = False) -> None:
        return None

    async def fetch(self, ref: PictureRef, limit: int) -> bytes:
        raise ValueError

    def deep_link(self, payload: str) -> str | None:
        return None

    async def set_menu(self, menu: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        return None


async def live(url: str, branch_id: int) -> None:
    """Let everyone pay, each time anew: who has paid is told that it is so."""
    store, clock, platforms = Store(url), SystemClock(), Platforms()
    await store.open((DUES,))
    directory, outbox = Directory(store), Outbox(store, clock)
    platforms.add(Arriving())
    worker = Worker(
        store, outbox, directory, platforms, Pacer(UNPACED), clock,
        lease=LEASE, grace=timedelta(seconds=5), poll=0.05, check=0.2,
    )  # fmt: skip
    await worker.start()
    host: Any = SimpleNamespace(store=store, outbox=outbox)
    view = await directory.branch(branch_id)
    officer, *payers = sorted(view.members)
    slots = asyncio.Semaphore(AT_ONCE)

    def to_decide(made: Claim) -> list[OutboxMessage]:
        return messages.to_decide(voice, view, messages.ToDecide(made, None, MONTH))

    async def one(member: int) -> None:
        async with slots:
            now = datetime.now(UTC)
            wish = Wish(branch_id, member, FEN, Method.GROUP, f"telegram:{member}", now)
            number = (await claims.claim(host, wish, to_decide)).number
            say(f"claimed {number}")
            ruling = Ruling(Booking(branch_id, now.date(), now, officer))
            tell = partial(messages.decided, voice, view)
            decided = await deciding.confirm(host, [number], ruling, tell)
            say(f"{'confirmed' if decided.done else 'before'} {number}")

    say("ready")
    await asyncio.gather(*(one(member) for member in payers))
    left = OutboxRow.filter(state__in=[State.PENDING, State.SENDING])
    while await left.exists():  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    say("done")
    await asyncio.sleep(60)


def give_birth(url: str, branch_id: int) -> None:
    """One life after another, each a process of its own; standard output is for the test alone."""
    logger.remove()
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            asyncio.run(live(url, branch_id))
            os._exit(0)
        say(f"born {pid}")
        os.waitpid(pid, 0)
        say("dead")


if __name__ == "__main__":
    give_birth(sys.argv[1], int(sys.argv[2]))
