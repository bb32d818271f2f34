"""Rounds as people live through them, on both platforms."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest

from bot.branch.roles import Role
from bot.commands.models import Confirmation
from plugins.opinions.models import Pending, Round
from plugins.opinions.models.inbox import random_id

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

OPEN = "征集意见 食堂 截止 周五18:00"


@pytest.fixture
async def branch(house: Any) -> Any:
    branch = await house.branch()
    await branch.person("书记", Role.SECRETARY)
    await branch.person("纪检", Role.DISCIPLINE)
    for name in ("张三", "李四", "王五"):
        await branch.person(name)
    return branch


async def yes(house: Any, person: Any, where: Any, text: str, contains: str) -> Any:
    """The answer to the second word, where the question came."""
    code = re.search(r"(?:确认|confirm) (\d{4})", text)
    assert code is not None, text
    return await house.ask(person, where, f"确认 {code[1]}", contains=contains)


async def open_round(house: Any, branch: Any, where: Any, said: str = OPEN) -> str:
    officer = branch.people["书记"]
    asked = await house.ask(officer, where, said, contains="确认")
    await yes(house, officer, where, asked.text, "已发起")
    return str(asked.text)


async def in_groups(house: Any, branch: Any, contains: str) -> list[Any]:
    """The newest message with these words in each of the two groups."""
    found = []
    for platform in ("qq", "telegram"):
        heard = await house.world.heard(branch.group(platform), None, contains=contains)
        found.append(heard[-1])
    return found


async def told(house: Any, person: Any, contains: str) -> Any:
    """What somebody was told in private."""
    async with asyncio.timeout(10):
        while True:
            for one in house.world.transcript.messages:
                mine = one.from_bot and one.group is None and one.person is person
                if mine and contains in one.text:
                    return one
            await asyncio.sleep(0.02)


async def write(count: int) -> None:
    round_ = await Round.all().order_by("-number").first()
    assert round_ is not None
    await Pending.bulk_create(
        [
            Pending(id=random_id(), round_id=round_.id, text=f"意见{n}", receipt="")
            for n in range(count)
        ]
    )


async def test_from_the_opening_to_the_release(house: Any, branch: Any, platform: str) -> None:
    officer, group = branch.people["书记"], branch.group(platform)
    refused = await house.ask(branch.people["张三"], group, OPEN, contains="由书记或纪检委员")
    assert "意见" in refused.text
    how = await house.ask(officer, group, "征集意见", contains="截止 周五18:00")
    assert "延长 3" in how.text
    asked = await open_round(house, branch, group, f"{OPEN} 每人 2")
    assert "11月27日（周五）18:00" in asked
    assert "每人最多 2 条；至少收到 5 条" in asked
    assert "注意" not in asked
    on_qq, on_telegram = await in_groups(house, branch, "第 1 次征集：《食堂》")
    for message in (on_qq, on_telegram):
        assert "私聊我发送：意见" in message.text
        assert "start=opinion" in message.text
    (row,) = on_telegram.buttons
    assert row[0].url.endswith("start=opinion")
    # A yes counts once.
    again = (await Confirmation.get(action="opinions.open")).code
    await house.ask(officer, group, f"确认 {again}", contains="没有")
    assert await Round.all().count() == 1
    await write(5)
    await house.advance(days=2, hours=9)
    for message in await in_groups(house, branch, "【提醒】"):
        assert "大家收到的提醒都一样" in message.text
        assert "5 条" not in message.text
    listed = await house.ask(officer, group, "征集意见 列表", contains="第 1 次《食堂》")
    assert "进行中" in listed.text
    await house.advance(days=1)
    for message in await in_groups(house, branch, "收到 5 条意见"):
        assert "回执" in message.text
    for name in ("书记", "纪检"):
        private = await told(house, branch.people[name], "公开 5 条意见")
        assert "查看意见 1" in private.text
    listed = await house.ask(officer, group, "征集意见 列表", contains="公开 5 条")
    reminders = [m for m in house.world.transcript.messages if "【提醒】" in m.text]
    assert len(reminders) == 2


async def test_too_few_extended_destroyed_and_one_taken_back(
    house: Any, branch: Any, platform: str
) -> None:
    officer, private = branch.people["纪检"], house.private(platform)
    await open_round(house, branch, private)
    await write(4)
    await house.advance(days=3, hours=9)
    await in_groups(house, branch, "截止了，现在不再收意见")
    short = await told(house, officer, "收到的意见太少")
    assert "征集意见 延长 1 3天" in short.text
    # 30 November, 18:00 by the branch's clock.
    asked = await house.ask(officer, private, "征集意见 延长 1 3天", contains="只能延长这一次")
    await yes(house, officer, private, asked.text, "延长到")
    await in_groups(house, branch, "延长到 11月30日（周一）18:00")
    await house.advance(days=3)
    await in_groups(house, branch, "内容已经全部销毁")
    assert not await Pending.exists()
    listed = await house.ask(officer, private, "征集意见 列表", contains="已销毁")
    assert "4 条" not in listed.text
    await open_round(house, branch, private, "征集意见 取消早操 截止 周五18:00")
    await write(6)
    asked = await house.ask(officer, private, "征集意见 取消 2", contains="全部销毁")
    await yes(house, officer, private, asked.text, "已取消")
    await in_groups(house, branch, "《取消早操》取消了")
    assert not await Pending.exists()
    said = [m.text for m in house.world.transcript.messages if m.from_bot]
    assert not [text for text in said if re.search(r"(收到|公开) [46] 条", text)]


BAD = {
    "征集意见 食堂": "请写上截止时间",
    "征集意见 截止 周五18:00": "标题要有",
    "征集意见 开始": "请写上截止时间",
    f"征集意见 {'长' * 41} 截止 周五18:00": "41",
    "征集意见 食堂 截止 2020-01-01 18:00": "至少要在 1 小时以后",
    "征集意见 食堂 截止 30分钟后": "至少要在 1 小时以后",
    "征集意见 食堂 截止 2027-03-01 18:00": "最晚可以在 60 天以后",
    "征集意见 食堂 截止 有空的时候": "看不懂时间",
    "征集意见 食堂 截止 周五": "还要写几点",
    "征集意见 食堂 截止 2月30日 9:00": "没有“2月30日",
    f"{OPEN} 每人 5": "一个人就能凑够",
    f"{OPEN} 每人 0": "1 到 10 条",
    f"{OPEN} 每人 很多": "看不懂时间",
    "征集意见 延长": "请写第几次征集",
    "征集意见 延长 周五18:00": "请写第几次征集",
    "征集意见 延长 9 周五18:00": "没有第 9 次征集",
    "征集意见 延长 1 周四18:00": "不能提前",
    "征集意见 延长 1 随便": "看不懂时间",
    "征集意见 取消": "请写第几次征集",
    "征集意见 取消 九": "请写第几次征集",
    "征集意见 提前截止 1": "不能提前截止",
    "征集意见 截止 1": "不能提前截止",
    "征集意见 结束": "不能提前截止",
    "征集意见 公开 1": "不能提前截止",
    "征集意见 下限 1 3": "请写上截止",
    "征集意见 意见箱 也许": "请写“开”或者“关”",
    "征集意见 🎉 \u202e ％％": "请写上截止",
}


async def test_what_is_refused_says_what_to_write(house: Any, branch: Any, platform: str) -> None:
    private, officer = house.private(platform), branch.people["书记"]
    await open_round(house, branch, private)
    before = await Round.all().values()
    for said, answer in BAD.items():
        heard = await house.ask(officer, private, said, contains=answer)
        assert "出错" not in heard.text
    member = branch.people["张三"]
    for said in (OPEN, "征集意见", "征集意见 列表", "征集意见 取消 1", "征集意见 意见箱 开"):
        await house.ask(member, private, said, contains="由书记或纪检委员")
    assert await Round.all().values() == before
    # What was shown is what is opened, or nothing is.
    asked = await house.ask(officer, private, OPEN, contains="至少收到 5 条")
    await house.ask(officer, private, "设置 意见公开下限 6", contains="意见公开下限")
    await yes(house, officer, private, asked.text, "设置变了")
    assert await Round.all().values() == before


async def test_in_english(house: Any, platform: str) -> None:
    branch = await house.branch(locale="en")
    officer = await branch.person("Li", Role.SECRETARY)
    private = house.private(platform)
    asked = await house.ask(
        officer, private, "/opinions open Canteen by Friday 18:00 each 2", contains="confirm"
    )
    assert "Fri 27 Nov 18:00" in asked.text
    assert "only one member is bound and able to write, fewer than 5" in asked.text
    await yes(house, officer, private, asked.text, "Round 1")
    for message in await in_groups(house, branch, "“Canteen”"):
        assert "/opinion" in message.text
    await house.advance(days=3, hours=9)
    short = await told(house, officer, "Too few opinions came")
    assert "/opinions extend 1 3 days" in short.text
    asked = await house.ask(officer, private, "/opinions extend 1 3 days", contains="once")
    await yes(house, officer, private, asked.text, "goes on until Mon 30 Nov 18:00")
    await house.ask(officer, private, "/opinions list", contains="open until")
    await house.ask(officer, private, "/opinions box on", contains="first release")
    await in_groups(house, branch, "The standing box")
