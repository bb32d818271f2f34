"""`党费公示` from the preview to the groups, the files and the check, on both platforms."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from openpyxl import load_workbook

from plugins.dues.models import Posting, Publication
from plugins.dues.rules.publishing import checksum
from tests.plugins.dues.claims.conftest import Scene
from tests.plugins.dues.claims.talking import code_in
from tests.plugins.dues.publishing.telling import sent, shown

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
pytestmark = on_sqlite


async def booked(scene: Scene, private: Any, text: str) -> None:
    """Ask for it and confirm."""
    officer = scene.branch.people["组委"]
    asked = await scene.house.ask(officer, private, text, contains="确认")
    await scene.house.ask(officer, private, f"确认 {code_in(asked.text)}", contains="已记账")


async def test_a_month_is_shown_published_and_checked(scene: Scene, platform: str) -> None:
    house, branch = scene.house, scene.branch
    private, group = house.private(platform), branch.group(platform)
    officer, member = branch.people["组委"], branch.people["张三"]
    await house.ask(member, private, "党费公示", contains="还没有公示过")
    await house.ask(officer, private, "党费公示 2026-11", contains="结束以后才能公示")
    await house.ask(officer, private, "党费公示 何时", contains="看不出是哪个时期")
    await house.ask(officer, private, "党费 收 张三 0.6", contains="0.60 元")
    await house.ask(officer, private, "党费 收 李四 0.2", contains="0.20 元")
    await booked(scene, private, "党费 上缴 0.5")
    await booked(scene, private, "党费 下拨 100")
    await booked(scene, private, "党费 支出 30 购买学习资料")
    house.clock.advance(timedelta(days=8))

    await house.ask(member, group, "党费公示 上月", at=private, contains="组织委员办理")
    asked = await house.ask(officer, group, "党费公示 上月", at=private, contains="确定公示")
    for line in (
        "2026 年 11 月党费公示",
        "期初结余 0.00",
        "收缴 0.80",
        "（11-24）-0.50",
        "支出：购买学习资料（11-24）-30.00",
        "期末结余 70.30",
        "应缴党员 2 人，已缴清 1 人",
    ):
        assert line in asked.text
    assert "张三" not in asked.text
    assert not await Publication.exists()
    # What comes in on a later day changes nothing of what was shown.
    await house.ask(officer, private, "党费 收 李四 0.4", contains="0.40 元")
    done = await house.ask(officer, private, f"确认 {code_in(asked.text)}", contains="第 1 号")
    made = await Publication.get()
    assert made.checksum in done.text
    assert (made.data["paid"], made.data["closing"]) == (1, 7030)
    assert made.checksum == checksum(made.data)
    for one in (branch.qq_group, branch.telegram_group):
        said = await shown(scene, one, "2026 年 11 月党费公示（第 1 号）")
        assert said.picture is not None
    assert (await sent(scene, "组委", ".pdf"))[:5] == b"%PDF-"
    pages = load_workbook(io.BytesIO(await sent(scene, "组委", ".xlsx")))
    rows = list(pages.worksheets[0].iter_rows(values_only=True))
    assert ("支出：购买学习资料", "2026-11-24", -30) in [row[:3] for row in rows]
    assert any(made.checksum in str(row[0]) for row in rows)

    await house.ask(officer, private, "党费公示 2026-11", contains="已经公示过（第 1 号）")
    await house.ask(officer, private, "党费 上缴 0.1 11月30日", contains="已经公示，不能再记账")
    last = await house.ask(member, group, "党费公示", contains="第 1 号")
    assert last.picture is not None
    await house.ask(member, private, "党费公示 1", contains="期末结余 70.30")
    checked = await house.ask(member, private, "党费公示 核对 1", contains="校验码一致")
    assert "每项都一致" in checked.text
    await house.ask(member, private, "党费公示 核对 7", contains="没有第 7 号公示")
    other = await house.branch("第二支部")
    await house.ask(await other.person("外人"), private, "党费公示 核对 1", contains="没有第 1 号")
    audited = await house.ask(
        branch.people["书记"], private, "审计", contains="公示了 2026-11-01 至 2026-11-30"
    )
    assert "第 1 号" in audited.text


async def test_names_stand_there_by_setting_and_what_changed_is_asked_about_again(
    scene: Scene, platform: str
) -> None:
    house, branch = scene.house, scene.branch
    private = house.private(platform)
    officer = branch.people["组委"]
    await house.ask(officer, private, "党费 收 张三 0.6", contains="0.60 元")
    await house.ask(branch.people["书记"], private, "设置 公示名单 开", contains="公示名单")
    house.clock.advance(timedelta(days=8))
    asked = await house.ask(officer, private, "党费公示 2026-11", contains="已缴清：张三")
    assert "李四" not in asked.text
    # Somebody takes the payment back meanwhile, which counts in December: nothing changes.
    # What is booked into November itself makes the question void.
    await booked(scene, private, "党费 上缴 0.2 2026-11-30")
    await house.ask(officer, private, f"确认 {code_in(asked.text)}", contains="账有变动")
    assert not await Publication.exists()
    assert await Posting.filter(kind="handover").count() == 1
    asked = await house.ask(officer, private, "党费公示 2026-11", contains="期末结余 0.40")
    await house.ask(officer, private, f"确认 {code_in(asked.text)}", contains="第 1 号")
    said = await shown(scene, branch.group(platform), "第 1 号")
    assert said.picture is not None
    assert (await Publication.get()).data["names"] == ["张三"]
