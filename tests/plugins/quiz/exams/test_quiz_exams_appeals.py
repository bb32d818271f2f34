"""Appeals: asked in private, decided once, everyone marked again and told why."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.branch.models import AuditEntry
from bot.branch.roles import Role
from plugins.quiz.models import Appeal, Attempt, Question
from plugins.quiz.services.exams import papers
from tests.house.databases import on_sqlite
from tests.plugins.quiz.exams.exam_steps import bank, created, right_answers, sat, told


@pytest.fixture
async def scene(house: Any) -> Any:
    """An exam that 张三 took with the first question wrong and 李四 all right."""
    branch = await house.branch()
    await branch.person("书记", Role.SECRETARY)
    await branch.person("宣委", Role.PUBLICITY)
    for name in ("张三", "李四", "王五"):
        await branch.person(name)
    now = house.clock.now()
    await bank(branch.id, now)
    view = await house.host.directory.branch(branch.id)
    exam = await created(house.host, view, branch.members["宣委"])
    await house.advance(seconds=5)
    items = await papers.items_of(exam.id)
    for wrong, name in ((1, "张三"), (0, "李四")):
        given = right_answers(items, wrong)
        await sat(exam, branch.members[name], now, given, finished=now)
    await sat(exam, branch.members["王五"], now, {})
    own = papers.laid_out(items, exam.seed, branch.members["张三"])
    place = next(one.place for one in own if one.item.id == items[0].id)
    return branch, exam, items, place


async def test_upheld_mends_the_bank_and_everyone_is_marked_again(
    house: Any, scene: Any, platform: str
) -> None:
    branch, _, items, place = scene
    private = house.private(platform)
    text = f"申诉 1 第{place}题 新党章不是这样写的"
    said = await branch.people["张三"].say(branch.group(platform), text)
    # Also said in a group it is answered in private.
    await house.world.heard(private, branch.people["张三"], contains="编号 1", after=said)
    for name in ("书记", "宣委"):
        heard = await told(house, branch.people[name], "提出申诉")
        assert "新党章不是这样写的" in heard.text
        assert f"题库 {items[0].asked.number}（单选）" in heard.text
        assert "现在的答案：B" in heard.text
    person = branch.people["宣委"]
    shown = await house.ask(person, private, "处理申诉", contains="等待处理的申诉 1 条")
    assert "张三，考试 1：新党章不是这样写的" in shown.text
    await house.ask(person, private, "处理申诉 1 成立", contains="请写正确答案")
    await house.ask(person, private, "处理申诉 1 成立 答案 B", contains="就是题库现在的答案")
    assert (await Appeal.get()).state == "waiting"
    await house.ask(person, private, "处理申诉 1 成立 答案 D", contains="答案改为 D")
    assert (await Question.get(id=items[0].asked.id)).answer == [3]
    marks = {row.member_id: row.marks for row in await Attempt.filter(finished_at__not_isnull=True)}
    assert marks == {branch.members["张三"]: 1500, branch.members["李四"]: 1300}
    heard = await told(house, branch.people["张三"], "申诉成立了")
    # Others may still take it, or the same people again: no key before the close.
    assert "截止后可以看" in heard.text
    assert "选项" not in heard.text
    for name, change in (("张三", "13 分改为 15 分"), ("李四", "15 分改为 13 分")):
        await told(house, branch.people[name], change)
    await house.ask(branch.people["书记"], private, "处理申诉 1 不成立 没有", contains="已经处理过")
    assert await AuditEntry.filter(action="quiz.appeal.decided").count() == 1
    assert await AuditEntry.filter(action="quiz.question.corrected").count() == 1


@on_sqlite
async def test_rejected_the_person_is_told_why(house: Any, scene: Any, platform: str) -> None:
    branch, _, items, place = scene
    private = house.private(platform)
    await house.ask(branch.people["张三"], private, f"申诉 第{place}题 我不同意", contains="编号 1")
    person = branch.people["书记"]
    await house.ask(person, private, "处理申诉 1 不成立", contains="请写原因")
    await house.ask(person, private, "处理申诉 1 不成立 党章第八条", contains="不成立，已经把原因")
    await told(house, branch.people["张三"], "不成立：党章第八条")
    assert (await Question.get(id=items[0].asked.id)).answer == [1]


@on_sqlite
async def test_after_the_close_the_new_answer_is_told_in_words(house: Any, scene: Any) -> None:
    branch, _, _, place = scene
    await house.advance(hours=2, minutes=1)
    private = house.private("qq")
    await house.ask(branch.people["张三"], private, f"申诉 第{place}题 我不同意", contains="编号 1")
    await house.ask(branch.people["书记"], private, "处理申诉 1 成立 d", contains="改为 D")
    heard = await told(house, branch.people["张三"], "申诉成立了")
    assert re.search(r"正确答案改为：选项\d丁", heard.text)


@on_sqlite
async def test_a_button_decides(house: Any, scene: Any) -> None:
    branch, _, items, place = scene
    private = house.private("telegram")
    person = branch.people["宣委"]
    await house.ask(branch.people["张三"], private, f"申诉 第{place}题 我不同意", contains="编号 1")
    shown = await house.ask(person, private, "处理申诉 1", contains="现在的答案")
    labels = [button.label for row in shown.buttons for button in row]
    assert labels == ["改为 A", "改为 C", "改为 D"]
    button = next(b for row in shown.buttons for b in row if b.label == "改为 D")
    await house.ask(person, private, button.data, contains="答案改为 D")
    assert (await Question.get(id=items[0].asked.id)).answer == [3]


BAD = (
    ("张三", "申诉", "请写第几题和理由"),
    ("张三", "申诉 1", "请写第几题和理由"),
    ("张三", "申诉 1 第5题", "请写理由"),
    ("张三", "申诉 1 第99题 不对", "没有第 99 题，一共 6 题"),
    ("张三", "申诉 1 第0题 不对", "没有第 0 题"),
    ("张三", "申诉 8 第1题 不对", "没有编号 8"),
    ("张三", f"申诉 1 第1题 {'长' * 301}", "有 301 个字"),
    ("王五", "申诉 1 第1题 不对", "还没有交卷"),
    ("王五", "申诉 第1题 不对", "还没有交过卷"),
    ("张三", "处理申诉 1", "权"),
    ("宣委", "处理申诉 7", "没有编号 7"),
    ("宣委", "处理申诉 七", "请写：处理申诉"),
    ("宣委", "处理申诉 1 也许", "请写：处理申诉"),
    ("宣委", "处理申诉 7 成立 答案 A", "没有编号 7"),
    ("宣委", "处理申诉 1 成立 答案 E", "E"),
    ("宣委", "处理申诉 1 成立 答案 AB", "单选"),
)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_cannot_be_is_said_in_a_sentence(house: Any, scene: Any) -> None:
    branch, _, items, place = scene
    private = house.private("qq")
    await house.ask(branch.people["张三"], private, f"申诉 第{place}题 我不同意", contains="编号 1")
    again = f"申诉 1 第{place}题 我还是不同意"
    for name, said, expected in (("张三", again, "已经申诉过，编号 1"), *BAD):
        answer = await house.ask(branch.people[name], private, said)
        assert expected in answer.text, (said, answer.text)
    assert await Appeal.all().count() == 1
    assert (await Appeal.get()).state == "waiting"
    assert (await Question.get(id=items[0].asked.id)).answer == [1]
