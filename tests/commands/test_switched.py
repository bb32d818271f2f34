"""A command that a branch has only where it switched it on: elsewhere nothing knows the word."""

from __future__ import annotations

from typing import Any

from arclet.alconna import Args

from bot.branch.models import Branch
from bot.branch.roles import Role
from bot.commands.command import Command, Commands, Where, Who
from tests.house.databases import on_sqlite


async def switch(house: Any, branch: Any, **on: bool) -> None:
    """Set settings of the quiz feature, which has such commands."""
    settings = {f"quiz.{name}": value for name, value in on.items()}
    await Branch.filter(id=branch.id).update(settings=settings)
    house.host.directory.forget()


def test_a_command_is_there_for_everyone_or_where_it_is_switched_on() -> None:
    def nothing(_: Any) -> None:
        return None

    table = Commands("x")
    table.add("one", "一")(nothing)
    table.add("two", "二", enabled=lambda view: bool(view))(nothing)
    one, two = table
    view: Any = object()
    assert (one.offered(None), one.offered(view)) == (True, True)
    assert (two.offered(None), two.offered(view)) == (False, True)
    plain = Command(
        "x", "y", "z", (), nothing, Args(), Where.ANYWHERE, Who.ANYONE, None, hidden=False
    )
    assert plain.offered(None)


@on_sqlite
async def test_switched_off_the_word_calls_nothing(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await branch.person("张三", Role.SECRETARY)
    private, group = house.private(platform), branch.group(platform)
    await person.say(group, "积分")
    await person.say(group, "/ranking")
    await house.world.quiet(0.3)
    for said in ("积分", "/points", "排行", "积分 张三"):
        answer = await house.ask(person, private, said)
        assert answer.text.startswith("没有"), said
        assert "积分" not in answer.text
        assert "排行" not in answer.text
    for said in ("帮助 积分", "帮助 排行"):
        assert "没有" in (await house.ask(person, private, said)).text
    for where in (private, group):
        listed = (await house.ask(person, where, "帮助", contains="【")).text
        assert "积分" not in listed
        assert "排行" not in listed


async def test_switched_on_it_is_a_command_like_any_other(house: Any, platform: str) -> None:
    branch, other = await house.branch(), await house.branch("第二党支部")
    person, stranger = await branch.person("张三"), await other.person("李四")
    await switch(house, branch, points=True, ranking=True)
    private = house.private(platform)
    assert "您的积分" in (await house.ask(person, private, "积分")).text
    listed = (await house.ask(person, private, "帮助", contains="【")).text
    assert "· 积分" in listed
    assert "· 排行" in listed
    assert "例如：积分" in (await house.ask(person, private, "帮助 积分")).text
    assert (await house.ask(stranger, private, "积分")).text.startswith("没有看懂")
    await stranger.say(other.group(platform), "排行")
    await house.world.quiet(0.3)


@on_sqlite
async def test_telegrams_menu_has_only_what_every_branch_has(house: Any) -> None:
    branch = await house.branch()
    await switch(house, branch, points=True, ranking=True)
    menus = house.world.telegram.account.menus
    listed = {command["command"] for menu in menus.values() for command in menu}
    assert "review" in listed
    assert listed.isdisjoint({"points", "ranking"})
