"""The week, scene by scene. What people say is Chinese, as the branch of the sandbox is."""

from __future__ import annotations

import asyncio
from typing import Any

from tortoise import Tortoise

from bot.demo import dues, opinions, study
from bot.demo.play import QQ, TELEGRAM, Play, Scene
from bot.platforms.types import PlatformName

_round = opinions.Round()
_NEWCOMER, _NUMBER = "孟凡星", "2023310999"


async def newcomer(play: Play) -> None:
    """The secretary brings a roster in; who is in it binds in private."""
    table = f"姓名,学号,类别\n{_NEWCOMER},{_NUMBER},入党积极分子\n"
    said = await play.say(
        play.secretary, TELEGRAM, "名册 导入", document=("roster.csv", table.encode())
    )
    await play.heard("新增 1 人", TELEGRAM, play.secretary, after=said)
    person = play.world.person(_NEWCOMER, friend=True)
    for group in (play.qq, play.telegram):
        play.world.join(person, group)
    await play.ask(person, QQ, "签到", "还没有绑定")
    await play.ask(person, QQ, f"绑定 {_NEWCOMER} 2023310000", "对不上")
    await play.ask(person, QQ, f"绑定 {_NEWCOMER} {_NUMBER}", "绑定好了")
    await play.ask(person, TELEGRAM, f"绑定 {_NEWCOMER} {_NUMBER}", "绑定好了")
    await play.ask(person, play.qq, "签到", f"{_NEWCOMER} 签到成功")


async def strangers(play: Play) -> None:
    """Whoever may not do something is told why."""
    await play.o_clock(9, 30)
    stranger = play.world.person("路人甲", friend=True)
    await play.ask(stranger, QQ, "签到情况", "还没有绑定")
    await play.ask(stranger, TELEGRAM, "签到", "还没有绑定")
    await play.ask(play.person("唐一鸣"), QQ, "发起签到 党课 15分钟", "您的职务不能使用")
    await play.ask(play.person("宋予安"), QQ, "签到到", "您是不是想发送")


async def daily(play: Play) -> None:
    """One person on both platforms: the second sign-in is a friendly repeat."""
    await play.o_clock(12, 20)
    both = play.person("韩书言")
    await play.ask(both, play.qq, "签到", "连续 1 天，本月第 1 次")
    await play.ask(both, play.telegram, "签到", "今天已经签过了")
    await play.o_clock(8, 10, days=1)
    await play.ask(both, play.telegram, "签到", "连续 2 天，本月第 2 次")
    await play.ask(both, play.qq, "签到", "今天已经签过了")


async def together(play: Play) -> None:
    """Confirmations of those who sign in at once become few messages, everyone named."""
    names = ("罗子衿", "欧阳澈", "谢望舒", "苏以宁", "秦朗", "傅晚晴", "白景川", "马思源")
    people = [play.person(name) for name in names]
    before = len(play.world.said(play.qq))
    await asyncio.gather(*(person.say(play.qq, "签到") for person in people))
    for person in people:
        await play.heard(person.name, play.qq)
    said = play.world.said(play.qq)[before:]
    text = "\n".join(message.text for message in said)
    play.true(len(said) <= 3, f"{len(said)} messages for {len(people)} people")
    play.true(all(text.count(p.name) == 1 for p in people), f"not everyone once: {text}")


async def occasion(play: Play) -> None:
    """Posters in both groups; sign-ins by code, by button and by deep link."""
    await play.o_clock(19)
    before = play.world.transcript[-1]
    there = await play.ask(play.secretary, play.telegram, "发起签到 主题党日 15分钟", "扫码")
    poster = await play.heard("主题党日", play.qq, after=before)
    for message in (poster, there):
        play.true(message.picture is not None, "a poster without a picture")
    code = play.found(r"签到 (\d{4})", poster)
    await play.ask(play.person("谢望舒"), play.qq, f"签到 {code}", "已签到“主题党日”")
    await play.ask(play.person("傅晚晴"), QQ, f"签到 {code}", "已签到“主题党日”")
    await play.press(play.person("陆南星"), there, f"签到 {code}", "已签到“主题党日”")
    await play.press(play.person("陆南星"), there, f"签到 {code}", "之前已经签过了")
    scanned = await play.person("江叙白").start(f"s_{(await _last_session()).token}")
    await play.heard("已签到“主题党日”", TELEGRAM, play.person("江叙白"), after=scanned)
    await play.ask(play.person("秦朗"), play.qq, "签到 abcd", "口令是 4 位数字")
    # In the group several confirmations may have become one.
    await play.ask(play.secretary, play.telegram, f"签到 {code}", play.secretary.name)


