"""The only source of "now". Everything else is passed a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time; replaceable in tests and in the demo."""

    def now(self) -> datetime:
        """The current instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The current instant in UTC."""
        return datetime.now(UTC)


class ManualClock:
    """A clock that stands still until it is moved."""

    def __init__(self, start: datetime) -> None:
        if start.tzinfo is None:
            raise ValueError("a clock needs an aware time")
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        """The instant at which it stands, in UTC."""
        return self._now

    def advance(self, delta: timedelta) -> datetime:
        """Move on and return the new instant."""
        self._now += delta
        return self._now

    def set(self, instant: datetime) -> None:
        """Jump to an aware instant."""
        if instant.tzinfo is None:
            raise ValueError("a clock needs an aware time")
        self._now = instant.astimezone(UTC)


class OffsetClock:
    """The machine's clock moved by a fixed span, for a demo that plays a week in a minute."""

    def __init__(self, base: Clock) -> None:
        self._base = base
        self.offset = timedelta(0)

    def now(self) -> datetime:
        """The moved instant in UTC."""
        return self._base.now() + self.offset
