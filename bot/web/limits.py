"""How often one client may knock."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

_REMEMBERED = 10_000


class RateLimit:
    """A bucket per client: `burst` at once, refilled at `per_second`. Kept in memory.

    A college's phones may share one address, so a limit must leave room for a full hall.
    """

    def __init__(
        self, burst: int, per_second: float, *, timer: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst = float(burst)
        self._rate = per_second
        self._timer = timer
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, client: str, cost: float = 1.0) -> bool:
        """Whether the client may go on; takes `cost` from its bucket if so."""
        now = self._timer()
        left, since = self._buckets.pop(client, (self._burst, now))
        left = self._refilled(left, now - since)
        allowed = left >= cost
        self._buckets[client] = (left - cost if allowed else left, now)
        while len(self._buckets) > _REMEMBERED:
            self._buckets.popitem(last=False)
        return allowed

    def spent(self, client: str) -> bool:
        """Whether nothing is left for the client. Takes nothing."""
        now = self._timer()
        left, since = self._buckets.get(client, (self._burst, now))
        return self._refilled(left, now - since) < 1.0

    def _refilled(self, left: float, seconds: float) -> float:
        # A machine's clock may be set back.
        return min(self._burst, left + max(0.0, seconds) * self._rate)
