"""How a sign-in is confirmed: to whom, how often, and in how many messages."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest

from bot.branch.roles import Role
from bot.clock import ManualClock
from bot.sandbox.world import until as happens
from plugins.signin.models import Attendance, DailySignIn
from tests.house.house import running, settings_for
from tests.plugins.signin.chatting import opened, setting


@pytest.fixture
async def branch(house: Any) -> Any:
    """A branch with its secretary and two members."""
    branch = await house.branch()
    await branch.person("书记", Role.SECRETARY)
    await branch.person("张三")
    await branch.person("李四")
    return branch


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_two_hundred_within_half_a_minute_make_at_most_eight_messages(
    database_url: str, clock: ManualClock, tmp_path: Any, platform: str
) -> None:
    names = [f"同志{n:03}" for n in range(200)]
    # The windows as they are in use: however slow this machine is, it has its half minute.
    settings = settings_for(database_url, tmp_path / "var")
    async with running(settings, clock, merge_scale=1.0) as house:
        branch = await house.branch()
        for name in names:
            await branch.person(name, qq=platform == "qq", telegram=platform == "telegram")
        group = branch.group(platform)
        for start in range(0, 200, 50):
            await asyncio.gather(
                *(branch.people[name].say(group, "签到") for name in names[start : start + 50])
            )
        for name in names:
            await house.world.heard(group, contains=name, timeout=60)
        said = house.world.said(group)
        words = "\n".join(message.text for message in said)
        assert len(said) <= 8
        assert Counter(words.count(name) for name in names) == {1: 200}
        assert await DailySignIn.all().count() == 200


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestPresses:
    """A press of a button is told once."""

    async def test_in_the_group_to_the_presser_alone(self, house: Any, branch: Any) -> None:
        group = branch.telegram_group
        posted, code = await opened(house, branch, "telegram")
        pressed = await branch.people["张三"].press(posted, f"签到 {code}")
        assert pressed.text == "张三 已签到“主题党日”（09:00）。"
        again = await branch.people["张三"].press(posted, f"签到 {code}")
        assert again.text == "“主题党日”之前已经签过了，不用再签：张三"
        # Whatever the group would be told stands there by the time of the next answer.
        await house.ask(branch.people["李四"], group, f"签到 {code}", contains="李四")
        assert not house.world.said(group, contains="张三")
        assert await Attendance.all().count() == 2

    async def test_also_to_the_group_where_the_branch_wants_it(
        self, house: Any, branch: Any
    ) -> None:
        await setting(house, branch, presses_in_group=True)
        posted, code = await opened(house, branch, "telegram")
        pressed = await branch.people["张三"].press(posted, f"签到 {code}")
        assert "张三 已签到" in pressed.text
        told = await house.world.heard(branch.telegram_group, contains="张三")
        assert [one.text for one in told] == ["张三 已签到“主题党日”（09:00）。"]

    async def test_in_the_group_where_the_notice_came_too_late(
        self, house: Any, branch: Any
    ) -> None:
        posted, code = await opened(house, branch, "telegram")
        telegram, zhang = house.world.telegram, branch.people["张三"]
        await house.world.break_link("telegram")
        poster = telegram.state.messages[int(posted.chat_id), int(posted.message_id)]
        _, callback = telegram.press(poster, zhang.telegram, f"签到 {code}")
        # Telegram shows no notice any more for a press that waited while the bot was away.
        callback.answered = True
        await house.world.heal("telegram")
        told = await house.world.heard(branch.telegram_group, contains="张三")
        assert [one.text for one in told] == ["张三 已签到“主题党日”（09:00）。"]

    async def test_in_private_by_a_message_that_stays(self, house: Any, branch: Any) -> None:
        await opened(house, branch, "telegram")
        zhang = branch.people["张三"]
        await zhang.say(house.private("telegram"), "签到")
        await house.advance(minutes=10)
        reminder = (await house.world.heard(person=zhang, contains="您还没有签到"))[0]
        code = reminder.buttons[0][0].data.split()[1]
        pressed = await zhang.press(reminder, f"签到 {code}")
        assert pressed.text == ""
        told = await house.world.heard(person=zhang, contains="已签到", after=reminder)
        assert [one.text for one in told] == ["张三 已签到“主题党日”（09:10）。"]

    async def test_a_daily_press_names_the_meeting_in_a_box(self, house: Any, branch: Any) -> None:
        await setting(house, branch, daily_reminder=True, daily_reminder_at="09:05")
        await house.advance(minutes=0)
        await house.advance(minutes=5)
        reminder = (await house.world.heard(branch.telegram_group, contains="今天还没签到"))[0]
        plain = await branch.people["李四"].press(reminder, "签到")
        assert (plain.text, plain.alert) == ("李四 签到成功，连续 1 天，本月第 1 次。", False)
        await opened(house, branch, "telegram")
        hinted = await branch.people["张三"].press(reminder, "签到")
        assert hinted.alert
        assert "活动“主题党日”正在签到" in hinted.text

    async def test_leave_decided_in_private_is_told_once(self, house: Any, branch: Any) -> None:
        await opened(house, branch, "telegram")
        await house.ask(branch.people["张三"], house.private("qq"), "请假 发烧")
        secretary = branch.people["书记"]
        told = (await house.world.heard(person=secretary, contains="发烧"))[0]
        if told.platform == "qq":
            await secretary.say(house.private("telegram"), "待批请假")
            told = (await house.world.heard(house.private("telegram"), secretary, "发烧"))[0]
        pressed = await secretary.press(told, "准假 1")
        assert pressed.text == ""
        done = await house.world.heard(person=secretary, contains="已批准 1 号", after=told)
        assert len(done) == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestReactions:
    """A reaction stands for the message where the branch wants that."""

    async def test_off_until_it_is_set(self, house: Any, branch: Any, platform: str) -> None:
        zhang, group = branch.people["张三"], branch.group(platform)
        said = await zhang.say(group, "签到")
        await house.world.heard(group, contains="张三", after=said)
        assert said.reactions == []

    async def test_for_what_is_plain_only(self, house: Any, branch: Any, platform: str) -> None:
        await setting(house, branch, reactions=True)
        zhang, li, group = branch.people["张三"], branch.people["李四"], branch.group(platform)
        first = await zhang.say(group, "签到")
        await happens(lambda: first.reactions == ["👌"])
        # A repeat has something to say; by then the first would have been told too.
        again = await house.ask(zhang, group, "签到", contains="张三")
        assert "今天已经签过了" in again.text
        assert len(house.world.said(group, contains="张三")) == 1
        _, code = await opened(house, branch, platform)
        daily = await house.ask(li, group, "签到", contains="李四")
        assert "“主题党日”正在签到" in daily.text
        attended = await li.say(group, f"签到 {code}")
        await happens(lambda: attended.reactions == ["👌"])
        await house.ask(li, group, f"签到 {code}", contains="之前已经签过了")
        private = await house.ask(zhang, house.private(platform), f"签到 {code}")
        assert "张三 已签到“主题党日”" in private.text
