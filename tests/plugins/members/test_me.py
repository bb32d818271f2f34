"""`我` and `未绑定`: what is shown to one person alone."""

from __future__ import annotations

from typing import Any

from bot.branch.roles import Role
from tests.house.databases import on_sqlite


async def test_own_record(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await branch.person("张三", student_no="2023010101", group_name="第一党小组")
    answer = await house.ask(person, house.private(platform), "我")
    assert "学号：2023010101" in answer.text
    assert "党小组：第一党小组" in answer.text
    assert answer.text.count("（现在这个）") == 1


@on_sqlite
async def test_asked_in_a_group_it_is_answered_in_private(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await branch.person("张三", student_no="2023010101")
    said = await person.say(branch.group(platform), "我")
    await house.world.heard(house.private(platform), person, "学号：2023010101", after=said)
    assert house.world.said(branch.group(platform), after=said) == []


@on_sqlite
async def test_who_is_not_bound(house: Any, platform: str) -> None:
    branch = await house.branch()
    officer = await branch.person("李书记", Role.SECRETARY)
    await branch.person("张三", bound=False, group_name="第一党小组")
    said = await officer.say(branch.group(platform), "未绑定")
    heard = await house.world.heard(house.private(platform), officer, "未绑定 1 人", after=said)
    assert "第一党小组：张三" in heard[0].text
    assert house.world.said(branch.group(platform), after=said) == []
    member = await branch.person("王五")
    refused = await house.ask(member, house.private(platform), "未绑定")
    assert "张三" not in refused.text
