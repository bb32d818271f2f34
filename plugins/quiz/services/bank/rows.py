"""Rows of the bank, read and written in slices that leave the loop to the chats."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.branch.models import Branch
from plugins.quiz import models
from plugins.quiz.bank.question import Kind, Question
from plugins.quiz.services.bank.asking import to_question
from plugins.quiz.services.bank.large import PORTION

MAX_BANK = 20_000
"""Questions of one branch, retired ones too."""

PARTS = (
    "kind",
    "text",
    "options",
    "answer",
    "topic",
    "difficulty",
    "explanation",
    "source",
    "rule_version",
    "holds_until",
)
"""The columns that hold a question, without its `ref`."""

_KINDS = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Kept:
    """A question as it stands in the bank. `retired` is empty while it is asked."""

    id: int
    number: int
    question: Question
    revision: int
    retired: str = ""
    retired_at: datetime | None = None


def to_kept(row: models.Question) -> Kept | None:
    """A row; None where it holds no question."""
    if row.kind not in _KINDS:
        return None
    why = row.retired_why or "hand" if row.retired_at is not None else ""
    return Kept(row.id, row.number, to_question(row), row.revision, why, row.retired_at)


async def lock(branch_id: int) -> None:
    """Let nobody else change this bank until the transaction ends; others may still answer."""
    # With `values_list` Tortoise would leave the lock out.
    await Branch.filter(id=branch_id).only("id").select_for_update(no_key=True)


async def slices(branch_id: int, **among: Any) -> AsyncIterator[list[Kept]]:
    """The branch's questions by id, some at a time."""
    last = 0
    while True:
        query = models.Question.filter(branch_id=branch_id, id__gt=last, **among)
        rows = await query.order_by("id").limit(PORTION)
        yield [kept for row in rows if (kept := to_kept(row))]
        if len(rows) < PORTION:
            return
        last = rows[-1].id
        await asyncio.sleep(0)


async def everything(branch_id: int, **among: Any) -> list[Kept]:
    """The branch's questions by number."""
    found = [kept async for some in slices(branch_id, **among) for kept in some]
    return sorted(found, key=lambda kept: kept.number)


async def by_id(branch_id: int, ids: Iterable[int]) -> dict[int, Kept]:
    """Those of the branch's questions that are asked."""
    wanted = list(ids)
    rows = await models.Question.filter(branch_id=branch_id, id__in=wanted, retired_at=None)
    return {row.id: kept for row in rows if (kept := to_kept(row))}


def columns(question: Question) -> dict[str, Any]:
    """A question as its columns hold it."""
    values: dict[str, Any] = {name: getattr(question, name) for name in PARTS}
    values["kind"] = str(question.kind)
    return {k: list(v) if isinstance(v, tuple) else v for k, v in values.items()}


def new_row(branch_id: int, number: int, question: Question, now: datetime) -> models.Question:
    """A row that is not in the table yet."""
    return models.Question(
        branch_id=branch_id,
        number=number,
        ref=question.ref,
        added_at=now,
        changed_at=now,
        **columns(question),
    )


def changed_row(
    branch_id: int, kept: Kept, question: Question, now: datetime, *, asked: bool
) -> models.Question:
    """A known row with another question in it; `asked` says whether it is asked again.

    What is not among `CHANGED` only makes the row whole, and is not to be written.
    """
    return models.Question(
        id=kept.id,
        branch_id=branch_id,
        number=kept.number,
        ref=kept.question.ref,
        added_at=now,
        revision=kept.revision + 1,
        changed_at=now,
        retired_at=None if asked else kept.retired_at,
        retired_why="" if asked else kept.retired,
        **columns(question),
    )


CHANGED = (*PARTS, "revision", "changed_at", "retired_at", "retired_why")
"""What `changed_row` changes."""
