"""The missing are reminded once, where they are; quiet hours, downtime, the daily word."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.branch.roles import Role
from bot.delivery.models import OutboxRow
from tests.house.databases import on_sqlite
from tests.plugins.signin.chatting import opened, setting, until


@pytest.fixture
async def branch(house: Any) -> Any:
    """A branch with its secretary and two members."""
    branch = await house.branch()
    await branch.person("书记", Role.SECRETARY)
    await branch.person("张三")
    await branch.person("李四")
    return branch


async def test_each_once_and_where_they_were_seen_last(
    house: Any, branch: Any, platform: str
) -> None:
    zhang, li = branch.people["张三"], branch.people["李四"]
    await branch.person("王五", qq=platform == "qq", telegram=platform == "telegram")
    other = "telegram" if platform == "qq" else "qq"
    await house.ask(zhang, house.private(other), "签到")
    await house.advance(minutes=1)
    await house.ask(zhang, house.private(platform), "签到")
    _, code = await opened(house, branch, platform)
    await house.ask(li, house.private(platform), f"签到 {code}")
    await house.advance(minutes=10)
    for name in ("张三", "王五"):
        person = branch.people[name]
        told = await house.world.heard(person=person, contains="您还没有签到")
        assert [(one.platform, one.private) for one in told] == [(platform, True)]
        assert f"请发送：签到 {code}" in told[0].text
    await house.advance(minutes=4)
    for name, times in (("张三", 1), ("王五", 1), ("李四", 0)):
        said = house.world.said(person=branch.people[name], contains="您还没有签到")
        assert len(said) == times, name


@on_sqlite
async def test_mentioned_in_the_group_where_they_read(
    house: Any, branch: Any, platform: str
) -> None:
    await setting(house, branch, remind_in_group=True)
    await branch.person("只在QQ", telegram=False)
    await branch.person("只在TG", qq=False)
    await branch.person("没绑定", bound=False)
    _, code = await opened(house, branch, platform)
    zhang = branch.people["张三"]
    await house.ask(zhang, house.private(platform), f"签到 {code}")
    await house.advance(minutes=10)
    for group, there, elsewhere in (
        (branch.qq_group, "只在QQ", "只在TG"),
        (branch.telegram_group, "只在TG", "只在QQ"),
    ):
        told = (await house.world.heard(group, contains="还没有签到"))[0]
        assert there in told.mentions
        assert elsewhere not in told.mentions
        assert "张三" not in told.text
        assert f"请发送：签到 {code}" in told.text
        assert "没绑定" in told.text.split("还没绑定")[1]
    # Nobody is mentioned in two groups.
    groups = (branch.qq_group, branch.telegram_group)
    named = [n for g in groups for m in house.world.said(g, contains="以上") for n in m.mentions]
    assert len(named) == len(set(named))


@on_sqlite
async def test_a_live_reminder_shows_no_code(house: Any, branch: Any, platform: str) -> None:
    await setting(house, branch, remind_in_group=True)
    group = branch.group(platform)
    await branch.people["书记"].say(group, "发起签到 支部大会 15分钟 现场")
    await house.world.heard(group, contains="现场签到")
    await house.advance(minutes=10)
    told = (await house.world.heard(group, contains="还没有签到"))[0]
    assert "现场屏幕" in told.text
    assert told.buttons == []
    private = await house.world.heard(person=branch.people["张三"], contains="您还没有签到")
    assert "现场屏幕" in private[0].text


@on_sqlite
async def test_quiet_hours_hold_reminders_back(house: Any, branch: Any, platform: str) -> None:
    await setting(house, branch, quiet_from="08:00", quiet_until="10:00")
    zhang = branch.people["张三"]
    await opened(house, branch, platform)
    await house.advance(minutes=10)
    # The summary is no reminder: it goes out, and nobody was woken before it.
    await house.advance(minutes=5)
    await house.world.heard(branch.group(platform), contains="已到截止时间")
    assert not house.world.said(person=zhang, contains="您还没有签到")
    assert await OutboxRow.filter(kind="reminder", state="expired").count() == 3


async def test_late_after_downtime_within_the_limit(house: Any, branch: Any, platform: str) -> None:
    await setting(house, branch, daily_reminder=True, remind_in_group=True, grace_minutes=0)
    group = branch.group(platform)
    await house.advance(minutes=0)
    await opened(house, branch, platform, "发起签到 党课 60分钟")
    # Away from before the reminder (09:55) until shortly after it.
    await house.advance(minutes=58)
    reminded = (await house.world.heard(person=branch.people["张三"], contains="您还没有签到"))[0]
    assert reminded.text.startswith("（迟发）")
    in_group = (await house.world.heard(group, contains="以上同志还没有签到"))[0]
    assert "（迟发）" in in_group.text
    # Away over the deadline.
    await house.advance(minutes=30)
    summary = (await house.world.heard(group, contains="签到已结束"))[0]
    assert "这条小结迟发了" in summary.text
    # Away over the daily reminder at 20:00, for an hour.
    await until(house, datetime(2026, 11, 24, 13, 0, tzinfo=UTC))
    daily = (await house.world.heard(group, contains="今天还没签到"))[0]
    assert daily.text.startswith("（迟发）")


@on_sqlite
async def test_too_late_after_downtime_is_skipped_and_listed(
    house: Any, branch: Any, platform: str
) -> None:
    await setting(house, branch, daily_reminder=True)
    group, secretary = branch.group(platform), branch.people["书记"]
    await house.advance(minutes=0)
    _, code = await opened(house, branch, platform, "发起签到 党课 60分钟")
    await house.ask(branch.people["张三"], house.private(platform), f"签到 {code}")
    await house.advance(hours=26)
    listed = await house.ask(secretary, house.private(platform), "待发消息")
    assert "每日签到提醒" in listed.text
    assert "签到截止小结" in listed.text
    assert not house.world.said(group, contains="今天还没签到")
    assert not house.world.said(group, contains="应到")
    # The session is over all the same, with everyone's place in it.
    status = await house.ask(secretary, house.private(platform), "签到情况", contains="应到")
    assert "签到已结束" in status.text
    assert "已到 1 人" in status.text
