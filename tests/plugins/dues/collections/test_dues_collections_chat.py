"""`党费 导入` from the file to the books, on both platforms."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from bot.branch.models import AuditEntry
from bot.branch.roles import Role
from plugins.dues.models import Book, Claim, Collection, Posting
from plugins.dues.services import ledger
from tests.house.databases import on_sqlite
from tests.plugins.dues.claims.conftest import SEPTEMBER, Scene
from tests.plugins.dues.claims.talking import code_in, times, told

pytestmark = on_sqlite

LIST = (
    "群收款：第三季度党费\n"
    "姓名,学号,金额（元）,状态,付款时间\n"
    "张三,,0.6,已付款,2026-11-23 10:01:02\n"
    "李四,,0.60,已付款,2026-11-23 10:05:00\n"
    "王五,,0.6,已付款,2026-11-23 10:06:00\n"
    "书记,,两块四,已付款,2026-11-23 10:07:00\n"
    "组委,,0.6,未付款,\n"
    "合计,,3.00,,\n"
)


def xlsx(rows: list[list[Any]]) -> bytes:
    """A workbook of these rows."""
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


async def sent(scene: Scene, platform: str, name: str, content: bytes, contains: str) -> Any:
    """The answer to a list that the commissioner sends as people do on that platform."""
    house, officer = scene.house, scene.branch.people["组委"]
    chat = house.private(platform)
    if platform == "telegram":
        return await house.ask(
            officer, chat, "党费 导入", document=(name, content), contains=contains
        )
    await house.ask(officer, chat, "党费 导入", contains="群收款导出的名单")
    return await house.ask(officer, chat, "", document=(name, content), contains=contains)


async def test_shown_with_what_does_not_match_and_why_then_booked_once(
    scene: Scene, platform: str
) -> None:
    house, branch = scene.house, scene.branch
    private, officer = house.private(platform), branch.people["组委"]
    await house.ask(branch.people["李四"], private, "已缴", contains="已登记第 1 笔")
    asked = await sent(scene, platform, "群收款.csv", LIST.encode("gb18030"), "共 5 行")
    assert "对上 2 行，1.20 元；没有对上 3 行" in asked.text
    assert "第 3 行 张三 0.60 元" in asked.text
    assert "登记的第 1 笔：第 4 行 李四 0.60 元" in asked.text
    assert "第 5 行 王五 0.60 元：名册里没有" in asked.text
    assert "第 6 行 书记 （没有金额）：金额看不懂" in asked.text
    assert "第 7 行 组委 0.60 元：名单上写的是没有付款" in asked.text
    assert not await Posting.filter(kind="payment").exists()
    done = await house.ask(
        officer, private, f"确认 {code_in(asked.text)}", contains="名单第 1 份已入账：2 笔，1.20 元"
    )
    assert "3 行没有对上" in done.text
    await told(scene, "张三", "按群收款的名单，您缴的 0.60 元党费（第 2 笔）已入账")
    await told(scene, "李四", "0.60 元党费（第 1 笔）已确认收到")
    assert (await scene.owed("张三"), await scene.owed("李四")) == (0, 0)
    assert sum((await ledger.balances(branch.id)).values()) == 0
    kept = await Collection.get()
    assert (kept.matched, [(one["row"], one["why"]) for one in kept.unmatched]) == (
        2,
        [(5, "unknown"), (6, "amount"), (7, "unpaid")],
    )
    assert await Claim.filter(collection_id=kept.id, state="confirmed").count() == 2
    # The same file is taken once; what was left over can be seen again.
    await sent(scene, platform, "群收款.csv", LIST.encode("gb18030"), "已经导入过了（第 1 份）")
    shown = await house.ask(officer, private, "党费 导入 1", contains="名单第 1 份（群收款.csv")
    assert "第 5 行 王五" in shown.text
    await house.ask(officer, private, "党费 导入 7", contains="没有第 7 份名单")
    # A later export of the same collection, in another form, books only what is new in it.
    later = [
        ["昵称", "实付金额", "付款时间", "状态"],
        ["张三", 0.6, datetime.fromisoformat("2026-11-23 10:01:02"), "支付成功"],
        ["李四", 0.6, datetime.fromisoformat("2026-11-23 10:05:00"), "支付成功"],
        ["书记", 0.2, datetime.fromisoformat("2026-11-24 08:00:00"), "支付成功"],
    ]
    asked = await sent(scene, platform, "later.xlsx", xlsx(later), "对上 1 行，0.20 元")
    assert "第 4 行 书记 0.20 元（还没缴的是 0.00 元，多的算预缴）" in asked.text
    assert asked.text.count("已经入过账") == 2
    await house.ask(officer, private, f"确认 {code_in(asked.text)}", contains="第 2 份已入账：1 笔")
    await house.world.settled(0.1)
    assert times(scene, "张三", "已入账") == 1
    assert await Posting.filter(kind="payment").count() == 3
    assert await AuditEntry.filter(action="dues.import").count() == 2
    await house.ask(branch.people["书记"], private, "审计", contains="导入了群收款名单")


async def test_not_in_the_group_not_by_members_and_nothing_that_is_no_list(
    scene: Scene, platform: str
) -> None:
    house, branch = scene.house, scene.branch
    private = house.private(platform)
    await house.ask(branch.people["张三"], private, "党费 导入", contains="组织委员办理")
    group = branch.group(platform)
    await house.ask(
        branch.people["组委"], group, "党费 导入", at=private, contains="群收款导出的名单"
    )
    for name, content, sentence in (
        ("名单.csv", "甲,乙\n1,2\n".encode(), "没有找到表头"),
        ("空.csv", "姓名,金额\n".encode(), "一个人也没有"),
        ("旧.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "旧格式"),
        ("坏.xlsx", b"PK\x03\x04rest", "读不出来"),
        ("空.xlsx", b"no archive at all", "读不出来"),
        ("没有.csv", "姓名,金额\n王五,0.6\n".encode(), "没有可以入账的，账没有变"),
    ):
        await sent(scene, platform, name, content, sentence)
    assert not await Collection.exists()
    assert await Claim.all().count() == 0


async def test_a_list_in_english(house: Any) -> None:
    branch = await house.branch("Branch", locale="en")
    officer = await branch.person("Organiser", Role.ORGANISATION)
    await branch.person("Member")
    await Book.create(
        branch_id=branch.id,
        first_month=SEPTEMBER,
        category="student",
        opened_by=1,
        opened_at=house.clock.now(),
    )
    scene, private = Scene(house, branch), house.private("telegram")
    await house.ask(officer, private, "/dues import", contains="Send me the exported list")
    rows = b"Name,Amount,Status\nMember,0.6,paid\nNobody,0.6,paid\nOrganiser,0.6,unpaid\n"
    asked = await house.ask(
        officer, private, "", document=("list.csv", rows), contains="3 rows, of which 1 match"
    )
    assert "Row 2 Member 0.60 yuan (0.00 yuan are open" in asked.text
    assert "Row 3 Nobody 0.60 yuan: nobody in the roster" in asked.text
    assert "Row 4 Organiser 0.60 yuan: the list says that it isn't paid" in asked.text
    await officer.press(asked, "Confirm")
    done = await told(scene, "Organiser", "List 1 is booked: 1 payment, 0.60 yuan")
    assert "2 rows don't match; see it again with: /dues import 1" in done.text
    await told(scene, "Member", "By the group collection's list your 0.60 yuan of dues (number 1)")
    await house.ask(officer, private, "/dues import 1", contains="List 1 (list.csv, imported on")
