"""The console's link and the outbox, as officers ask for them in a chat."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from bot import frame
from bot.branch.roles import Role
from bot.schedule.job import text_id
from bot.schedule.models import Occurrence
from bot.texts.locales import LOCALES
from bot.texts.texts import Texts
from tests.house.databases import on_sqlite


@on_sqlite
async def test_the_link_to_the_console_comes_in_private_only(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await branch.person("李书记", Role.SECRETARY)
    answer = await house.ask(
        person, branch.group(platform), "控制台", contains="/l/", at=house.private(platform)
    )
    assert re.search(r"http://127\.0\.0\.1:\d+/l/\S{20,}", answer.text)
    assert not house.world.said(branch.group(platform), contains="/l/")


async def test_the_outbox_is_for_officers(house: Any, platform: str) -> None:
    branch = await house.branch()
    officer = await branch.person("李书记", Role.SECRETARY)
    member = await branch.person("张三")
    answer = await house.ask(officer, house.private(platform), "待发消息")
    assert "一切正常" in answer.text
    refused = await house.ask(member, house.private(platform), "待发消息")
    assert "权限" in refused.text
    unknown = await house.ask(officer, house.private(platform), "处理消息 12 重发")
    assert "12" in unknown.text


async def test_missed_timers_are_named_and_nobody_is_blamed(house: Any, platform: str) -> None:
    branch = await house.branch()
    officer = await branch.person("李书记", Role.SECRETARY)
    due = house.clock.now() - timedelta(days=1)
    await Occurrence.create(
        job="signin.daily", branch_id=branch.id, due_at=due, try_at=due, state="skipped"
    )
    answer = await house.ask(officer, house.private(platform), "待发消息")
    assert "每日签到提醒" in answer.text
    assert "机器人不在" not in answer.text


@pytest.mark.parametrize("locale", LOCALES)
def test_every_timer_has_a_name(locale: str) -> None:
    for feature in frame.load_features():
        texts = Texts([feature.texts])
        for job in feature.jobs:
            assert texts.has(text_id(job.name), locale), job.name
