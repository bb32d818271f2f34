"""How fast each chat may be spoken to. Pure: the time is passed in, in seconds of one clock.

Telegram publishes about 1 message a second in a chat, 20 a minute in a group and 30 a second in
all (core.telegram.org/bots/faq). QQ publishes nothing: little, slowly, and never in an even beat.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.platforms.types import Address, PlatformName

_MANY_CHATS = 4096


@dataclass(frozen=True, slots=True)
class Quota:
    """At most `limit` messages within any `span` seconds."""

    limit: int
    span: float


@dataclass(frozen=True, slots=True)
class Pace:
    """The limits of one platform; empty and zero mean no limit.

    `reply_gap` and `unsolicited_gap` are (shortest, longest) seconds between two messages, drawn
    anew each time: the first within a chat, the second across a whole connection.
    """

    group: tuple[Quota, ...] = ()
    private: tuple[Quota, ...] = ()
    overall: tuple[Quota, ...] = ()
    reply_gap: tuple[float, float] = (0.0, 0.0)
    unsolicited_gap: tuple[float, float] = (0.0, 0.0)

    @property
    def free(self) -> bool:
        """Whether an answer never has to wait, short of a platform's own retry_after."""
        return not (self.group or self.private or self.overall or self.reply_gap[1])


DEFAULT_PACES: Mapping[PlatformName, Pace] = {
    PlatformName.TELEGRAM: Pace(
        group=(Quota(1, 1.0), Quota(20, 60.0)),
        private=(Quota(3, 3.0),),
        overall=(Quota(30, 1.0),),
    ),
    PlatformName.QQ: Pace(reply_gap=(0.2, 0.6), unsolicited_gap=(1.0, 3.0)),
}
UNPACED: Mapping[PlatformName, Pace] = {name: Pace() for name in PlatformName}


class _Meter:
    """Counts against one quota by the times of its last `limit` messages."""

    __slots__ = ("_quota", "_times")

    def __init__(self, quota: Quota) -> None:
        self._quota = quota
        self._times: deque[float] = deque(maxlen=quota.limit)

    def wait(self, now: float) -> float:
        if len(self._times) < self._quota.limit:
            return 0.0
        return self._times[0] + self._quota.span - now

    def take(self, now: float) -> None:
        self._times.append(now)

    def idle(self, now: float) -> bool:
        return not self._times or self._times[-1] + self._quota.span <= now


class _Lane:
    """What is known of one chat."""

    __slots__ = ("meters", "not_before")

    def __init__(self, quotas: tuple[Quota, ...]) -> None:
        self.meters = tuple(_Meter(quota) for quota in quotas)
        self.not_before = 0.0

    def idle(self, now: float) -> bool:
        return self.not_before <= now and all(meter.idle(now) for meter in self.meters)


class Pacer:
    """Says how long a message has to wait, and remembers what went out.

    `wait` never changes anything; `take` records a message that is about to be sent. `between`
    draws the jitter and is replaceable in tests.
    """

    def __init__(
        self,
        paces: Mapping[PlatformName, Pace] = DEFAULT_PACES,
        between: Callable[[float, float], float] = random.uniform,
    ) -> None:
        self._paces = {name: paces.get(name, Pace()) for name in PlatformName}
        self._between = between
        self._lanes: dict[tuple[str, str, str], _Lane] = {}
        self._overall = {
            name: tuple(_Meter(quota) for quota in pace.overall)
            for name, pace in self._paces.items()
        }
        self._unsolicited: dict[tuple[str, str], float] = {}
        self._free = {name for name, pace in self._paces.items() if pace.free}

    def wait(self, to: Address, now: float, *, unsolicited: bool = False) -> float:
        """Seconds until a message may go there; 0 for at once."""
        lane = self._lanes.get((to.platform, to.kind, to.id))
        if lane is None and not unsolicited and to.platform in self._free:
            return 0.0
        waits = [0.0, *(meter.wait(now) for meter in self._overall[to.platform])]
        if lane is not None:
            waits.append(lane.not_before - now)
            waits += [meter.wait(now) for meter in lane.meters]
        if unsolicited:
            waits.append(self._unsolicited.get((to.platform, to.bot_id), 0.0) - now)
        return max(waits)

    def take(self, to: Address, now: float, *, unsolicited: bool = False) -> None:
        """Record a message that is about to be sent there."""
        if not unsolicited and to.platform in self._free:
            return
        pace = self._paces[to.platform]
        for meter in self._overall[to.platform]:
            meter.take(now)
        quotas = pace.private if to.private else pace.group
        if quotas or pace.reply_gap[1]:
            lane = self._lane(to, now)
            for meter in lane.meters:
                meter.take(now)
            if pace.reply_gap[1]:
                lane.not_before = max(lane.not_before, now + self._between(*pace.reply_gap))
        if unsolicited and pace.unsolicited_gap[1]:
            gap = self._between(*pace.unsolicited_gap)
            self._unsolicited[to.platform, to.bot_id] = now + gap

    def block(self, to: Address, now: float, seconds: float) -> None:
        """Keep a chat silent for a while, as the platform asked by retry_after."""
        lane = self._lane(to, now)
        lane.not_before = max(lane.not_before, now + seconds)

    def _lane(self, to: Address, now: float) -> _Lane:
        key = (to.platform, to.kind, to.id)
        lane = self._lanes.get(key)
        if lane is None:
            if len(self._lanes) >= _MANY_CHATS:
                self._forget(now)
            pace = self._paces[to.platform]
            lane = self._lanes[key] = _Lane(pace.private if to.private else pace.group)
        return lane

    def _forget(self, now: float) -> None:
        self._lanes = {key: lane for key, lane in self._lanes.items() if not lane.idle(now)}
