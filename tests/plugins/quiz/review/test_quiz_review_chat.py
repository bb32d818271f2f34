"""Reviewing in private, on both platforms and both databases."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest

from bot.branch.roles import Role
from plugins.quiz.models import ReviewAnswer, ReviewCard
from tests.house.databases import on_sqlite
from tests.plugins.quiz.review.questions import OPTIONS, card, question, wrong


@pytest.fixture
async def branch(house: Any) -> Any:
    """A branch with a member who can make mistakes."""
    branch = await house.branch()
    await branch.person("书记", Role.SECRETARY)
    await branch.person("张三")
    return branch


def letter_of(text: str, option: str) -> str:
    """Under which letter an option is shown."""
    found = re.search(rf"^([A-J])\. {option}$", text, re.MULTILINE)
    assert found, text
    return found[1]


async def test_a_mistake_is_reviewed(house: Any, branch: Any, platform: str) -> None:
    zhang, private = branch.people["张三"], house.private(platform)
    first = await question(branch.id, 1)
    second = await question(branch.id, 2, "truefalse")
    await wrong(branch.members["张三"], first, second, at=house.clock.now())
    shown = await house.ask(zhang, private, "复习")
    assert "到期 2 题" in shown.text
    assert "【单选】第 1 题：题干1" in shown.text
    right = letter_of(shown.text, OPTIONS[1])
    answered = await house.ask(zhang, private, right.lower())
    assert f"答对了：{right}. 中央委员会" in answered.text
    assert (
        "解析：解析1\n出处：《中国共产党章程》第十条\n下次复习：2026-11-26（2 天后）"
        in answered.text
    )
    assert "【判断】第 2 题：题干2" in answered.text
    wrong_one = await house.ask(zhang, private, "错")
    assert "答错了。正确答案：对" in wrong_one.text
    assert "过 10 分钟再来一次" in wrong_one.text
    assert "下一题 09:10 到期" in wrong_one.text
    await house.advance(minutes=10)
    again = await house.ask(zhang, private, "复习")
    assert "第 2 题" in again.text
    done = await house.ask(zhang, private, "对")
    assert "下一题 11-25 09:10 到期" in done.text
    assert await ReviewAnswer.all().count() == 3


@on_sqlite
async def test_several_choices_and_blanks(house: Any, branch: Any, platform: str) -> None:
    zhang, private = branch.people["张三"], house.private(platform)
    several = await question(branch.id, 1, "multiple")
    blank = await question(branch.id, 2, "blank")
    await wrong(branch.members["张三"], several, blank, at=house.clock.now())
    shown = await house.ask(zhang, private, "复习")
    good = [letter_of(shown.text, OPTIONS[index]) for index in (0, 2)]
    partly = await house.ask(zhang, private, good[0])
    assert "只答对了一部分" in partly.text
    assert all(f"{letter}. " in partly.text for letter in good)
    filled = await house.ask(zhang, private, "《陕西延安》")
    assert "答对了：延安 或 陕西延安" in filled.text


@on_sqlite
async def test_telegram_ticks_several(house: Any, branch: Any) -> None:
    zhang, private = branch.people["张三"], house.private("telegram")
    await wrong(
        branch.members["张三"], await question(branch.id, 1, "multiple"), at=house.clock.now()
    )
    shown = await house.ask(zhang, private, "复习")
    good = [letter_of(shown.text, OPTIONS[index]) for index in (0, 2)]
    message = shown
    for letter in good:
        await zhang.press(message, letter)
        await house.world.settled(0.2)
        message = house.world.said(private, zhang)[-1]
    labels = [button for row in message.buttons for button in row]
    assert [str(one).count("✓") for one in labels].count(1) == 2
    assert await ReviewAnswer.all().count() == 0
    await zhang.press(message, f"提交 {''.join(sorted(good))}")
    done = await house.world.heard(private, zhang, contains="答对了")
    assert "到期的错题都复习完了" in done[0].text


@on_sqlite
async def test_a_stale_button_changes_nothing(house: Any, branch: Any) -> None:
    zhang, private = branch.people["张三"], house.private("telegram")
    one, two = await question(branch.id, 1), await question(branch.id, 2)
    await wrong(branch.members["张三"], one, two, at=house.clock.now())
    shown = await house.ask(zhang, private, "复习")
    await house.ask(zhang, private, letter_of(shown.text, OPTIONS[1]))
    before = [dict(row) for row in await ReviewCard.all().order_by("id").values()]
    told = await zhang.press(shown, "A")
    assert "这一下没有算" in told.text
    assert [dict(row) for row in await ReviewCard.all().order_by("id").values()] == before


@on_sqlite
async def test_what_is_no_answer(house: Any, branch: Any, platform: str) -> None:
    zhang, private = branch.people["张三"], house.private(platform)
    await wrong(branch.members["张三"], await question(branch.id, 1), at=house.clock.now())
    assert "没有等您回答" in (await house.ask(zhang, private, "复习 B")).text
    await house.ask(zhang, private, "复习")
    for said, told in (
        ("你好", "请回复 A 到 D 中的一个字母"),
        ("AB", "请只回复一个字母"),
        ("E", "没有选项 E，最后一个是 D"),
        ("复习 9.9 A", "这一下没有算"),
        ("复习 1.0", "请回复 A 到 D 中的一个字母"),
        ("太简单", "刚才没有答对的复习题"),
        ("错题本 删除", "错题本 导出"),
        ("复习提醒 也许", "复习提醒 开 或 复习提醒 关"),
    ):
        assert told in (await house.ask(zhang, private, said)).text, said
    assert await ReviewAnswer.all().count() == 0
    assert "好的，先到这里" in (await house.ask(zhang, private, "停止复习")).text
    assert "现在没有正在复习的题" in (await house.ask(zhang, private, "停止复习")).text
    assert "没有这个命令" in (await house.ask(zhang, private, "A")).text
    assert await ReviewAnswer.all().count() == 0


@on_sqlite
async def test_too_easy_stays_away_longer(house: Any, branch: Any, platform: str) -> None:
    zhang, private = branch.people["张三"], house.private(platform)
    one = await question(branch.id, 1, "truefalse")
    await wrong(branch.members["张三"], one, at=house.clock.now())
    await house.ask(zhang, private, "复习")
    await house.ask(zhang, private, "对")
    usual = (await card(branch.members["张三"], one)).due_at
    told = await house.ask(zhang, private, "太简单")
    assert "隔久一点再来" in told.text
    longer = (await card(branch.members["张三"], one)).due_at
    assert longer > usual
    await house.ask(zhang, private, "太简单")
    assert (await card(branch.members["张三"], one)).due_at == longer
    assert [row.rating for row in await ReviewAnswer.all()] == [4]


@on_sqlite
async def test_in_a_group_it_points_to_private(house: Any, branch: Any, platform: str) -> None:
    zhang, group = branch.people["张三"], branch.group(platform)
    await wrong(branch.members["张三"], await question(branch.id, 1), at=house.clock.now())
    for said in ("复习", "错题本"):
        told = await house.ask(zhang, group, said, contains="私聊")
        assert "题干" not in told.text


async def test_the_book_and_its_table(house: Any, branch: Any, platform: str) -> None:
    from openpyxl import load_workbook

    zhang, private = branch.people["张三"], house.private(platform)
    assert "还没有题" in (await house.ask(zhang, private, "错题本")).text
    assert "还没有题" in (await house.ask(zhang, private, "错题本 导出")).text
    one = await question(branch.id, 1)
    two = await question(branch.id, 2, "blank", topic="历史", text="=1+1 的题干")
    await wrong(branch.members["张三"], one, two, at=house.clock.now())
    told = await house.ask(zhang, private, "错题本")
    assert told.text == (
        "错题本：共 2 题，现在到期 2 题\n按主题：历史 1 题、党章 1 题\n最近进来的：\n"
        "· 第 2 题 =1+1 的题干\n· 第 1 题 题干1\n开始复习：复习；导出表格：错题本 导出"
    )
    await zhang.say(private, "错题本 导出")
    heard = await house.world.heard(private, zhang, contains="共 2 题（含答案")
    await house.world.settled(0.2)
    files = [m.document for m in house.world.said(private, zhang) if m.document is not None]
    assert heard
    rows = list(load_workbook(io.BytesIO(files[0][1])).worksheets[0].values)
    assert rows[0][:3] == ("题号", "主题", "题型")
    assert rows[1][3] == "'=1+1 的题干"
    assert rows[2][5] == "B. 中央委员会"
    assert len(rows) == 3
