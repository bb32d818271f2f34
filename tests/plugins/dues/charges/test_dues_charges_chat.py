"""`党费`: one's own account, and what officers enter, on both platforms and in both languages."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

import pytest

from bot.branch.models import AuditEntry, Member
from bot.branch.roles import Role
from plugins.dues.models import Book, Charge, Posting, Standing, Waiver

HOW = "缴好以后发送“已缴 金额”"


@pytest.fixture
async def branch(house: Any) -> Any:
    branch = await house.branch()
    await branch.person("方圆", Role.ORGANISATION)
    await branch.person("林知远", Role.SECRETARY)
    await branch.person("张三")
    await branch.person("韩书言")
    return branch


async def confirmed(house: Any, person: Any, where: Any, text: str) -> str:
    """Ask, and say yes; the answer to that."""
    asked = await house.ask(person, where, text, contains="确认 ")
    code = re.search(r"确认 (\d{4})", asked.text)
    assert code is not None
    return (await house.ask(person, where, f"确认 {code[1]}")).text


async def begun(house: Any, branch: Any, platform: str, month: str = "2026-09") -> str:
    officer = branch.people["方圆"]
    return await confirmed(house, officer, house.private(platform), f"党费 开始 {month}")


async def owed(name: str) -> list[tuple[int, int]]:
    member = await Member.get(name=name)
    rows = await Charge.filter(member=member).order_by("month")
    return [(row.month.month, row.fen) for row in rows]


async def test_a_branch_begins_and_everyone_sees_their_own(
    house: Any, branch: Any, platform: str
) -> None:
    zhang, private = branch.people["张三"], house.private(platform)
    early = await house.ask(zhang, private, "党费")
    assert early.text == "本支部还没有用我收党费。组织委员或书记发送“党费 开始”就可以开始。"
    told = await begun(house, branch, platform)
    assert told.startswith("好了，已经计费 12 笔。")
    own = await house.ask(zhang, private, "党费")
    assert "待缴 0.60 元：2026 年 9 月至2026 年 11 月（3 个月）" in own.text
    assert "学生：每月 0.20 元（依据：《关于中国共产党党费收缴、使用和管理的规定》" in own.text
    assert HOW in own.text
    # In the group nobody sees it: only that the answer went to private.
    said = await house.ask(zhang, branch.group(platform), "党费", at=private)
    assert "待缴 0.60 元" in said.text
    await house.world.heard(branch.group(platform), contains="回答已经私聊发给您。")
    for message in house.world.said(branch.group(platform)):
        assert "0.60" not in message.text
    again = await house.ask(branch.people["林知远"], private, "党费 开始")
    assert again.text == "本支部从 2026-09 起已经在用我收党费了，没有改动。"


async def test_the_first_of_the_month_charges_everyone_once(house: Any, branch: Any) -> None:
    await begun(house, branch, "qq", "本月")
    assert await owed("张三") == [(11, 20)]
    await house.advance(days=6)  # 30 November
    assert await owed("张三") == [(11, 20)]
    await house.advance(hours=16)  # 01:00 on 1 December in Shanghai
    assert await owed("张三") == [(11, 20), (12, 20)]
    await house.advance(days=1)
    assert await Charge.all().count() == 8


async def test_a_base_is_for_the_commissioner_alone(house: Any, branch: Any, platform: str) -> None:
    await begun(house, branch, platform)
    officer, private = branch.people["方圆"], house.private(platform)
    secretary = branch.people["林知远"]
    refused = await house.ask(secretary, private, "党费 类别 韩书言 在职 5000")
    assert refused.text.startswith("基数属于个人收入，只能由组织委员填写。")
    done = await house.ask(officer, private, "党费 类别 韩书言 在职 ５０００ 从 2026-10")
    assert done.text.startswith("记下了：韩书言从 2026 年 10 月起按“在职”缴纳。")
    assert "· 2026 年 10 月：0.20 元改为 50.00 元" in done.text
    assert await owed("韩书言") == [(9, 20), (10, 5000), (11, 5000)]
    assert (await Standing.get()).base == 500_000
    entries = await AuditEntry.filter(action="dues.category")
    assert [entry.detail for entry in entries] == [
        {"from_month": "2026-10", "category": "salaried"}
    ]
    listed = await house.ask(secretary, private, "党费 名单", contains="党费情况")
    assert "欠缴 4 人，共欠 102.00 元" in listed.text
    assert "500000" not in listed.text
    assert "5000.00" not in listed.text
    own = await house.ask(branch.people["韩书言"], private, "党费")
    assert "税后基数 3000 元以上、不超过 5000 元，按全部基数的 1%" in own.text
    # Said in a group it is taken back and not done.
    await house.ask(
        officer, branch.group(platform), "党费 类别 张三 在职 8000", at=private,
        contains="请私聊我填写",
    )  # fmt: skip
    assert await Standing.all().count() == 1


async def test_a_waiver_needs_its_approval_and_corrects_what_was_charged(
    house: Any, branch: Any, platform: str
) -> None:
    await begun(house, branch, platform)
    officer, private = branch.people["方圆"], house.private(platform)
    done = await house.ask(
        officer, private,
        "党费 减免 张三 2026-10至2026-12 免缴 原因 家庭困难 批准 组织部 10 月 8 日批复",
    )  # fmt: skip
    assert done.text.startswith("已登记减免 1：张三，2026 年 10 月至2026 年 12 月，免缴。")
    assert await owed("张三") == [(9, 20), (10, 0), (11, 0)]
    own = await house.ask(branch.people["张三"], private, "党费")
    assert "待缴 0.20 元：2026 年 9 月" in own.text
    assert "原因：家庭困难；批准：组织部 10 月 8 日批复" in own.text
    back = await house.ask(officer, private, "党费 撤销减免 1")
    assert back.text.startswith("减免 1 已撤销。")
    assert await owed("张三") == [(9, 20), (10, 20), (11, 20)]
    twice = await house.ask(officer, private, "党费 撤销减免 1")
    assert twice.text == "减免 1 之前已经撤销了，没有改动。"
    kept = (await house.ask(branch.people["林知远"], private, "审计")).text
    for line in (
        "开始收党费：从 2026-09 起",
        "给张三登记了减免 1：2026-10 至 2026-12，缴 0%；原因：家庭困难；批准：组织部",
        "撤销了张三的减免 1",
    ):
        assert line in kept


async def test_what_the_rules_forbid_is_answered_with_the_rule(
    house: Any, branch: Any, platform: str
) -> None:
    await begun(house, branch, platform)
    before = await Posting.all().count()
    for who in ("方圆", "张三"):
        for asked, sentence in (
            ("党费 垫付 张三 3元", "党组织不能用公款替党员垫缴或代缴（依据：《关于中国共产党党费"),
            ("党费 代扣 张三", "不能从工资、奖学金或津贴里代扣"),
            ("党费 班费 5元", "党组织不能自立名目另收党费"),
        ):
            answer = await house.ask(branch.people[who], house.private(platform), asked)
            assert sentence in answer.text
    assert await Posting.all().count() == before


async def test_terms_for_who_comes_and_goes(house: Any, branch: Any, platform: str) -> None:
    await begun(house, branch, platform)
    officer, private = branch.people["方圆"], house.private(platform)
    await house.ask(officer, private, "党费 起缴 张三 10月", contains="从 2026 年 10 月起")
    assert await owed("张三") == [(9, 0), (10, 20), (11, 20)]
    await house.ask(officer, private, "党费 止缴 张三 2026-10", contains="缴到 2026 年 10 月")
    assert await owed("张三") == [(9, 0), (10, 20), (11, 0)]
    refused = await house.ask(officer, private, "党费 止缴 张三 2026-09")
    assert refused.text.startswith("起缴 2026-10 比止缴 2026-09 还晚，没有改动。")


BAD = (
    ("党费 类别", "请写：党费 类别 @某人 学生"),
    ("党费 类别 张三 富豪", "请写：党费 类别 @某人 学生"),
    ("党费 类别 张三 在职", "要写税后基数"),
    ("党费 类别 张三 在职 -5", "金额不能是负数"),
    ("党费 类别 张三 在职 0.001", "最多两位小数"),
    ("党费 类别 王五 学生", "王五"),
    ("党费 起缴 张三", "请写谁、从哪个月起"),
    ("党费 起缴 张三 十三月", "看不懂月份“十三月”"),
    ("党费 止缴 张三 2020-01", "最早可以写 24 个月以前"),
    ("党费 减免 张三 2026-10 免缴", "减免要经支部研究、上级党委批准"),
    ("党费 减免 张三 2026-10 免缴 原因 困难 批准", "减免要经支部研究、上级党委批准"),
    ("党费 减免 张三 2026-12至2026-10 免缴 原因 困难 批准 批复", "结束月份比开始月份早"),
    ("党费 减免 张三 2026-10 100% 原因 困难 批准 批复", "还要缴百分之几"),
    ("党费 撤销减免 x", "请写减免的编号"),
    ("党费 撤销减免 9", "没有减免 9"),
    ("党费 啥", "“党费”后面的“啥”看不懂"),
)


async def test_bad_input_gets_a_clear_sentence_and_changes_nothing(
    house: Any, branch: Any, platform: str
) -> None:
    officer, private = branch.people["方圆"], house.private(platform)
    for text, sentence in (
        ("党费 开始 2027-06", "最晚从下个月开始"),
        ("党费 开始 2020-01", "最早从 24 个月以前开始"),
        ("党费 开始 在职", "默认类别只能是按固定金额缴的"),
        ("党费 开始 哪月", "看不懂月份“哪月”"),
        ("党费 起缴 张三 9月", "本支部还没有用我收党费"),
    ):
        assert sentence in (await house.ask(officer, private, text)).text
    assert not await Book.exists()
    await begun(house, branch, platform)
    before = await Charge.all().order_by("id").values()
    for text, sentence in BAD:
        assert sentence in (await house.ask(officer, private, text)).text, text
    for text in ("党费 名单", "党费 类别 张三 学生", "党费 开始"):
        refused = await house.ask(branch.people["张三"], private, text)
        assert refused.text.startswith("这件事由书记、副书记或组织委员办理。")
    assert await Charge.all().order_by("id").values() == before
    assert not await Standing.exists()
    assert not await Waiver.exists()


async def test_the_list_is_a_table_without_formulas(house: Any, branch: Any) -> None:
    from openpyxl import load_workbook

    await branch.person("=1+1")
    await begun(house, branch, "telegram")
    listed = await house.ask(
        branch.people["方圆"], house.private("telegram"), "党费 名单", contains="党费情况"
    )
    files = [m.document for m in house.world.said(person=branch.people["方圆"]) if m.document]
    name, content = listed.document or files[-1]
    assert name == "党费情况-2026-11-24.xlsx"
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("姓名", "学号", "类别", "每月应缴（元）")
    assert {str(row[0]) for row in rows[1:]} == {"方圆", "林知远", "张三", "韩书言", "'=1+1"}
    assert rows[1][6:8] == (0.6, "2026-09 2026-10 2026-11")


async def test_in_english(house: Any) -> None:
    branch = await house.branch("Branch One", locale="en")
    officer = await branch.person("Fang", Role.ORGANISATION)
    private = house.private("telegram")
    asked = await house.ask(officer, private, "/dues begin 2026-10", contains="Collect dues")
    code = re.search(r"(\d{4})\b(?!.*\b\d{4}\b)", asked.text, re.DOTALL)
    assert code is not None
    button = asked.buttons[0][0]
    done = await house.ask(officer, private, button.data, contains="Done;")
    assert done.text.startswith("Done; 2 months were charged.")
    own = await house.ask(officer, private, "/dues")
    assert "To pay: 0.40 yuan" in own.text
    assert not re.search(r"[\u4e00-\u9fff]", own.text.replace(_SOURCE, ""))
    for text in (
        "/dues category Fang salaried 3000.01",
        "/dues waive Fang 2026-11 half reason hardship approval letter",
        "/dues waive",
        "/dues unwaive 1",
        "/dues first Fang 2026-11",
    ):
        told = await house.ask(officer, private, text)
        assert not re.search(r"[\u4e00-\u9fff]", told.text), told.text
    assert (await Charge.get(month=date(2026, 11, 1))).fen == 3000


_SOURCE = "《关于中国共产党党费收缴、使用和管理的规定》（中组发〔2008〕3号）"
