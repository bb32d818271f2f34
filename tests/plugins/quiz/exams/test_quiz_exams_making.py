"""An exam is made step by step in private, on both platforms; nothing is lost on the way."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.branch.models import AuditEntry
from bot.branch.roles import Role
from bot.schedule.models import Occurrence
from plugins.quiz.models import Exam, ExamDraft, ExamItem
from plugins.quiz.rules.exam import State
from tests.house.databases import on_sqlite
from tests.plugins.quiz.exams.exam_steps import STEPS, bank, made


@pytest.fixture
async def branch(house: Any) -> Any:
    branch = await house.branch()
    await branch.person("书记", Role.SECRETARY)
    await branch.person("宣委", Role.PUBLICITY)
    await branch.person("张三")
    await bank(branch.id, house.clock.now())
    return branch


async def test_step_by_step(house: Any, branch: Any, platform: str) -> None:
    exam = await made(house, branch.people["宣委"], platform)
    assert (exam.number, exam.title, exam.state) == (1, "十一月党章测试", State.PLANNED)
    assert exam.opens_at == datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
    assert exam.closes_at == datetime(2026, 11, 25, 13, 0, tzinfo=UTC)
    assert (exam.minutes, exam.attempts, exam.pass_mark, exam.partial) == (60, 2, 60, "missed")
    rows = await ExamItem.filter(exam_id=exam.id).order_by("place").select_related("question")
    assert [(row.question.kind, row.points) for row in rows] == [
        ("single", 200),
        ("single", 200),
        ("single", 200),
        ("multiple", 400),
        ("multiple", 400),
        ("truefalse", 100),
    ]
    assert {row.question.topic for row in rows if row.question.kind == "multiple"} == {"党章"}
    assert not await ExamDraft.exists()
    assert await AuditEntry.filter(action="quiz.exam.created").count() == 1
    due = {row.job for row in await Occurrence.filter(key=str(exam.id))}
    assert due == {
        "quiz.exam-open",
        "quiz.exam-close",
        "quiz.exam-results",
        "quiz.exam-reminder",
        "quiz.exam-mistakes",
    }


@on_sqlite
async def test_buttons_are_for_their_own_step(house: Any, branch: Any) -> None:
    person, private = branch.people["宣委"], house.private("telegram")
    await house.ask(person, private, "创建考试 测试", contains="什么时候开始")
    asked = await house.ask(person, private, "现在", contains="什么时候截止")
    button = next(b for row in asked.buttons for b in row if b.label == "1天")
    assert button.data == "创建考试 第3步 1天"
    await house.ask(person, private, button.data, contains="限多少分钟")
    again = await house.ask(person, private, button.data, contains="那一步已经过了")
    assert "限多少分钟" in again.text
    assert (await ExamDraft.get()).step == "minutes"


@on_sqlite
async def test_back_shows_the_step_before_and_give_up_ends_it(house: Any, branch: Any) -> None:
    person, private = branch.people["宣委"], house.private("qq")
    await house.ask(person, private, "创建考试")
    await house.ask(person, private, "测试")
    await house.ask(person, private, "上一步", contains="叫什么名字")
    await house.ask(person, private, "另一次测试", contains="另一次测试")
    await house.ask(person, private, "算了", contains="不创建了")
    assert not await ExamDraft.exists()
    await house.ask(person, private, "创建考试 算了", contains="没有正在创建的考试")


BAD = (
    ("十" * 41, 0, "名称有 41 个字"),
    ("昨天那个时候", 1, "看不出是什么时间"),
    ("2月30日 9:00", 1, "没有“2月30日 9:00”这一天"),
    ("周五", 1, "没有写几点"),
    ("今天 8:00", 1, "已经过了"),
    ("2029-01-01 8:00", 1, "太远"),
    ("明天 18:00", 2, "截止要在开始之后"),
    ("90天", 2, "最多开放 60 天"),
    ("很久", 3, "1 到 600"),
    ("121", 3, "只开放 120 分钟"),
    ("0", 3, "1 到 600"),
    ("一百次", 4, "1 到 10"),
    ("11", 4, "1 到 10"),
    ("101", 5, "0 到 100"),
    ("随便", 6, "看不懂"),
    ("单选 0", 6, "0 题"),
    ("单选 火星 2", 6, "没有“火星”这个主题"),
    ("单选 2 难度9", 6, "不是难度"),
    ("单选 党章 5", 6, "要 5 道，只有 3 道"),
    ("单选 201", 6, "最多 200 题"),
    ("单选 5，单选 党章 2", 6, "合起来题目不够"),
    ("单选 2", 7, "还没有写多选题的分值"),
    ("单选 2 多选 4 判断 1 填空 2", 7, "没有填空题"),
    ("0", 7, "大于 0"),
    ("多给点", 7, "请写每种题型的分值"),
    ("4", 8, "1、2 或 3"),
)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_bad_answer_says_what_is_expected_and_keeps_the_step(
    house: Any, branch: Any
) -> None:
    person, private = branch.people["宣委"], house.private("qq")
    await house.ask(person, private, "创建考试")
    for at, step in enumerate(STEPS):
        before = await ExamDraft.get()
        for said, where, expected in BAD:
            if where == at:
                answer = await house.ask(person, private, said)
                assert expected in answer.text, (said, answer.text)
                after = await ExamDraft.get()
                assert (after.step, after.data) == (before.step, before.data), said
        await house.ask(person, private, step)


async def test_an_overlap_is_told_and_needs_the_second_word(house: Any, branch: Any) -> None:
    await made(house, branch.people["宣委"], "qq")
    private = house.private("qq")
    answer = await house.ask(branch.people["书记"], private, "创建考试")
    for step in ("第二次", "明天 20:00", *STEPS[2:]):
        answer = await house.ask(branch.people["书记"], private, step)
    assert "与考试 1《十一月党章测试》的时间重叠" in answer.text
    code = re.search(r"确认 (\d{4})", answer.text)
    assert code is not None
    await house.ask(branch.people["书记"], private, f"确认 {code[1]}", contains="考试 2")


async def test_two_at_once_are_told_of_each_other(house: Any, branch: Any) -> None:
    """Both saw a free evening; the second is told of the first, and creates nothing."""
    private = house.private("qq")
    codes = {}
    for name in ("书记", "宣委"):
        answer = await house.ask(branch.people[name], private, "创建考试")
        for step in STEPS:
            answer = await house.ask(branch.people[name], private, step)
        assert "重叠" not in answer.text
        found = re.search(r"确认 (\d{4})", answer.text)
        assert found is not None
        codes[name] = found[1]
    await house.ask(branch.people["书记"], private, f"确认 {codes['书记']}", contains="创建好了")
    refused = await house.ask(branch.people["宣委"], private, f"确认 {codes['宣委']}")
    assert "刚刚又有了考试 1" in refused.text
    assert await Exam.all().count() == 1
    await house.ask(branch.people["宣委"], private, "创建考试", contains="与考试 1")


@on_sqlite
async def test_a_summary_that_was_changed_since_creates_nothing(house: Any, branch: Any) -> None:
    person, private = branch.people["宣委"], house.private("qq")
    answer = await house.ask(person, private, "创建考试")
    for step in STEPS:
        answer = await house.ask(person, private, step)
    code = re.search(r"确认 (\d{4})", answer.text)
    assert code is not None
    await house.ask(person, private, "上一步")
    await house.ask(person, private, f"确认 {code[1]}", contains="没有再创建")
    assert not await Exam.exists()


@on_sqlite
async def test_a_member_makes_none_and_plain_words_of_old_drafts_are_not_taken(
    house: Any, branch: Any
) -> None:
    private = house.private("qq")
    await house.ask(branch.people["张三"], private, "创建考试", contains="权")
    await house.ask(branch.people["宣委"], private, "创建考试")
    await house.advance(hours=3)
    await house.ask(branch.people["宣委"], private, "一句闲话")
    assert (await ExamDraft.get()).step == "title"
    await house.ask(branch.people["宣委"], private, "创建考试", contains="没有创建完")
    await house.ask(branch.people["宣委"], private, "党史测试", contains="党史测试")


@on_sqlite
async def test_in_english(house: Any) -> None:
    branch = await house.branch("English branch", locale="en")
    person = await branch.person("Ann", Role.PUBLICITY)
    await bank(branch.id, house.clock.now())
    private = house.private("telegram")
    answer = await house.ask(person, private, "/newexam", contains="What is the exam called?")
    steps = ("November test", "Friday 18:00", "2 hours", "60 min", "1", "80%")
    for step in (*steps, "single 3, multiple 党章 2 ", "single 2, multiple 4", "1"):
        answer = await house.ask(person, private, step)
    assert answer.text.splitlines()[:9] == [
        "Please check:",
        "Title: November test",
        "Open: Fri 27 Nov 18:00 to Fri 27 Nov 20:00",
        "60 minutes, 1 attempt, pass mark 80%",
        "Paper: 5 questions, 14 points",
        "· 3 single, 2 points each",
        "· 2 multiple 党章, 4 points each",
        "Multiple choice: points only when all is right",
        "Questions and options come in another order for everyone. "
        "The groups are told when it opens.",
    ]
    code = re.search(r"/confirm (\d{4})", answer.text)
    assert code is not None
    await house.ask(person, private, f"/confirm {code[1]}", contains="Exam 1, “November test”")
