"""The bot goes away while somebody sets an exam, and comes back: it goes on where they were."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from bot.branch.models import Account
from bot.branch.roles import Role
from bot.clock import ManualClock
from plugins.quiz.models import Exam, ExamDraft
from tests.house.house import running, settings_for
from tests.plugins.quiz.exams.exam_steps import STEPS, bank

QQ_ID, TELEGRAM_ID = 200_001, 300_001
HALF = 5


def the_same_person(world: Any) -> Any:
    """Who began, in the next sandbox."""
    return world.person("宣委", qq_id=QQ_ID, telegram_id=TELEGRAM_ID, friend=True, started=True)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_exam_that_is_half_set_outlives_the_bot(
    database_url: str, clock: ManualClock, tmp_path: Path
) -> None:
    """Once between two steps, and once more between the summary and its second word."""
    settings = settings_for(database_url, tmp_path / "var")
    async with running(settings, clock) as house:
        branch = await house.branch()
        await branch.person("宣委", Role.PUBLICITY)
        for name, known in (("qq", QQ_ID), ("telegram", TELEGRAM_ID)):
            await Account.filter(platform=name).update(account_id=str(known))
        house.host.directory.forget()
        await bank(branch.id, clock.now())
        person, private = the_same_person(house.world), house.private("qq")
        await house.ask(person, private, "创建考试", contains="创建考试 1/10")
        for number, step in enumerate(STEPS[:HALF], 2):
            await house.ask(person, private, step, contains=f"创建考试 {number}/10")
    async with running(settings, clock, meet=the_same_person) as house:
        person, private = house.world.people["宣委"], house.private("telegram")
        # No command: a plain answer still belongs to the step that waited for it.
        answer = await house.ask(person, private, STEPS[HALF], contains="创建考试 7/10")
        for step in STEPS[HALF + 1 :]:
            answer = await house.ask(person, private, step)
        assert all(said in answer.text for said in (STEPS[0], "60 分钟", "2 次", "60%"))
        code = re.search(r"确认 (\d{4})", answer.text)
        assert code is not None, answer.text
    async with running(settings, clock, meet=the_same_person) as house:
        # A second word is for the account to which the code was shown.
        person, private = house.world.people["宣委"], house.private("telegram")
        await house.ask(person, private, f"确认 {code[1]}", contains="创建好了")
        exam = await Exam.get()
        assert (exam.title, exam.minutes, exam.attempts, exam.pass_mark) == (STEPS[0], 60, 2, 60)
        assert not await ExamDraft.exists()
