"""What a branch as a whole knows least (薄弱知识点); nobody can be told from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tortoise.expressions import Q
from tortoise.functions import Count, Sum

from bot.branch.views import BranchView
from plugins.quiz.models import DailyAnswer, ExamAnswer
from plugins.quiz.rules.weakness import Clause, weakest
from plugins.signin.rules.day import Term, day_start

_CANCELLED = "cancelled"


async def weak_clauses(view: BranchView, term: Term, now: datetime) -> list[Clause]:
    """The weakest clauses of a term's closed quizzes and exams, the weakest first; two queries."""
    daily = DailyAnswer.filter(
        item__quiz__branch_id=view.id,
        item__quiz__day__gte=term.first,
        item__quiz__day__lte=term.last,
        item__quiz__closed_at__not_isnull=True,
    )
    exams = ExamAnswer.filter(
        ~Q(item__exam__state=_CANCELLED),
        item__exam__branch_id=view.id,
        item__exam__closes_at__lte=now,
        attempt__finished_at__not_isnull=True,
        at__gte=day_start(term.first, view.zone),
        at__lt=day_start(term.next().first, view.zone),
    )
    return weakest(
        _together(
            [
                *await _summed(daily, "member_id"),
                *await _summed(exams, "attempt__member_id"),
            ]
        )
    )


@dataclass(frozen=True, slots=True)
class _Sum:
    """One kind of answers to one clause."""

    topic: str
    source: str
    answers: int
    people: int
    right: int


async def _summed(answers: Any, member: str) -> list[_Sum]:
    # The database counts: a term of a big branch has some hundred thousand answers.
    rows = (
        answers.filter(item__question__retired_at=None)
        .annotate(n=Count("id"), people=Count(member, distinct=True), total=Sum("right"))
        .group_by("item__question__topic", "item__question__source")
        .values_list("item__question__topic", "item__question__source", "n", "people", "total")
    )
    return [
        _Sum(topic, source, int(n), int(people), int(total))
        for topic, source, n, people, total in await rows
    ]


def _together(sums: Iterable[_Sum]) -> list[Clause]:
    """Daily and exam answers of the same clause. Who took part in both is not counted twice:
    of the two numbers of people the greater one holds for sure."""
    grouped: dict[tuple[str, str], list[_Sum]] = defaultdict(list)
    for one in sums:
        grouped[one.topic, one.source].append(one)
    return [
        Clause(
            topic,
            source,
            sum(one.answers for one in parts),
            max(one.people for one in parts),
            sum(one.right for one in parts),
        )
        for (topic, source), parts in grouped.items()
    ]
