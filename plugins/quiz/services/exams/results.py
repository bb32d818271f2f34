"""How an exam went: everyone's best attempt, the figures, the questions, and who is missing."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from bot.branch.models import Member
from bot.branch.views import BranchView, in_roster_order
from plugins.quiz.bank.items import ItemStats, analyse
from plugins.quiz.models import Attempt, Exam, ExamAnswer
from plugins.quiz.rules.results import Figures, figures
from plugins.quiz.services.exams import papers
from plugins.quiz.services.exams.papers import Item, OwnItem

_SLICE, _ANSWERS = 250, 1_000
"""So many rows, and answers, are read at once: thousands would hold up every chat."""


class _Try(NamedTuple):
    """An attempt as its row has it."""

    id: int
    member_id: int
    number: int
    started_at: datetime
    ends_at: datetime
    finished_at: datetime | None
    marks: int | None


class _Read(NamedTuple):
    """What results are worked out from: attempts, answers to the best ones, names and numbers."""

    tries: Sequence[_Try]
    answers: Sequence[Any]
    members: dict[int, tuple[str, str]]


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
    """The results as they are now; rows are read as they are, figures are made in a thread."""
    items = await papers.items_of(exam.id)
    tries = await _tries(exam.id)
    best = best_of(tries)
    answers = await _answers([one.id for one in best.values()], len(items))
    known = await _members(view.id, list(best))
    return await asyncio.to_thread(_worked_out, view, exam, items, _Read(tries, answers, known))


def _worked_out(view: BranchView, exam: Exam, items: tuple[Item, ...], read: _Read) -> Results:
    best = best_of(read.tries)
    by_attempt: dict[int, list[Any]] = {one.id: [] for one in best.values()}
    for row in read.answers:
        by_attempt[row[0]].append(row)
    shares = [{item: right for _, item, right, _ in by_attempt[one.id]} for one in best.values()]
    running = frozenset(one.member_id for one in read.tries if one.finished_at is None) - set(best)
    missing = in_roster_order(m for m in view.members.values() if m.member_id not in best)
    total = sum(item.points for item in items)
    return Results(
        exam=exam,
        items=items,
        people=_people(read, best, by_attempt),
        unfinished=tuple(member.member_id for member in missing),
        running=running,
        figures=figures([one.marks or 0 for one in best.values()], total, exam.pass_mark),
        stats=_analyse(items, shares),
    )


def _analyse(items: Sequence[Item], shares: Sequence[dict[int, int]]) -> tuple[ItemStats, ...]:
    """The questions' statistics, from each person's right shares in thousandths by item."""
    grid = [[share.get(item.id, 0) / 1000 for item in items] for share in shares]
    return analyse(grid, [float(item.points) for item in items])


def best_of(tries: Sequence[_Try]) -> dict[int, _Try]:
    """Each member's finished attempt with the most marks, of equal ones the first."""
    best: dict[int, _Try] = {}
    for one in tries:
        known = best.get(one.member_id)
        if one.finished_at is None:
            continue
        if known is None or (one.marks or 0) > (known.marks or 0):
            best[one.member_id] = one
    return best


async def _tries(exam_id: int, **among: Any) -> list[_Try]:
    """Every attempt at an exam, by number."""
    found: list[_Try] = []
    rows = Attempt.filter(exam_id=exam_id, **among).order_by("id").limit(_SLICE)
    last = 0
    while some := await rows.filter(id__gt=last).values_list(*_Try._fields):
        found += [_Try(*row) for row in some]
        last = found[-1].id
        if len(some) < _SLICE:
            break
    return sorted(found, key=lambda one: one.number)


async def _answers(attempt_ids: Sequence[int], items: int) -> list[Any]:
    """Of attempts at a paper of so many items: attempt, item, right share, platform."""
    found: list[Any] = []
    at_once = max(1, _ANSWERS // max(1, items))
    for start in range(0, len(attempt_ids), at_once):
        rows = ExamAnswer.filter(attempt_id__in=attempt_ids[start : start + at_once])
        found += await rows.values_list("attempt_id", "item_id", "right", "platform")
    return found


async def _members(branch_id: int, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Names and student numbers; who has left the branch since is in the book too."""
    found: dict[int, tuple[str, str]] = {}
    for start in range(0, len(ids), _SLICE):
        rows = Member.filter(branch_id=branch_id, id__in=ids[start : start + _SLICE])
        for member_id, name, number in await rows.values_list("id", "name", "student_no"):
            found[member_id] = (name, number)
    return found


def _people(
    read: _Read, best: dict[int, _Try], answers: dict[int, list[Any]]
) -> tuple[Result, ...]:
    counts = Counter(one.member_id for one in read.tries if one.finished_at is not None)
    found = [
        Result(
            member_id=member_id,
            name=read.members[member_id][0],
            student_no=read.members[member_id][1],
            attempts=counts[member_id],
            marks=one.marks or 0,
            started_at=one.started_at,
            finished_at=one.finished_at or one.ends_at,
            platforms=tuple(sorted({platform for *_, platform in answers[one.id]})),
        )
        for member_id, one in best.items()
        if member_id in read.members
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
    tries = await _tries(exam.id, member_id=member_id)
    best = best_of(tries).get(member_id)
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
        tuple(one.marks or 0 for one in tries if one.finished_at is not None),
        sum(item.points for item in items),
        tuple(answers),
    )


def _marks(row: ExamAnswer | None) -> int:
    return row.marks if row is not None else 0
