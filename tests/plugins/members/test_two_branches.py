"""Nothing of one branch is ever visible in another, whatever is asked."""

from __future__ import annotations

from typing import Any

from bot.branch.models import RoleGrant
from bot.branch.roles import Role
from tests.house.databases import on_sqlite

SECRETS = ("外支部同志", "20239", "外支部书记")
ASKED = (
    "名册",
    "未绑定",
    "角色",
    "权限",
    "我",
    "审计",
    "设置",
    "绑定码 外支部同志",
    "绑定码 2023900001",
    "角色 外支部同志 书记",
    "角色 2023900001 书记",
)


async def test_an_officer_sees_only_the_own_branch(house: Any, platform: str) -> None:
    mine, other = await house.branch("我的支部"), await house.branch("别的支部")
    officer = await mine.person("李书记", Role.SECRETARY)
    await other.person("外支部同志", student_no="2023900001")
    await other.person("外支部书记", Role.SECRETARY, student_no="2023900002")
    chat = house.private(platform)
    for text in ASKED:
        answer = await house.ask(officer, chat, text)
        # What the asker wrote may come back; nothing may come that the asker did not write.
        assert not any(secret in answer.text for secret in SECRETS if secret not in text), text
        assert "别的支部" not in answer.text
    assert await RoleGrant.all().count() == 2


@on_sqlite
async def test_an_officer_is_nobody_in_another_branch_s_group(house: Any, platform: str) -> None:
    mine, other = await house.branch("我的支部"), await house.branch("别的支部")
    officer = await mine.person("李书记", Role.SECRETARY)
    await other.person("外支部同志", student_no="2023900001")
    group = other.group(platform)
    house.world.join(officer, group)
    for text in ("名册", "角色 外支部同志 书记", "设置 语言 en", "绑定码 外支部同志", "审计"):
        said = await officer.say(group, text)
        heard = await house.world.heard(group, after=said)
        assert "绑定" in heard[0].text
    assert await RoleGrant.all().count() == 1


@on_sqlite
async def test_a_mention_of_someone_from_elsewhere_is_nobody(house: Any, platform: str) -> None:
    mine, other = await house.branch("我的支部"), await house.branch("别的支部")
    officer = await mine.person("李书记", Role.SECRETARY)
    await other.person("外支部同志", student_no="2023900001")
    answer = await house.ask(officer, mine.group(platform), "角色 @{外支部同志} 组织委员")
    assert "还没有绑定" in answer.text
    assert await RoleGrant.all().count() == 1
