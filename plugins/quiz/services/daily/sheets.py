"""The questions of a day as they stand before people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from plugins.quiz.bank.paper import Placed
from plugins.quiz.bank.question import Kind, Question
from plugins.quiz.models import DailyAnswer, DailyItem, DailyQuiz, DailyTick
from plugins.quiz.rules.answering import Place, Shown
from plugins.quiz.rules.daily import State
from plugins.quiz.services.bank import asking


@dataclass(frozen=True, slots=True)
class Line:
    """One question of a day. `order` says which of its options is shown at which place."""

    item_id: int
    number: int
    question_id: int
    order: tuple[int, ...]
    question: Question

    @property
    def place(self) -> Place:
        """What reading an answer has to know."""
        return Place(self.number, self.question.kind, len(self.order))

    def own(self, shown: Shown) -> tuple[int, ...] | bool | str:
        """An answer in terms of the bank, from how it was shown."""
        if isinstance(shown, tuple):
            return Placed(self.item_id, self.order).own(shown)
        return shown

    def shown(self, kept: Any) -> Shown:
        """An answer as a row keeps it, as it is shown; of a form that isn't ours it is empty."""
        if isinstance(kept, bool):
            return kept
        parts = kept if isinstance(kept, list | tuple) else []
        if self.question.kind is Kind.BLANK:
            return next((part for part in parts if isinstance(part, str)), "")
        known = [part for part in parts if part in self.order]
        return Placed(self.item_id, self.order).shown(known)


def kept(own: tuple[int, ...] | bool | str) -> Any:
    """An answer in terms of the bank as a row keeps it; a text as a list, as JSON wants it."""
    if isinstance(own, bool):
        return own
    return [own] if isinstance(own, str) else list(own)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A quiz with its questions, in order."""

    id: int
    branch_id: int
    day: date
    state: State
    closes_at: datetime
    lines: tuple[Line, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """What reading answers has to know."""
        return tuple(line.place for line in self.lines)

    def line(self, number: int) -> Line:
        """The question with that number."""
        return next(line for line in self.lines if line.number == number)


@dataclass(frozen=True, slots=True)
class Own:
    """What one member answered so far, and ticked but not yet sent, by the question's number."""

    answers: dict[int, Shown]
    ticks: dict[int, tuple[int, ...]]
    rights: dict[int, int]


async def of(quizzes: Iterable[DailyQuiz]) -> dict[int, Sheet]:
    """The quizzes with their questions, in two statements. Those of no known state are left out."""
    rows = {row.id: row for row in quizzes if row.state in frozenset(State)}
    if not rows:
        return {}
    items = await DailyItem.filter(quiz_id__in=sorted(rows)).order_by("quiz_id", "place")
    asked = await asking.questions(item.question_id for item in items)
    lines: dict[int, list[Line]] = {quiz: [] for quiz in rows}
    for item in items:
        if item.question_id in asked:
            question = asked[item.question_id].question
            order = tuple(item.order) if isinstance(item.order, list) else ()
            lines[item.quiz_id].append(Line(item.id, item.place, item.question_id, order, question))
    return {
        row.id: Sheet(
            row.id, row.branch_id, row.day, State(row.state), row.closes_at, tuple(lines[row.id])
        )
        for row in rows.values()
    }


async def get(quiz_id: int, branch_id: int) -> Sheet | None:
    """One quiz of a branch."""
    return (await of(await DailyQuiz.filter(id=quiz_id, branch_id=branch_id))).get(quiz_id)


async def newest(branch_id: int, today: date) -> Sheet | None:
    """What stands before a branch: the newest quiz that is open, or today's though it is closed."""
    states = [str(state) for state in State]
    rows = DailyQuiz.filter(branch_id=branch_id, state__in=states).order_by("-day").limit(2)
    found: Sequence[DailyQuiz] = await rows
    fit = [row for row in found if row.state == State.OPEN or row.day == today]
    return next(iter((await of(fit[:1])).values()), None)


async def branch_of(item_id: int) -> int | None:
    """The branch to which a question of a day belongs."""
    found = await DailyItem.filter(id=item_id).values_list("quiz__branch_id", flat=True)
    return int(found[0]) if found else None  # type: ignore[arg-type]


async def own(sheet: Sheet, member_id: int) -> Own:
    """What a member answered and ticked in a quiz."""
    lines = {line.item_id: line for line in sheet.lines}
    answers = await DailyAnswer.filter(item_id__in=list(lines), member_id=member_id)
    ticks = await DailyTick.filter(item_id__in=list(lines), member_id=member_id)
    found = Own({}, {}, {})
    for row in answers:
        line = lines[row.item_id]
        found.answers[line.number] = line.shown(row.given)
        found.rights[line.number] = row.right
    for tick in ticks:
        line = lines[tick.item_id]
        shown = line.shown(tick.ticked)
        if isinstance(shown, tuple):
            found.ticks[line.number] = shown
    return found
