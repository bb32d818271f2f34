"""Attempts at an exam: begun, found again, and the timers that end them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from plugins.quiz.models import Attempt, Exam
from plugins.quiz.rules.exam import (
    GRACE,
    Door,
    State,
    Tried,
    Window,
    best,
    door,
    ends_at,
    phase,
    remind_at,
)

if TYPE_CHECKING:
    from bot.host import Host

TIME_UP = "quiz.exam-time-up"
REMIND = "quiz.exam-reminder"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a member stands with an exam at an instant: its state, what they may do, what they did.

    `running` is the attempt that is open and has time left; `marks` (hundredths) is the best of
    the finished ones.
    """

    exam: Exam
    state: State
    door: Door
    attempts: Sequence[Attempt]
    running: Attempt | None
    marks: int | None


async def exam_of(branch_id: int, number: int) -> Exam | None:
    """The exam of a branch with that number."""
    return await Exam.get_or_none(branch_id=branch_id, number=number, state__in=list(State))


async def standing(exam: Exam, member_id: int, now: datetime) -> Standing:
    """How one member stands with an exam."""
    rows = await Attempt.filter(exam_id=exam.id, member_id=member_id).order_by("number")
    return stand(exam, rows, now)


async def standings(
    branch_id: int, member_id: int, now: datetime, since: timedelta
) -> list[Standing]:
    """How a member stands with each exam of the branch that closed after `now - since`."""
    exams = await Exam.filter(
        branch_id=branch_id, state__in=list(State), closes_at__gt=now - since
    ).order_by("number")
    rows: dict[int, list[Attempt]] = {}
    found = Attempt.filter(exam_id__in=[exam.id for exam in exams], member_id=member_id)
    for row in await found.order_by("number"):
        rows.setdefault(row.exam_id, []).append(row)
    return [stand(exam, rows.get(exam.id, []), now) for exam in exams]


def stand(exam: Exam, attempts: Sequence[Attempt], now: datetime) -> Standing:
    """The same from rows that are there already."""
    state = phase(State(exam.state), Window(exam.opens_at, exam.closes_at), now)
    running = next((one for one in attempts if runs(one, now)), None)
    marks = best(one.marks for one in attempts if one.finished_at is not None)
    tried = [Tried(one.ends_at, one.finished_at) for one in attempts]
    way = door(state, exam.attempts, tried, now)
    if state is State.CANCELLED:
        running = None
    return Standing(exam, state, way, attempts, running, marks)


def runs(attempt: Attempt, now: datetime) -> bool:
    """Whether an attempt is open and has time left."""
    return attempt.finished_at is None and now <= attempt.ends_at


async def current(branch_id: int, member_id: int, now: datetime) -> tuple[Exam, Attempt] | None:
    """The attempt that a member has open, of several the one begun last; None where none is."""
    rows = Attempt.filter(
        member_id=member_id,
        finished_at=None,
        ends_at__gte=now,
        exam__branch_id=branch_id,
        exam__state__in=(State.PLANNED, State.OPEN, State.CLOSED),
    )
    row = await rows.order_by("-started_at", "-id").select_related("exam").first()
    return (row.exam, row) if row is not None else None


async def begin(host: Host, exam_id: int, member_id: int) -> tuple[Standing, bool]:
    """Begin an attempt where the exam's door is open; whether one was begun.

    Where one runs already, it is the one that goes on. `running` of what is returned is None
    where the door is shut.
    """
    now = host.clock.now()
    async with host.store.transaction():
        # Taking the exam's row makes two devices that begin at once take turns.
        exam = await Exam.filter(id=exam_id).select_for_update().get()
        met = await standing(exam, member_id, now)
        if met.door is not Door.BEGIN:
            return met, False
        attempt = await Attempt.create(
            exam_id=exam.id,
            member_id=member_id,
            number=len(met.attempts) + 1,
            started_at=now,
            ends_at=ends_at(now, exam.minutes, exam.closes_at),
        )
        due = attempt.ends_at + GRACE
        await host.schedule.at(TIME_UP, exam.branch_id, str(attempt.id), due)
    return stand(exam, [*met.attempts, attempt], now), True


async def plan(host: Host, exam: Exam) -> None:
    """Set the timer of a new exam's reminder, in the transaction that creates it."""
    due = remind_at(Window(exam.opens_at, exam.closes_at), exam.minutes)
    await host.schedule.at(REMIND, exam.branch_id, str(exam.id), due)


async def unplan(host: Host, exam: Exam) -> None:
    """Take the timers of a cancelled exam back, in the transaction that cancels it."""
    await host.schedule.cancel(REMIND, exam.branch_id, str(exam.id))
    open_ones = Attempt.filter(exam_id=exam.id, finished_at=None)
    for key in await open_ones.values_list("id", flat=True):
        await host.schedule.cancel(TIME_UP, exam.branch_id, str(key))
