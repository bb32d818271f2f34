"""`绑定` in private, and how a group keeps clear of student numbers."""

from __future__ import annotations

from typing import Any

from bot.branch.models import Account, AuditEntry
from bot.branch.roles import Role
from tests.house.databases import on_sqlite
from tests.plugins.members.conftest import make_admin


async def _newcomer(branch: Any, name: str = "张三", **more: Any) -> Any:
    return await branch.person(name, bound=False, student_no="2023010101", **more)


async def test_by_name_and_number(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await _newcomer(branch)
    answer = await house.ask(person, house.private(platform), "绑定 张三 2023010101")
    assert "张三，绑定好了！" in answer.text
    assert branch.name in answer.text
    account = await Account.get(platform=platform, account_id=person.account(platform))
    assert account.member_id == branch.members["张三"]
    assert account.reachable
    for text in ("绑定 2023010101，张三", "/bind 张三2023010101"):
        again = await house.ask(person, house.private(platform), text)
        assert "早已绑定" in again.text
    assert await Account.all().count() == 1


@on_sqlite
async def test_a_stranger_on_qq_is_reached_through_the_group(house: Any) -> None:
    branch = await house.branch()
    person = await _newcomer(branch, friend=False)
    answer = await house.ask(person, house.private("qq"), "绑定 张三 2023010101")
    assert "绑定好了" in answer.text
    account = await Account.get(platform="qq")
    assert account.via_group == branch.qq_group.chat_id


async def test_one_record_for_both_platforms(house: Any) -> None:
    branch = await house.branch()
    person = await _newcomer(branch)
    await house.ask(person, house.private("qq"), "绑定 张三 2023010101")
    said = await person.say(house.private("telegram"), "绑定 张三 2023010101")
    await house.world.heard(house.private("telegram"), person, "绑定好了", after=said)
    # The account that was there first hears of the new one.
    await house.world.heard(house.private("qq"), person, "Telegram 帐号", after=said)
    assert await Account.filter(member_id=branch.members["张三"]).count() == 2


@on_sqlite
async def test_a_warning_comes_in_the_readers_own_language(house: Any) -> None:
    branch = await house.branch()
    person = await _newcomer(branch)
    await house.ask(person, house.private("qq"), "绑定 张三 2023010101")
    await house.ask(person, house.private("qq"), "语言 英文")
    said = await person.say(house.private("telegram"), "绑定 张三 2023010101")
    await house.world.heard(house.private("qq"), person, "another Telegram account", after=said)


@on_sqlite
async def test_wrong_tries_get_one_answer_and_end(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await _newcomer(branch)
    chat = house.private(platform)
    wrong = {(await house.ask(person, chat, f"绑定 {words}")).text for words in (
        "李四 2023010101", "张三 2023010199", "张三 2023010198", "张三 2023010197",
    )}  # fmt: skip
    assert len(wrong) == 1
    await house.ask(person, chat, "绑定 张三 2023010196")
    limited = await house.ask(person, chat, "绑定 张三 2023010101")
    assert "分钟再试" in limited.text
    assert await Account.all().count() == 0


async def test_in_every_branch_that_has_the_person(house: Any, platform: str) -> None:
    first, second = await house.branch("第一支部"), await house.branch("第二支部")
    person = await _newcomer(first)
    await _newcomer(second)
    answer = await house.ask(person, house.private(platform), "绑定 张三 2023010101")
    assert "第一支部" in answer.text
    assert "第二支部" in answer.text
    assert "支部 名称" in answer.text
    rows = await Account.filter(account_id=person.account(platform)).values_list(
        "branch_id", flat=True
    )
    assert sorted(rows) == [first.id, second.id]


@on_sqlite
async def test_what_is_not_understood_gets_the_example(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await _newcomer(branch)
    for words in ("", " 张三", " 😀", " 张三 李四", " " + "长" * 300):
        answer = await house.ask(person, house.private(platform), f"绑定{words}")
        assert "绑定 姓名 学号" in answer.text
    assert await Account.all().count() == 0


@on_sqlite
async def test_in_a_group_it_is_taken_back_and_never_repeated(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await _newcomer(branch)
    group = branch.group(platform)
    make_admin(house, group)
    said = await person.say(group, "绑定 张三 2023010101")
    answer = (await house.world.heard(group, after=said))[0]
    assert said.recalled
    assert "已经撤回" in answer.text
    assert "2023010101" not in answer.text
    assert await Account.all().count() == 0


@on_sqlite
async def test_where_the_bot_cannot_recall_it_asks_to(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await _newcomer(branch)
    group = branch.group(platform)
    answer = await house.ask(person, group, "绑定 张三 2023010101")
    assert "请您把刚才那条消息撤回" in answer.text
    plain = await house.ask(person, group, "绑定")
    assert "撤回" not in plain.text
    links = [button.url for row in plain.buttons for button in row]
    assert [link.endswith("?start=bind") for link in links] == (
        [True] if platform == "telegram" else []
    )


@on_sqlite
async def test_the_deep_link_says_how(house: Any) -> None:
    branch = await house.branch()
    person = await _newcomer(branch, started=False)
    said = await person.start("bind")
    heard = await house.world.heard(house.private("telegram"), person, after=said)
    assert "绑定 姓名 学号" in heard[0].text


async def test_by_a_code_from_the_secretary(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await _newcomer(branch)
    secretary = await branch.person("李书记", Role.SECRETARY)
    said = await secretary.say(branch.group(platform), "绑定码 张三")
    issued = (await house.world.heard(house.private(platform), secretary, "绑定码：", after=said))[
        0
    ]
    await house.world.settled(0.1)
    assert house.world.said(branch.group(platform), after=said) == []
    code = issued.text.split("绑定码：")[1].split()[0]
    answer = await house.ask(person, house.private(platform), f"绑定 {code.lower()}")
    assert "绑定好了" in answer.text
    other = await branch.person("王五", bound=False)
    used = await house.ask(other, house.private(platform), f"绑定 {code}")
    assert "用过" in used.text
    assert await AuditEntry.filter(action="code.issued").count() == 1


@on_sqlite
async def test_by_the_link_with_the_code(house: Any) -> None:
    branch = await house.branch()
    person = await _newcomer(branch)
    secretary = await branch.person("李书记", Role.SECRETARY)
    issued = await house.ask(secretary, house.private("qq"), "绑定码 2023010101")
    payload = issued.text.split("?start=")[1].split()[0]
    said = await person.start(payload)
    await house.world.heard(house.private("telegram"), person, "绑定好了", after=said)


@on_sqlite
async def test_only_officers_issue_codes(house: Any, platform: str) -> None:
    branch = await house.branch()
    await _newcomer(branch)
    person = await branch.person("王五")
    answer = await house.ask(person, house.private(platform), "绑定码 张三")
    assert "绑定码：" not in answer.text
    assert await AuditEntry.all().count() == 0
