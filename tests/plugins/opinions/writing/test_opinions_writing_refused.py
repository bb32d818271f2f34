"""What is no opinion, or comes from the wrong place or too late: a clear sentence, nothing lost."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from bot.branch.models import Account, Member
from bot.store.keeper import KeeperAway
from plugins.opinions.models import Pending, Round
from plugins.opinions.services.desk import MEMORY
from tests.house.databases import on_sqlite
from tests.plugins.members.conftest import make_admin
from tests.plugins.opinions.pictures.test_opinions_pictures_clean import MARKS, jpeg
from tests.plugins.opinions.talking import Talk, everything, news, opened

pytestmark = on_sqlite


async def test_bad_input_changes_no_draft(house: Any, platform: str) -> None:
    branch = await house.branch()
    talk = Talk(house, await branch.person("张三"), platform)
    stranger = Talk(house, await branch.person("路人", enrolled=False), platform)
    await talk.say("意见", "现在没有正在征集的意见")
    await talk.say("提交", "现在没有草稿")
    await talk.say("放弃", "现在没有草稿")
    round_ = await opened(house, branch)
    before = await everything()
    for words in (
        "意见",
        "意见 食堂太贵",
        "意见：食堂太贵",
        "回执 一二三四五六七八九十一二",
        "补充",
    ):
        await stranger.say(words, "您还没有绑定")
    await talk.say("意见 9", "正在征集的有")
    await talk.say("提交 好了吗", "这个词要单独发")
    await talk.say("意见 " + "长" * 3_500, "还可以写 2000 个，您这次发了 3500 个")
    await talk.say("提交", "现在没有草稿")

    await talk.say("意见：“食堂”太'贵 --help", "“食堂”太'贵 --help")
    await talk.say("提交 的人太少", "提交 的人太少")
    await talk.say("意见 1", "“食堂”太'贵 --help\n提交 的人太少")
    await talk.say("长" * 3_000, "您这次发了 3000 个")
    await talk.say("", "这次征集不收图片", picture=jpeg())
    await talk.say("看图", "这次征集不收图片", picture=jpeg())
    await talk.say("", "意见里不能带文件", document=("意见.docx", b"x"))
    await talk.say("回执 一二三四五六七八九十一二", "这不像回执")
    await talk.say("/帮助", "【意见】")
    await talk.say("帮助", "提交 的人太少\n帮助\n")
    await talk.say("重写", "已清空")
    await talk.say("提交", "草稿里还没有字")
    await talk.say("放弃", "已丢掉")
    await talk.say("帮助", "【意见】")
    changed = news(before, await everything())
    assert set(changed) <= {"branch_account"}  # of who asked for help
    await _late(talk, round_)
    assert not await Pending.exists()


async def _late(talk: Talk, round_: Round) -> None:
    await talk.say("意见 差一点", "差一点")
    await Round.filter(id=round_.id).update(closes_at=talk.house.clock.now())
    await talk.say("提交", "这次征集已经结束，没有提交。草稿还在")
    talk.house.clock.advance(timedelta(minutes=30))
    await talk.say("提交", "现在没有草稿")
    await talk.say("意见", "现在没有正在征集的意见")


async def test_closed_left_and_too_often(house: Any, platform: str) -> None:
    branch = await house.branch()
    talk = Talk(house, await branch.person("张三"), platform)
    round_ = await opened(house, branch, per_member=1)
    await talk.say("意见 第一条", "第一条")
    await talk.say("提交", "这是您的回执")
    await talk.say("意见 第二条", "第二条")
    await talk.say("提交", "您已经写满 1 条")
    await Round.filter(id=round_.id).update(state="cancelled")
    await talk.say("提交", "这次征集已经结束")
    await opened(house, branch, 2, title="宿舍")
    shown = await talk.say("意见 2", "写给“宿舍”的草稿")
    assert "第二条" in shown
    await Member.filter(id=branch.members["张三"]).update(status="left")
    house.host.directory.forget()
    await talk.say("提交", "您现在不是这个支部的成员")
    await talk.say("意见", "您还没有绑定")
    assert await Pending.all().count() == 1


async def test_sent_twice_it_is_stored_once(house: Any, platform: str) -> None:
    branch = await house.branch()
    talk = Talk(house, await branch.person("张三"), platform)
    await opened(house, branch)
    shown = await talk.say("意见 就一条", "就一条")
    assert "放弃" in shown
    private = house.private(platform)
    if platform == "telegram":
        message = house.world.said(private, contains="就一条")[-1]
        presses = (talk.person.press(message, "提交") for _ in range(2))
        notices = [answer.text for answer in await asyncio.gather(*presses)]
        assert sorted(text[:6] for text in notices) == ["", "现在没有草稿"]
    else:
        await asyncio.gather(*(talk.person.say(private, "提交") for _ in range(2)))
        await house.world.heard(private, talk.person, contains="现在没有草稿")
    await house.world.heard(private, talk.person, contains="这是您的回执")
    assert await Pending.all().count() == 1


async def test_in_a_group_it_is_taken_back_and_never_repeated(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await branch.person("张三")
    group = branch.group(platform)
    await opened(house, branch)
    plain = await house.ask(person, group, "意见", contains="意见只在私聊里写")
    links = [button.url for row in plain.buttons for button in row]
    assert [link.endswith("?start=opinion") for link in links] == (
        [True] if platform == "telegram" else []
    )
    said = await house.ask(person, group, "意见 食堂太贵", contains="请自己撤回")
    assert not house.world.said(group, contains="食堂太贵")
    make_admin(house, group)
    for words in (
        *("意见 “食堂" + "长" * 3_000, "/opinion too dear", "提交", "/discard"),
        *("回执 山川 书桌 海洋 月亮 森林 河流", "补充 山川书桌海洋月亮森林河流"),
    ):
        said = await person.say(group, words)
        (answer, *_) = await house.world.heard(group, after=said, contains="我已经撤回")
        assert said.recalled
        assert words[3:] == "" or words[3:] not in answer.text
        assert "张三" not in answer.text
        assert not answer.reply_to
    said = [
        await person.say(group, words) for words in ("放弃", "补充 一下，明天带证", "提交 了吗")
    ]
    await house.world.quiet(0.1)
    assert not any(one.recalled for one in said)
    assert not await Pending.exists()


async def test_two_branches_are_asked_about_and_no_choice_is_kept(
    house: Any, platform: str
) -> None:
    first, second = await house.branch("一支部"), await house.branch("二支部")
    person = await first.person("张三")
    member = await second.person("李四")
    now = house.clock.now()
    await Account.create(
        branch_id=second.id, member_id=second.members[member.name], platform=platform,
        account_id=person.account(platform), name="张三", reachable=True, bound_at=now,
    )  # fmt: skip
    house.host.directory.forget()
    talk = Talk(house, person, platform)
    before = await everything()
    await talk.say("意见", "现在没有正在征集的意见")
    await opened(house, second, 1)
    await talk.say("意见", "请写给“食堂”（二支部）")
    await talk.say("放弃", "已丢掉")
    await opened(house, first, 1, title="宿舍")
    await opened(house, first, 2, title="党课")
    asked = await talk.say("意见", "正在征集的有")
    assert f"意见 {first.id}-1：“宿舍”（一支部）" in asked
    assert f"意见 {second.id}-1：“食堂”（二支部）" in asked
    assert "意见 2：“党课”（一支部）" in asked
    if platform == "telegram":
        message = house.world.said(house.private(platform), contains="正在征集的有")[-1]
        await person.press(message, "党课")
        await house.world.heard(house.private(platform), person, contains="请写给“党课”（一支部）")
        await talk.say("放弃", "已丢掉")
    await talk.say("意见 先写再选", "您写的先留着")
    await talk.say("还有一句", "请选一下写给哪一个")
    await talk.say("提交", "请选一下写给哪一个")
    await talk.say("意见 1", "正在征集的有")
    shown = await talk.say(f"意见 {second.id}-1", "写给“食堂”（二支部）的草稿")
    assert "先写再选\n还有一句" in shown
    await talk.say("提交", "这是您的回执")
    found = await Pending.get().prefetch_related("round")
    assert found.round.branch_id == second.id
    changed = news(before, await everything())
    assert set(changed) == {"opinions_box", "opinions_round", "opinions_pending"}


async def test_pictures_only_where_the_round_takes_them(house: Any, platform: str) -> None:
    branch = await house.branch()
    talk = Talk(house, await branch.person("张三"), platform)
    await opened(house, branch, pictures=True)
    await opened(house, branch, 2, title="宿舍")
    await talk.say("意见 1", "可以带一张图片，我会重新画过")
    private = house.private(platform)
    shown = await house.ask(talk.person, private, "看图", picture=jpeg(), contains="带一张图片")
    assert shown.picture is not None
    assert "看图" in shown.text
    await talk.say("意见 2", "写给“宿舍”的草稿")
    await talk.say("提交", "这次征集不收图片")
    await talk.say("意见 1", "写给“食堂”的草稿")
    await talk.say("提交", "这是您的回执")
    stored = await Pending.get()
    assert stored.picture is not None
    assert not any(mark in stored.picture for mark in MARKS)


async def test_with_nobody_at_the_desk_nothing_is_lost(house: Any, platform: str) -> None:
    branch = await house.branch()
    talk = Talk(house, await branch.person("张三"), platform)
    await opened(house, branch)
    await talk.say("意见 还在", "还在")
    desks = house.host.memory[MEMORY]

    async def away(*_: Any, **__: Any) -> None:
        raise KeeperAway

    house.host.memory[MEMORY] = SimpleNamespace(
        ask=away, desk=desks.desk, clean=desks.clean, keeper=SimpleNamespace(here=False)
    )
    for words in ("意见", "提交", "再写一句", "签到"):
        await talk.say(words, "请过一会儿再发一遍")
    house.host.memory[MEMORY] = desks
    assert not await Pending.exists()
    await talk.say("提交", "这是您的回执")
    assert (await Pending.get()).text == "还在"
