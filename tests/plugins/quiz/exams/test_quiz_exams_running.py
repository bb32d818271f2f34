"""An exam opens, closes, is cancelled, and its results are told: in groups never about anyone."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import pytest

from bot.branch.models import AuditEntry
from bot.branch.roles import Role
from plugins.quiz.models import Exam
from plugins.quiz.rules.exam import State
from plugins.quiz.services.exams import papers
from tests.house.databases import on_sqlite
from tests.plugins.quiz.exams.exam_steps import bank, created, made, right_answers, sat

NAMES = ("张三", "李四", "王五", "赵六", "钱七", "孙八")


@pytest.fixture
async def branch(house: Any) -> Any:
    branch = await house.branch()
    await branch.person("书记", Role.SECRETARY)
    await branch.person("宣委", Role.PUBLICITY)
    for name in NAMES:
        await branch.person(name)
    await bank(branch.id, house.clock.now())
    return branch


async def opened(house: Any, branch: Any) -> tuple[Exam, Any]:
    view = await house.host.directory.branch(branch.id)
    exam = await created(house.host, view, branch.members["宣委"])
    await house.advance(seconds=5)
    return await Exam.get(id=exam.id), await papers.items_of(exam.id)


async def all_took_it(house: Any, branch: Any, exam: Exam, items: Any) -> None:
    """张三 all right, each after them a question less; 孙八 not at all, 钱七 not to the end."""
    now = house.clock.now()
    for wrong, name in enumerate(NAMES[:4]):
        given = right_answers(items, wrong)
        after = now + timedelta(minutes=10 + wrong)
        both = ("qq", "telegram")
        await sat(exam, branch.members[name], now, given, finished=after, platforms=both)
    await sat(exam, branch.members["书记"], now, right_answers(items, 5), finished=now)
    await sat(exam, branch.members["钱七"], now, {})


async def test_it_is_announced_at_its_opening_in_both_groups(house: Any, branch: Any) -> None:
    exam = await made(house, branch.people["宣委"], "qq")
    await house.advance(hours=33, minutes=59)
    assert (await Exam.get(id=exam.id)).state == State.PLANNED
    await house.advance(minutes=1, seconds=1)
    assert (await Exam.get(id=exam.id)).state == State.OPEN
    for platform in ("qq", "telegram"):
        (told,) = await house.world.heard(branch.group(platform), contains="开始了")
        assert told.text.splitlines() == [
            "考试 1《十一月党章测试》开始了。",
            "6 题，满分 15 分，60% 及格，限时 60 分钟，可考 2 次，11月25日（周三）21:00 截止。",
            "私聊我发送“考试 1”就能答卷，QQ 和 Telegram 都可以，换一边也能接着答。",
        ]


async def test_the_groups_are_told_figures_and_no_names_at_the_close(
    house: Any, branch: Any
) -> None:
    exam, items = await opened(house, branch)
    await all_took_it(house, branch, exam, items)
    await house.advance(hours=2, seconds=1)
    assert (await Exam.get(id=exam.id)).state == State.CLOSED
    await house.advance(minutes=1)
    for platform in ("qq", "telegram"):
        (told,) = await house.world.heard(branch.group(platform), contains="结束了")
        assert "应考 8 人，交卷 6 人" in told.text
        assert "平均" in told.text
        assert told.picture
        assert not [name for name in branch.people if name in told.text]
    (told,) = await house.world.heard(
        house.private("telegram"), branch.people["宣委"], contains="的成绩"
    )
    assert "未交 2 人" in told.text
    assert told.picture


@on_sqlite
async def test_few_people_get_no_distribution_in_the_group(house: Any, branch: Any) -> None:
    exam, items = await opened(house, branch)
    now = house.clock.now()
    await sat(exam, branch.members["张三"], now, right_answers(items), finished=now)
    await house.advance(hours=2, minutes=1)
    (told,) = await house.world.heard(branch.group("qq"), contains="结束了")
    assert "平均" not in told.text
    assert not told.picture


@on_sqlite
async def test_a_branch_may_keep_the_summary_out_of_its_groups(house: Any, branch: Any) -> None:
    secretary, private = branch.people["书记"], house.private("qq")
    await house.ask(secretary, private, "设置 考试小结 关", contains="考试小结")
    await house.ask(secretary, private, "设置 考试提醒 169", contains="最大 168")
    await house.ask(secretary, private, "设置 考试提醒 48", contains="现在是：48")
    exam, items = await opened(house, branch)
    await all_took_it(house, branch, exam, items)
    await house.advance(hours=2, minutes=1)
    await house.world.heard(house.private("qq"), branch.people["书记"], contains="的成绩")
    said = [m.text for m in house.world.transcript.messages if "结束了" in m.text]
    assert said == []


async def test_cancelled_it_is_over_and_the_groups_know(house: Any, branch: Any) -> None:
    exam, _ = await opened(house, branch)
    person, private = branch.people["宣委"], house.private("qq")
    await house.ask(person, private, "取消考试", contains="哪一次考试")
    await house.ask(person, private, "取消考试 9", contains="没有编号 9")
    asked = await house.ask(person, private, "取消考试 1", contains="不能恢复")
    code = re.search(r"确认 (\d{4})", asked.text)
    assert code is not None
    await house.ask(person, private, f"确认 {code[1]}", contains="取消了")
    await house.world.heard(branch.group("telegram"), contains="取消了，不用再答")
    await house.ask(person, private, "取消考试 1", contains="已经取消")
    await house.advance(hours=3)
    assert (await Exam.get(id=exam.id)).state == State.CANCELLED
    assert not [m for m in house.world.transcript.messages if "结束了" in m.text]
    assert await AuditEntry.filter(action="quiz.exam.cancelled").count() == 1


async def test_of_two_confirmed_cancellations_one_counts(house: Any, branch: Any) -> None:
    await opened(house, branch)
    private, codes = house.private("qq"), {}
    for name in ("书记", "宣委"):
        asked = await house.ask(branch.people[name], private, "取消考试 1", contains="确认")
        code = re.search(r"确认 (\d{4})", asked.text)
        assert code is not None
        codes[name] = code[1]
    await house.ask(branch.people["书记"], private, f"确认 {codes['书记']}", contains="取消了")
    await house.ask(branch.people["宣委"], private, f"确认 {codes['宣委']}", contains="已经取消")
    assert await AuditEntry.filter(action="quiz.exam.cancelled").count() == 1


async def test_the_gradebook_has_both_platforms_and_no_formula(
    house: Any, branch: Any, platform: str
) -> None:
    from openpyxl import load_workbook

    await branch.person("=HYPERLINK(1)", student_no="2023999999")
    exam, items = await opened(house, branch)
    await all_took_it(house, branch, exam, items)
    now = house.clock.now()
    await sat(exam, branch.members["=HYPERLINK(1)"], now, {items[0].id: [1]}, finished=now)
    private = house.private(platform)
    answer = await house.ask(branch.people["宣委"], private, "成绩 1", contains="到现在的成绩")
    assert answer.picture
    sent = await house.world.heard(private, branch.people["宣委"], after=answer)
    name, content = next(m.document for m in sent if m.document is not None)
    assert name == "考试1成绩-2026-11-24.xlsx"
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["成绩", "试题分析"]
    rows = {row[0]: row for row in book["成绩"].iter_rows(min_row=2, values_only=True)}
    assert rows["张三"][2:8] == ("已交", 1, 15, 15, 100, "是")
    assert rows["张三"][10:] == (10, "QQ、Telegram")
    assert rows["李四"][4] == 13
    assert rows["钱七"][2] == "答卷中"
    assert rows["孙八"][2] == "未考"
    assert "'=HYPERLINK(1)" in rows
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    analysis = list(book["试题分析"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in analysis] == [1, 2, 3, 4, 5, 6]
    assert all(row[7] == 6 for row in analysis)


@on_sqlite
async def test_who_is_missing_is_told_in_private_only(
    house: Any, branch: Any, platform: str
) -> None:
    exam, items = await opened(house, branch)
    await all_took_it(house, branch, exam, items)
    person, group = branch.people["宣委"], branch.group(platform)
    said = await person.say(group, "未考 1")
    private = house.private(platform)
    (told,) = await house.world.heard(private, person, contains="没有交卷", after=said)
    assert told.text == (
        "考试 1《十一月党章测试》还有 3 人没有交卷：宣委、钱七、孙八\n其中 1 人已经开始：钱七"
    )
    await house.ask(branch.people["张三"], private, "未考 1", contains="权")
    # Without a number it is the newest that has begun, not one that is to come.
    view = await house.host.directory.branch(branch.id)
    later = house.clock.now() + timedelta(days=1)
    await created(
        house.host,
        view,
        branch.members["书记"],
        opens_at=later,
        closes_at=later + timedelta(hours=2),
    )
    await house.ask(person, private, "未考", contains="考试 1《")


@on_sqlite
async def test_ones_own_result_has_the_answers_after_the_close_only(
    house: Any, branch: Any, platform: str
) -> None:
    exam, items = await opened(house, branch)
    await all_took_it(house, branch, exam, items)
    person, private = branch.people["李四"], house.private(platform)
    before = await house.ask(person, private, "成绩 1", contains="13 分（满分 15）")
    assert "正确答案：" not in before.text
    assert "截止后可以看" in before.text
    await house.advance(hours=2, minutes=1)
    after = await house.ask(person, private, "成绩", contains="第1题")
    own = {one.item.id: one for one in papers.laid_out(items, exam.seed, branch.members["李四"])}
    wrong = own[items[0].id]
    right = "ABCD"[wrong.placed.order.index(1)]
    given = "ABCD"[wrong.placed.order.index(3)]
    part = next(p for p in after.text.split("\n\n") if p.startswith(f"第{wrong.place}题"))
    assert f"您的答案：{given}；正确答案：{right}" in part
    assert "（0/2 分）" in part
    assert "解析" in part
    assert after.text.count("解析：") == 6
    await house.ask(branch.people["孙八"], private, "成绩 1", contains="没有考试 1")
    await house.ask(branch.people["书记"], private, "成绩 1 我", contains="分（满分 15）")
    await house.ask(branch.people["张三"], private, "成绩 九", contains="请写考试的编号")