async def leave(play: Play) -> None:
    """Leave is asked for in private and granted with a button; the reason stays private."""
    ill = play.person("梁其琛")
    asked = await play.ask(ill, QQ, "请假 发烧去医院", "已收到“主题党日”的请假")
    told = await play.heard("发烧去医院", TELEGRAM, play.secretary, after=asked)
    number = play.found(r"准假 (\d+)", told)
    await play.press(play.secretary, told, f"准假 {number}")
    await play.heard(f"已批准 {number} 号请假", TELEGRAM, play.secretary, after=told)
    await play.heard("“主题党日”的请假", QQ, ill, after=told)
    status = await play.ask(play.secretary, TELEGRAM, "签到情况", "请假 1 人")
    play.true("梁其琛" in status.text, "the secretary sees no names")
    in_group = await play.ask(play.secretary, play.qq, "签到情况", "已到 5 人")
    play.true("梁其琛" not in in_group.text, "names stand in the group")
    play.true(not play.world.said(play.qq, contains="医院"), "the reason stands in the group")


async def missing(play: Play) -> None:
    """Those who are missing are reminded in private, the others are not."""
    before = play.world.transcript[-1]
    await play.house.advance(minutes=11)
    for name, where in (("宋予安", QQ), ("扎西顿珠", TELEGRAM)):
        await play.heard("您还没有签到", where, play.person(name), after=before)
    for name in ("谢望舒", "陆南星", "梁其琛"):
        said = play.world.said(None, play.person(name), "您还没有签到")
        play.true(not said, f"{name} was reminded")


async def recheck(play: Play) -> None:
    """Who signed in is asked again; the secretary learns who did not answer."""
    said = await play.say(play.secretary, TELEGRAM, "复核 2分钟")
    await play.heard("复核已开始", TELEGRAM, play.secretary, after=said)
    call = await play.heard("突击复核", play.qq, after=said)
    there = await play.heard("突击复核", play.telegram, after=said)
    code = play.found(r"复核 (\d{4})", call)
    await play.ask(play.person("谢望舒"), play.qq, f"复核 {code}", "复核已应答：谢望舒")
    await play.press(play.person("陆南星"), there, f"我在（{code}）", "复核已应答")
    await play.press(play.secretary, there, f"我在（{code}）", "复核已应答")
    await play.house.advance(minutes=2, seconds=1)
    report = await play.heard("复核结束", None, play.secretary, after=there)
    play.true(report.private, "the report stands in a group")
    for name in ("傅晚晴", "江叙白"):
        play.true(name in report.text, f"{name} is not in the report")


async def makeup(play: Play) -> None:
    """The secretary signs someone in afterwards, with a reason."""
    text = "补签 @{秦朗} 手机没电"
    await play.ask(play.secretary, play.telegram, text, "已为 秦朗 补签“主题党日”")
    await play.ask(play.secretary, TELEGRAM, "补签 宋予安", "补签要写原因")


async def deadline(play: Play) -> None:
    """Summary and picture in the groups, the table to the secretary."""
    before = play.world.transcript[-1]
    await play.house.advance(minutes=3)
    for group in (play.qq, play.telegram):
        summary = await play.heard("已到 6 人", group, after=before)
        play.true(summary.picture is not None, "a summary without a picture")
    await play.heard("未到（", None, play.secretary, after=before)
    files = [m.document[0] for m in play.world.said(None, play.secretary) if m.document]
    play.true(any(name.endswith(".xlsx") for name in files), f"the secretary got {files}")


async def cancel(play: Play) -> None:
    """A sign-in that was a mistake is taken back, after a second word."""
    await play.o_clock(12, days=1)
    await play.ask(play.secretary, play.telegram, "发起签到 党课 30分钟", "扫码")
    asked = await play.ask(play.secretary, TELEGRAM, "撤销签到", "要撤销“党课”")
    await play.confirm(play.secretary, TELEGRAM, asked, "已撤销“党课”")
    for group in (play.qq, play.telegram):
        await play.heard("“党课”的签到已撤销", group, after=asked)


async def qq_lost(play: Play) -> None:
    """What is said while QQ is cut off counts for the day on which it was said."""
    both = play.person("韩书言")
    await play.ask(both, play.qq, "签到", "连续 3 天")
    await play.o_clock(22, 0, days=1)
    await play.world.break_link(PlatformName.QQ)
    said = await play.say(both, play.qq, "签到")
    await play.say(play.person("谢望舒"), play.qq, "签到")
    await play.o_clock(7, 30, days=1)
    await play.world.heal(PlatformName.QQ)
    made_up = await play.heard("韩书言 2026-11-26 的签到已补记", play.qq, after=said)
    await play.heard("谢望舒 2026-11-26 的签到已补记", play.qq, after=said)
    play.true("连续 4 天" in made_up.text, f"the streak is wrong: {made_up}")
    await play.ask(both, play.qq, "签到", "连续 5 天")


