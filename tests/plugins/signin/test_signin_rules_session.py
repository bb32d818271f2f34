"""The life of a session and who stands where."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.signin.rules.session import (
    LeaveState,
    Mark,
    State,
    Verdict,
    judge,
    may_become,
    stand,
    unanswered,
)

OPENED = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
DEADLINE = OPENED + timedelta(minutes=15)
GRACE = timedelta(minutes=10)
SECOND = timedelta(seconds=1)


def verdict(
    at: datetime,
    state: State = State.OPEN,
    closed_at: datetime | None = None,
    grace: timedelta = GRACE,
) -> Verdict:
    return judge(
        at, state=state, opened_at=OPENED, deadline=DEADLINE, grace=grace, closed_at=closed_at
    )


def test_steps_of_a_session() -> None:
    allowed = {(a, b) for a, b in product(State, State) if may_become(a, b)}
    assert allowed == {
        (State.OPEN, State.CLOSED),
        (State.OPEN, State.CANCELLED),
        (State.CLOSED, State.CANCELLED),
    }


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (OPENED - SECOND, Verdict.TOO_EARLY),
        (OPENED, Verdict.SIGNED),
        (DEADLINE, Verdict.SIGNED),
        (DEADLINE + SECOND, Verdict.LATE),
        (DEADLINE + GRACE, Verdict.LATE),
        (DEADLINE + GRACE + SECOND, Verdict.TOO_LATE),
    ],
)
def test_what_a_sign_in_is_worth(at: datetime, expected: Verdict) -> None:
    assert verdict(at) is expected
    assert verdict(at, State.CLOSED, closed_at=DEADLINE + GRACE) is expected


def test_without_grace_the_deadline_is_the_end() -> None:
    assert verdict(DEADLINE + SECOND, grace=timedelta(0)) is Verdict.TOO_LATE


def test_what_was_said_in_time_counts_even_when_read_after_the_end() -> None:
    ended = OPENED + timedelta(minutes=5)
    assert verdict(ended - SECOND, State.CLOSED, closed_at=ended) is Verdict.SIGNED
    assert verdict(ended + SECOND, State.CLOSED, closed_at=ended) is Verdict.TOO_LATE


def test_an_end_by_hand_takes_the_grace_away() -> None:
    ended = DEADLINE + timedelta(minutes=2)
    assert verdict(ended, State.CLOSED, closed_at=ended) is Verdict.LATE
    assert verdict(ended + SECOND, State.CLOSED, closed_at=ended) is Verdict.TOO_LATE


def test_nothing_counts_for_a_cancelled_session() -> None:
    assert verdict(OPENED + SECOND, State.CANCELLED) is Verdict.CANCELLED


def test_attendance_outweighs_leave_and_a_returned_request_is_none() -> None:
    standing = stand(
        [1, 2, 3, 4, 5, 6, 7],
        {1: Mark.SIGNED, 2: Mark.LATE, 3: Mark.MADE_UP, 9: Mark.SIGNED},
        {
            1: LeaveState.APPROVED,
            4: LeaveState.APPROVED,
            5: LeaveState.PENDING,
            6: LeaveState.RETURNED,
        },
    )
    assert standing.signed == (1, 9)
    assert standing.late == (2,)
    assert standing.made_up == (3,)
    assert standing.on_leave == (4,)
    assert standing.asked == (5,)
    assert standing.missing == (6, 7)
    assert standing.present == 4
    assert standing.expected == 8


@given(
    st.lists(st.integers(1, 30)),
    st.dictionaries(st.integers(1, 30), st.sampled_from(Mark)),
    st.dictionaries(st.integers(1, 30), st.sampled_from(LeaveState)),
)
def test_everyone_stands_somewhere_exactly_once(
    expected: list[int], marks: dict[int, Mark], leaves: dict[int, LeaveState]
) -> None:
    standing = stand(expected, marks, leaves)
    everyone = [
        *standing.signed,
        *standing.late,
        *standing.made_up,
        *standing.on_leave,
        *standing.asked,
        *standing.missing,
    ]
    assert sorted(everyone) == sorted({*expected, *marks})
    assert standing.expected == len(everyone)


def test_only_who_signed_in_themselves_are_asked_again() -> None:
    marks = {1: Mark.SIGNED, 2: Mark.LATE, 3: Mark.MADE_UP}
    assert unanswered(marks, {1}) == (2,)
    assert unanswered(marks, {1, 2, 3}) == ()
