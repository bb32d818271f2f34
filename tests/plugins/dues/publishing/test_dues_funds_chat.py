"""Handing upwards, allotments, spending and the books, in the chat, on both platforms."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from bot.branch.models import AuditEntry
from plugins.dues.models import Picture, Posting
from plugins.dues.services.funds import funds_of
from tests.plugins.dues.claims.conftest import Scene, png
from tests.plugins.dues.claims.talking import code_in
from tests.plugins.dues.publishing.telling import sent

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
pytestmark = on_sqlite


async def test_dues_go_up_and_only_what_was_allotted_is_spent(scene: Scene, platform: str) -> None:
    house, branch = scene.house, scene.branch
    private, group = house.private(platform), branch.group(platform)
    officer = branch.people["组委"]
    for name in ("张三", "李四"):
        await house.ask(officer, private, f"党费 收 {name} 0.6", contains="0.60 元")
    for wrong, sentence in (
        ("党费 上缴", "请写上缴多少"),
        ("党费 上缴 1.21", "待上缴的党费只有 1.20 元"),
        ("党费 上缴 -1", "负"),
        ("党费 上缴 0", "0"),
        ("党费 上缴 0.123", "0.123"),
        ("党费 上缴 两块四", "看不懂"),
        ("党费 上缴 1 2026-13-01", "看不出是哪一天"),
        ("党费 上缴 1 2026-11-25", "还没有到"),
        ("党费 上缴 1 昨天", "最少的时候只有 0.00 元"),
        ("党费 支出 1 茶点", "只有上级下拨的可以支出"),
        ("党费 支出 1", "请写支出多少、做什么用"),
    ):
        await house.ask(officer, private, wrong, contains=sentence)
    assert not await Posting.filter(kind__in=["handover", "spending"]).exists()

    # The voucher books it; the second word that comes after it books nothing more.
    asked = await house.ask(officer, private, "党费 上缴 １.00元", contains="还有 0.20 元")
    done = await house.ask(officer, private, "", picture=png(), contains="凭证已保存")
    code = code_in(asked.text)
    await house.ask(officer, private, f"确认 {code}", contains="已经记过了")
    up = await Posting.get(kind="handover")
    assert (up.fen, up.picture_id) == (100, (await Picture.get()).id)
    assert f"党费 更正 {up.number} 原因" in done.text
    shown = await house.ask(officer, private, f"党费 凭证 {up.number}", contains="的凭证")
    assert shown.picture is not None
    await house.ask(officer, private, "党费 凭证 1", contains="没有附图片")
    await house.ask(branch.people["张三"], private, f"党费 凭证 {up.number}", contains="办理")

    asked = await house.ask(officer, private, "党费 下拨 100", contains="上级下拨：100.00 元")
    await house.ask(officer, private, f"确认 {code_in(asked.text)}", contains="没有附凭证")
    await house.ask(officer, private, "党费 支出 1 书 2026-11-25", contains="还没有到")
    await house.ask(officer, private, "党费 支出 1 昨天 书", contains="最少的时候只有 0.00 元")
    await house.ask(officer, private, "党费 支出 100.01 书", contains="可用的只有 100.00 元")
    await house.ask(officer, private, "党费 上缴 0.21", contains="只有 0.20 元")
    # What is said in the group is answered in private.
    said = "党费 支出 30 =购买 学习资料"
    asked = await house.ask(officer, group, said, picture=png(9), at=private, contains="70.00 元")
    done = f"确认 {code_in(asked.text)}"
    await house.ask(officer, private, done, contains="凭证已保存")
    held = await funds_of(branch.id)
    assert (held.held, held.dues, held.free, held.handed) == (7020, 20, 7000, 100)

    # The books: every posting is a row, and no cell is a formula.
    await house.ask(officer, private, "党费 账本", contains="累计上缴 1.00 元，下拨 100.00 元")
    page = load_workbook(io.BytesIO(await sent(scene, "组委", ".xlsx"))).worksheets[0]
    rows = list(page.iter_rows(values_only=True))
    spent = next(row for row in rows if row[2] == "支出")
    assert (spent[5], spent[6], spent[7]) == (30, -30, "'=购买 学习资料")
    assert len(rows) == 1 + await Posting.filter(branch_id=branch.id).count()
    await house.ask(officer, private, "党费 账本 2026Q3", contains="累计上缴 1.00 元")
    taken_back = f"党费 更正 {up.number} 记错了"
    asked = await house.ask(officer, private, taken_back, contains="冲正")
    await house.ask(officer, private, f"确认 {code_in(asked.text)}", contains="已冲正")
    assert (await funds_of(branch.id)).dues == 120

    await house.ask(branch.people["张三"], private, "党费 账本", contains="组织委员办理")
    await house.ask(branch.people["张三"], group, "党费 上缴 1", at=private, contains="办理")
    audited = await house.ask(branch.people["书记"], private, "审计", contains="党费支出 30.00 元")
    assert "党费上缴 1.00 元" in audited.text
    assert await AuditEntry.filter(action="dues.spending").count() == 1
    await house.world.settled(0.1)
    assert not any("元" in one.text for one in house.world.said(group))
