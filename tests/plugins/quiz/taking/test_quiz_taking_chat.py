"""An exam taken in private chat, on both platforms and both databases."""

from __future__ import annotations

import re
from typing import Any

from plugins.quiz.models import Attempt, ExamAnswer
from tests.plugins.quiz.taking.exam_rows import make_exam


async def begin(house: Any, person: Any, private: Any, number: int = 1) -> Any:
    """Ask for an exam, confirm its rules; the first question."""
    asked = await house.ask(person, private, f"考试 {number}", contains="现在开始吗")
    code = re.search(r"确认 (\d{4})", asked.text)
    assert code is not None
    return await house.ask(person, private, f"确认 {code[1]}", contains="第 1/")


async def test_plain_words_from_the_list_to_the_marks(house: Any, platform: str) -> None:
    branch = await house.branch()
    zhang = await branch.person("张三")
    private = house.private(platform)
    await make_exam(house.host, branch.id)

    listed = await house.ask(zhang, private, "考试", contains="你的考试")
    assert "1. 十月测验：可以开始，限时 30 分钟，2026-11-24 13:00 截止" in listed.text
    await begin(house, zhang, private)
    await house.ask(zhang, private, "A", contains="已保存第 1 题：A")
    third = await house.ask(zhang, private, "abc", contains="已保存第 2 题：ABC")
    assert "第 3/4 题（判断，2.5 分）" in third.text
    fourth = await house.ask(zhang, private, "对", contains="已保存第 3 题：对")
    assert "第 4/4 题（填空，2.5 分）" in fourth.text
    await house.ask(zhang, private, "１９２１年", contains="已保存第 4 题")

    sure = await house.ask(zhang, private, "交卷", contains="确定交卷吗")
    code = re.search(r"确认 (\d{4})", sure.text)
    assert code is not None
    await house.ask(zhang, private, f"确认 {code[1]}", contains="已交卷")

    assert await ExamAnswer.all().count() == 4
    assert (await Attempt.get()).finished_at is not None
