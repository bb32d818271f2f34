"""What stands before a member in the middle of an exam: their paper and what they answered."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.quiz.bank.grading import Given
from plugins.quiz.models import Attempt, Exam
from plugins.quiz.services.exams.answers import given_to
from plugins.quiz.services.exams.papers import OwnItem, items_of, laid_out


@dataclass(frozen=True)
class Sitting:
    """One attempt with the member's own paper; `given` is by the item's id."""

    exam: Exam
    attempt: Attempt
    paper: tuple[OwnItem, ...]
    given: dict[int, Given]

    @property
    def count(self) -> int:
        """How many questions there are."""
        return len(self.paper)

    @property
    def name(self) -> str:
        """How buttons name this attempt: the exam's number and the attempt's."""
        return f"{self.exam.number}-{self.attempt.number}"

    def at(self, place: int) -> OwnItem | None:
        """The question at a place, counted from 1."""
        return self.paper[place - 1] if 1 <= place <= len(self.paper) else None

    def here(self) -> OwnItem | None:
        """The question at which the member is; None only of a paper without questions."""
        return self.at(min(max(self.attempt.current, 1), max(len(self.paper), 1)))

    def open_places(self) -> tuple[int, ...]:
        """The places that have no answer."""
        return tuple(one.place for one in self.paper if self.given.get(one.item.id) is None)


async def sit(exam: Exam, attempt: Attempt) -> Sitting:
    """The attempt with its paper and its answers, in three queries."""
    items = await items_of(exam.id)
    paper = laid_out(items, exam.seed, attempt.member_id)
    return Sitting(exam, attempt, paper, await given_to(attempt.id))
