"""How an exam went: everyone's best attempt, the figures, the questions, and who is missing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.branch.models import Member
from bot.branch.views import BranchView, in_roster_order
from plugins.quiz.bank.items import ItemStats, analyse
from plugins.quiz.models import Attempt, Exam, ExamAnswer
from plugins.quiz.rules.results import Figures, figures
from plugins.quiz.services.exams import papers
from plugins.quiz.services.exams.papers import Item, OwnItem


@dataclass(frozen=True, slots=True)
class Result:
    """One person's result: the best attempt's marks (hundredths), how many, where, and when."""

    member_id: int
    name: str
    student_no: str
    attempts: int
    marks: int
    started_at: datetime
    finished_at: datetime
    platforms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """An exam's results. `unfinished` are active members, `running` those of them who began."""

    exam: Exam
    items: tuple[Item, ...]
    people: tuple[Result, ...]
    unfinished: tuple[int, ...]
    running: frozenset[int]
    figures: Figures
    stats: tuple[ItemStats, ...]

    @property
    def expected(self) -> int:
        """How many took it or should have."""
        return len(self.people) + len(self.unfinished)

    @property
    def total(self) -> int:
        """What the paper is worth, in hundredths."""
        return self.figures.total


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """What one person answered to a question of their paper; `given` as the row keeps it."""

    own: OwnItem
    given: object
    right: int
    marks: int


@dataclass(frozen=True, slots=True)
class OwnResult:
    """One person's result: every finished attempt's marks, and the best one's answers."""

    exam: Exam
    marks: tuple[int, ...]
    total: int
    answers: tuple[OwnAnswer, ...]

    @property
    def best(self) -> int:
        """The marks that count."""
        return max(self.marks)


async def results(view: BranchView, exam: Exam) -> Results:
    """The results as they are now, in a fixed number of queries; figures are made in a thread."""
    items = await papers.items_of(exam.id)
    rows = await Attempt.filter(exam_id=exam.id).order_by("number")
    best = best_of(rows)
    answers = await _answers(exam.id, {row.id for row in best.values()})
    people = await _people(view, rows, best, answers)
    running = frozenset(row.member_id for row in rows if row.finished_at is None) - set(best)
    missing = in_roster_order(m for m in view.members.values() if m.member_id not in best)
    shares = [answers[row.id][1] for row in best.values()]
    marks = [row.marks or 0 for row in best.values()]
    total = sum(item.points for item in items)
    return Results(
        exam=exam,
        items=items,
        people=people,
        unfinished=tuple(member.member_id for member in missing),
        running=running,
        figures=await asyncio.to_thread(figures, marks, total, exam.pass_mark),
        stats=await asyncio.to_thread(_analyse, items, shares),
    )


def _analyse(items: Sequence[Item], shares: Sequence[dict[int, int]]) -> tuple[ItemStats, ...]:
    """The questions' statistics, from each person's right shares in thousandths by item."""
    grid = [[share.get(item.id, 0) / 1000 for item in items] for share in shares]
    return analyse(grid, [float(item.points) for item in items])


def best_of(rows: Sequence[Attempt]) -> dict[int, Attempt]:
    """Each member's finished attempt with the most marks, of equal ones the first."""
    best: dict[int, Attempt] = {}
    for row in rows:
        known = best.get(row.member_id)
        if row.finished_at is None:
            continue
        if known is None or (row.marks or 0) > (known.marks or 0):
            best[row.member_id] = row
    return best


Answers = dict[int, tuple[set[str], dict[int, int]]]


async def _answers(exam_id: int, wanted: set[int]) -> Answers:
    """By attempt: the platforms it was taken on, and the right share of each item."""
    found: Answers = {attempt: (set(), {}) for attempt in wanted}
    rows = ExamAnswer.filter(attempt__exam_id=exam_id, attempt__finished_at__not_isnull=True)
    for attempt, item, right, platform in await rows.values_list(
        "attempt_id", "item_id", "right", "platform"
    ):
        if attempt in found:
            found[attempt][0].add(platform)
            found[attempt][1][item] = right
    return found


async def _people(
    view: BranchView, rows: Sequence[Attempt], best: dict[int, Attempt], answers: Answers
) -> tuple[Result, ...]:
    tries: dict[int, int] = {}
    for row in rows:
        tries[row.member_id] = tries.get(row.member_id, 0) + (row.finished_at is not None)
    # Who has left the branch since is in the book too.
    known = {m.id: m for m in await Member.filter(branch_id=view.id, id__in=list(best))}
    found = [
        Result(
            member_id=member_id,
            name=known[member_id].name,
            student_no=known[member_id].student_no,
            attempts=tries[member_id],
            marks=row.marks or 0,
            started_at=row.started_at,
            finished_at=row.finished_at or row.ends_at,
            platforms=tuple(sorted(answers[row.id][0])),
        )
        for member_id, row in best.items()
        if member_id in known
    ]
    return tuple(sorted(found, key=lambda one: one.student_no))


async def unfinished(view: BranchView, exam: Exam) -> tuple[tuple[int, ...], frozenset[int]]:
    """The active members who have not finished, by the roster, and which of them began."""
    rows = Attempt.filter(exam_id=exam.id)
    found = await rows.values_list("member_id", "finished_at")
    done = {member for member, finished in found if finished is not None}
    missing = in_roster_order(m for m in view.members.values() if m.member_id not in done)
    return tuple(m.member_id for m in missing), frozenset(m for m, _ in found) - done


async def own(exam: Exam, member_id: int) -> OwnResult | None:
    """One person's result; None where they have not finished."""
    rows = await Attempt.filter(exam_id=exam.id, member_id=member_id).order_by("number")
    best = best_of(rows).get(member_id)
    if best is None:
        return None
    items = await papers.items_of(exam.id)
    found = {row.item_id: row for row in await ExamAnswer.filter(attempt_id=best.id)}
    answers = []
    for one in papers.laid_out(items, exam.seed, member_id):
        row = found.get(one.item.id)
        answers.append(
            OwnAnswer(one, row.given if row else None, row.right if row else 0, _marks(row))
        )
    return OwnResult(
        exam,
        tuple(row.marks or 0 for row in rows if row.finished_at is not None),
        sum(item.points for item in items),
        tuple(answers),
    )


def _marks(row: ExamAnswer | None) -> int:
    return row.marks if row is not None else 0
