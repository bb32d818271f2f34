"""Cash, refunds, reversals, the journal and the payee's code, in the chat on both platforms."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.branch.models import AuditEntry
from plugins.dues.models import Book, Posting
from plugins.dues.rules.ledger import PostingKind
from plugins.dues.services import ledger
from plugins.dues.services.ledger import Booking, Entry
from tests.plugins.dues.claims.conftest import Scene, png
from tests.plugins.dues.claims.talking import code_in, times, told

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def _number(**which: Any) -> int:
    return (await Posting.filter(**which).order_by("-id").first()).number  # type: ignore[union-attr]


async def test_cash_refund_reversal_and_the_journal(scene: Scene, platform: str) -> None:
    house, branch = scene.house, scene.branch
    private = house.private(platform)
    officer = branch.people["组委"]
    await house.ask(officer, private, "党费 收 张三", contains="请写谁缴了多少")
    await house.ask(officer, private, "党费 收 张三 两块四", contains="两块四")
    await house.ask(officer, private, "党费 收 张三 0.6", contains="收到 张三 现金 0.60 元")
    await told(scene, "张三", "已收到您缴的现金 0.60 元")
    asked = await house.ask(officer, private, "党费 收 张三 1", contains="没缴的是 0.00 元")
    await house.ask(officer, private, f"确认 {code_in(asked.text)}", contains="1.00 元")
    assert await scene.owed("张三") == -100

    await house.ask(officer, private, "党费 退款 张三 1.5", contains="多缴的是 1.00 元")
    asked = await house.ask(officer, private, "党费 退款 张三 0.4", contains="退还 张三")
    await house.ask(officer, private, f"确认 {code_in(asked.text)}", contains="已记账")
    await told(scene, "张三", "多缴的党费 0.40 元已退还")
    assert await scene.owed("张三") == -60

    second = await _number(kind="payment")
    await house.ask(officer, private, "党费 更正 12", contains="请写流水号和原因")
    text = f"党费 更正 {second} 重复记账"
    asked = await house.ask(officer, private, text, contains="原因：重复记账")
    await house.ask(officer, private, f"确认 {code_in(asked.text)}", contains="已冲正")
    await told(scene, "张三", "原来记的 1.00 元（收党费）已冲正。原因：重复记账")
    assert await scene.owed("张三") == 40
    await house.ask(officer, private, text, contains="已经冲正过了")
    charge = await _number(kind="charge")
    await house.ask(officer, private, f"党费 更正 {charge} 不对", contains="不能直接冲正")
    await house.ask(officer, private, "党费 更正 9999999 不对", contains="没有第 9999999 笔")

    shown = await house.ask(officer, private, "党费 流水", contains="2026 年 11 月流水")
    assert re.search(r"应缴 \d 笔，共", shown.text)
    assert f"{second}. 11-24 收党费 1.00 元，张三（缴纳第 2 笔）【已冲正】" in shown.text
    assert f"冲正第 {second} 笔 1.00 元，张三，重复记账" in shown.text
    assert "收 1.60 元，支 1.40 元" in shown.text
    await house.ask(officer, private, "党费 流水 2026-08", contains="2026 年 8 月账上没有记录")
    assert await AuditEntry.filter(action="dues.reversed").count() == 1
    shown = await house.ask(branch.people["书记"], private, "审计", contains="冲正了党费流水")
    assert "收了现金党费 0.60 元" in shown.text
    await house.ask(branch.people["张三"], private, "党费 流水", contains="组织委员办理")


async def test_what_was_handed_upwards_can_not_be_taken_out_again(
    scene: Scene, platform: str
) -> None:
    house, branch = scene.house, scene.branch
    private = house.private(platform)
    officer = branch.people["组委"]
    await house.ask(officer, private, "党费 收 张三 0.6", contains="0.60")
    now = house.clock.now()
    async with house.host.store.transaction():
        await ledger.post(
            Booking(branch.id, now.date(), now), [Entry(PostingKind.HANDOVER, 60, "up:1")]
        )
    payment = await _number(kind="payment")
    asked = await house.ask(officer, private, f"党费 更正 {payment} 记错", contains="原因：记错")
    await house.ask(officer, private, f"确认 {code_in(asked.text)}", contains="账上只有 0.00 元")
    assert not await Posting.filter(kind="reversal").exists()
    assert times(scene, "张三", "冲正") == 0


async def test_the_payees_code_is_kept_shown_and_removed(scene: Scene, platform: str) -> None:
    house, branch = scene.house, scene.branch
    private = house.private(platform)
    officer, zhang = branch.people["组委"], branch.people["张三"]
    await house.ask(zhang, private, "党费 怎么缴", contains="群收款，或把现金交给组织委员")
    await house.ask(officer, private, "党费 缴费方式", contains="要改，写在后面")
    await house.ask(
        officer, private, "党费 缴费方式 5 日前群收款", contains="缴费方式：5 日前群收款"
    )
    await house.ask(zhang, private, "党费 怎么缴", contains="缴费方式：5 日前群收款")
    await house.ask(officer, private, "党费 收款码 备注写姓名", contains="10 分钟内把收款码")
    await house.ask(zhang, private, "", picture=png(1), contains="只看得懂文字")
    kept = await house.ask(officer, private, "", picture=png(2), contains="收款码已保存")
    assert "说明：备注写姓名" in kept.text
    book = await Book.get()
    assert book.payee_id is not None
    await house.ask(zhang, private, "党费 怎么缴", contains="向收款码付款")
    shown = await told(scene, "张三", "向收款码付款", picture=True)
    assert shown.picture is not None
    await house.ask(zhang, private, "已缴", contains="第 1 笔")
    await told(scene, "组委", "（转账）")
    again = await house.ask(officer, private, "党费 收款码 新的", picture=png(3))
    assert "收款码已保存" in again.text
    await house.ask(officer, private, "党费 收款码 删除", contains="已删除")
    assert (await Book.get()).payee_id is None
    assert await AuditEntry.filter(action__startswith="dues.payee").count() == 3
    await house.ask(zhang, private, "党费 收款码", contains="组织委员办理")


async def test_what_is_no_picture_is_refused(scene: Scene, platform: str) -> None:
    house, branch = scene.house, scene.branch
    private = house.private(platform)
    zhang = branch.people["张三"]
    await house.ask(zhang, private, "已缴", contains="第 1 笔")
    wrong = await house.ask(zhang, private, "", document=("截图.png", b"no picture at all"))
    assert "不是能看的图片" in wrong.text
