"""The life of an attendance session, and what a sign-in at a given time is worth."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

TITLE_LENGTH = 40
REASON_LENGTH = 200
LEAVE_AHEAD = timedelta(days=7)
"""How long leave asked for before any session waits for the next one."""

RECHECK_DEFAULT = 3
RECHECK_LONGEST = 60
RECHECK_AFTER = timedelta(hours=12)
"""How long after its opening a session may still be checked a second time."""

MAKE_UP_WITHIN = timedelta(days=30)


class State(StrEnum):
    """Where a session stands."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


_STEPS: Mapping[State, frozenset[State]] = {
    State.OPEN: frozenset({State.CLOSED, State.CANCELLED}),
    State.CLOSED: frozenset({State.CANCELLED}),
    State.CANCELLED: frozenset(),
}


def may_become(now: State, then: State) -> bool:
    """Whether a session may go from one state to another."""
    return then in _STEPS[now]


class Mark(StrEnum):
    """How a member's attendance came about."""

    SIGNED = "signed"
    LATE = "late"
    MADE_UP = "made_up"


class LeaveState(StrEnum):
    """Where a request for leave stands."""

    PENDING = "pending"
    APPROVED = "approved"
    RETURNED = "returned"


class Verdict(StrEnum):
    """What a sign-in at some instant is worth."""

    SIGNED = "signed"
    LATE = "late"
    TOO_LATE = "too-late"
    TOO_EARLY = "too-early"
    CANCELLED = "cancelled"


def judge(
    at: datetime,
    *,
    state: State,
    opened_at: datetime,
    deadline: datetime,
    grace: timedelta,
    closed_at: datetime | None,
) -> Verdict:
    """What a sign-in said at `at` is worth, whatever the session's state is by now.

    What was said in time counts, even if the bot read it after the end (it was away); an end by
    hand takes the grace away.
    """
    if state is State.CANCELLED:
        return Verdict.CANCELLED
    if at < opened_at:
        return Verdict.TOO_EARLY
    by_hand = closed_at is not None and closed_at < deadline + grace
    if by_hand and closed_at is not None and at > closed_at:
        return Verdict.TOO_LATE
    if at <= deadline:
        return Verdict.SIGNED
    return Verdict.LATE if at <= deadline + grace else Verdict.TOO_LATE


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands where in a session: ids of members, in the roster's order, each once."""

    signed: tuple[int, ...]
    late: tuple[int, ...]
    made_up: tuple[int, ...]
    on_leave: tuple[int, ...]
    asked: tuple[int, ...]
    missing: tuple[int, ...]

    @property
    def present(self) -> int:
        """How many were there in the end."""
        return len(self.signed) + len(self.late) + len(self.made_up)

    @property
    def expected(self) -> int:
        """How many ought to be there."""
        return self.present + len(self.on_leave) + len(self.asked) + len(self.missing)


def stand(
    expected: Iterable[int], marks: Mapping[int, Mark], leaves: Mapping[int, LeaveState]
) -> Standing:
    """Sort the expected by where they stand.

    Attendance outweighs leave: who asked for leave and came, came. A returned request is none.
    Whoever attended without being expected (joined since) is listed too.
    """
    order = list(dict.fromkeys([*expected, *marks]))
    absent = [member for member in order if member not in marks]

    def marked(mark: Mark) -> tuple[int, ...]:
        return tuple(member for member in order if marks.get(member) is mark)

    def left(state: LeaveState) -> tuple[int, ...]:
        return tuple(member for member in absent if leaves.get(member) is state)

    excused = {LeaveState.APPROVED, LeaveState.PENDING}
    return Standing(
        signed=marked(Mark.SIGNED),
        late=marked(Mark.LATE),
        made_up=marked(Mark.MADE_UP),
        on_leave=left(LeaveState.APPROVED),
        asked=left(LeaveState.PENDING),
        missing=tuple(member for member in absent if leaves.get(member) not in excused),
    )


def unanswered(marks: Mapping[int, Mark], answered: Collection[int]) -> tuple[int, ...]:
    """Who signed in themselves but did not answer the second check; a finding for people only.

    Made-up attendance was entered by the secretary, who saw them or knows why.
    """
    return tuple(
        member
        for member, mark in marks.items()
        if mark is not Mark.MADE_UP and member not in answered
    )
