"""Sends what stands in the outbox, so that nothing is lost and nothing is said twice."""

from __future__ import annotations

import asyncio
import contextvars
import random
import secrets
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from loguru import logger

from bot import failures
from bot.branch.directory import Directory
from bot.clock import Clock
from bot.delivery import messages, rules
from bot.delivery.claims import Claim, Claims
from bot.delivery.models import OutboxRow
from bot.delivery.outbox import CHANNEL, Outbox
from bot.delivery.pacing import Pacer
from bot.delivery.rules import Recovered, State
from bot.platforms.errors import NotSent, Refused, Uncertain
from bot.platforms.registry import Platforms
from bot.platforms.types import Address, Outgoing
from bot.store.store import Store

_PRUNE_EVERY = 6 * 3600.0


class Worker:
    """One per process. A row is in `sending`, committed, before its message leaves.

    `lease` is how long a claim is honoured when its process is silent; a send that lasts longer
    than a third of it is given up as uncertain, so that nobody else takes the row meanwhile.
    `poll` is the pause in seconds when nothing wakes it; `check` the one between two looks for
    dead processes' rows; `most` the number of messages under way at once. `grace` is how long
    a dead process's row waits for one that can ask the platform about it.
    """

    def __init__(
        self,
        store: Store,
        outbox: Outbox,
        directory: Directory,
        platforms: Platforms,
        pacer: Pacer,
        clock: Clock,
        *,
        lease: timedelta = timedelta(minutes=3),
        grace: timedelta = timedelta(minutes=10),
        poll: float = 1.0,
        check: float = 5.0,
        most: int = 16,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._outbox = outbox
        self._platforms = platforms
        self._pacer = pacer
        self._clock = clock
        self._lease = lease
        self._grace = grace
        self._poll = poll
        self._check = check
        self._most = most
        self._now = now
        self._claims = Claims(store, directory, platforms, pacer, lease=lease, now=now)
        self._under_way: dict[asyncio.Task[None], Address] = {}
        self._loop: asyncio.Task[None] | None = None
        self._stopping = False
        self._checked = self._pruned = float("-inf")

    async def start(self) -> None:
        """Begin to send, and to hear of what other processes put."""
        await self._store.listen(CHANNEL, self._heard)
        self._stopping = False
        self._loop = asyncio.get_running_loop().create_task(
            self._run(), name="outbox", context=contextvars.Context()
        )

    async def stop(self, seconds: float = 5.0) -> None:
        """Take nothing more, let what is under way end for so long, and leave the rest.

        What is cut off stays in `sending`: the next start finds out or calls it uncertain.
        """
        self._store.unlisten(CHANNEL, self._heard)
        self._stopping = True
        self._outbox.wake()
        if self._loop is not None:
            # Not cancelled at once: between a claim's commit and its sending it must not end.
            await asyncio.wait((self._loop,), timeout=seconds)
            self._loop.cancel()
            await asyncio.gather(self._loop, return_exceptions=True)
            self._loop = None
        if self._under_way:
            await asyncio.wait(tuple(self._under_way), timeout=seconds)
        rest = tuple(self._under_way)
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    async def run_once(self) -> float:
        """One look at the outbox until its messages are settled; seconds until the next."""
        pause = await self._step()
        while self._under_way:
            await asyncio.wait(tuple(self._under_way))
        return pause

    def _heard(self, _payload: str) -> None:
        self._outbox.wake()

    async def _run(self) -> None:
        while not self._stopping:
            try:
                pause = await self._step()
            except Exception as fault:
                failures.report("the outbox", fault)
                pause = self._poll
            await self._outbox.rest(pause)

    async def _step(self) -> float:
        await self._keep_house()
        free = self._most - len(self._under_way)
        busy = tuple(self._under_way.values())
        claims, pause = await self._claims.take(self._clock.now(), free, busy)
        for claim in claims:
            task = asyncio.get_running_loop().create_task(
                self._deliver(claim), context=contextvars.Context()
            )
            self._under_way[task] = claim.to
            task.add_done_callback(self._ended)
        return min(pause, self._poll)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.pop(task, None)
        self._outbox.wake()

    async def _keep_house(self) -> None:
        now = self._now()
        if now >= self._checked + self._check:
            self._checked = now
            await self._recover()
        if now >= self._pruned + _PRUNE_EVERY:
            self._pruned = now
            await self._outbox.prune()

    # -- one message ------------------------------------------------------------------------

    async def _deliver(self, claim: Claim) -> None:
        patience = self._lease.total_seconds() / 3
        if self._now() - claim.taken > patience:
            # This process stood still after the claim: sending now could collide with another.
            await self._settle(claim.row, state=State.PENDING, reason="stalled")
            return
        try:
            async with asyncio.timeout(patience):
                receipt = await self._platforms.send(claim.to, claim.message)
        except NotSent as fault:
            await self._try_again(claim, fault)
        except Refused as fault:
            await self._turn_elsewhere(claim, fault)
        except (Uncertain, TimeoutError):
            await self._find_out(claim.row, claim.to, claim.message, "answer-lost")
        except Exception as fault:
            code = failures.report("sending from the outbox", fault)
            await self._settle(claim.row, state=State.UNCERTAIN, reason=f"fault {code}")
        else:
            await self._settle(
                claim.row, state=State.SENT, message_ids=list(receipt.message_ids), reason=""
            )

    async def _try_again(self, claim: Claim, fault: NotSent) -> None:
        row = claim.row
        again = rules.after_not_sent(row.attempts, fault.retry_after, random.random())
        if again is None:
            logger.warning("Outbox row {} failed: too many tries", row.id)
            await self._settle(row, state=State.FAILED, reason="too-many-tries")
            return
        if not again.counted:
            self._pacer.block(claim.to, self._now(), again.delay)
        await self._settle(
            row,
            state=State.PENDING,
            reason="not-sent",
            attempts=row.attempts + again.counted,
            not_before=self._clock.now() + timedelta(seconds=again.delay),
        )

    async def _turn_elsewhere(self, claim: Claim, fault: Refused) -> None:
        row, to = claim.row, claim.to
        if row.member_id is None:
            logger.warning("Outbox row {} was refused by {}", row.id, to.platform)
            await self._settle(row, state=State.FAILED, reason="refused")
            return
        tried = [*row.tried, f"{to.platform}:{to.id}"]
        await self._settle(row, state=State.PENDING, tried=tried, reason="refused")

    async def _find_out(
        self, row: OutboxRow, to: Address, message: Outgoing, otherwise: str
    ) -> None:
        """Ask a platform that has a history; without proof the row is uncertain."""
        proof = await self._proof(row, to, message)
        if proof is True:
            await self._settle(row, state=State.SENT, reason="found-in-history")
        elif proof is False:
            again = rules.after_not_sent(row.attempts, None, random.random())
            await self._settle(
                row,
                state=State.PENDING if again is not None else State.FAILED,
                reason="not-in-history",
                attempts=row.attempts + 1,
                not_before=self._clock.now() + timedelta(seconds=again.delay if again else 0),
            )
        else:
            logger.warning("Outbox row {} is uncertain: {}", row.id, otherwise)
            await self._settle(row, state=State.UNCERTAIN, reason=otherwise)

    async def _proof(self, row: OutboxRow, to: Address, message: Outgoing) -> bool | None:
        was_sent = getattr(self._platforms.get(to.platform), "was_sent", None)
        if was_sent is None or row.claimed_at is None:
            return None
        try:
            async with asyncio.timeout(self._lease.total_seconds() / 3):
                return await was_sent(to, message, row.claimed_at)
        except Exception as fault:
            logger.info("No proof for outbox row {}: {}", row.id, type(fault).__name__)
            return None

    async def _settle(self, row: OutboxRow, **changes: Any) -> None:
        """Write the end of a try, unless the row has gone to somebody else meanwhile.

        It may have been called uncertain while this sender was slow; what is known wins.
        """
        mine = OutboxRow.filter(
            id=row.id, lease=row.lease, state__in=(State.SENDING, State.UNCERTAIN)
        )
        if changes["state"] == State.PENDING:
            changes.update(lease="", lease_until=None)
        for pause in (0.1, 0.5, 2.0, None):
            try:
                await mine.update(changed_at=self._clock.now(), **changes)
                return
            except Exception as fault:
                if pause is None:
                    failures.report(f"settling outbox row {row.id}", fault)
                    return
                await asyncio.sleep(pause)

    # -- rows of the dead -------------------------------------------------------------------

    async def _recover(self) -> None:
        """Look after rows whose lease ran out: their sender died, or stands still."""
        now = self._clock.now()
        rows = await (
            OutboxRow.filter(state=State.SENDING, lease_until__lt=now).order_by("id").limit(100)
        )
        lost = [row.id for row in rows if self._fate(row, now) is Recovered.UNCERTAIN]
        if lost:
            logger.warning("{} outbox rows are uncertain: their sender died", len(lost))
            await OutboxRow.filter(id__in=lost, state=State.SENDING, lease_until__lt=now).update(
                state=State.UNCERTAIN, reason="sender-died", changed_at=now
            )
        for row in rows:
            if self._fate(row, now) is Recovered.ASK:
                await self._inquire(row, now)

    def _fate(self, row: OutboxRow, now: datetime) -> Recovered:
        to = row.address
        if to is None or row.lease_until is None:
            return Recovered.UNCERTAIN
        platform = self._platforms.get(to.platform)
        if platform is not None and not hasattr(platform, "was_sent"):
            return Recovered.UNCERTAIN
        held = self._platforms.holds(to)
        return rules.after_lease(row.lease_until, now, self._grace, held=held)

    async def _inquire(self, row: OutboxRow, now: datetime) -> None:
        """Take over one dead sender's row, then ask the platform what became of it."""
        to, lease = row.address, secrets.token_hex(16)
        mine = OutboxRow.filter(
            id=row.id, lease=row.lease, state=State.SENDING, lease_until__lt=now
        )
        if to is not None and await mine.update(lease=lease, lease_until=now + self._lease):
            row.lease = lease
            await self._find_out(row, to, messages.load(row.body, row.locale), "sender-died")
