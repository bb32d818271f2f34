"""Attempts at an exam: begun, found again, and the timers that end them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from tortoise.queryset import QuerySet

from plugins.quiz.models import Attempt, Exam
from plugins.quiz.rules.exam import (
    GRACE,
    REMIND_BEFORE,
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
RELEASE = "quiz.exam-mistakes"


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


async def current(branch_id: int, member_id: int) -> tuple[Exam, Attempt] | None:
    """The attempt that a member has open, of several the one begun last; None where none is.

    Its time may be over: then it has yet to be finished.
    """
    row = await _own(branch_id, member_id).filter(finished_at=None).first()
    return (row.exam, row) if row is not None else None


async def just_finished(branch_id: int, member_id: int, since: datetime) -> Exam | None:
    """The exam of which a member finished an attempt after an instant, the last one."""
    row = await _own(branch_id, member_id).filter(finished_at__gte=since).first()
    return row.exam if row is not None else None


def _own(branch_id: int, member_id: int) -> QuerySet[Attempt]:
    rows = Attempt.filter(
        member_id=member_id,
        exam__branch_id=branch_id,
        exam__state__in=(State.PLANNED, State.OPEN, State.CLOSED),
    )
    return rows.order_by("-started_at", "-id").select_related("exam")


async def exam_by_id(branch_id: int, exam_id: int) -> Exam | None:
    """The exam of a branch with that id."""
    return await Exam.get_or_none(id=exam_id, branch_id=branch_id, state__in=list(State))


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


async def plan(host: Host, exam: Exam, remind: timedelta = REMIND_BEFORE) -> None:
    """Set the timers of a new exam's reminder and end, in the transaction that creates it.

    `remind` is how long before its close the reminder goes out; nothing for none.
    """
    if remind:
        due = remind_at(Window(exam.opens_at, exam.closes_at), exam.minutes, remind)
        await host.schedule.at(REMIND, exam.branch_id, str(exam.id), due)
    # After the last attempt that ran into the close has been finished.
    await host.schedule.at(RELEASE, exam.branch_id, str(exam.id), exam.closes_at + 2 * GRACE)


async def unplan(host: Host, exam: Exam) -> None:
    """Take the timers of a cancelled exam back, in the transaction that cancels it."""
    for job in (REMIND, RELEASE):
        await host.schedule.cancel(job, exam.branch_id, str(exam.id))
    open_ones: Any = Attempt.filter(exam_id=exam.id, finished_at=None).values_list("id", flat=True)
    for key in await open_ones:
        await host.schedule.cancel(TIME_UP, exam.branch_id, str(key))


async def unfinished(exam: Exam, members: Iterable[int]) -> dict[int, bool]:
    """Those of the members who have finished no attempt; of each whether one is open."""
    rows: Any = Attempt.filter(exam_id=exam.id).values_list("member_id", "finished_at")
    begun, done = set[int](), set[int]()
    for member_id, finished_at in await rows:
        (begun if finished_at is None else done).add(member_id)
    return {member: member in begun for member in members if member not in done}


async def open_everywhere() -> list[tuple[Exam, Attempt]]:
    """Every attempt of all branches that has not been finished, also where its time is over."""
    rows = Attempt.filter(
        finished_at=None, exam__state__in=(State.PLANNED, State.OPEN, State.CLOSED)
    )
    return [(row.exam, row) for row in await rows.order_by("id").select_related("exam")]


async def still_open(exam: Exam) -> list[int]:
    """The ids of an exam's attempts that have not been finished."""
    rows: Any = Attempt.filter(exam_id=exam.id, finished_at=None).order_by("id")
    return list(await rows.values_list("id", flat=True))
