"""The bot goes away in the middle of an exam and comes back: the time runs on, nothing is lost."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.branch.models import Account
from bot.clock import ManualClock
from bot.delivery.models import OutboxRow
from plugins.quiz.models import Attempt, ExamAnswer
from tests.house.house import running, settings_for
from tests.plugins.quiz.taking.exam_rows import make_exam
from tests.plugins.quiz.taking.talking import begin, hand_in, letters

QQ_ID, TELEGRAM_ID = 200_001, 300_001


def the_same_person(world: Any) -> Any:
    """Who took the exam before, in the new sandbox."""
    return world.person("张三", qq_id=QQ_ID, telegram_id=TELEGRAM_ID, friend=True, started=True)


async def first_life(url: str, clock: ManualClock, var: Path, platform: str) -> None:
    """Begin on a platform and answer two questions."""
    async with running(settings_for(url, var), clock) as house:
        branch = await house.branch()
        await branch.person("张三")
        for name, known in (("qq", QQ_ID), ("telegram", TELEGRAM_ID)):
            await Account.filter(platform=name).update(account_id=str(known))
        house.host.directory.forget()
        zhang = the_same_person(house.world)
        private = house.private(platform)
        await make_exam(house.host, branch.id)
        first = await begin(house, zhang, private)
        right = letters(first.text, "民主集中制")
        await house.ask(zhang, private, right, contains="第 2/4 题")
        await house.ask(zhang, private, "D", contains="第 3/4 题")


@pytest.mark.parametrize(("begun", "ended"), [("qq", "telegram"), ("telegram", "qq")])
async def test_the_time_ran_on_and_everyone_in_an_exam_is_told_once(
    database_url: str, clock: ManualClock, tmp_path: Path, begun: str, ended: str
) -> None:
    await first_life(database_url, clock, tmp_path / "var", begun)
    clock.advance(timedelta(minutes=12))
    async with running(
        settings_for(database_url, tmp_path / "var"), clock, meet=the_same_person
    ) as house:
        zhang = house.world.people["张三"]
        (told,) = await house.world.heard(person=zhang, contains="重新启动")
        assert "“十月测验”的时间没有停：还剩 18 分钟，您在第 3 题" in told.text
        assert str(told.platform) == begun  # where they were
        private = house.private(ended)
        await house.ask(zhang, private, "考试 1", contains="第 3/4 题")
        await house.ask(zhang, private, "对", contains="第 4/4 题")
        done = await hand_in(house, zhang, private)
        assert "答了 3/4 题" in done.text
        assert await ExamAnswer.all().count() == 3
        assert await OutboxRow.filter(key__contains=":back:").count() == 1
    async with running(
        settings_for(database_url, tmp_path / "var"), clock, meet=the_same_person
    ) as house:
        # Handed in: a further start says nothing.
        assert await OutboxRow.filter(key__contains=":back:").count() == 1


async def test_an_exam_that_ran_out_while_the_bot_was_away_is_handed_in(
    database_url: str, clock: ManualClock, tmp_path: Path
) -> None:
    await first_life(database_url, clock, tmp_path / "var", "qq")
    clock.advance(timedelta(hours=2))
    async with running(
        settings_for(database_url, tmp_path / "var"), clock, meet=the_same_person
    ) as house:
        zhang = house.world.people["张三"]
        await house.advance(seconds=0)
        (told,) = await house.world.heard(person=zhang, contains="时间到")
        assert "答了 2/4 题，得 2.5/10 分" in told.text
        row = await Attempt.get()
        assert row.finished_at == row.ends_at
        assert not await OutboxRow.filter(key__contains=":back:").exists()
