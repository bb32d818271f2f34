"""`任命`: the host makes the first secretary."""

from __future__ import annotations

from typing import Any

from bot.branch.models import RoleGrant
from bot.branch.roles import Role
from tests.house.databases import on_sqlite
from tests.plugins.members.conftest import confirm, make_admin


async def _secretaries() -> list[int]:
    rows = RoleGrant.filter(role=Role.SECRETARY).order_by("member_id")
    return [row.member_id for row in await rows]


async def test_by_name_or_mention(house: Any, platform: str) -> None:
    branch = await house.branch()
    await branch.person("张三")
    host, group = house.superuser(), branch.group(platform)
    house.world.join(host, group)
    answer = await house.ask(host, group, "任命 张三")
    assert "张三同志现任" in answer.text
    assert await _secretaries() == [branch.members["张三"]]
    again = await house.ask(host, group, "任命 @{张三}")
    assert "没有改动" in again.text


@on_sqlite
async def test_a_number_is_taken_back_and_not_repeated(house: Any, platform: str) -> None:
    branch = await house.branch()
    await branch.person("张三", student_no="2023010101", bound=False)
    host, group = house.superuser(), branch.group(platform)
    house.world.join(host, group)
    make_admin(house, group)
    said = await host.say(group, "任命 2023010101")
    answer = (await house.world.heard(group, after=said))[0]
    assert said.recalled
    assert "2023010101" not in answer.text
    assert "请张三同志私聊我发送" in answer.text
    assert await _secretaries() == [branch.members["张三"]]
    unknown = await house.ask(host, group, "任命 2023999999")
    assert "2023999999" not in unknown.text
    assert "没有这个学号" in unknown.text


async def test_in_place_of_another_after_a_second_word(house: Any, platform: str) -> None:
    branch = await house.branch()
    await branch.person("李书记", Role.SECRETARY)
    await branch.person("张三")
    host, group = house.superuser(), branch.group(platform)
    house.world.join(host, group)
    asked = await house.ask(host, group, "任命 张三")
    assert "李书记" in asked.text
    assert await _secretaries() == [branch.members["李书记"]]
    done = await confirm(house, host, group, asked)
    assert "张三同志现任" in done.text
    assert await _secretaries() == [branch.members["张三"]]


@on_sqlite
async def test_nobody_else_may(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await branch.person("张三")
    await house.ask(person, branch.group(platform), "任命 张三")
    assert await _secretaries() == []
