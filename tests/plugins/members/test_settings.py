"""`设置`: seen, explained and changed by the leaders."""

from __future__ import annotations

from typing import Any

from bot.branch.models import AuditEntry, Branch
from bot.branch.roles import Role
from tests.house.databases import on_sqlite


@on_sqlite
async def test_all_settings_with_their_values(house: Any, platform: str) -> None:
    branch = await house.branch()
    leader = await branch.person("李书记", Role.SECRETARY)
    answer = await house.ask(leader, house.private(platform), "设置")
    assert "时区 = Asia/Shanghai" in answer.text
    for setting in house.host.directory.registry.values():
        assert (setting.names or (setting.key,))[0] in answer.text


async def test_changed_by_name_or_key(house: Any, platform: str) -> None:
    branch = await house.branch()
    leader = await branch.person("李书记", Role.DEPUTY)
    answer = await house.ask(leader, branch.group(platform), "设置 时区 Asia/Urumqi")
    assert "Asia/Urumqi" in answer.text
    assert (await Branch.get(id=branch.id)).timezone == "Asia/Urumqi"
    again = await house.ask(leader, branch.group(platform), "设置 timezone Asia/Urumqi")
    assert "没有改动" in again.text
    assert await AuditEntry.filter(action="setting.changed").count() == 1


@on_sqlite
async def test_the_branch_speaks_english_from_now_on(house: Any, platform: str) -> None:
    branch = await house.branch()
    leader = await branch.person("李书记", Role.SECRETARY)
    chat = branch.group(platform)
    await house.ask(leader, chat, "设置 语言 en")
    answer = await house.ask(leader, chat, "/settings quiet_from 23:00")
    assert answer.text == "Done, quiet_from now is: 23:00"


@on_sqlite
async def test_one_setting_explained(house: Any, platform: str) -> None:
    branch = await house.branch()
    leader = await branch.person("李书记", Role.SECRETARY)
    answer = await house.ask(leader, house.private(platform), "设置 免打扰开始")
    assert "默认：22:30" in answer.text
    assert "例如：设置 免打扰开始 22:30" in answer.text


@on_sqlite
async def test_what_does_not_fit_changes_nothing(house: Any, platform: str) -> None:
    branch = await house.branch()
    leader = await branch.person("李书记", Role.SECRETARY)
    before = await Branch.get(id=branch.id).values()
    for words in ("时区 火星/奥林帕斯", "免打扰开始 二十五点", "没有的 1", "语言 法语"):
        answer = await house.ask(leader, house.private(platform), f"设置 {words}")
        assert "没有改动" in answer.text
    assert await Branch.get(id=branch.id).values() == before
    assert await AuditEntry.all().count() == 0


@on_sqlite
async def test_a_refusal_names_the_setting_as_the_list_does(house: Any, platform: str) -> None:
    branch = await house.branch()
    leader = await branch.person("李书记", Role.SECRETARY)
    chat = house.private(platform)
    for key, name in (("quiet_from", "免打扰开始"), ("signin.daily_reminder", "每日提醒")):
        answer = await house.ask(leader, chat, f"设置 {name} 二十五")
        assert name in answer.text
        assert key not in answer.text
    await house.ask(leader, chat, "语言 英文")
    answer = await house.ask(leader, chat, "/settings 免打扰开始 25:99")
    assert "quiet_from" in answer.text


@on_sqlite
async def test_members_may_not(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await branch.person("张三", Role.PUBLICITY)
    await house.ask(person, branch.group(platform), "设置 语言 en")
    assert (await Branch.get(id=branch.id)).locale == "zh-CN"
