"""Attempts are finished and marked, and marked again when a question is mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from plugins.quiz.bank.grading import Given, Partial, marks, share
from plugins.quiz.bank.question import Question
from plugins.quiz.models import Attempt, Exam, ExamAnswer, ExamItem
from plugins.quiz.rules.exam import State, Window, best, phase
from plugins.quiz.services.bank.asking import questions
from plugins.quiz.services.exams.attempts import TIME_UP
from plugins.quiz.services.exams.papers import given_of
from plugins.quiz.services.review.book import Mistake, mistaken

if TYPE_CHECKING:
    from bot.host import Host

FULL = 1000


@dataclass(frozen=True, slots=True)
class Worth:
    """What an answer is worth: the right share in thousandths, and hundredths of a point."""

    right: int
    marks: int


@dataclass(frozen=True, slots=True)
class Finished:
    """An attempt that was just finished. `marks` and `total` are hundredths of a point."""

    exam: Exam
    attempt: Attempt
    marks: int
    total: int
    answered: int
    questions: int


@dataclass(frozen=True, slots=True)
class Remarked:
    """A member's marks in an exam (the best attempt's, hundredths) before and after a mending."""

    exam: Exam
    member_id: int
    old: int
    new: int


def worth(question: Question, given: Given, points: int, partial: Partial) -> Worth:
    """What an answer to a question of so many points (hundredths) is worth."""
    earned = share(question, given, partial)
    return Worth(round(earned * FULL), marks(points, earned))


def partial_of(exam: Exam) -> Partial:
    """How an exam marks incomplete answers."""
    return Partial(exam.partial) if exam.partial in frozenset(Partial) else Partial.MISSED


async def finish(host: Host, attempt_id: int, at: datetime) -> Finished | None:
    """Finish an attempt with what was saved; None where it is finished, or its exam cancelled.

    `at` is when (UTC); an attempt is never finished after its end.
    """
    async with host.store.transaction():
        attempt = await Attempt.filter(id=attempt_id).select_for_update().first()
        if attempt is None or attempt.finished_at is not None:
            return None
        exam = await Exam.get(id=attempt.exam_id)
        if exam.state == State.CANCELLED:
            return None
        points = await ExamItem.filter(exam_id=exam.id).values_list("points", flat=True)
        saved = await ExamAnswer.filter(attempt_id=attempt.id).values_list("marks", flat=True)
        attempt.marks = _sum(saved)
        attempt.finished_at = min(at, attempt.ends_at)
        await attempt.save(update_fields=["marks", "finished_at"])
        await host.schedule.cancel(TIME_UP, exam.branch_id, str(attempt.id))
    return Finished(exam, attempt, attempt.marks, _sum(points), len(saved), len(points))


async def release(exam: Exam) -> None:
    """Enter the wrong answers of an exam that is over into the members' books of mistakes.

    Not before its window has closed: the book shows right answers. In the caller's transaction.
    """
    rows = ExamAnswer.filter(
        attempt__exam_id=exam.id, attempt__finished_at__isnull=False, right__lt=FULL
    )
    found = await rows.values_list("attempt__member_id", "item__question_id", "at")
    await mistaken([Mistake(*one) for one in found])


async def regrade(question_ids: Collection[int], now: datetime) -> list[Remarked]:
    """Mark every stored answer to these questions again, in the caller's transaction.

    Returns whose marks have changed by it in which exam; what is not finished changes silently.
    """
    items = await ExamItem.filter(question_id__in=list(question_ids)).select_related("exam")
    exams = {item.exam_id: item.exam for item in items}
    # Whoever answers or finishes holds the attempt's row: take turns with them.
    attempts = await Attempt.filter(exam_id__in=list(exams)).order_by("id").select_for_update()
    changed = await _mark_again(items, now)
    if not changed:
        return []
    before = _best(attempts)
    await _sum_again([one for one in attempts if one.finished_at and one.id in changed])
    after = _best(attempts)
    return [
        Remarked(exams[exam_id], member_id, old, after[exam_id, member_id])
        for (exam_id, member_id), old in before.items()
        if old != after[exam_id, member_id]
    ]


async def _mark_again(items: Sequence[ExamItem], now: datetime) -> set[int]:
    """Store what has changed of the answers to these items; the ids of their attempts."""
    by_id = {item.id: item for item in items}
    known = await questions(item.question_id for item in items)
    answers = ExamAnswer.filter(item_id__in=list(by_id)).select_related("attempt")
    changed: list[ExamAnswer] = []
    mistakes: list[Mistake] = []
    for answer in await answers:
        item = by_id[answer.item_id]
        asked = known.get(item.question_id)
        if asked is None:
            continue
        given = given_of(answer.given)
        now_worth = worth(asked.question, given, item.points, partial_of(item.exam))
        if (answer.right, answer.marks) == (now_worth.right, now_worth.marks):
            continue
        if answer.right == FULL and over(item.exam, now) and answer.attempt.finished_at:
            mistakes.append(Mistake(answer.attempt.member_id, item.question_id, answer.at))
        answer.right, answer.marks = now_worth.right, now_worth.marks
        changed.append(answer)
    if changed:
        await ExamAnswer.bulk_update(changed, ["right", "marks"], batch_size=500)
    await mistaken(mistakes)
    return {answer.attempt_id for answer in changed}


async def _sum_again(attempts: Sequence[Attempt]) -> None:
    if not attempts:
        return
    sums: dict[int, int] = defaultdict(int)
    rows = ExamAnswer.filter(attempt_id__in=[one.id for one in attempts])
    for attempt_id, earned in await rows.values_list("attempt_id", "marks"):
        sums[attempt_id] += earned
    for attempt in attempts:
        attempt.marks = sums[attempt.id]
    await Attempt.bulk_update(attempts, ["marks"], batch_size=500)


def _best(attempts: Iterable[Attempt]) -> dict[tuple[int, int], int]:
    found: dict[tuple[int, int], list[int | None]] = defaultdict(list)
    for one in attempts:
        found[one.exam_id, one.member_id].append(one.marks if one.finished_at else None)
    counted = {key: best(tried) for key, tried in found.items()}
    return {key: top for key, top in counted.items() if top is not None}


def over(exam: Exam, now: datetime) -> bool:
    """Whether an exam's window is over, so that right answers may be shown."""
    if exam.state not in frozenset(State):
        return False
    window = Window(exam.opens_at, exam.closes_at)
    return phase(State(exam.state), window, now) is State.CLOSED


def _sum(values: object) -> int:
    return sum(value for value in values if isinstance(value, int))  # type: ignore[attr-defined]
