"""`已缴` to the confirmation, in the chat, on both platforms."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.branch.models import AuditEntry
from bot.branch.roles import Role
from plugins.dues.models import Claim, Posting
from tests.plugins.dues.claims.conftest import Scene, charged, png
from tests.plugins.dues.claims.talking import code_in, times, told

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
pytestmark = on_sqlite


async def test_claimed_with_a_screenshot_confirmed_once_and_told_once(
    scene: Scene, platform: str
) -> None:
    house, branch = scene.house, scene.branch
    private = house.private(platform)
    zhang, officer = branch.people["张三"], branch.people["组委"]
    said = await house.ask(zhang, private, "已缴", contains="已登记第 1 笔：0.60 元")
    assert "缴清 2026 年 9 月至2026 年 11 月（3 个月）" in said.text
    assert "截图" in said.text
    new = await told(scene, "组委", "第 1 笔：张三 说已缴党费 0.60 元（群收款）")
    assert "党费 确认 1" in new.text
    assert times(scene, "书记", "第 1 笔") == 0
    await house.ask(zhang, private, "", picture=png(), contains="截图收到，已附在第 1 笔")
    proof = await told(scene, "组委", "补来了截图", picture=True)
    assert proof.picture is not None
    await house.ask(zhang, private, "已缴", contains="已经登记过了（第 1 笔）")
    await house.ask(zhang, private, "", picture=png(9), contains="只看得懂文字")
    await house.ask(
        officer, private, "党费 待确认", contains="1. 张三 0.60 元，群收款，11-24 09:00 有截图"
    )
    await house.ask(officer, private, "党费 确认 1", contains="已确认第 1 笔：张三 0.60 元")
    for name in ("组委", "书记"):
        await house.ask(branch.people[name], private, "党费 确认 1", contains="已经确认过了")
    await told(scene, "张三", "您缴的 0.60 元党费（第 1 笔）已确认收到")
    await house.world.settled(0.1)
    assert times(scene, "张三", "已确认收到") == 1
    assert await scene.owed("张三") == 0
    posting = await Posting.get(kind="payment")
    assert posting.picture_id is not None
    assert await AuditEntry.filter(action="dues.claim.confirmed").count() == 1
    shown = await house.ask(branch.people["书记"], private, "审计", contains="确认了党费缴纳")
    assert "第 1 笔，共 0.60 元" in shown.text
    await house.ask(zhang, private, "已缴", contains="现在没有要缴的党费")


async def test_with_a_picture_from_the_group_and_pressed(scene: Scene, platform: str) -> None:
    house, branch = scene.house, scene.branch
    private, group = house.private(platform), branch.group(platform)
    zhang = branch.people["张三"]
    said = await house.ask(zhang, group, "已缴 0.4元 现金", picture=png(), at=private)
    assert "已登记第 1 笔：0.40 元" in said.text
    assert "其中" not in said.text
    assert "缴后还欠 0.20 元" in said.text
    new = await told(scene, "组委", "（现金）", picture=True)
    if platform == "telegram":
        await branch.people["组委"].press(new, "退回 1")
        await told(scene, "组委", "请写原因")
        await branch.people["组委"].press(new, "确认 1")
    else:
        await house.ask(branch.people["组委"], private, "党费 退回 1", contains="请写原因")
        await house.ask(branch.people["组委"], private, "党费 确认 1", contains="已确认")
    await told(scene, "张三", "0.40 元党费（第 1 笔）已确认收到")
    # Nothing about money in the group, refusals neither.
    await house.ask(zhang, group, "已缴 两块四", at=private)
    await house.ask(zhang, group, "党费 确认 1", at=private, contains="组织委员办理")
    await house.world.settled(0.1)
    assert not [one.text for one in house.world.said(group) if "元" in one.text]


async def test_more_than_is_open_is_asked_about_with_both_readings(
    scene: Scene, platform: str
) -> None:
    house, branch = scene.house, scene.branch
    private = house.private(platform)
    zhang = branch.people["张三"]
    # Glued as people write it, and apart.
    await house.ask(zhang, private, "预缴500个月", contains="月数要在 1 到 120 之间")
    await house.ask(zhang, private, "已缴3元谢谢", contains="3元谢谢")
    asked = await house.ask(zhang, private, "已缴3", contains="是金额还是月数")
    asked = await house.ask(zhang, private, "已缴 3", contains="是金额还是月数")
    assert "· 3.00 元：缴清" in asked.text
    assert "预缴，缴到 2027 年 11 月" in asked.text
    assert "3 个月，共 0.60 元" in asked.text
    assert not await Claim.exists()
    codes = re.findall(r"确认 (\d{4})", asked.text)
    await house.ask(zhang, private, f"确认 {codes[1]}", contains="已登记第 1 笔：0.60 元")
    asked = await house.ask(zhang, private, "预缴2个月", contains="0.40 元")
    assert asked.text.startswith("已登记第 2 笔")
    assert "其中 0.40 元是预缴，缴到 2027 年 1 月" in asked.text
    li = branch.people["李四"]
    asked = await house.ask(li, private, "已缴1元", contains="还没缴的是 0.60 元，这一笔是 1.00 元")
    await house.ask(li, private, f"确认 {code_in(asked.text)}", contains="已登记第 3 笔：1.00 元")
    for wrong, sentence in (
        ("已缴 -3", "dues-money-negative"),
        ("已缴 0", "dues-money-zero"),
        ("已缴 99999999", "dues-money-huge"),
        ("已缴 0.601", "dues-money-too-fine"),
        ("已缴 两块四", "dues-money-unreadable"),
    ):
        heard = await house.ask(branch.people["书记"], private, wrong)
        start = house.host.texts.get("zh-CN", sentence, written="", most=1_000_000)[:5]
        assert heard.text[:4] == start[:4], heard.text
    assert await Claim.all().count() == 3
    assert not await Posting.filter(kind="payment").exists()


async def test_all_that_was_shown_is_confirmed_and_nothing_that_came_since(
    scene: Scene, platform: str
) -> None:
    house, branch = scene.house, scene.branch
    private = house.private(platform)
    officer = branch.people["组委"]
    await house.ask(officer, private, "党费 确认 全部", contains="没有等核对的")
    await house.ask(branch.people["张三"], private, "已缴", contains="第 1 笔")
    await house.ask(branch.people["李四"], private, "已缴 3个月", contains="第 2 笔")
    asked = await house.ask(
        officer, private, "党费 确认 全部", contains="等核对的党费 2 笔，共 1.20 元"
    )
    await house.ask(branch.people["张三"], private, "预缴 1个月", contains="第 3 笔")
    await house.ask(
        branch.people["书记"], private, "党费 退回 2 没有收到", contains="已退回第 2 笔"
    )
    await told(scene, "李四", "原因：没有收到")
    done = await house.ask(
        officer, private, f"确认 {code_in(asked.text)}", contains="已确认第 1 笔"
    )
    assert "另有 1 笔此前已经处理过，没有再记：2" in done.text
    states = {row.number: row.state for row in await Claim.all()}
    assert states == {1: "confirmed", 2: "returned", 3: "waiting"}
    assert (await scene.owed("张三"), await scene.owed("李四")) == (0, 60)
    await house.ask(branch.people["李四"], private, "撤回已缴 3", contains="没有第 3 笔")
    await house.ask(branch.people["张三"], private, "撤回已缴 3", contains="已撤回")
    await house.ask(officer, private, "党费 确认 3", contains="由本人撤回")
    await house.ask(officer, private, "党费 确认 77", contains="没有第 77 笔")


async def test_handed_in_for_somebody_else_tells_nothing_of_what_they_owe(
    scene: Scene, platform: str
) -> None:
    house, branch = scene.house, scene.branch
    private = house.private(platform)
    zhang = branch.people["张三"]
    await house.ask(zhang, private, "已缴 3个月 代 李四", contains="替别人缴，请写明金额")
    said = await house.ask(zhang, private, "已缴 5 代 李四", contains="代 李四 缴 5.00 元")
    assert "预缴" not in said.text
    assert "缴清" not in said.text
    new = await told(scene, "组委", "由 张三 代缴")
    assert "其中 4.40 元是预缴" in new.text
    done = "党费 确认 1 0.6"
    await house.ask(branch.people["组委"], private, done, contains="李四 0.60 元")
    await told(scene, "李四", "张三 代您缴的 0.60 元")
    await told(scene, "张三", "您代 李四 缴的 0.60 元")
    assert (await scene.owed("张三"), await scene.owed("李四")) == (60, 0)


async def test_back_payment_of_more_than_half_a_year_is_warned_about_and_booked(
    scene: Scene, platform: str
) -> None:
    house, branch = scene.house, scene.branch
    await branch.person("王五")
    first = date(2026, 1, 1)
    await charged(house.host, branch.id, branch.members["王五"], 11, first)
    private = house.private(platform)
    said = await house.ask(
        branch.people["王五"], private, "已缴", contains="补缴党费的时间一般不得超过 6 个月"
    )
    assert "补缴了 10 个月" in said.text
    await told(scene, "组委", "是否收下由您决定")
    await house.ask(branch.people["组委"], private, "党费 确认 1", contains="已确认")
    assert await scene.owed("王五") == 0


async def test_another_branch_has_none_of_these(scene: Scene, platform: str) -> None:
    house = scene.house
    other = await house.branch("第二支部")
    officer = await other.person("外组委", Role.ORGANISATION)
    private = house.private(platform)
    await house.ask(scene.branch.people["张三"], private, "已缴", contains="第 1 笔")
    for text in ("党费 确认 1", "党费 退回 1 不是我们的", "撤回已缴 1"):
        await house.ask(officer, private, text, contains="没有第 1 笔")
    assert (await Claim.get()).state == "waiting"
    assert not await Posting.filter(kind="payment").exists()
