"""Growing pauses between tries."""

from __future__ import annotations

import asyncio
import random

from bot.platforms.errors import DeliveryError, NotSent


class Pauses:
    """Seconds to wait after each fault in a row: doubling, capped, a little uneven."""

    def __init__(self, first: float, longest: float) -> None:
        self._first = first
        self._longest = longest
        self.faults = 0

    def reset(self) -> None:
        """Something worked: begin again at the shortest."""
        self.faults = 0

    def after(self, fault: DeliveryError | None = None) -> float:
        """The next pause; never shorter than what the server asked for."""
        span = min(self._longest, self._first * 2 ** min(self.faults, 16))
        self.faults += 1
        span *= random.uniform(0.75, 1.0)  # so that replicas don't knock together
        if isinstance(fault, NotSent) and fault.retry_after is not None:
            span = max(span, fault.retry_after)
        return span

    async def wait(self, fault: DeliveryError | None = None) -> None:
        """Sleep for the next pause."""
        await asyncio.sleep(self.after(fault))
