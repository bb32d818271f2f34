"""Questions of a branch, for tests of the daily quiz."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.branch.models import Branch
from plugins.quiz.models import Question

AT = datetime(2026, 11, 1, tzinfo=UTC)

SINGLE: dict[str, Any] = {
    "kind": "single", "text": "党的根本组织原则是什么？", "topic": "党章", "difficulty": 1,
    "options": ["民主集中制", "集体领导制", "首长负责制", "委员会制"], "answer": [0],
    "explanation": "党按照民主集中制组织起来。", "source": "《中国共产党章程》第十条",
}  # fmt: skip
MULTIPLE: dict[str, Any] = {
    "kind": "multiple", "text": "“三会一课”中的三会包括哪些？", "topic": "支部工作",
    "difficulty": 2, "options": ["支部党员大会", "支部委员会会议", "党小组会", "民主生活会"],
    "answer": [0, 1, 2], "explanation": "民主生活会不在其中。", "source": "支部工作条例第十六条",
}  # fmt: skip
TRUTH: dict[str, Any] = {
    "kind": "truefalse", "text": "预备党员有表决权。", "topic": "党员发展", "difficulty": 1,
    "options": [], "answer": False, "explanation": "", "source": "",
}  # fmt: skip
BLANK: dict[str, Any] = {
    "kind": "blank", "text": "党的七大在哪里召开？", "topic": "党史", "difficulty": 3,
    "options": [], "answer": ["延安", "陕西延安"], "explanation": "", "source": "",
}  # fmt: skip
ALL = (SINGLE, MULTIPLE, TRUTH, BLANK)


async def fill(branch_id: int, *questions: dict[str, Any]) -> list[int]:
    """Put questions into a branch's bank; returns their ids."""
    start = await Question.filter(branch_id=branch_id).count()
    rows = [
        await Question.create(
            branch_id=branch_id, number=start + n, ref=f"q{start + n}", rule_version="",
            added_at=AT, changed_at=AT, **one,
        )
        for n, one in enumerate(questions, 1)
    ]  # fmt: skip
    return [row.id for row in rows]


def many(count: int, topics: int = 4) -> list[dict[str, Any]]:
    """So many single choices, over topics and difficulties."""
    return [
        SINGLE | {"text": f"第{n}道题？", "topic": f"主题{n % topics}", "difficulty": 1 + n % 3}
        for n in range(count)
    ]


async def configure(directory: Any, branch_id: int, **values: Any) -> None:
    """Change the branch's settings of the daily quiz."""
    row = await Branch.get(id=branch_id)
    row.settings = {**row.settings, **{f"quiz.{key}": value for key, value in values.items()}}
    await row.save()
    directory.forget()
