"""`帮助`: by feature, only what this person may do here."""

from __future__ import annotations

from typing import Any

from bot.branch.roles import Role
from tests.house.databases import on_sqlite


async def test_help_in_the_group(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await branch.person("张三")
    answer = await house.ask(person, branch.group(platform), "帮助")
    assert "帮助" in answer.text
    assert "待发消息" not in answer.text


@on_sqlite
async def test_an_officer_sees_more(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await branch.person("李书记", Role.SECRETARY)
    answer = await house.ask(person, branch.group(platform), "帮助")
    assert "待发消息" in answer.text


@on_sqlite
async def test_what_is_said_each_day_is_shown_beside_what_takes_a_code(
    house: Any, platform: str
) -> None:
    branch = await house.branch()
    person = await branch.person("张三")
    for text, before in (("帮助", "· "), ("帮助 签到", "例如：")):
        answer = await house.ask(person, branch.group(platform), text)
        assert f"{before}签到 或 签到 4821" in answer.text


@on_sqlite
async def test_one_command_in_detail(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await branch.person("张三")
    answer = await house.ask(person, branch.group(platform), "帮助 确认")
    assert "确认 1234" in answer.text


@on_sqlite
async def test_chatter_in_a_group_is_met_with_silence(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await branch.person("张三")
    await person.say(branch.group(platform), "今天天气不错")
    await person.say(branch.group(platform), "没有这个命令 1 2 3")
    await house.world.quiet(0.3)


@on_sqlite
async def test_an_unknown_word_in_private_gets_the_nearest(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await branch.person("张三")
    answer = await house.ask(person, house.private(platform), "帮住")
    assert "帮助" in answer.text


@on_sqlite
async def test_start_greets_whatever_follows_it(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await branch.person("张三")
    for text in ("开始", "开始 吧", "开始 我们的 签到"):
        answer = await house.ask(person, house.private(platform), text)
        assert "张三" in answer.text
