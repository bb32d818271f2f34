"""An exam taken in private chat, on both platforms and both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from plugins.quiz.models import Attempt, Exam, ExamAnswer, ExamItem, Question
from plugins.quiz.rules.exam import State
from tests.house.databases import on_sqlite
from tests.plugins.quiz.taking.exam_rows import EVERY_KIND, SINGLE, TRUE, make_exam
from tests.plugins.quiz.taking.talking import begin, confirm, hand_in, labels, letters, press


async def test_plain_words_from_the_list_to_the_right_answers(house: Any, platform: str) -> None:
    branch = await house.branch()
    zhang = await branch.person("张三")
    private = house.private(platform)
    await make_exam(house.host, branch.id)

    listed = await house.ask(zhang, private, "考试", contains="您的考试")
    assert "1. 十月测验：可以开始，限时 30 分钟，2026-11-24 13:00 截止" in listed.text
    first = await begin(house, zhang, private)
    assert first.text.startswith(
        "第 1/4 题（单选，2.5 分），还剩 30 分钟\n党的根本组织原则是什么\nA. "
    )
    wrong = letters(first.text, "分工负责")
    second = await house.ask(zhang, private, wrong, contains=f"已保存第 1 题：{wrong}")
    assert "第 2/4 题（多选，2.5 分）" in second.text
    right = letters(second.text, "政治纪律", "组织纪律", "廉洁纪律")
    third = await house.ask(zhang, private, right.lower(), contains=f"已保存第 2 题：{right}")
    assert "第 3/4 题（判断，2.5 分）" in third.text
    fourth = await house.ask(zhang, private, "对", contains="已保存第 3 题：对")
    assert "第 4/4 题（填空，2.5 分）" in fourth.text
    await house.ask(zhang, private, "１９２１年", contains="4 题都答了")

    done = await hand_in(house, zhang, private)
    assert done.text == (
        "“十月测验”已交卷。答了 4/4 题，得 7.5/10 分，合格。\n"
        "2026-11-24 13:00 截止后，发送“考试 1”看每道题的正确答案和解析。"
    )
    assert await ExamAnswer.all().count() == 4
    before = await house.ask(zhang, private, "考试 1", contains="7.5 分（满分 10）")
    assert "民主集中制" not in before.text
    listed = await house.ask(zhang, private, "考试", contains="您的考试")
    assert "7.5/10 分，已完成" in listed.text

    await house.advance(hours=4)
    after = await house.ask(zhang, private, "考试 1", contains="正确答案")
    shown = letters(first.text, "民主集中制")
    assert after.text == (
        "考试 1《十月测验》：7.5 分（满分 10），及格。\n\n"
        f"第1题（0/2.5 分）{_asked(first)}\n"
        f"您的答案：{wrong}；正确答案：{shown}\n解析：解析1\n\n"
        f"第2题（2.5/2.5 分）{_asked(second)}\n"
        f"您的答案：{right}；正确答案：{right}\n解析：解析2\n\n"
        "第3题（2.5/2.5 分）党员必须编入一个支部\n您的答案：对；正确答案：对\n解析：解析3\n\n"
        "第4题（2.5/2.5 分）党的一大召开于哪一年\n"
        "您的答案：1921年；正确答案：1921 | 1921年\n解析：解析4\n\n"
        "对某题有疑问：申诉 1 第5题 理由"
    )
    # Both words lead to the same, whichever one thinks of.
    again = await house.ask(zhang, private, "成绩 1", contains="正确答案")
    assert again.text == after.text


def _asked(message: Any) -> str:
    """The question and its options, as they stood in the exam."""
    return "\n".join(message.text.splitlines()[-6:-1])


async def test_begun_on_one_platform_and_finished_on_the_other(house: Any, platform: str) -> None:
    branch = await house.branch()
    zhang = await branch.person("张三")
    here, there = (
        house.private(platform),
        house.private({"qq": "telegram", "telegram": "qq"}[platform]),
    )
    await make_exam(house.host, branch.id)
    first = await begin(house, zhang, here)
    right = letters(first.text, "民主集中制")
    await house.ask(zhang, here, right, contains="第 2/4 题")
    await house.advance(minutes=10)

    again = await house.ask(zhang, there, "考试 1", contains="第 2/4 题")
    assert "还剩 20 分钟" in again.text
    back = await house.ask(zhang, there, "上一题", contains="第 1/4 题")
    assert f"您的答案：{right}" in back.text
    assert letters(back.text, "民主集中制") == right  # the same order of options
    await house.ask(zhang, there, "第3题 对", contains="已保存第 3 题")
    # The first device answers on where it was.
    await house.ask(zhang, here, "第4题 1921", contains="已保存第 4 题")
    done = await hand_in(house, zhang, there)
    assert "答了 3/4 题，得 7.5/10 分" in done.text
    assert set(await ExamAnswer.all().values_list("platform", flat=True)) == {"qq", "telegram"}
    await house.ask(zhang, here, "B", contains="已经交卷，这个回答没有记录")


@on_sqlite
async def test_buttons_move_through_the_exam_in_one_message(house: Any) -> None:
    branch = await house.branch()
    zhang = await branch.person("张三")
    private = house.private("telegram")
    await make_exam(house.host, branch.id)
    shown = await begin(house, zhang, private)
    assert labels(shown) == ["A", "B", "C", "D", "下一题 ›", "交卷"]
    right = letters(shown.text, "民主集中制")

    answer = await press(house, zhang, shown, right, "第 2/4 题")  # the same message, edited
    assert answer.text == f"已保存第 1 题：{right}"
    one, two, three = letters(shown.text, "政治纪律", "组织纪律", "廉洁纪律")
    await press(house, zhang, shown, one, f"您的答案：{one}")
    assert "确定" in labels(shown)
    await press(house, zhang, shown, two, f"您的答案：{one}{two}")
    assert labels(shown)[:4].count(f"✓ {one}") == 1
    await press(house, zhang, shown, f"✓ {two}", f"您的答案：{one}\n")
    await press(house, zhang, shown, three, f"✓ {three}")
    await press(house, zhang, shown, "确定", "第 3/4 题")
    assert labels(shown)[:2] == ["对", "错"]
    await press(house, zhang, shown, "错", "第 4/4 题")
    await press(house, zhang, shown, "上一题", "✓ 错")
    await press(house, zhang, shown, "下一题", "第 4/4 题")
    await press(house, zhang, shown, "下一题", "到末尾了，还有 1 题没答：第 4 题")
    await press(house, zhang, shown, "第 4 题", "（填空")
    await house.ask(zhang, private, "1921", contains="4 题都答了")
    done = await hand_in(house, zhang, private)
    # One choice, a blank, and two of three.
    assert "得 6.67/10 分" in done.text


async def test_a_stale_or_double_tap_loses_nothing(house: Any) -> None:
    branch = await house.branch()
    zhang = await branch.person("张三")
    private = house.private("telegram")
    await make_exam(house.host, branch.id)
    first = await begin(house, zhang, private)
    old = [row[:] for row in first.buttons]
    await press(house, zhang, first, "A", "第 2/4 题")
    first.buttons = old  # another device still shows the first question
    await press(house, zhang, first, "A", "第 2/4 题")
    assert await ExamAnswer.all().count() == 1
    await hand_in(house, zhang, private)
    first.buttons = old
    answer = await zhang.press(first, "B")
    assert "已经交卷" in answer.text
    assert await ExamAnswer.all().count() == 1


@on_sqlite
async def test_a_group_only_points_to_private(house: Any, platform: str) -> None:
    branch = await house.branch()
    zhang = await branch.person("张三")
    await make_exam(house.host, branch.id)
    for text in ("考试", "考试 1", "考试 1-1 1 A", "交卷"):
        told = await house.ask(zhang, branch.group(platform), text, contains="考试在私聊里进行")
        assert "十月测验" not in told.text
    assert not await Attempt.exists()
    told = await house.ask(zhang, branch.group(platform), "考试 1", contains="请私聊我发送“考试 1”")
    if platform == "telegram":
        (button,) = [one for row in told.buttons for one in row]
        assert button.url.endswith("?start=exam_1")
        started = await zhang.start("exam_1")
        await house.world.heard(
            house.private(platform), zhang, contains="现在开始吗", after=started
        )


async def test_when_the_time_is_up_what_was_saved_is_handed_in(house: Any, platform: str) -> None:
    branch = await house.branch()
    both = {"qq": platform == "qq", "telegram": platform == "telegram"}
    zhang = await branch.person("张三", **both)
    private = house.private(platform)
    await make_exam(house.host, branch.id, shapes=(TRUE, SINGLE))
    await begin(house, zhang, private)
    await house.ask(zhang, private, "对", contains="第 2/2 题")
    said = await house.ask(zhang, private, "上一题", contains="第 1/2 题")
    await house.advance(minutes=30, seconds=6)
    (told,) = await house.world.heard(private, zhang, contains="时间到", after=said)
    assert told.text.startswith(
        "时间到，“十月测验”已自动交卷，保存过的回答都算数。答了 1/2 题，得 2.5/5 分，未达到合格线。"
    )
    late = await house.ask(zhang, private, "错", contains="没有记录")
    assert "时间到" not in late.text
    row = await Attempt.get()
    assert (row.finished_at, row.marks) == (row.ends_at, 250)
    await house.advance(hours=5)
    assert len(house.world.said(private, zhang, contains="时间到")) == 1


async def test_an_answer_after_the_end_finishes_before_the_timer(house: Any, platform: str) -> None:
    branch = await house.branch()
    zhang = await branch.person("张三")
    private = house.private(platform)
    await make_exam(house.host, branch.id, shapes=(TRUE, SINGLE))
    await begin(house, zhang, private)
    await house.ask(zhang, private, "对", contains="第 2/2 题")
    house.clock.advance(timedelta(minutes=30, seconds=2))
    told = await house.ask(zhang, private, "A", contains="这个回答没有记录")
    assert "得 2.5/5 分" in told.text
    assert (await ExamAnswer.get()).given is True
    await house.advance(seconds=10)
    assert len(house.world.said(contains="已自动交卷")) == 1


@on_sqlite
async def test_who_has_not_finished_is_reminded_once_in_private(house: Any, platform: str) -> None:
    branch = await house.branch()
    there = {"qq": platform == "qq", "telegram": platform == "telegram"}
    zhang, li, wang = [await branch.person(name, **there) for name in ("张三", "李四", "王五")]
    private = house.private(platform)
    await make_exam(house.host, branch.id, shapes=(TRUE,), minutes=120)
    await begin(house, zhang, private)
    await house.ask(zhang, private, "对", contains="都答了")
    await hand_in(house, zhang, private)
    said = await begin(house, li, private)
    await house.advance(minutes=119)
    await house.advance(minutes=1)
    (to_li,) = await house.world.heard(private, li, contains="截止", after=said)
    (to_wang,) = await house.world.heard(private, wang, contains="截止", after=said)
    assert "您正在考，请记得交卷" in to_li.text
    assert to_wang.text == (
        "“十月测验”2026-11-24 13:00 截止，您还没有考，限时 120 分钟。发送“考试 1”开始。"
    )
    await house.advance(minutes=119)
    await house.world.heard(private, li, contains="时间到", after=to_li)
    assert not house.world.said(private, zhang, contains="请记得交卷")
    assert len(house.world.said(private, wang, contains="您还没有考")) == 1


async def test_one_exam_at_a_time_and_two_attempts(house: Any, platform: str) -> None:
    branch = await house.branch()
    zhang = await branch.person("张三")
    private = house.private(platform)
    first = await make_exam(house.host, branch.id, shapes=(TRUE,), attempts_allowed=2)
    items = await _questions(first)
    await make_exam(house.host, branch.id, number=2, title="加试", questions=items)
    await begin(house, zhang, private)
    await house.ask(zhang, private, "考试 2", contains="您正在考“十月测验”")
    await house.ask(zhang, private, "错", contains="都答了")
    done = await hand_in(house, zhang, private)
    assert "还可以再考 1 次" in done.text
    asked = await house.ask(zhang, private, "考试 1", contains="这是第 2 次")
    await confirm(house, zhang, private, asked, "第 1/1 题")
    await house.ask(zhang, private, "对", contains="都答了")
    await hand_in(house, zhang, private)
    told = await house.ask(zhang, private, "考试 1", contains="考了 2 次")
    assert "2.5 分（满分 2.5），及格" in told.text
    await begin(house, zhang, private, 2)


async def _questions(exam: Exam) -> list[Question]:
    items = await ExamItem.filter(exam_id=exam.id).order_by("place")
    return [await Question.get(id=item.question_id) for item in items]


BAD = [
    ("K", "没有选项 K"),
    ("ABZ", "没有选项 Z"),
    ("AB", "单选题"),
    ("第9题", "没有第 9 题"),
    ("第0题 A", "没有第 0 题"),
    ("第9题 A", "没有第 9 题"),
    ("考试 1 9 A", "没有第 9 题"),
    ("考试 1 1 Z", ""),
    ("考试 1 x A", "没看懂"),
    ("考试 1-7", "没有正在进行的考试"),
    ("考试 1-1 2 +D", ""),
    ("考试 1-1 2 +J", "没有选项 J"),
    ("考试 7", "没有第 7 场考试"),
    ("考试 七", "没看懂"),
    ("考试 99999999999999", "没看懂"),
    ("交卷 7", "没有第 7 场考试"),
    ("交卷 x", "没看懂"),
    ("你好", ""),
    ("第1题 " + "答" * 3000, ""),
]


@on_sqlite
@pytest.mark.parametrize("platform", ["qq"])
async def test_words_that_fit_nowhere_are_told_so_and_change_nothing(
    house: Any, platform: str
) -> None:
    branch = await house.branch()
    zhang = await branch.person("张三")
    private = house.private(platform)
    await make_exam(house.host, branch.id, shapes=EVERY_KIND)
    await house.ask(zhang, private, "交卷", contains="没有正在进行的考试")
    await house.ask(zhang, private, "考试 1-1 1 A", contains="没有正在进行的考试")
    await begin(house, zhang, private)
    for text, contains in BAD:
        told = await house.ask(zhang, private, text, contains=contains)
        assert "抱歉" not in told.text, text
    kept = await ExamAnswer.all().values_list("given", flat=True)
    assert len(kept) == 1  # the one tick that was right
    await house.ask(zhang, private, "第4题", contains="第 4/4 题")
    await house.ask(zhang, private, "延" * 101, contains="100")
    assert await ExamAnswer.all().count() == 1


@on_sqlite
@pytest.mark.parametrize(
    ("change", "contains"),
    [
        ({"opens_in": timedelta(hours=1)}, "才开始"),
        ({"length": timedelta(seconds=1)}, "您没有参加"),
        ({"state": State.CANCELLED}, "已取消"),
    ],
)
async def test_what_a_shut_exam_says(house: Any, change: Any, contains: str) -> None:
    branch = await house.branch()
    zhang = await branch.person("张三")
    await make_exam(house.host, branch.id, shapes=(TRUE,), **change)
    house.clock.advance(timedelta(seconds=2))
    await house.ask(zhang, house.private("qq"), "考试 1", contains=contains)


@on_sqlite
async def test_an_exam_that_shuts_before_the_second_word_does_not_begin(house: Any) -> None:
    branch = await house.branch()
    zhang = await branch.person("张三")
    private = house.private("qq")
    await make_exam(house.host, branch.id, shapes=(TRUE,), length=timedelta(minutes=1))
    asked = await house.ask(zhang, private, "考试 1", contains="限时 1 分钟")
    house.clock.advance(timedelta(minutes=2))
    await confirm(house, zhang, private, asked, "您没有参加")
    assert not await Attempt.exists()


@on_sqlite
async def test_a_cancelled_exam_says_so_in_its_middle(house: Any) -> None:
    branch = await house.branch()
    zhang = await branch.person("张三")
    private = house.private("telegram")
    await make_exam(house.host, branch.id, shapes=(TRUE,))
    shown = await begin(house, zhang, private)
    await Exam.all().update(state=State.CANCELLED)
    answer = await zhang.press(shown, "对")
    assert "已取消" in answer.text
    assert not await ExamAnswer.exists()
    await house.ask(zhang, private, "考试", contains="近期没有考试")


@on_sqlite
async def test_nobody_else_s_exam_can_be_handed_in(house: Any) -> None:
    branch = await house.branch()
    zhang, li = await branch.person("张三"), await branch.person("李四")
    private = house.private("qq")
    await make_exam(house.host, branch.id, shapes=(TRUE,))
    await begin(house, zhang, private)
    await house.ask(li, private, "交卷 1-1", contains="没有正在进行的考试")
    await house.ask(li, private, "考试 1-1 1 对", contains="没有正在进行的考试")
    assert (await Attempt.get()).finished_at is None
    other = await house.branch("第二党支部")
    wang = await other.person("王五")
    await house.ask(wang, private, "考试 1", contains="没有第 1 场考试")
