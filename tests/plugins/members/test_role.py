"""`角色`, `权限` and `审计`."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from bot.branch.models import AuditEntry, RoleGrant
from bot.branch.roles import Role
from tests.house.databases import on_sqlite


async def _roles(branch: Any, name: str) -> set[str]:
    return {row.role for row in await RoleGrant.filter(member_id=branch.members[name])}


async def test_given_by_the_secretary_in_any_form(house: Any, platform: str) -> None:
    branch = await house.branch()
    secretary = await branch.person("李书记", Role.SECRETARY)
    for name, text in (
        ("张一", "角色 @{张一} 组织委员"),
        ("张二", "角色 张二 组织委员"),
        ("张三", "角色 组织委员 @{张三}"),
        ("张四", "/role @{张四} organisation commissioner"),
    ):
        await branch.person(name)
        answer = await house.ask(secretary, branch.group(platform), text)
        assert f"{name}同志现任：组织委员" in answer.text
        assert await _roles(branch, name) == {Role.ORGANISATION}


@on_sqlite
async def test_giving_is_recorded_once(house: Any, platform: str) -> None:
    branch = await house.branch()
    secretary = await branch.person("李书记", Role.SECRETARY)
    await branch.person("张三")
    text = "角色 @{张三} 组织委员"
    await house.ask(secretary, branch.group(platform), text)
    entry = await AuditEntry.get(branch_id=branch.id, action="role.granted")
    assert entry.actor_member_id == branch.members["李书记"]
    again = await house.ask(secretary, branch.group(platform), text)
    assert "没有改动" in again.text


@on_sqlite
async def test_taken_back(house: Any, platform: str) -> None:
    branch = await house.branch()
    secretary = await branch.person("李书记", Role.SECRETARY)
    await branch.person("张三", Role.ORGANISATION, Role.GROUP_LEADER)
    chat = branch.group(platform)
    answer = await house.ask(secretary, chat, "角色 @{张三} 撤销 组织委员")
    assert "现任：党小组组长" in answer.text
    assert await _roles(branch, "张三") == {Role.GROUP_LEADER}
    again = await house.ask(secretary, chat, "角色 @{张三} 撤销 组织委员")
    assert "没有改动" in again.text


@on_sqlite
async def test_the_last_secretary_stays(house: Any, platform: str) -> None:
    branch = await house.branch()
    secretary = await branch.person("李书记", Role.SECRETARY)
    answer = await house.ask(secretary, branch.group(platform), "角色 李书记 撤销 书记")
    assert "不能没有书记" in answer.text
    assert await _roles(branch, "李书记") == {Role.SECRETARY}


@on_sqlite
async def test_what_cannot_be_done_is_said_and_changes_nothing(house: Any, platform: str) -> None:
    branch = await house.branch()
    secretary = await branch.person("李书记", Role.SECRETARY)
    for name in ("张三", "王五", "王五"):
        await branch.person(name)
    for text, expected in (
        ("角色 @{张三} 班长", "没有“班长”这个职务"),
        ("角色 @{张三}", "例如：角色"),
        ("角色 查无此人 组织委员", "没有"),
        ("角色 王五 组织委员", "2 位"),
        ("角色 " + "长" * 3000, "例如"),
    ):
        answer = await house.ask(secretary, branch.group(platform), text)
        assert expected in answer.text
    assert await RoleGrant.all().count() == 1


@on_sqlite
async def test_only_the_secretary_gives_but_everyone_sees(house: Any, platform: str) -> None:
    branch = await house.branch()
    deputy = await branch.person("张三", Role.DEPUTY)
    chat = branch.group(platform)
    refused = await house.ask(deputy, chat, "角色 张三 书记")
    assert "要由书记来做" in refused.text
    assert await _roles(branch, "张三") == {Role.DEPUTY}
    listed = await house.ask(deputy, chat, "角色")
    assert "副书记：张三" in listed.text
    assert "书记：（暂缺）" in listed.text


@on_sqlite
async def test_a_number_in_the_group_is_not_repeated(house: Any, platform: str) -> None:
    branch = await house.branch()
    secretary = await branch.person("李书记", Role.SECRETARY)
    chat = branch.group(platform)
    answer = await house.ask(secretary, chat, "角色 2023999999 组织委员")
    assert "2023999999" not in answer.text
    private = await house.ask(secretary, house.private(platform), "角色 2023999999 组织委员")
    assert "2023999999" in private.text


@on_sqlite
@pytest.mark.parametrize(
    "text",
    [
        "角色 2023999999 组织委员",
        "角色 ２０２３９９９９９９ 组织委员",
        "角色 张三2023999999 组织委员",
        "角色 组织委员 2023999999",
        "绑定码 2023999999",
        "名册 2023999999",
        "设置 2023999999",
        "帮助 2023999999",
        "补签 2023999999 手机没电",
        "签到统计 2023999999",
    ],
)
async def test_no_refusal_in_a_group_repeats_a_number(house: Any, platform: str, text: str) -> None:
    branch = await house.branch()
    secretary = await branch.person("李书记", Role.SECRETARY)
    answer = await house.ask(secretary, branch.group(platform), text)
    assert "2023999999" not in unicodedata.normalize("NFKC", answer.text)


@on_sqlite
async def test_a_number_of_two_namesakes_is_a_number_still(house: Any, platform: str) -> None:
    """A name with a number in it that several bear is neither counted nor repeated."""
    branch = await house.branch()
    secretary = await branch.person("李书记", Role.SECRETARY)
    for number in ("1", "2"):
        await branch.person("某2023", student_no=number, qq=False, telegram=False)
    answer = await house.ask(secretary, branch.group(platform), "绑定码 某2023")
    assert "2023" not in answer.text


@on_sqlite
async def test_rights_for_everyone_with_the_own_marked(house: Any, platform: str) -> None:
    branch = await house.branch()
    secretary = await branch.person("李书记", Role.SECRETARY)
    stranger = await branch.person("外人", enrolled=False)
    own = await house.ask(secretary, branch.group(platform), "权限")
    assert own.text.count("\n✅") > 5
    plain = await house.ask(stranger, house.private(platform), "权限")
    assert "\n✅" not in plain.text
    assert "安排职务：书记" in plain.text


async def test_the_record_of_changes_in_private(house: Any, platform: str) -> None:
    branch = await house.branch()
    secretary = await branch.person("李书记", Role.SECRETARY)
    await branch.person("张三")
    chat = branch.group(platform)
    await house.ask(secretary, chat, "角色 张三 宣传委员")
    said = await secretary.say(chat, "审计")
    heard = await house.world.heard(house.private(platform), secretary, "条改动", after=said)
    assert "李书记：安排张三为宣传委员" in heard[0].text
    assert house.world.said(chat, after=said) == []


@on_sqlite
async def test_other_features_tell_their_own_actions(house: Any, platform: str) -> None:
    branch = await house.branch()
    secretary = await branch.person("李书记", Role.SECRETARY)
    await branch.person("张三")
    chat = branch.group(platform)
    await house.ask(secretary, chat, "发起签到 主题党日 15分钟")
    await house.ask(secretary, chat, "补签 张三 手机没电")
    answer = await house.ask(secretary, house.private(platform), "审计", contains="条改动")
    assert "李书记：发起了第 1 次签到“主题党日”" in answer.text
    assert "给张三补签：手机没电" in answer.text
    assert "signin." not in answer.text
