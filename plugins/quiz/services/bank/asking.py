"""Questions of the bank as the other parts ask them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from plugins.quiz import models
from plugins.quiz.bank.question import Answer, Kind, Question
from plugins.quiz.services.bank.large import PORTION

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the id of its row, its number in the branch, and how often it was mended."""

    id: int
    number: int
    question: Question
    revision: int


async def questions(ids: Iterable[int]) -> dict[int, Asked]:
    """The questions with those ids, retired ones too; of any branch."""
    wanted = sorted(set(ids))
    found: dict[int, Asked] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        rows = await models.Question.filter(id__in=wanted[start : start + _AT_ONCE])
        found |= {row.id: asked for row in rows if (asked := to_asked(row))}
    return found


async def askable(branch_id: int, day: date, topics: Sequence[str] = ()) -> list[Asked]:
    """What may be asked on a branch day, by number: not retired, and holding on that day."""
    query = among(branch_id, day)
    if topics:
        query = query.filter(topic__in=list(topics))
    found: list[Asked] = []
    last = -1
    # In slices: making thousands of rows at once would hold up every chat.
    while rows := await query.filter(number__gt=last).order_by("number").limit(PORTION):
        found += [asked for row in rows if (asked := to_asked(row))]
        last = rows[-1].number
    return found


def among(branch_id: int, day: date) -> QuerySet[models.Question]:
    """The rows of what may be asked on a branch day."""
    return models.Question.filter(
        Q(holds_until=None) | Q(holds_until__gte=day), branch_id=branch_id, retired_at=None
    )


def to_asked(row: models.Question) -> Asked | None:
    """A row as it is asked; None where it holds no question, which only a stranger can write."""
    if row.kind not in frozenset(Kind):
        return None
    return Asked(row.id, row.number, to_question(row), row.revision)


def to_question(row: models.Question) -> Question:
    """The question in a row. Raises ValueError where its kind is none of ours."""
    kind = Kind(row.kind)
    return Question(
        kind=kind,
        text=row.text,
        options=tuple(row.options or ()),
        answer=_answer(row.answer),
        topic=row.topic,
        difficulty=row.difficulty,
        explanation=row.explanation,
        source=row.source,
        rule_version=row.rule_version,
        holds_until=row.holds_until,
        ref=row.ref,
    )


def _answer(stored: Any) -> Answer:
    return stored if isinstance(stored, bool) else tuple(stored or ())
