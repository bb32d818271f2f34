"""What the quizzes are measured with: a bank and an open daily quiz for every branch."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

QUESTIONS = 3


async def open_quizzes(store: Any) -> None:
    """Three single choices in each branch, in a quiz that stays open for a day."""
    from bot.branch.models import Branch
    from plugins.quiz.models import DailyItem, DailyQuiz, Question

    now = datetime.now(UTC)
    async with store.transaction():
        branches: list[Any] = await Branch.all().order_by("id").values_list("id", flat=True)
        await Question.bulk_create(
            [
                Question(
                    branch_id=branch, number=n, ref=f"q{n}", kind="single",
                    text=f"第 {n} 题：党的根本组织原则是什么？", topic="党章", difficulty=2,
                    options=["民主集中制", "集体领导制", "首长负责制", "委员会制"], answer=[0],
                    explanation="", source="", rule_version="", added_at=now, changed_at=now,
                )
                for branch in branches
                for n in range(1, QUESTIONS + 1)
            ],
            batch_size=200,
        )  # fmt: skip
        await DailyQuiz.bulk_create(
            [
                DailyQuiz(
                    branch_id=branch, day=now.date(), state="open", opened_at=now,
                    closes_at=now + timedelta(days=1),
                )
                for branch in branches
            ],
            batch_size=200,
        )  # fmt: skip
        quizzes = dict(await DailyQuiz.all().values_list("branch_id", "id"))
        asked: list[Any] = await Question.all().values_list("branch_id", "number", "id")
        await DailyItem.bulk_create(
            [
                DailyItem(quiz_id=quizzes[branch], place=n, question_id=id, order=[2, 0, 3, 1])
                for branch, n, id in asked
            ],
            batch_size=200,
        )
