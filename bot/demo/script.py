"""The scenes. Each says what people say, and checks what the bot answers."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable

from bot.demo.checks import Checks
from bot.demo.stage import Stage
from bot.platforms.types import PlatformName
from bot.sandbox.people import Private, SimPerson

QQ = Private(PlatformName.QQ)
TELEGRAM = Private(PlatformName.TELEGRAM)
Scene = Callable[[Stage, Checks], Awaitable[None]]


def who(stage: Stage, number: str) -> SimPerson:
    """Someone by the end of the student number."""
    return next(one for key, one in stage.cast.people.items() if key.endswith(number))


async def bind(stage: Stage, checks: Checks) -> None:
    """A member who is on QQ only binds on Telegram too, after a wrong number."""
    only_qq = frozenset({PlatformName.QQ})
    member = next(one for one in reversed(stage.cast.cast.members) if one.accounts == only_qq)
    person = stage.world.person(f"{member.name} TG", qq=False, started=True)
    await checks.ask(person, TELEGRAM, "签到", "绑定")
    await checks.ask(person, TELEGRAM, f"绑定 {member.name} 1999000000", "绑定")
    await checks.ask(person, TELEGRAM, f"绑定 {member.name} {member.student_no}", member.name)


async def daily(stage: Stage, checks: Checks) -> None:
    """One person on both platforms: the second time is friendly and changes nothing."""
    person = who(stage, "0157")
    await checks.ask(person, stage.cast.qq_group, "签到", "连续 1 天")
    await checks.ask(person, TELEGRAM, "/signin", "今天已经签过了")


async def many(stage: Stage, checks: Checks) -> None:
    """Twelve people at once on QQ get few messages, and everyone is named."""
    group = stage.cast.qq_group
    people = [one for one in stage.cast.people.values() if one.qq][10:22]
    before = len(stage.world.said(group))
    await asyncio.gather(*(person.say(group, "签到") for person in people))
    for person in people:
        await checks.hears(group, person.name)
    sent = len(stage.world.said(group)) - before
    checks.expects(sent <= 8, f"{sent} messages for {len(people)} people")


async def meeting(stage: Stage, checks: Checks) -> None:
    """The secretary opens on QQ; people sign on both platforms; one asks for leave."""
    cast = stage.cast
    secretary = who(stage, "0101")
    said = await secretary.say(cast.qq_group, "发起签到 主题党日 15分钟")
    poster = await checks.hears(cast.qq_group, "扫码", after=said)
    there = await checks.hears(cast.telegram_group, "扫码", after=said)
    checks.expects(poster.picture is not None, "the poster on QQ has no picture")
    found = re.search(r"签到 (\d{4})", poster.text)
    checks.expects(found is not None, "the poster shows no code")
    code = found[1] if found else ""
    await checks.ask(who(stage, "0157"), cast.qq_group, f"签到 {code}", "主题党日")
    presser = who(stage, "0122")
    answer = await presser.press(there, code)
    checks.expects(bool(answer.text) or bool(there), "the button was not answered")
    await checks.hears(None, presser.name, after=there)
    await checks.ask(who(stage, "0136"), cast.qq_group, "签到 0000", "0000")
    absent = who(stage, "0150")
    asked = await absent.say(TELEGRAM, "请假 发烧 去医院")
    await checks.hears(TELEGRAM, "请假", after=asked, person=absent)
    request = await checks.hears(TELEGRAM, "准假", after=asked, person=who(stage, "0115"))
    await who(stage, "0115").press(request, "准假")
    await checks.hears(None, "准假", after=request)
    await checks.ask(secretary, cast.qq_group, "签到情况", "应到")


async def recheck(stage: Stage, checks: Checks) -> None:
    """Who signed in answers once more."""
    said = await who(stage, "0101").say(stage.cast.telegram_group, "复核 3")
    asked = await checks.hears(None, "复核", after=said)
    checks.expects(bool(asked.text), "nobody was asked")
    await stage.advance(minutes=4)
    await checks.hears(None, "复核", after=asked, person=who(stage, "0101"))


async def deadline(stage: Stage, checks: Checks) -> None:
    """The missing are reminded in private; then the summary, the sheet, and a make-up."""
    secretary = who(stage, "0101")
    last = list(stage.world.transcript)[-1]
    await stage.advance(minutes=6)
    await checks.hears(None, "主题党日", after=last, person=who(stage, "0143"))
    await asyncio.sleep(1.5)
    await stage.advance(minutes=5)
    await checks.hears(stage.cast.qq_group, "应到", after=last)
    await checks.hears(stage.cast.telegram_group, "应到", after=last)
    late = who(stage, "0129")
    await checks.ask(secretary, stage.cast.qq_group, f"补签 {late.name} 在值班", late.name)


async def away(stage: Stage, checks: Checks) -> None:
    """What was said on QQ while the bot was away counts for when it was said."""
    await stage.advance(days=1)
    person = who(stage, "0157")
    group = stage.cast.qq_group
    await checks.ask(who(stage, "0108"), group, "签到", who(stage, "0108").name)
    await asyncio.sleep(1.5)
    await stage.world.break_link(PlatformName.QQ)
    said = await person.say(group, "签到")
    await stage.advance(hours=1)
    await stage.world.heal(PlatformName.QQ)
    await checks.hears(group, person.name, after=said, seconds=20)


async def telegram_away(stage: Stage, checks: Checks) -> None:
    """Telegram keeps what was said; QQ goes on meanwhile."""
    await stage.advance(days=1)
    person = who(stage, "0115")
    await stage.world.break_link(PlatformName.TELEGRAM)
    said = await person.say(stage.cast.telegram_group, "签到")
    await checks.ask(who(stage, "0157"), stage.cast.qq_group, "签到", "唐一鸣")
    await stage.world.heal(PlatformName.TELEGRAM)
    await checks.hears(stage.cast.telegram_group, person.name, after=said, seconds=30)


async def manners(stage: Stage, checks: Checks) -> None:
    """English in private, roles and rights, and a clear sentence for whoever may not."""
    member, secretary = who(stage, "0157"), who(stage, "0101")
    await checks.ask(member, TELEGRAM, "语言 英文", "English")
    await checks.ask(member, TELEGRAM, "/help", "What you can do")
    await checks.ask(member, stage.cast.qq_group, "发起签到 私会 5分钟", "权限")
    await checks.ask(secretary, QQ, "权限", "书记")
    await checks.ask(secretary, TELEGRAM, "待发消息", "已送达")
    stranger = stage.world.person("路过的人", telegram=False)
    stage.world.join(stranger, stage.cast.qq_group)
    await checks.ask(stranger, stage.cast.qq_group, "签到", "绑定")


SCENES: tuple[tuple[str, Scene], ...] = (
    ("demo-bind", bind),
    ("demo-daily", daily),
    ("demo-many", many),
    ("demo-meeting", meeting),
    ("demo-recheck", recheck),
    ("demo-deadline", deadline),
    ("demo-away", away),
    ("demo-telegram-away", telegram_away),
    ("demo-manners", manners),
)
