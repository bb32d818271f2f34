"""Objections to questions (申诉): asked, and decided with everything that follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.branch.audit import Actor, audit
from bot.branch.models import Branch
from bot.branch.services.numbers import next_number
from bot.delivery.messages import OutboxMessage
from bot.errors import Refusal
from plugins.quiz.models import Appeal, Attempt, Exam
from plugins.quiz.rules import appeals as rules
from plugins.quiz.rules.exam import AppealState, State
from plugins.quiz.services.bank.asking import Asked, questions
from plugins.quiz.services.bank.correcting import Corrected, correct
from plugins.quiz.services.exams import papers

if TYPE_CHECKING:
    from bot.host import Host


@dataclass(frozen=True, slots=True)
class Case:
    """An objection with what it is about."""

    id: int
    number: int
    exam: Exam
    asked: Asked
    member_id: int
    reason: str
    state: AppealState
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision: by which member, when, and the new answer or the reason in words."""

    by: int
    at: datetime
    upheld: bool
    said: str


Tell = Callable[[Case], Sequence[OutboxMessage]]


async def taken(branch_id: int, number: int | None, member_id: int) -> Exam:
    """The exam of a number, or the one that the member finished last. Raises Refusal."""
    rows = Exam.filter(branch_id=branch_id, state__in=list(State))
    if number is not None:
        exam = await rows.get_or_none(number=number)
        if exam is None:
            raise Refusal("quiz-exams-no-such", number=number)
    else:
        done = Attempt.filter(
            member_id=member_id,
            finished_at__not_isnull=True,
            exam__branch_id=branch_id,
            exam__state__in=list(State),
        )
        row = await done.order_by("-finished_at", "-id").select_related("exam").first()
        if row is None:
            raise Refusal("quiz-exams-appeal-none-taken")
        exam = row.exam
    if exam.state == State.CANCELLED:
        raise Refusal("quiz-exams-is-cancelled", number=exam.number, title=exam.title)
    tries = await Attempt.filter(exam_id=exam.id, member_id=member_id).values_list(
        "finished_at", flat=True
    )
    if not any(tries) or not all(tries):
        raise Refusal("quiz-exams-appeal-unfinished", number=exam.number, title=exam.title)
    return exam


async def ask(
    host: Host, exam: Exam, member_id: int, objection: rules.Objection, at: datetime, tell: Tell
) -> Case:
    """Enter an objection to a place of the member's own paper, and tell who decides.

    Raises Refusal: no such place, or the member objected to it before.
    """
    items = await papers.items_of(exam.id)
    own = papers.laid_out(items, exam.seed, member_id)
    if not 1 <= objection.place <= len(own):
        raise Refusal("quiz-exams-appeal-no-place", place=objection.place, count=len(own))
    item = own[objection.place - 1].item
    async with host.store.transaction():
        await Branch.filter(id=exam.branch_id).select_for_update().only("id").get()
        known = await Appeal.get_or_none(item_id=item.id, member_id=member_id)
        if known is not None:
            raise Refusal("quiz-exams-appeal-again", number=known.number, place=objection.place)
        row = await Appeal.create(
            branch_id=exam.branch_id,
            number=await next_number(Appeal, exam.branch_id),
            item_id=item.id,
            member_id=member_id,
            reason=objection.reason,
            state=AppealState.WAITING,
            asked_at=at,
        )
        case = _case(row, exam, item.asked)
        await host.outbox.put_all(tell(case))
    return case


async def find(branch_id: int, number: int) -> Case:
    """The objection of a number. Raises Refusal quiz-exams-no-appeal (number)."""
    row = await Appeal.get_or_none(
        branch_id=branch_id, number=number, state__in=list(AppealState)
    ).select_related("item__exam")
    known = await questions([row.item.question_id]) if row is not None else {}
    if row is None or row.item.question_id not in known:
        raise Refusal("quiz-exams-no-appeal", number=number)
    return _case(row, row.item.exam, known[row.item.question_id])


async def waiting(branch_id: int, limit: int = 20) -> list[Case]:
    """The objections that wait for a decision, oldest first."""
    rows = (
        await Appeal.filter(branch_id=branch_id, state=AppealState.WAITING)
        .order_by("number")
        .limit(limit)
        .select_related("item__exam")
    )
    known = await questions(row.item.question_id for row in rows)
    return [
        _case(row, row.item.exam, known[row.item.question_id])
        for row in rows
        if row.item.question_id in known
    ]


async def decide(host: Host, branch_id: int, number: int, ruling: Ruling, tell: Tell) -> Case:
    """Decide an objection once; upheld, the bank's question is mended and everyone regraded.

    All in one transaction. Raises Refusal: decided before, or the answer is none or no other.
    """
    async with host.store.transaction():
        case = await find(branch_id, number)
        state = AppealState.UPHELD if ruling.upheld else AppealState.REJECTED
        note = "" if ruling.upheld else ruling.said
        mine = await Appeal.filter(id=case.id, state=AppealState.WAITING).update(
            state=state, decided_at=ruling.at, decided_by=ruling.by, note=note
        )
        if not mine:
            raise Refusal(f"quiz-exams-appeal-was-{case.state}", number=number)
        if ruling.upheld:
            done = await _mend(host, branch_id, case, ruling)
            case = _again(case, done)
        decided = Case(
            case.id, number, case.exam, case.asked, case.member_id, case.reason, state, note
        )
        await host.outbox.put_all(tell(decided))
        await audit(
            branch_id, ruling.by, "quiz.appeal.decided", f"appeal:{number}", at=ruling.at,
            upheld=ruling.upheld, question=case.asked.number,
        )  # fmt: skip
    return decided


async def _mend(host: Host, branch_id: int, case: Case, ruling: Ruling) -> Corrected:
    answer = rules.mended(case.asked.question, ruling.said, case.asked.number)
    if answer == case.asked.question.answer:
        raise Refusal("quiz-exams-decide-same", number=case.number)
    return await correct(host, branch_id, case.asked.number, Actor(ruling.by), answer=answer)


def _again(case: Case, done: Corrected) -> Case:
    asked = Asked(case.asked.id, case.asked.number, done.new, done.revision)
    return Case(case.id, case.number, case.exam, asked, case.member_id, case.reason, case.state)


async def place_for(case: Case) -> int:
    """At which place the objected question stands in the member's own paper; 0 for none."""
    items = await papers.items_of(case.exam.id)
    for own in papers.laid_out(items, case.exam.seed, case.member_id):
        if own.item.asked.id == case.asked.id:
            return own.place
    return 0


def _case(row: Appeal, exam: Exam, asked: Asked) -> Case:
    return Case(
        row.id, row.number, exam, asked, row.member_id, row.reason, AppealState(row.state), row.note
    )
