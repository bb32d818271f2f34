"""`开通`, `解除开通` and the hello of a group that isn't linked."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.branch.models import AuditEntry, Branch, Chat
from bot.branch.roles import Role
from bot.delivery.models import OutboxRow
from bot.platforms.types import Address, ChatEvent, ChatEventKind, ChatKind, PlatformName
from tests.house.databases import on_sqlite
from tests.plugins.members.conftest import confirm


def _group(house: Any, platform: str, title: str = "新群") -> Any:
    make = house.world.qq_group if platform == "qq" else house.world.telegram_group
    host = house.superuser()
    return make(title, [host])


async def test_a_new_branch_and_what_comes_next(house: Any, platform: str) -> None:
    group = _group(house, platform)
    answer = await house.ask(house.superuser(), group, "开通 学生第二党支部")
    assert "已新建【学生第二党支部】" in answer.text
    assert "import roster" in answer.text
    assert "任命" in answer.text
    assert "绑定 姓名 学号" in answer.text
    branch = await Branch.get(name="学生第二党支部")
    chat = await Chat.get(branch_id=branch.id)
    assert (chat.platform, chat.chat_id) == (platform, group.chat_id)


@on_sqlite
async def test_repeating_changes_nothing(house: Any, platform: str) -> None:
    group, host = _group(house, platform), house.superuser()
    await house.ask(host, group, "开通 学生第二党支部")
    for text in ("开通 学生第二党支部", "开通", "/setup 学生第二党支部"):
        answer = await house.ask(host, group, text)
        assert "没有改动" in answer.text
    assert await Branch.all().count() == 1
    assert await Chat.all().count() == 1


async def test_a_second_group_of_the_same_branch(house: Any) -> None:
    host = house.superuser()
    await house.ask(host, _group(house, "qq"), "开通 学生第二党支部")
    answer = await house.ask(host, _group(house, "telegram"), "开通 学生第二党支部")
    assert "已开通为【学生第二党支部】" in answer.text
    assert await Branch.all().count() == 1
    assert await Chat.all().count() == 2


@on_sqlite
async def test_only_the_host_may(house: Any, platform: str) -> None:
    branch = await house.branch()
    secretary = await branch.person("李书记", Role.SECRETARY)
    group = _group(house, platform)
    house.world.join(secretary, group)
    for text in ("开通 另一支部", "解除开通"):
        await house.ask(secretary, group, text)
    assert await Branch.all().count() == 1
    assert await Chat.filter(chat_id=group.chat_id).count() == 0


@on_sqlite
async def test_a_group_of_another_branch_stays_where_it_is(house: Any, platform: str) -> None:
    branch = await house.branch()
    host = house.superuser()
    house.world.join(host, branch.group(platform))
    await house.ask(host, branch.group(platform), "开通 别的支部")
    assert await Branch.all().count() == 1
    chat = await Chat.get(chat_id=branch.group(platform).chat_id)
    assert chat.branch_id == branch.id


@on_sqlite
async def test_without_a_name_it_asks_for_one(house: Any, platform: str) -> None:
    answer = await house.ask(house.superuser(), _group(house, platform), "开通")
    assert "例如：开通" in answer.text
    assert await Branch.all().count() == 0


@on_sqlite
async def test_a_branch_that_works_hears_how_far_binding_is(house: Any, platform: str) -> None:
    branch = await house.branch()
    await branch.person("李书记", Role.SECRETARY)
    await branch.person("张三", bound=False)
    host = house.superuser()
    house.world.join(host, branch.group(platform))
    answer = await house.ask(host, branch.group(platform), "开通")
    assert "名册有 2 人，已绑定 1 人" in answer.text
    assert "任命" not in answer.text


async def test_unlink_after_a_second_word(house: Any, platform: str) -> None:
    branch = await house.branch()
    host, group = house.superuser(), branch.group(platform)
    house.world.join(host, group)
    asked = await house.ask(host, group, "解除开通")
    assert await Chat.filter(branch_id=branch.id).count() == 2
    done = await confirm(house, host, group, asked)
    assert "已解除" in done.text
    assert await Chat.filter(branch_id=branch.id).count() == 1
    assert await AuditEntry.filter(branch_id=branch.id, action="chat.unlinked").count() == 1
    again = await house.ask(host, group, "解除开通")
    assert "还没有开通" in again.text


def _invite(house: Any, group: Any) -> None:
    """The bot is taken into a group, as the platform tells it."""
    if group.qq is not None:
        house.world.qq.join(group.qq.group_id, house.world.qq.self_id, "invite")
    else:
        bot = house.world.telegram.bot
        group.telegram.members[bot.id] = "left"
        house.world.telegram.set_member(group.telegram, bot, "member", group.people[0].telegram)


@on_sqlite
async def test_hello_in_a_group_that_is_not_linked(house: Any, platform: str) -> None:
    group = _group(house, platform)
    _invite(house, group)
    await house.world.heard(group, contains="开通 支部名")
    await house.world.quiet(0.1)


@on_sqlite
async def test_no_hello_where_the_branch_is_known(house: Any, platform: str) -> None:
    branch = await house.branch()
    group = branch.group(platform)
    house.world.join(house.superuser(), group)
    _invite(house, group)
    await house.world.quiet(0.3)


async def test_a_group_that_became_a_supergroup_stays_linked(house: Any) -> None:
    host = house.superuser()
    group = house.world.telegram_group("小群", [host], supergroup=False)
    await house.ask(host, group, "开通 学生第二党支部")
    house.world.migrate(group)
    # What happens to a group is dealt with beside what is said in it.
    async with asyncio.timeout(5):
        while not await Chat.exists(chat_id=group.chat_id):  # noqa: ASYNC110 (no event tells)
            await asyncio.sleep(0.01)
    answer = await house.ask(host, group, "开通")
    assert "早已开通为【学生第二党支部】" in answer.text
    assert await Chat.get(platform="telegram", chat_id=group.chat_id)
    assert await Chat.all().count() == 1


@on_sqlite
async def test_a_group_that_is_not_linked_is_greeted_once(house: Any, platform: str) -> None:
    group = _group(house, platform)
    where = Address(PlatformName(platform), ChatKind.GROUP, group.chat_id)
    for _ in range(2):  # a platform may tell it twice
        await house.host.router.happened(ChatEvent(ChatEventKind.BOT_JOINED, where))
    await house.world.heard(group, contains="这个群还没有开通")
    row = await OutboxRow.get()
    assert (row.branch_id, row.chat_id) == (None, group.chat_id)
    branch = await house.branch()
    linked = Address(PlatformName(platform), ChatKind.GROUP, branch.group(platform).chat_id)
    await house.host.router.happened(ChatEvent(ChatEventKind.BOT_JOINED, linked))
    assert await OutboxRow.all().count() == 1
