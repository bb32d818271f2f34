"""`换绑` and `解绑`: an account gives way to another, or goes."""

from __future__ import annotations

from typing import Any

from bot.branch.models import Account, AuditEntry
from tests.house.databases import on_sqlite
from tests.plugins.members.conftest import confirm


async def test_the_new_account_takes_the_place_of_the_old(house: Any, platform: str) -> None:
    branch = await house.branch()
    old = await branch.person("张三", qq=platform == "qq", telegram=platform == "telegram")
    new = await branch.person(
        "新号", qq=platform == "qq", telegram=platform == "telegram", enrolled=False
    )
    chat = house.private(platform)
    given = await house.ask(old, chat, "换绑")
    code = given.text.split("换帐号的码：")[1].split()[0]
    said = await new.say(chat, f"绑定 {code}")
    done = (await house.world.heard(chat, new, after=said))[0]
    assert "帐号换好了" in done.text
    # The old account hears that it was released, in case somebody took the code.
    await house.world.heard(chat, old, "这个帐号已解除", after=said)
    accounts = await Account.all().values_list("account_id", flat=True)
    assert accounts == [new.account(platform)]
    gone = await house.ask(old, chat, "我")
    assert "还没有绑定" in gone.text


async def test_a_code_to_move_works_once(house: Any, platform: str) -> None:
    branch = await house.branch()
    old = await branch.person("张三", qq=platform == "qq", telegram=platform == "telegram")
    chat = house.private(platform)
    given = await house.ask(old, chat, "/move")
    code = given.text.split("换帐号的码：")[1].split()[0]
    for name, expected in (("新号", "帐号换好了"), ("另一个", "用过")):
        person = await branch.person(
            name, qq=platform == "qq", telegram=platform == "telegram", enrolled=False
        )
        answer = await house.ask(person, chat, f"绑定 {code}")
        assert expected in answer.text
    assert await Account.all().count() == 1


@on_sqlite
async def test_a_group_never_sees_the_code(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await branch.person("张三")
    answer = await house.ask(person, branch.group(platform), "换绑")
    assert "私聊" in answer.text
    assert await AuditEntry.filter(action="code.issued").count() == 0


async def test_unbind_after_a_second_word(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await branch.person("张三", student_no="2023010101")
    chat = house.private(platform)
    asked = await house.ask(person, chat, "解绑")
    assert await Account.all().count() == 2
    done = await confirm(house, person, chat, asked)
    assert "已解除绑定" in done.text
    assert await Account.filter(platform=platform).count() == 0
    assert await Account.all().count() == 1
    back = await house.ask(person, chat, "绑定 张三 2023010101")
    assert "绑定好了" in back.text
