"""The scenes of study: a daily quiz in both groups, and an exam that moves between platforms."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.demo.play import PATIENCE, QQ, TELEGRAM, Play
from bot.sandbox.people import SimPerson
from bot.sandbox.transcript import SimMessage

# What anybody may answer to a question of each kind; whether it is right is not the point.
_SOME = {"单选": "A", "多选": "AB", "判断": "对", "填空": "延安"}
_MINUTES, _AWAY = 30, 12
"""How long the exam is, and how long the bot is gone in the middle of it."""
_EXAM = (
    ("创建考试 党章小测", "什么时候开始"),
    ("现在", "什么时候截止"),
    ("1天", "限多少分钟"),
    (str(_MINUTES), "可以考几次"),
    ("1", "及格线"),
    ("60", "创建考试 7/10"),
    ("单选 党章 2，判断 党章 1", "创建考试 8/10"),
    ("单选 2，判断 1", "创建考试 9/10"),
)


async def quiz(play: Play) -> None:
    """Questions in the morning, answers from both platforms, what was right in the evening."""
    said = await play.ask(play.secretary, TELEGRAM, "题库 示例", "题库已导入：新增")
    await play.ask(play.secretary, TELEGRAM, "设置 每日答题 开", "现在是：开")
    await play.house.advance(seconds=1)
    await play.o_clock(8, days=1)
    sheet = await play.heard("每日答题 11-30", play.qq, after=said)
    answers = _answers(sheet)
    both = play.person("韩书言")
    await play.ask(both, play.qq, f"答 {answers}", "韩书言")
    await play.ask(both, TELEGRAM, f"答 {answers}", "之前已经这样答过，没有改动")
    await play.ask(play.person("谢望舒"), QQ, "今日答题", "您已答 0/3 题")
    await play.ask(play.person("谢望舒"), QQ, "答 9A", "没有第 9 题，今天只有 3 题")
    taken = await play.ask(play.person("谢望舒"), QQ, f"答 {answers}", "收到：")
    play.true("还没答" not in taken.text, f"not every answer was taken: {taken}")
    await _press_one(play, sheet, said)
    told = play.world.said(contains="正确答案", after=said)
    play.true(not told, f"the right answer was told before the close: {told}")
    await play.o_clock(20)
    for group in (play.qq, play.telegram):
        closed = await play.heard("正确答案", group, after=said)
        play.true("韩书言" not in closed.text, "a name stands beside the answers")
    await play.heard("的结果：3 题中您答对", None, both, after=said)


async def exam(play: Play) -> None:
    """An exam is begun on QQ and handed in on Telegram; in between the bot is started again."""
    officer, private = play.person("方圆"), QQ
    asked: SimMessage | None = None
    for words, expected in _EXAM:
        asked = await play.ask(officer, private, words, expected)
    asked = await play.ask(officer, private, "2", "确认")
    await play.confirm(officer, private, asked, "创建好了")
    await play.house.advance(seconds=5)
    for group in (play.qq, play.telegram):
        await play.heard("《党章小测》开始了", group, after=asked)
    await _sit(play)


async def _sit(play: Play) -> None:
    both = play.person("韩书言")
    await play.ask(both, play.qq, "考试 1", "考试在私聊里进行")
    rules = await play.ask(both, QQ, "考试 1", "现在开始吗")
    first = await play.confirm(both, QQ, rules, "第 1/3 题")
    kept = await play.ask(both, QQ, _SOME[play.found(r"（(单选|判断)，", first)], "第 2/3 题")
    await _restart(play, both, kept)
    second = await play.ask(both, TELEGRAM, "考试 1", "第 2/3 题")
    await play.ask(both, TELEGRAM, "Z", "没有记录")
    await play.ask(both, TELEGRAM, _SOME[play.found(r"（(单选|判断)，", second)], "第 3/3 题")
    asked = await play.ask(both, TELEGRAM, "交卷", "确定交卷吗")
    await play.confirm(both, TELEGRAM, asked, "已交卷")
    await play.ask(play.secretary, TELEGRAM, "未考 1", "谢望舒")
    told = play.world.said(play.qq, contains="已交卷")
    play.true(not told, "somebody's marks stand in the group")


async def _restart(play: Play, person: SimPerson, kept: SimMessage) -> None:
    """The bot is gone for some minutes; back again it says on QQ what they have cost."""
    await play.world.settled(0.2, PATIENCE)
    await play.house.stop()
    play.house.clock.advance(timedelta(minutes=_AWAY))
    play.printer.say("demo-away", minutes=_AWAY)
    await play.house.start()
    told = await play.heard("我刚刚重新启动", QQ, person, after=kept)
    play.true("的时间没有停" in told.text, f"nothing of the time in {told}")
    left = int(play.found(r"还剩 (\d+) 分钟，您在第 2 题", told))
    play.true(left in range(_MINUTES - _AWAY - 2, _MINUTES - _AWAY + 1), f"wrong time in {told}")


def _answers(sheet: SimMessage) -> str:
    """An answer to each question of a sheet: `1A 2AB 3对`."""
    found = re.findall(r"^(\d)\.【(.+?)】", sheet.text, re.MULTILINE)
    return " ".join(number + _SOME[kind] for number, kind in found)


async def _press_one(play: Play, sheet: SimMessage, since: SimMessage) -> None:
    """Answer a question with buttons in the Telegram group."""
    number, kind = next(
        found
        for found in re.findall(r"^(\d)\.【(.+?)】", sheet.text, re.MULTILINE)
        if found[1] != "填空"
    )
    question = await play.heard(f"{number}.【{kind}】", play.telegram, after=since)
    person = play.person("陆南星")
    if kind == "多选":
        await play.press(person, question, "A", "已选")
        await play.press(person, question, "提交", "收到")
    else:
        await play.press(person, question, _SOME[kind], "收到")
