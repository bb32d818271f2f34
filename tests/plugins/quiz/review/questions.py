"""Questions and mistakes for tests of review."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from plugins.quiz.models import Question, ReviewCard
from plugins.quiz.services.review.book import Mistake, mistaken

START = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
OPTIONS = ["大会", "中央委员会", "纪律检查委员会", "支部"]


async def question(branch_id: int, number: int, kind: str = "single", **more: Any) -> Question:
    """A question of a branch, whose number stands in its text."""
    answer: dict[str, Any] = {
        "single": [1],
        "multiple": [0, 2],
        "truefalse": True,
        "blank": ["延安", "陕西延安"],
    }
    values: dict[str, Any] = {
        "branch_id": branch_id,
        "number": number,
        "ref": f"r{number}",
        "kind": kind,
        "text": f"题干{number}",
        "options": OPTIONS if kind in ("single", "multiple") else [],
        "answer": answer[kind],
        "topic": "党章",
        "difficulty": 1,
        "explanation": f"解析{number}",
        "source": "《中国共产党章程》第十条",
        "rule_version": "2022",
        "added_at": START,
        "changed_at": START,
    }
    return await Question.create(**(values | more))


async def wrong(member_id: int, *questions: Question, at: datetime = START) -> None:
    """The member got these wrong."""
    await mistaken([Mistake(member_id, one.id, at) for one in questions])


async def card(member_id: int, one: Question) -> ReviewCard:
    """The card of a question in a member's book."""
    return await ReviewCard.get(member_id=member_id, question_id=one.id)
