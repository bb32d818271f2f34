"""Faults on demand: what a simulated platform should do wrong, how often, and for which calls."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Fault:
    """One fault in waiting. `times` counts down (None: until cleared); `rate` is a chance."""

    kind: str
    times: int | None = 1
    rate: float = 1.0
    methods: frozenset[str] | None = None
    detail: dict[str, Any] = field(default_factory=dict)


class Faults:
    """The faults in waiting of one platform. Without `methods` only sending calls are hit."""

    def __init__(self, rng: random.Random, sending: Iterable[str]) -> None:
        self._rng = rng
        self._sending = frozenset(sending)
        self._waiting: list[Fault] = []
        self.hits: Counter[str] = Counter()
        self.latency = 0.0

    def add(
        self,
        kind: str,
        *,
        times: int | None = 1,
        rate: float | None = None,
        methods: Iterable[str] | None = None,
        **detail: Any,
    ) -> Fault:
        """Put a fault in waiting: for the next `times` calls, or with a chance of `rate`."""
        fault = Fault(
            kind,
            times=None if rate is not None else times,
            rate=1.0 if rate is None else rate,
            methods=frozenset(methods) if methods is not None else None,
            detail=detail,
        )
        self._waiting.append(fault)
        return fault

    def pick(self, method: str) -> Fault | None:
        """The fault that hits this call, used up once; None where the call goes well."""
        for fault in self._waiting:
            hit = method in (fault.methods if fault.methods is not None else self._sending)
            if not hit or (fault.rate < 1.0 and self._rng.random() >= fault.rate):
                continue
            if fault.times is not None:
                fault.times -= 1
                if fault.times <= 0:
                    self._waiting.remove(fault)
            self.hits[fault.kind] += 1
            return fault
        return None

    def clear(self) -> None:
        """Heal everything that is in waiting, latency included."""
        self._waiting.clear()
        self.latency = 0.0


QQ_SENDING = (
    "send_msg",
    "send_group_msg",
    "send_private_msg",
    "upload_group_file",
    "upload_private_file",
)
TELEGRAM_SENDING = ("sendMessage", "sendPhoto", "sendDocument")


class QQFaults(Faults):
    """What an OneBot program may do wrong."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng, QQ_SENDING)

    def ambiguous(self, times: int = 1, rate: float | None = None) -> None:
        """Deliver, and yet answer retcode 1200 as NapCat does on a time-out of its own."""
        self.add("ambiguous", times=times, rate=rate)

    def undelivered(self, times: int = 1, rate: float | None = None) -> None:
        """Answer the same retcode 1200 without having delivered."""
        self.add("undelivered", times=times, rate=rate)

    def lose_answer(
        self, times: int = 1, rate: float | None = None, methods: Iterable[str] | None = None
    ) -> None:
        """Perform, and never answer."""
        self.add("lost", times=times, rate=rate, methods=methods)

    def refuse(
        self,
        retcode: int = 1400,
        times: int = 1,
        rate: float | None = None,
        methods: Iterable[str] | None = None,
    ) -> None:
        """Perform nothing and answer this retcode."""
        self.add("refused", times=times, rate=rate, methods=methods, retcode=retcode)

    def slow(
        self,
        seconds: float,
        times: int = 1,
        rate: float | None = None,
        methods: Iterable[str] | None = None,
    ) -> None:
        """Perform at once and answer after so many seconds."""
        self.add("slow", times=times, rate=rate, methods=methods, seconds=seconds)

    def swallow(self, times: int = 1, rate: float | None = None) -> None:
        """Perform nothing and never answer."""
        self.add("swallowed", times=times, rate=rate)


class TelegramFaults(Faults):
    """What the Bot API, or the way to it, may do wrong."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng, TELEGRAM_SENDING)

    def too_many(
        self,
        retry_after: int = 1,
        times: int = 1,
        rate: float | None = None,
        methods: Iterable[str] | None = None,
    ) -> None:
        """Answer 429 with `parameters.retry_after` in seconds."""
        self.add("429", times=times, rate=rate, methods=methods, retry_after=retry_after)

    def server_error(
        self,
        status: int = 502,
        times: int = 1,
        rate: float | None = None,
        methods: Iterable[str] | None = None,
    ) -> None:
        """Answer a 5xx, as a proxy before the API does, without performing."""
        self.add("5xx", times=times, rate=rate, methods=methods, status=status)

    def lose_answer(
        self, times: int = 1, rate: float | None = None, methods: Iterable[str] | None = None
    ) -> None:
        """Perform, then close the connection without an answer."""
        self.add("lost", times=times, rate=rate, methods=methods)

    def garble(
        self, times: int = 1, rate: float | None = None, methods: Iterable[str] | None = None
    ) -> None:
        """Perform, then answer something that is no JSON."""
        self.add("garbled", times=times, rate=rate, methods=methods)

    def hang(
        self,
        seconds: float = 60.0,
        times: int = 1,
        methods: Iterable[str] | None = None,
    ) -> None:
        """Perform nothing and keep the connection open without an answer."""
        self.add("hung", times=times, methods=methods, seconds=seconds)
