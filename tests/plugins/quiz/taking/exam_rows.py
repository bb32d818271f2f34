"""An exam in the database, made without the steps by which people make one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from plugins.quiz.models import Exam, ExamItem, Question
from plugins.quiz.rules.exam import State
from plugins.quiz.services.exams import attempts

SINGLE = (
    "single",
    "党的根本组织原则是什么",
    ["民主集中制", "少数服从多数", "集体领导", "分工负责"],
    [0],
)
MULTIPLE = (
    "multiple",
    "哪些是党的纪律",
    ["政治纪律", "组织纪律", "廉洁纪律", "课堂纪律"],
    [0, 1, 2],
)
TRUE = ("truefalse", "党员必须编入一个支部", [], True)
BLANK = ("blank", "党的一大召开于哪一年", [], ["1921", "1921年"])
EVERY_KIND = (SINGLE, MULTIPLE, TRUE, BLANK)


async def make_questions(
    branch_id: int, shapes: Sequence[tuple[str, str, list[str], Any]], now: datetime
) -> list[Question]:
    """Questions of a bank, in order."""
    rows = []
    for number, (kind, text, options, answer) in enumerate(shapes, 1):
        rows.append(
            await Question.create(
                branch_id=branch_id, number=number, ref=f"q{number}", kind=kind, text=text,
                options=options, answer=answer, topic="党章", difficulty=1,
                explanation=f"解析{number}", source="党章第十条", rule_version="2022",
                added_at=now, changed_at=now,
            )
        )  # fmt: skip
    return rows


async def make_exam(
    host: Any,
    branch_id: int,
    *,
    shapes: Sequence[tuple[str, str, list[str], Any]] = EVERY_KIND,
    number: int = 1,
    title: str = "十月测验",
    minutes: int = 30,
    attempts_allowed: int = 1,
    opens_in: timedelta = timedelta(0),
    length: timedelta = timedelta(hours=4),
    partial: str = "missed",
    state: State = State.OPEN,
    questions: Sequence[Question] | None = None,
) -> Exam:
    """An exam over these questions, each worth 2.5 points, with its timers."""
    now = host.clock.now()
    rows = questions if questions is not None else await make_questions(branch_id, shapes, now)
    async with host.store.transaction():
        exam = await Exam.create(
            branch_id=branch_id, number=number, title=title, state=state,
            opens_at=now + opens_in, closes_at=now + opens_in + length, minutes=minutes,
            attempts=attempts_allowed, pass_mark=60, seed=f"seed{number}", cells=[],
            partial=partial, created_at=now, created_by=1, source=f"test:{number}",
        )  # fmt: skip
        await ExamItem.bulk_create(
            [
                ExamItem(exam_id=exam.id, place=place, question_id=row.id, points=250)
                for place, row in enumerate(rows, 1)
            ]
        )
        await attempts.plan(host, exam)
    return exam
