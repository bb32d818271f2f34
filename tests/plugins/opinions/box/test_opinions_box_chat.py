"""The standing box, week after week, on both platforms."""

from __future__ import annotations

from typing import Any

import pytest

from bot.branch.roles import Role
from plugins.opinions.models import Round
from plugins.opinions.rules.rounds import State
from tests.plugins.opinions.rounds.test_opinions_rounds_chat import in_groups, told, write

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_the_box_goes_on_week_after_week(house: Any, platform: str) -> None:
    branch = await house.branch()
    officer = await branch.person("书记", Role.SECRETARY)
    private = house.private(platform)
    await house.ask(officer, private, "征集意见 意见箱", contains="没有开")
    on = await house.ask(officer, private, "征集意见 意见箱 开", contains="11月27日（周五）18:00")
    assert "只有 1 人" in on.text
    await in_groups(house, branch, "常设意见箱开了")
    await house.ask(officer, private, "征集意见 意见箱 开", contains="常设意见箱开着")
    await house.ask(officer, private, "征集意见 取消 1", contains="意见箱 关")
    await house.ask(officer, private, "征集意见 延长 1 下周五18:00", contains="意见箱 关")
    await write(5)
    await house.advance(days=2, hours=9)
    await house.advance(days=1)
    for message in await in_groups(house, branch, "收到 5 条意见"):
        assert "意见箱还开着，下一期 12月4日（周五）18:00" in message.text
    # The next week too few write: it goes on by itself, and the groups hear nothing.
    await write(2)
    await house.advance(days=7)
    goes_on = await told(house, officer, "续到 12月11日")
    assert "2 条" not in goes_on.text
    await house.ask(officer, private, "征集意见 意见箱 关", contains="12月11日（周五）18:00 结束")
    await house.advance(days=7)
    for message in await in_groups(house, branch, "内容已经全部销毁"):
        assert "还开着" not in message.text
    await house.advance(days=8)
    states = await Round.all().order_by("number").values_list("state", flat=True)
    assert list(states) == [State.RELEASED, State.DESTROYED]
    said = [m.text for m in house.world.transcript.messages if m.group is not None]
    assert not [text for text in said if "【提醒】" in text]


async def test_switched_on_by_the_settings_it_opens_in_the_morning(
    house: Any, platform: str
) -> None:
    branch = await house.branch()
    officer = await branch.person("书记", Role.SECRETARY)
    private = house.private(platform)
    await house.ask(officer, private, "设置 意见箱 开", contains="意见箱")
    await house.ask(officer, private, "设置 意见箱开箱日 1", contains="意见箱开箱日")
    await house.advance(minutes=1)
    await house.advance(hours=23)
    await in_groups(house, branch, "这一期公开：11月30日（周一）18:00")
    await house.ask(officer, private, "设置 意见箱 关", contains="意见箱")
    await house.advance(days=6)
    # Off, and too few: as any other round it may be extended once, and is destroyed after a week.
    await told(house, officer, "您可以延长一次")
    await house.advance(days=7)
    await in_groups(house, branch, "没有延长")
    assert await Round.all().count() == 1