async def telegram_lost(play: Play) -> None:
    """QQ goes on without Telegram, which is made up for when it is back."""
    await play.o_clock(13)
    await play.world.break_link(PlatformName.TELEGRAM)
    said = await play.say(play.person("陆南星"), play.telegram, "签到")
    await play.ask(play.person("宋予安"), play.qq, "签到", "宋予安 签到成功")
    await play.world.heal(PlatformName.TELEGRAM)
    await play.heard("陆南星 签到成功", play.telegram, after=said)


async def reminder(play: Play) -> None:
    """Off by default; once set, the groups are reminded at the branch's time."""
    await play.o_clock(20, 30)
    sent = play.world.said(contains="今天还没签到")
    play.true(not sent, "the reminder went out though it is off")
    await play.ask(play.secretary, TELEGRAM, "设置 每日提醒 开", "现在是：开")
    said = await play.ask(play.secretary, TELEGRAM, "设置 每日提醒时间 18:30", "现在是：18:30")
    await play.house.advance(seconds=1)
    await play.o_clock(18, 30, days=1)
    for group in (play.qq, play.telegram):
        await play.heard("今天还没签到", group, after=said)
    await play.ask(play.person("方圆"), play.qq, "签到", "方圆 签到成功")


async def offices(play: Play) -> None:
    """Offices are given by the secretary, and show in what one may do."""
    await play.o_clock(10, days=1)
    member = play.person("方圆")
    await play.ask(play.secretary, play.qq, "角色 @{方圆} 宣传委员", "方圆同志现任：宣传委员")
    await play.ask(play.secretary, QQ, "角色", "宣传委员")
    await play.ask(member, QQ, "权限", "发起和结束签到")
    await play.ask(member, QQ, "帮助", "绑定")
    await play.ask(member, QQ, "帮助 签到", "签到 4821")
    await play.ask(member, QQ, "我", "宣传委员")
    await play.ask(member, TELEGRAM, "角色 @{方圆} 书记", "安排职务")


async def english(play: Play) -> None:
    """Who prefers English reads English in private; the group keeps its language."""
    texts = play.house.host.texts
    person = play.person("古丽娜尔·艾山")
    await play.ask(person, TELEGRAM, "语言 英文", texts.get("en", "host-language-set"))
    await play.ask(person, TELEGRAM, "/help", texts.get("en", "host-help-title"))
    await play.ask(person, TELEGRAM, "/signin abcd", texts.get("en", "signin-code-unreadable"))
    await play.ask(person, play.telegram, "签到", "签到成功")
    await play.ask(person, TELEGRAM, "/language 中文", texts.get("zh-CN", "host-language-set"))


async def _last_session() -> Any:
    """The session that was opened last: its token stands in the QR code only."""
    model = Tortoise.apps["signin"]["AttendanceSession"]
    return await model.all().order_by("-id").first()


SCENES: tuple[Scene, ...] = (
    ("demo-scene-newcomer", newcomer),
    ("demo-scene-strangers", strangers),
    ("demo-scene-daily", daily),
    ("demo-scene-together", together),
    ("demo-scene-occasion", occasion),
    ("demo-scene-leave", leave),
    ("demo-scene-missing", missing),
    ("demo-scene-recheck", recheck),
    ("demo-scene-makeup", makeup),
    ("demo-scene-deadline", deadline),
    ("demo-scene-cancel", cancel),
    ("demo-scene-qq-lost", qq_lost),
    ("demo-scene-telegram-lost", telegram_lost),
    ("demo-scene-reminder", reminder),
    ("demo-scene-offices", offices),
    ("demo-scene-english", english),
    ("demo-scene-quiz", study.quiz),
    ("demo-scene-exam", study.exam),
    ("demo-scene-dues-begin", dues.begin),
    ("demo-scene-dues-claim", dues.claim),
    ("demo-scene-dues-month", dues.month),
    ("demo-scene-dues-publish", dues.publish),
    ("demo-scene-opinions-begin", _round.begin),
    ("demo-scene-opinions-misplaced", _round.misplaced),
    ("demo-scene-opinions-write", _round.write),
    ("demo-scene-opinions-restart", _round.restart),
    ("demo-scene-opinions-answer", _round.answer),
    ("demo-scene-opinions-receipt", _round.receipt),
    ("demo-scene-opinions-search", _round.search),
)
