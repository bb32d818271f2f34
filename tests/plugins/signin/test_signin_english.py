"""What goes out unasked to an English branch, whole texts, on both platforms."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.branch.models import AccountPreference
from bot.branch.roles import Role
from plugins.signin.models import AttendanceSession
from tests.house.databases import on_sqlite
from tests.plugins.signin.chatting import setting


@pytest.fixture
async def branch(house: Any, platform: str) -> Any:
    """An English branch whose people are on one platform only."""
    branch = await house.branch("Physics branch", locale="en")
    there = {"qq": platform == "qq", "telegram": platform == "telegram"}
    await branch.person("Ann", Role.SECRETARY, **there)
    await branch.person("Bob", **there)
    await branch.person("Cid", **there)
    return branch


async def private_word(house: Any, person: Any, contains: str, after: Any) -> str:
    """The one private message to a person that has these words."""
    heard = await house.world.heard(person=person, contains=contains, after=after)
    assert len(heard) == 1
    assert heard[0].private
    return heard[0].text


@on_sqlite
async def test_leave_is_asked_for_and_decided(house: Any, branch: Any, platform: str) -> None:
    ann, bob, private = branch.people["Ann"], branch.people["Bob"], house.private(platform)
    ahead = await house.ask(bob, private, "/leave exam")
    assert ahead.text == (
        "Your request for leave (no. 1) has arrived. Nothing is open, so it counts for the next"
        " occasion within 7 days; you will be told in private what the secretary decides."
    )
    assert await private_word(house, ann, "exam", ahead) == (
        "Bob asks for leave from the next occasion (no. 1):\nexam\n"
        "To grant it send: /grantleave 1\nTo return it send: /returnleave 1 and a reason"
    )
    said = await ann.say(private, "/returnleave 1")
    assert await private_word(house, bob, "returned", said) == (
        "Your request for leave from the next occasion (no. 1) was returned; please come. If you"
        " really can't, speak to the secretary or send /leave with a reason again."
    )
    await house.ask(ann, private, "/attendance Theme day 15m", contains="Theme day")
    asked = await house.ask(bob, private, "/leave fever", contains="no. 2")
    assert await private_word(house, ann, "fever", asked) == (
        "Bob asks for leave from “Theme day” (no. 2):\nfever\n"
        "To grant it send: /grantleave 2\nTo return it send: /returnleave 2 and a reason"
    )
    said = await ann.say(private, "/grantleave 2")
    assert await private_word(house, bob, "is granted", said) == (
        "Your leave from “Theme day” (no. 2) is granted."
    )
    said = await ann.say(private, "/returnleave 2 please find a substitute")
    assert await private_word(house, bob, "returned", said) == (
        "Your request for leave from “Theme day” (no. 2) was returned; please come. If you really"
        " can't, speak to the secretary or send /leave with a reason again.\n"
        "The secretary's note: please find a substitute"
    )


async def test_reminder_second_check_and_summary(house: Any, branch: Any, platform: str) -> None:
    ann, bob, cid = (branch.people[name] for name in ("Ann", "Bob", "Cid"))
    group, private = branch.group(platform), house.private(platform)
    opened = await house.ask(ann, private, "/attendance Theme day 15m", contains="Theme day")
    code = (await AttendanceSession.get()).code
    posted = (await house.world.heard(group, contains="Theme day"))[0]
    assert posted.text == (
        f"Sign-in for “Theme day” is open until 09:15.\nScan the code, or send: /signin {code}"
    )
    for person in (ann, cid):
        await house.ask(person, private, f"/signin {code}")

    said = await ann.say(private, "/recheck 3m")
    call = (await house.world.heard(group, contains="Second check", after=said))[0]
    found = re.search(r"/recheck (\d{4})", call.text)
    assert found is not None
    assert call.text == (
        "Second check of “Theme day”: if you signed in, answer within 3 minutes.\n"
        f"Send: /recheck {found[1]}"
    )
    answered = await house.ask(cid, group, f"/recheck {found[1]}", contains="Cid")
    assert answered.text == "Second check answered: Cid"
    await house.advance(minutes=3)
    assert await private_word(house, ann, "but did not answer", call) == (
        "Second check of “Theme day”: 1 answered; 1 signed in but did not answer: Ann."
        " Please verify."
    )

    await house.advance(minutes=7)
    assert await private_word(house, bob, "you have not signed in", opened) == (
        "Sign-in for “Theme day” ends at 09:15, and you have not signed in. Send: /signin"
        f" {code}; if you can't come, send /leave with a reason."
    )
    await house.advance(minutes=5)
    summary = (await house.world.heard(group, contains="the deadline is over"))[0]
    counts = "Expected 3, present 2 (late 0), on leave 0, leave undecided 0, missing 1."
    assert summary.text == (
        "“Theme day” (no. 1): the deadline is over; until 09:25 sign-ins are marked late.\n"
        f"{counts}"
    )
    names = "Signed in (2): Ann, Cid\nMissing (1): Bob"
    assert (await private_word(house, ann, "Missing (1)", opened)).endswith(f"{counts}\n{names}")
    await house.advance(minutes=1)
    await house.ask(bob, private, f"/signin {code}", contains="marked late")
    await house.advance(minutes=10)
    last = (await house.world.heard(person=ann, contains="sign-in has ended"))[0]
    assert last.text == (
        "“Theme day” (no. 1): sign-in has ended.\n"
        "Expected 3, present 3 (late 1), on leave 0, leave undecided 0, missing 0.\n"
        "Signed in (2): Ann, Cid\nLate (1): Bob"
    )
    assert not re.search(r"[\u4e00-\u9fff]", "".join(m.text for m in house.world.said()))


@on_sqlite
async def test_the_days_reminder_and_the_groups(house: Any, branch: Any, platform: str) -> None:
    await setting(
        house, branch, daily_reminder=True, daily_reminder_at="09:01", remind_in_group=True
    )
    ann, bob = branch.people["Ann"], branch.people["Bob"]
    group, private = branch.group(platform), house.private(platform)
    await house.advance(minutes=0)
    await house.advance(minutes=31)
    daily = (await house.world.heard(group, contains="signed in today"))[0]
    assert daily.text == (
        "(sent late) If you have not signed in today, just send /signin; if you have, never mind."
    )
    await house.ask(ann, private, "/attendance Theme day 15m", contains="Theme day")
    code = (await AttendanceSession.get()).code
    for person in (ann, branch.people["Cid"]):
        await house.ask(person, private, f"/signin {code}")
    await house.advance(minutes=10)
    told = (await house.world.heard(group, bob, contains="ends at"))[0]
    assert told.mentions == ("Bob",)
    assert told.text.replace("@", "") == (
        "Bob Sign-in for “Theme day” ends at 09:46, and you have not signed in."
        f" Send: /signin {code}. If you can't come, send me /leave with a reason in private."
    )


@on_sqlite
async def test_who_chose_a_language_reads_it_in_private(
    house: Any, branch: Any, platform: str
) -> None:
    ann, bob, private = branch.people["Ann"], branch.people["Bob"], house.private(platform)
    for person in (ann, bob):
        await AccountPreference.create(
            platform=platform, account_id=person.account(platform), locale="zh-CN"
        )
    house.host.directory.forget()
    opened = await house.ask(ann, private, "/attendance Theme day 15m", contains="Theme day")
    asked = await house.ask(branch.people["Cid"], private, "/leave fever", contains="no. 1")
    assert await private_word(house, ann, "fever", asked) == (
        "Cid 为“Theme day”请假（1 号）：\nfever\n批准请发送：准假 1\n退回请发送：退回 1 原因"
    )
    await house.advance(minutes=10)
    code = (await AttendanceSession.get()).code
    assert await private_word(house, bob, "截止", opened) == (
        f"“Theme day”的签到 09:15 截止，您还没有签到。请发送：签到 {code}；"
        "来不了请发送“请假 原因”。"
    )
    await house.advance(minutes=5)
    # The group keeps the branch's language; the secretary's report is in the secretary's.
    await house.world.heard(branch.group(platform), contains="the deadline is over")
    assert "应到 3 人" in await private_word(house, ann, "未到", opened)
