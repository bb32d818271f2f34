"""The life of an exam and of one attempt at it: what may be done when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

GRACE = timedelta(seconds=5)
"""So long after its end an attempt waits for what was said in time and is still on its way."""

REMIND_BEFORE = timedelta(hours=24)


class State(StrEnum):
    """Where an exam stands. What is stored may trail behind the clock: ask `phase`."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


_STEPS: Mapping[State, frozenset[State]] = {
    State.PLANNED: frozenset({State.OPEN, State.CLOSED, State.CANCELLED}),
    State.OPEN: frozenset({State.CLOSED, State.CANCELLED}),
    State.CLOSED: frozenset(),
    State.CANCELLED: frozenset(),
}


def may_become(now: State, then: State) -> bool:
    """Whether an exam may go from one state to another."""
    return then in _STEPS[now]


class AppealState(StrEnum):
    """Where an objection to a question stands."""

    WAITING = "waiting"
    UPHELD = "upheld"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Window:
    """When an exam may be taken (UTC), from `opens_at` on and before `closes_at`."""

    opens_at: datetime
    closes_at: datetime

    def overlaps(self, other: Window) -> bool:
        """Whether there is an instant at which both are open."""
        return self.opens_at < other.closes_at and other.opens_at < self.closes_at


def phase(stored: State, window: Window, now: datetime) -> State:
    """Where an exam stands at an instant, whether or not its timers have run.

    One that was closed by hand or cancelled stays so.
    """
    if stored in (State.CANCELLED, State.CLOSED):
        return stored
    if now < window.opens_at:
        return State.PLANNED
    return State.OPEN if now < window.closes_at else State.CLOSED


def ends_at(started_at: datetime, minutes: int, closes_at: datetime) -> datetime:
    """When an attempt ends: after its minutes, but never after the window.

    Minutes are real ones; a change of clocks gives and takes nothing.
    """
    return min(started_at + timedelta(minutes=minutes), closes_at)


@dataclass(frozen=True, slots=True)
class Tried:
    """One attempt as it is judged; `finished_at` is None while it has not been finished."""

    ends_at: datetime
    finished_at: datetime | None


def in_time(attempt: Tried, said_at: datetime) -> bool:
    """Whether an answer said at an instant counts: up to the end itself, and not once finished."""
    return attempt.finished_at is None and said_at <= attempt.ends_at


def time_up(attempt: Tried, now: datetime) -> bool:
    """Whether an attempt has to be finished for the member."""
    return attempt.finished_at is None and now > attempt.ends_at


def left(ends_at: datetime, now: datetime) -> timedelta:
    """What is left of an attempt's time, never less than nothing."""
    return max(ends_at - now, timedelta(0))


class Door(StrEnum):
    """What somebody meets who wants to take an exam; the value ends a sentence's id."""

    BEGIN = "begin"
    CONTINUE = "continue"
    NOT_YET = "not-yet"
    OVER = "over"
    CANCELLED = "cancelled"
    USED_UP = "used-up"


def door(state: State, allowed: int, attempts: Iterable[Tried], now: datetime) -> Door:
    """What an exam in `state` (of `phase`) lets somebody do who has these attempts behind them.

    An attempt whose time is over is behind them, whether or not it has been finished yet.
    """
    if state is State.CANCELLED:
        return Door.CANCELLED
    if state is State.PLANNED:
        return Door.NOT_YET
    tried = list(attempts)
    if any(one.finished_at is None and now <= one.ends_at for one in tried):
        return Door.CONTINUE
    if state is State.CLOSED:
        return Door.OVER
    return Door.BEGIN if len(tried) < allowed else Door.USED_UP


def shows_answers(state: State) -> bool:
    """Whether right answers may be shown to who took it: not while others may still take it.

    One's own marks are told as soon as one has finished; they give no answer away.
    """
    return state is State.CLOSED


def best(marks: Iterable[int | None]) -> int | None:
    """The marks that count of several attempts (hundredths), None where none is finished."""
    return max((one for one in marks if one is not None), default=None)


def passed(marks: int, total: int, pass_mark: int) -> bool:
    """Whether marks reach so many percent of the total, exactly."""
    return marks * 100 >= total * pass_mark


def remind_at(window: Window, minutes: int, before: timedelta = REMIND_BEFORE) -> datetime:
    """When those who have not finished are reminded: once, so long before the window closes.

    Of a short window its last quarter, but early enough for one whole attempt where half of the
    window is long enough for that.
    """
    length = window.closes_at - window.opens_at
    ahead = max(min(before, length / 4), min(timedelta(minutes=minutes), length / 2))
    return window.closes_at - ahead
