"""A bank to draw from, and an exam made in the chat."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime, timedelta
from typing import Any

from plugins.quiz.bank.grading import Partial
from plugins.quiz.bank.paper import Cell
from plugins.quiz.bank.question import Kind
from plugins.quiz.models import Attempt, Exam, ExamAnswer, ExamDraft, Question
from plugins.quiz.rules.drafting import Draft, Step, dump
from plugins.quiz.rules.exam import ends_at
from plugins.quiz.services.exams import drafting, making, papers
from plugins.quiz.services.exams.drafting import Drafting
from plugins.quiz.services.exams.finishing import partial_of, worth

ANSWERS: dict[Kind, Any] = {
    Kind.SINGLE: [1],
    Kind.MULTIPLE: [0, 2],
    Kind.TRUEFALSE: True,
    Kind.BLANK: ["延安", "延安市"],
}


async def bank(branch_id: int, now: datetime, each: int = 6, **more: Any) -> None:
    """So many questions of each kind, half of 党章 and half of 党史, difficulties by turns."""
    number = await Question.filter(branch_id=branch_id).count()
    rows = []
    for kind, answer in ANSWERS.items():
        for n in range(each):
            number += 1
            options = [f"选项{n}{letter}" for letter in "甲乙丙丁"] if kind.has_options else []
            values = {
                "ref": f"r{number}",
                "kind": kind,
                "text": f"第{number}道题目说的是什么",
                "options": options,
                "answer": answer,
                "topic": "党章" if n % 2 else "党史",
                "difficulty": n % 3 + 1,
                "explanation": f"解析{number}",
                "source": "党章第八条",
                "rule_version": "2022",
                "added_at": now,
                "changed_at": now,
            }
            rows.append(Question(branch_id=branch_id, number=number, **(values | more)))
    await Question.bulk_create(rows)


STEPS = (
    "十一月党章测试",
    "明天 19:00",
    "2小时",
    "60",
    "2",
    "60%",
    "单选 3，多选 党章 2，判断 1",
    "单选 2，多选 4，判断 1",
    "2",
)


async def made(house: Any, person: Any, platform: str, steps: tuple[str, ...] = STEPS) -> Exam:
    """An exam created step by step in private."""
    private = house.private(platform)
    answer = await house.ask(person, private, "创建考试")
    for step in steps:
        answer = await house.ask(person, private, step)
    code = re.search(r"确认 (\d{4})", answer.text)
    assert code is not None, answer.text
    await house.ask(person, private, f"确认 {code[1]}", contains="创建好了")
    exam = await Exam.all().order_by("-id").first()
    assert exam is not None
    return exam


def draft_of(now: datetime, **changes: Any) -> Draft:
    """A draft with everything said: open now for two hours."""
    values: dict[str, Any] = {
        "title": STEPS[0],
        "opens_at": now,
        "closes_at": now + timedelta(hours=2),
        "minutes": 60,
        "attempts": 2,
        "pass_mark": 60,
        "cells": (
            Cell(Kind.SINGLE, 3),
            Cell(Kind.MULTIPLE, 2, "党章"),
            Cell(Kind.TRUEFALSE, 1),
        ),
        "points": {Kind.SINGLE: 200, Kind.MULTIPLE: 400, Kind.TRUEFALSE: 100},
        "partial": Partial.MISSED,
    }
    return Draft(**(values | changes))


async def drafted(branch_id: int, member_id: int, draft: Draft, now: datetime) -> Drafting:
    """A draft at its last step."""
    await ExamDraft.create(
        branch_id=branch_id,
        member_id=member_id,
        step=Step.CONFIRM,
        data=dump(draft),
        changed_at=now,
    )
    found = await drafting.find(branch_id, member_id)
    assert found is not None
    return found


async def created(host: Any, view: Any, member_id: int, **changes: Any) -> Exam:
    """An exam created from such a draft, by the service."""
    now = host.clock.now()
    stands = await drafted(view.id, member_id, draft_of(now, **changes), now)
    others = [exam.id for exam in await Exam.filter(branch_id=view.id)]
    wish = making.Wish(member_id, f"test:{now}:{stands.id}", others)
    return await making.create(host, view, stands, wish)


async def sat(
    exam: Exam,
    member_id: int,
    at: datetime,
    given: dict[int, Any],
    *,
    finished: datetime | None = None,
    number: int = 1,
    platforms: tuple[str, ...] = ("qq",),
) -> Attempt:
    """An attempt with answers by item id, marked as the bot marks; finished unless None."""
    items = {item.id: item for item in await papers.items_of(exam.id)}
    attempt = await Attempt.create(
        exam_id=exam.id,
        member_id=member_id,
        number=number,
        started_at=at,
        ends_at=ends_at(at, exam.minutes, exam.closes_at),
    )
    total = 0
    for n, (item_id, answer) in enumerate(given.items()):
        item = items[item_id]
        earned = worth(item.question, papers.given_of(answer), item.points, partial_of(exam))
        total += earned.marks
        await ExamAnswer.create(
            attempt_id=attempt.id,
            item_id=item_id,
            given=answer,
            right=earned.right,
            marks=earned.marks,
            at=at,
            platform=platforms[n % len(platforms)],
        )
    if finished is not None:
        attempt.finished_at, attempt.marks = finished, total
        await attempt.save()
    return attempt


async def told(house: Any, person: Any, contains: str) -> Any:
    """What somebody was told in private, at whichever account."""
    async with asyncio.timeout(10):
        while True:
            for message in house.world.transcript.messages:
                mine = message.from_bot and message.group is None and message.person is person
                if mine and contains in message.text:
                    return message
            await asyncio.sleep(0.02)


def right_answers(items: Any, wrong: int = 0) -> dict[int, Any]:
    """Right answers to a paper's items, the first `wrong` of them wrong."""
    given: dict[int, Any] = {}
    for at, item in enumerate(items):
        answer = item.question.answer
        if item.question.kind is Kind.BLANK:
            answer = item.question.forms()[0]
        elif not isinstance(answer, bool):
            answer = list(item.question.right())
        if at < wrong:
            answer = (not answer) if isinstance(answer, bool) else [3]
        given[item.id] = answer
    return given
