"""A finished attempt as its member may read it, and how large exams are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.quiz.bank.grading import Given
from plugins.quiz.models import Attempt, Exam, ExamAnswer, ExamItem
from plugins.quiz.services.exams.papers import OwnItem, given_of, items_of, laid_out


@dataclass(frozen=True, slots=True)
class Size:
    """How many questions an exam has, and the sum of their points in hundredths."""

    questions: int
    points: int


@dataclass(frozen=True)
class Sheet:
    """An attempt's paper, answers and marks (hundredths); by the item's id."""

    paper: tuple[OwnItem, ...]
    given: dict[int, Given]
    marks: dict[int, int]

    @property
    def total(self) -> int:
        """What could be earned, in hundredths."""
        return sum(own.item.points for own in self.paper)

    @property
    def lost(self) -> tuple[int, ...]:
        """The places at which points were lost."""
        return tuple(
            own.place for own in self.paper if self.marks.get(own.item.id, 0) < own.item.points
        )


async def sheet_of(exam: Exam, attempt: Attempt) -> Sheet:
    """The attempt with everything that was answered, in three queries."""
    paper = laid_out(await items_of(exam.id), exam.seed, attempt.member_id)
    rows = await ExamAnswer.filter(attempt_id=attempt.id)
    return Sheet(
        paper,
        {row.item_id: given_of(row.given) for row in rows},
        {row.item_id: row.marks for row in rows},
    )


async def sizes(exam_ids: Iterable[int]) -> dict[int, Size]:
    """How large exams are, in one query."""
    found: dict[int, Size] = {}
    rows = ExamItem.filter(exam_id__in=sorted(set(exam_ids))).only("id", "exam_id", "points")
    for row in await rows:
        known = found.get(row.exam_id, Size(0, 0))
        found[row.exam_id] = Size(known.questions + 1, known.points + row.points)
    return found
