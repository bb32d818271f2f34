"""One lane per chat: messages that have to wait stand in it, in order."""

from __future__ import annotations

import asyncio
import contextvars
import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from loguru import logger

from bot import failures
from bot.delivery import rules
from bot.delivery.pacing import Pacer
from bot.platforms.errors import NotSent, Refused, Uncertain
from bot.platforms.registry import Platforms
from bot.platforms.types import Address, Outgoing


@dataclass(slots=True)
class Parcel:
    """A message on its way. `edit_id` names the message that it replaces where that works.

    `refused` is called when the platform won't ever take it, `arrived` when it did. `keep`
    exempts it from the bound of the lane, because it speaks to many people. `born` is in seconds
    of the lanes' clock.
    """

    to: Address
    message: Outgoing
    born: float
    edit_id: str = ""
    refused: Callable[[], None] | None = None
    arrived: Callable[[], None] | None = None
    keep: bool = False
    attempts: int = 0


class Lanes:
    """Sends at once where the pace allows; otherwise a task per busy chat works its lane off.

    Only a definite non-delivery is tried again, for at most `patience` seconds. A lane holds at
    most `limit` messages, all lanes together `total`; what doesn't fit is dropped and logged.
    """

    def __init__(
        self,
        platforms: Platforms,
        pacer: Pacer,
        *,
        patience: float = 120.0,
        limit: int = 100,
        total: int = 20_000,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._platforms = platforms
        self._pacer = pacer
        self._patience = patience
        self._limit = limit
        self._total = total
        self._now = now
        self._lanes: dict[Address, deque[Parcel]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._count = 0

    def __len__(self) -> int:
        """How many messages stand in lanes."""
        return self._count

    def wait(self, to: Address) -> float:
        """Seconds for which the chat must still stay silent."""
        return self._pacer.wait(to, self._now())

    async def send(
        self,
        to: Address,
        message: Outgoing,
        *,
        edit_id: str = "",
        refused: Callable[[], None] | None = None,
        arrived: Callable[[], None] | None = None,
    ) -> None:
        """Send now, without a task, or leave it in the lane and return."""
        now = self._now()
        if (self._lanes and to in self._lanes) or self._pacer.wait(to, now) > 0:
            self.post(Parcel(to, message, now, edit_id, refused, arrived))
            return
        self._pacer.take(to, now)
        if not edit_id and refused is None:
            try:
                await self._platforms.send(to, message)
            except Exception as fault:
                self._later(Parcel(to, message, now), fault)
            return
        parcel = Parcel(to, message, now, edit_id, refused, arrived)
        try:
            await self._deliver(parcel)
        except Exception as fault:
            self._later(parcel, fault)

    def start(self, to: Address, message: Outgoing) -> bool:
        """Send without waiting for an answer, or into the lane; False where `send` must."""
        if not self._platforms.posts(to.platform):
            return False
        now = self._now()
        if (self._lanes and to in self._lanes) or self._pacer.wait(to, now) > 0:
            self.post(Parcel(to, message, now))
            return True
        parcel = Parcel(to, message, now)
        if not self._platforms.post(to, message, partial(self._later, parcel)):
            return False
        self._pacer.take(to, now)
        return True

    def post(self, parcel: Parcel, delay: float = 0.0) -> None:
        """Put a message at the end of its chat's lane."""
        lane = self._lanes.get(parcel.to)
        full = self._count >= self._total or (lane is not None and len(lane) >= self._limit)
        if full and not parcel.keep:
            logger.warning("A reply on {} was dropped: too many wait", parcel.to.platform)
            return
        self._count += 1
        if lane is not None:
            lane.append(parcel)
            return
        lane = self._lanes[parcel.to] = deque((parcel,))
        task = asyncio.get_running_loop().create_task(
            self._work(parcel.to, lane, delay), context=contextvars.Context()
        )
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def drain(self, seconds: float) -> None:
        """Work every lane off for at most so many seconds, then drop what is left."""
        deadline = self._now() + seconds
        while self._tasks and (left := deadline - self._now()) > 0:
            await asyncio.wait(tuple(self._tasks), timeout=left)
        if self._count:
            logger.warning("{} replies were not sent before the stop", self._count)
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work(self, to: Address, lane: deque[Parcel], delay: float) -> None:
        try:
            while lane:
                delay = max(delay, self._pacer.wait(to, self._now()))
                if delay > 0:
                    await asyncio.sleep(delay)
                    delay = 0.0
                    continue
                self._pacer.take(to, self._now())
                delay = await self._attempt(lane)
        finally:
            self._count -= len(lane)
            self._lanes.pop(to, None)

    async def _attempt(self, lane: deque[Parcel]) -> float:
        parcel = lane[0]
        delay = None
        try:
            await self._deliver(parcel)
        except Exception as fault:
            delay = self._judge(parcel, fault)
        if delay is None:
            lane.popleft()
            self._count -= 1
        return delay or 0.0

    async def _deliver(self, parcel: Parcel) -> None:
        if parcel.edit_id:
            platform = self._platforms.get(parcel.to.platform)
            if platform is not None and await self._edited(parcel):
                return
            parcel.edit_id = ""
        await self._platforms.send(parcel.to, parcel.message)
        if parcel.arrived is not None:
            parcel.arrived()

    async def _edited(self, parcel: Parcel) -> bool:
        platform = self._platforms.get(parcel.to.platform)
        if platform is None:
            return False
        try:
            return await platform.edit(parcel.to, parcel.edit_id, parcel.message)
        except Refused:
            return False

    def _later(self, parcel: Parcel, fault: Exception) -> None:
        delay = self._judge(parcel, fault)
        if delay is not None:
            self.post(parcel, delay)

    def _judge(self, parcel: Parcel, fault: Exception) -> float | None:
        """Seconds until the next try, or None when this was the last."""
        platform = parcel.to.platform
        if isinstance(fault, NotSent):
            again = rules.after_not_sent(parcel.attempts, fault.retry_after, random.random())
            now = self._now()
            if again is None or now + again.delay - parcel.born > self._patience:
                logger.warning("A reply on {} was given up: {}", platform, fault)
                return None
            if not again.counted:
                self._pacer.block(parcel.to, now, again.delay)
            parcel.attempts += again.counted
            return again.delay
        if isinstance(fault, Refused):
            if parcel.refused is not None:
                parcel.refused()
            else:
                logger.warning("A reply was refused by {}: {}", platform, fault)
        elif isinstance(fault, Uncertain):
            logger.warning("A reply on {} may be lost: {}", platform, fault)
        else:
            failures.report(f"a reply on {platform}", fault)
        return None
