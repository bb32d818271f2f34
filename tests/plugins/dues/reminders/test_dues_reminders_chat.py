"""Reminders and the arrears clock, as people hear them on both platforms."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.branch.models import AuditEntry, Branch
from bot.branch.roles import Role
from bot.delivery.models import OutboxRow
from plugins.dues.models import ArrearsWarning, Posting
from tests.plugins.dues.claims.conftest import Scene, charged
from tests.plugins.dues.claims.talking import times, told

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def heard_in(scene: Scene, group: Any, contains: str) -> str:
    said = await scene.house.world.heard(group, None, contains=contains)
    return str(said[-1].text)


async def test_who_has_something_open_is_reminded_once_and_the_group_hears_counts(
    scene: Scene, platform: str
) -> None:
    house, branch = scene.house, scene.branch
    private = house.private(platform)
    await branch.person("无号", bound=False)
    officer = branch.people["组委"]
    await house.ask(branch.people["张三"], private, "已缴", contains="已登记第 1 笔")
    await house.advance(minutes=0)
    await house.advance(hours=16)  # the night's charges: everyone owes since September
    await house.ask(officer, private, "党费 收 组委 0.6", contains="第 2 笔")
    # 28 November, 18:59 and 19:00 in Shanghai: two days before the month's end.
    await house.advance(days=3, hours=17, minutes=59)
    assert not await OutboxRow.filter(key__startswith="dues:remind").exists()
    await house.advance(minutes=1)
    said = await told(scene, "李四", "提醒：您有党费没有缴")
    assert "2026 年 9 月至2026 年 11 月（3 个月），共 0.60 元" in said.text
    await told(scene, "书记", "提醒：您有党费没有缴")
    group = branch.group(platform)
    assert "群" not in said.text
    await house.advance(minutes=2)
    text = await heard_in(scene, group, "应缴")
    assert "应缴 5 人，已缴或已登记 2 人，还有 3 人" in text
    for name in branch.members:
        assert name not in text
    assert "元" not in text
    await house.advance(hours=2)
    assert (times(scene, "李四", "提醒"), times(scene, "张三", "提醒")) == (1, 0)
    assert times(scene, "组委", "提醒") == 0
    # Once a branch changes its days, those count; and it may do without the group.
    secretary = branch.people["书记"]
    await house.ask(secretary, private, "设置 党费提醒日 五号", contains="看不懂")
    await house.ask(secretary, private, "设置 党费提醒日 30", contains="30")
    await house.ask(secretary, private, "设置 党费群提醒 关", contains="党费群提醒")
    await house.advance(days=2)
    await told(scene, "李四", "提醒")
    await house.advance(minutes=5)
    await house.world.settled(0.1)
    assert times(scene, "李四", "提醒：") == 2
    assert not await OutboxRow.filter(key=f"dues:remind:{branch.id}:2026-11-30").exists()


async def test_after_three_five_and_six_months_member_and_secretary_are_told(
    scene: Scene, platform: str
) -> None:
    house, branch = scene.house, scene.branch
    await branch.person("王五")
    await charged(house.host, branch.id, branch.members["王五"], 5, date(2026, 6, 1))
    await house.ask(
        branch.people["李四"], house.private(platform), "已缴", contains="已登记第 1 笔"
    )
    await Branch.filter(id=branch.id).update(settings={"dues.reminders": False})
    house.host.directory.forget()
    await house.advance(minutes=0)
    await house.advance(minutes=31)  # 9:31 in Shanghai
    said = await told(scene, "王五", "您已连续 5 个月没有缴党费")
    assert "2026 年 6 月到2026 年 10 月" in said.text
    assert "第九条" in said.text
    assert "由人决定" in said.text
    to_lead = await told(scene, "书记", "有 1 名党员连续几个月没有缴党费")
    assert "王五：连续 5 个月" in to_lead.text
    assert "第九条" in to_lead.text
    assert "由人决定" in to_lead.text
    assert times(scene, "组委", "连续") == 0
    postings = await Posting.all().count()
    await house.advance(days=1)
    assert times(scene, "王五", "连续") == 1
    # On 1 December November is over too: six months, and three for who began in September.
    await house.advance(days=6)
    await told(scene, "王五", "已满六个月")
    await told(scene, "张三", "您已连续 3 个月没有缴党费")
    to_lead = await told(scene, "书记", "王五：连续 6 个月")
    assert "李四" not in to_lead.text
    assert to_lead.text.index("王五") < to_lead.text.index("张三")
    assert times(scene, "李四", "连续") == 0
    rows = await ArrearsWarning.filter(member_id=branch.members["王五"]).order_by("months")
    assert [(row.since, row.months) for row in rows] == [
        (date(2026, 6, 1), 5), (date(2026, 6, 1), 6),
    ]  # fmt: skip
    # Nobody was removed, nothing was booked but the month's charges, nothing was decided.
    assert await Posting.exclude(kind="charge").count() == 0
    assert postings <= await Posting.all().count()
    assert not await AuditEntry.filter(action__startswith="dues").exists()


async def test_in_english(house: Any, platform: str) -> None:
    branch = await house.branch(locale="en")
    await branch.person("Li", Role.ORGANISATION)
    scene = Scene(house, branch)
    from plugins.dues.models import Book

    now = house.clock.now()
    await Book.create(
        branch_id=branch.id, first_month=date(2026, 8, 1), category="student", opened_by=1,
        opened_at=now,
    )  # fmt: skip
    await house.advance(minutes=0)
    await house.advance(hours=16)
    await house.advance(hours=8, minutes=31)
    said = await told(scene, "Li", "You haven't paid dues for 3 months running")
    assert "article 9" in said.text
    await house.advance(days=3, hours=9, minutes=29)
    said = await told(scene, "Li", "A reminder: your dues for")
    assert "0.80 yuan" in said.text
