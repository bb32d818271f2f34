"""Exams: created from a draft, opened, closed, cancelled."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.branch.audit import audit
from bot.branch.models import Branch
from bot.branch.services.numbers import next_number
from bot.branch.views import BranchView
from bot.delivery.messages import OutboxMessage
from bot.errors import Refusal
from plugins.quiz.models import Exam, ExamDraft, ExamItem
from plugins.quiz.rules import papers as paper_rules
from plugins.quiz.rules.drafting import Draft, Step, check_window
from plugins.quiz.rules.exam import GRACE, State, may_become
from plugins.quiz.services.exams import attempts, papers
from plugins.quiz.services.exams.drafting import Drafting
from plugins.quiz.settings.exams import REMINDER

if TYPE_CHECKING:
    from bot.host import Host

OPEN = "quiz.exam-open"
CLOSE = "quiz.exam-close"
RESULTS = "quiz.exam-results"

SETTLED = 4 * GRACE
"""So long after the close every attempt that ran into it has been finished."""

RUNNING = (State.PLANNED, State.OPEN)


@dataclass(frozen=True, slots=True)
class Wish:
    """An exam to create: by whom (a member's id), from which message, over which others."""

    by: int
    source: str
    overlapping: Collection[int] = ()


async def overlapping(branch_id: int, draft: Draft) -> list[Exam]:
    """The exams of the branch that can be taken at some time of the draft's window."""
    return await Exam.filter(
        branch_id=branch_id,
        state__in=RUNNING,
        opens_at__lt=draft.closes_at,
        closes_at__gt=draft.opens_at,
    ).order_by("number")


async def create(host: Host, view: BranchView, stands: Drafting, wish: Wish) -> Exam:
    """Create the exam of a draft, with its paper and timers, and drop the draft.

    A second delivery of the message finds the first one's. Raises Refusal: the window is over,
    another exam overlaps of which the person was not told, the bank has too few questions now.
    """
    draft, now = stands.draft, host.clock.now()
    if (known := await by_source(view.id, wish.source)) is not None:
        return known
    check_window(draft, now)
    assert draft.opens_at is not None
    assert draft.closes_at is not None
    seed = secrets.token_hex(16)
    there = await papers.stock(view.id, draft.closes_at.astimezone(view.zone).date())
    drawn = await papers.draw(there, draft.cells, seed)
    async with host.store.transaction():
        await Branch.filter(id=view.id).select_for_update().only("id").get()
        if (known := await by_source(view.id, wish.source)) is not None:
            return known
        await _check(stands, wish)
        exam = await Exam.create(
            branch_id=view.id,
            number=await next_number(Exam, view.id),
            title=draft.title,
            state=State.PLANNED,
            opens_at=max(draft.opens_at, now),
            closes_at=draft.closes_at,
            minutes=draft.minutes,
            attempts=draft.attempts,
            pass_mark=draft.pass_mark,
            seed=seed,
            cells=paper_rules.dump_cells(draft.cells),
            partial=draft.partial,
            created_at=now,
            created_by=wish.by,
            source=wish.source[:200],
        )
        await ExamItem.bulk_create(
            [
                ExamItem(
                    exam_id=exam.id,
                    place=place,
                    question_id=one.id,
                    points=draft.points[one.question.kind],
                )
                for place, one in enumerate(drawn, 1)
            ]
        )
        await _set_timers(host, exam, timedelta(hours=view.setting(REMINDER)))
        await audit(
            view.id, wish.by, "quiz.exam.created", f"exam:{exam.number}", at=now,
            title=exam.title, questions=len(drawn),
        )  # fmt: skip
    return exam


async def _check(stands: Drafting, wish: Wish) -> None:
    """Take the draft, and see that nobody else came between. Raises Refusal."""
    row = ExamDraft.filter(id=stands.id, step=Step.CONFIRM, changed_at=stands.changed_at)
    if not await row.delete():
        raise Refusal("quiz-exams-draft-changed")
    for other in await overlapping(stands.branch_id, stands.draft):
        if other.id not in wish.overlapping:
            raise Refusal("quiz-exams-overlap", number=other.number, title=other.title)


async def _set_timers(host: Host, exam: Exam, remind: timedelta) -> None:
    key = str(exam.id)
    await host.schedule.at(OPEN, exam.branch_id, key, exam.opens_at)
    await host.schedule.at(CLOSE, exam.branch_id, key, exam.closes_at)
    await host.schedule.at(RESULTS, exam.branch_id, key, exam.closes_at + SETTLED)
    await attempts.plan(host, exam, remind)


async def by_source(branch_id: int, source: str) -> Exam | None:
    """The exam that a message created already, if it comes a second time."""
    return await Exam.get_or_none(branch_id=branch_id, source=source[:200])


async def by_id(exam_id: int) -> Exam | None:
    """The exam of a row's id."""
    return await Exam.get_or_none(id=exam_id, state__in=list(State))


async def find(branch_id: int, number: int | None, states: Sequence[State] = tuple(State)) -> Exam:
    """The exam of a number, or without one the newest in one of the states.

    Raises Refusal where there is none, or it is in another state.
    """
    rows = Exam.filter(branch_id=branch_id, state__in=list(State))
    if number is None:
        exam = await rows.filter(state__in=list(states)).order_by("-number").first()
        if exam is None:
            raise Refusal("quiz-exams-none")
        return exam
    exam = await rows.get_or_none(number=number)
    if exam is None:
        raise Refusal("quiz-exams-no-such", number=number)
    if State(exam.state) not in states:
        raise Refusal(f"quiz-exams-is-{exam.state}", number=exam.number, title=exam.title)
    return exam


async def step(exam_id: int, to: State) -> Exam | None:
    """The exam in its new state, in the caller's transaction; None where it can't go there."""
    before = [state for state in State if may_become(state, to)]
    if not await Exam.filter(id=exam_id, state__in=before).update(state=to):
        return None
    return await by_id(exam_id)


async def cancel(
    host: Host, exam: Exam, by: int, now: datetime, messages: Sequence[OutboxMessage]
) -> None:
    """Cancel an exam for good and tell so. Raises Refusal where it is over or cancelled."""
    async with host.store.transaction():
        if await step(exam.id, State.CANCELLED) is None:
            row = await by_id(exam.id)
            state = row.state if row is not None else State.CANCELLED
            raise Refusal(f"quiz-exams-is-{state}", number=exam.number, title=exam.title)
        for job in (OPEN, CLOSE, RESULTS):
            await host.schedule.cancel(job, exam.branch_id, str(exam.id))
        await attempts.unplan(host, exam)
        await host.outbox.put_all(messages)
        await audit(
            exam.branch_id, by, "quiz.exam.cancelled", f"exam:{exam.number}", at=now,
            title=exam.title,
        )  # fmt: skip
