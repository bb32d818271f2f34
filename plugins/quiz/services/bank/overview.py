"""What the bank holds, counted and written to files."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field

from tortoise.functions import Count

from bot.errors import Refusal
from plugins.quiz import models
from plugins.quiz.bank.formats.gift_write import write_gift
from plugins.quiz.bank.formats.reading import Form
from plugins.quiz.bank.formats.sheet import write_csv, write_xlsx
from plugins.quiz.bank.question import Kind
from plugins.quiz.services.bank.rows import everything

EXPORTED = (Form.XLSX, Form.GIFT, Form.CSV)


@dataclass(frozen=True, slots=True)
class Overview:
    """How many questions are asked, by topic and kind, and how many are retired."""

    topics: dict[str, Counter[Kind]] = field(default_factory=dict)
    retired: int = 0

    @property
    def asked(self) -> int:
        """All that are asked."""
        return sum(sum(kinds.values()) for kinds in self.topics.values())


@dataclass(frozen=True, slots=True)
class Exported:
    """A file of questions; `left_out` are the retired ones."""

    content: bytes
    count: int
    left_out: int


async def overview(branch_id: int) -> Overview:
    """Count the branch's questions in two statements, the largest topic first."""
    query = models.Question.filter(branch_id=branch_id, retired_at=None)
    rows = (
        await query.annotate(count=Count("id"))
        .group_by("topic", "kind")
        .values_list("topic", "kind", "count")
    )
    topics: dict[str, Counter[Kind]] = {}
    for topic, kind, count in rows:
        if kind in frozenset(Kind):
            topics.setdefault(str(topic), Counter())[Kind(str(kind))] = int(count)  # type: ignore[arg-type]
    ordered = sorted(topics.items(), key=lambda one: (-sum(one[1].values()), one[0]))
    retired = models.Question.filter(branch_id=branch_id).exclude(retired_at=None)
    return Overview(dict(ordered), await retired.count())


async def export(branch_id: int, form: Form, locale: str) -> Exported:
    """The questions that are asked, by topic and number. Raises Refusal quiz-bank-empty."""
    kept = await everything(branch_id)
    asked = [one for one in kept if not one.retired]
    if not asked:
        raise Refusal("quiz-bank-empty")
    asked.sort(key=lambda one: (one.question.topic, one.number))
    questions = [one.question for one in asked]
    if form is Form.GIFT:
        content = await asyncio.to_thread(write_gift, questions)
    elif form is Form.CSV:
        content = await asyncio.to_thread(write_csv, questions, locale)
    else:
        content = await write_xlsx(questions, locale)
    return Exported(content, len(asked), len(kept) - len(asked))
