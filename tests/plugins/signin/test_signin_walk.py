"""What people do with sign-in, line by line of what was asked for, on both platforms."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import pytest

from bot.branch.roles import Role
from plugins.signin.models import Attendance, AttendanceSession
from plugins.signin.rules import codes
from tests.plugins.signin.chatting import confirmed, opened

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def branch(house: Any) -> Any:
    """A branch with its secretary and three members."""
    branch = await house.branch()
    await branch.person("书记", Role.SECRETARY)
    for name in ("张三", "李四", "王五"):
        await branch.person(name)
    return branch


async def test_a_code_that_was_passed_on(house: Any, branch: Any, platform: str) -> None:
    private = house.private(platform)
    _, code = await opened(house, branch, platform)
    stranger = await branch.person("路人", enrolled=False)
    unbound = await branch.person("赵六", bound=False)
    other = await house.branch("第二党支部")
    foreigner = await other.person("外人")
    for person, answer in (
        (stranger, "您还没有绑定"),
        (unbound, "您还没有绑定"),
        (foreigner, f"没有口令是 {code} 的签到"),
    ):
        assert answer in (await house.ask(person, private, f"签到 {code}")).text
    assert not await Attendance.all().exists()
    zhang = branch.people["张三"]
    elsewhere = house.private("telegram" if platform == "qq" else "qq")
    await house.ask(zhang, private, f"签到 {code}", contains="张三 已签到")
    for place in (private, elsewhere):
        again = await house.ask(zhang, place, f"签到 {code}", contains="张三")
        assert "之前已经签过了" in again.text
    assert await Attendance.all().count() == 1


async def test_a_posted_code_belongs_to_its_session(house: Any, branch: Any, platform: str) -> None:
    private, zhang = house.private(platform), branch.people["张三"]
    _, first = await opened(house, branch, platform, "发起签到 党课 15分钟")
    _, second = await opened(house, branch, platform, "发起签到 支部大会 15分钟")
    assert first != second
    assert "“党课”" in (await house.ask(zhang, private, f"签到 {first}")).text
    assert "“支部大会”" in (await house.ask(zhang, private, f"签到{second}")).text
    await confirmed(house, branch.people["书记"], private, "结束签到 1")
    house.clock.advance(timedelta(seconds=1))
    over = await house.ask(branch.people["李四"], private, f"签到 {first}")
    assert over.text == "“党课”（1 号）已在 09:00 结束签到。确实到场的，请联系书记补签。"
    sessions = {s.title: s.id for s in await AttendanceSession.all()}
    rows = await Attendance.all().values_list("session_id", "member_id")
    assert sorted(rows) == sorted((s, branch.members["张三"]) for s in sessions.values())


async def test_a_rotating_code_is_worth_two_windows(house: Any, branch: Any, platform: str) -> None:
    private = house.private(platform)
    said = await branch.people["书记"].say(private, "发起签到 支部大会 20分钟 现场")
    await house.world.heard(person=branch.people["书记"], contains="/l/", after=said)
    session = await AttendanceSession.get()

    def shown() -> str:
        return codes.rotating(session.secret, codes.window_of(house.clock.now()))

    first = shown()
    assert "张三 已签到" in (await house.ask(branch.people["张三"], private, f"签到 {first}")).text
    house.clock.advance(timedelta(seconds=15))
    assert shown() != first
    assert "李四 已签到" in (await house.ask(branch.people["李四"], private, f"签到 {first}")).text
    house.clock.advance(timedelta(seconds=15))
    late = await house.ask(branch.people["王五"], private, f"签到 {first}")
    assert "现场口令每 15 秒换一次" in late.text
    assert (
        "王五 已签到" in (await house.ask(branch.people["王五"], private, f"签到 {shown()}")).text
    )


async def test_leave_by_command(house: Any, branch: Any, platform: str) -> None:
    private, secretary, zhang = (
        house.private(platform),
        branch.people["书记"],
        branch.people["张三"],
    )
    await opened(house, branch, platform)
    await house.ask(zhang, private, "请假 发烧", contains="1 号")
    listed = await house.ask(secretary, private, "待批请假", contains="等待批准")
    assert "1 号 张三：发烧" in listed.text
    done = await house.ask(secretary, private, "退回 １ 请安排代会", contains="已退回")
    assert done.text == "已退回 1 号请假，已通知本人。"
    told = (await house.world.heard(person=zhang, contains="被退回了"))[0]
    assert told.private
    assert told.text == (
        "您为“主题党日”的请假（1 号）被退回了，请按时参加；"
        "确实来不了请联系书记，或再发一次“请假 原因”。\n"
        "书记留言：请安排代会"
    )
    again = await house.ask(zhang, private, "请假 住院了", contains="已收到")
    assert "1 号" in again.text
    await house.ask(secretary, private, "准假 1", contains="已批准")
    granted = (await house.world.heard(person=zhang, contains="已批准"))[0]
    assert granted.text == "您为“主题党日”的请假（1 号）已批准。"
    for person in (zhang, branch.people["李四"]):
        refused = await house.ask(person, private, "准假 1")
        assert "您的职务不能使用“准假”" in refused.text


async def test_leave_is_returned_by_button(house: Any, branch: Any) -> None:
    private, secretary, zhang = (
        house.private("telegram"),
        branch.people["书记"],
        branch.people["张三"],
    )
    await opened(house, branch, "telegram")
    await house.ask(secretary, private, "签到情况")
    await house.ask(zhang, private, "请假 发烧", contains="1 号")
    told = (await house.world.heard(private, secretary, "发烧"))[0]
    await secretary.press(told, "退回 1")
    await house.world.heard(private, secretary, "已退回 1 号请假")
    await house.world.heard(private, zhang, "被退回了")
    # A decision may be changed, and a second press changes nothing.
    await secretary.press(told, "准假 1")
    await house.world.heard(private, zhang, "已批准")
    await secretary.press(told, "准假 1")
    await house.world.heard(private, secretary, "1 号请假之前已经批准了")
    assert len(house.world.said(private, zhang, "已批准")) == 1


async def test_leave_before_any_session(house: Any, branch: Any, platform: str) -> None:
    private, secretary, zhang = (
        house.private(platform),
        branch.people["书记"],
        branch.people["张三"],
    )
    ahead = await house.ask(zhang, private, "请假 下周考试")
    assert "7 天内的下一次活动" in ahead.text
    told = (await house.world.heard(person=secretary, contains="下周考试"))[0]
    assert told.text.startswith("张三 为下一次活动请假（1 号）：")
    await house.ask(secretary, private, "准假 1", contains="已批准")
    granted = (await house.world.heard(person=zhang, contains="已批准"))[0]
    assert granted.text == "您的请假（1 号）已批准，用于下一次活动。"
    await opened(house, branch, platform)
    status = await house.ask(secretary, private, "签到情况", contains="应到")
    assert "请假（1）：张三" in status.text
    await house.advance(minutes=10)
    await house.world.heard(person=branch.people["李四"], contains="您还没有签到")
    assert not house.world.said(person=zhang, contains="您还没有签到")


async def test_status_is_live(house: Any, branch: Any, platform: str) -> None:
    private, group, secretary = (
        house.private(platform),
        branch.group(platform),
        branch.people["书记"],
    )
    _, code = await opened(house, branch, platform)
    for count, name in enumerate(("张三", "李四", "王五"), 1):
        await house.ask(branch.people[name], private, f"签到 {code}")
        in_group = await house.ask(secretary, group, "签到情况", contains=f"已到 {count} 人")
        assert f"未到 {4 - count} 人" in in_group.text
        assert name not in in_group.text
        alone = await house.ask(secretary, private, "签到情况")
        assert f"已签到（{count}）：" in alone.text
        own = await house.ask(branch.people[name], private, "签到情况")
        assert "您已签到（09:00）。" in own.text
        assert "未到（" not in own.text


async def test_make_up_by_mention_stands_in_the_record(
    house: Any, branch: Any, platform: str
) -> None:
    private, group, secretary = (
        house.private(platform),
        branch.group(platform),
        branch.people["书记"],
    )
    await opened(house, branch, platform)
    done = await house.ask(secretary, group, "补签 @{张三} 手机没电", contains="补签")
    assert done.text == "已为 张三 补签“主题党日”，已留下记录。"
    record = await house.ask(secretary, private, "审计")
    assert "在第 1 次签到里给张三补签：手机没电" in record.text
    assert (await Attendance.get()).entered_by == branch.members["书记"]


async def test_grace_then_an_end_by_hand(house: Any, branch: Any, platform: str) -> None:
    from openpyxl import load_workbook

    private, group, secretary = (
        house.private(platform),
        branch.group(platform),
        branch.people["书记"],
    )
    _, code = await opened(house, branch, platform)
    await house.advance(minutes=15)
    await house.world.heard(group, contains="09:25 前签到记为迟到")
    await house.advance(minutes=1)
    late = await house.ask(branch.people["张三"], private, f"签到 {code}")
    assert late.text == "“主题党日”已签到，记为迟到：张三"
    said = await secretary.say(private, "签到情况")
    await house.world.heard(private, secretary, "迟到（1）：张三", after=said)
    asked, ended = await confirmed(house, secretary, private, "结束签到")
    assert asked.text.startswith(
        "要现在结束“主题党日”（1 号）吗？已到 1 人，未到 3 人；结束后不能再签。"
    )
    assert ended.text == "已结束“主题党日”（1 号），现在起不再接受迟到签到。"
    # Who runs attendance gets the table with who came late; the group heard the summary before.
    report = (await house.world.heard(person=secretary, contains="签到已结束", after=asked))[0]
    assert "迟到（1）：张三" in report.text
    await house.world.settled(0.3)
    tables = [m.document for m in house.world.said(person=secretary, after=asked) if m.document]
    states = {r[0]: r[3] for r in load_workbook(io.BytesIO(tables[-1][1])).worksheets[0].values}
    assert states["张三"] == "迟到"
    assert len(house.world.said(group, contains="应到")) == 1
    house.clock.advance(timedelta(seconds=1))
    refused = await house.ask(branch.people["李四"], private, f"签到 {code}")
    assert "已在 09:16 结束签到" in refused.text


async def test_an_end_asks_and_a_no_changes_nothing(house: Any, branch: Any, platform: str) -> None:
    private, secretary = house.private(platform), branch.people["书记"]
    _, code = await opened(house, branch, platform)
    asked = await house.ask(secretary, private, "结束签到")
    number = re.search(r"确认 (\d{4})", asked.text)
    assert number is not None
    # Nobody else's word counts, and after five minutes nobody's.
    other = await house.ask(branch.people["张三"], private, f"确认 {number[1]}")
    assert "确认" in other.text
    assert (await AttendanceSession.get()).state == "open"
    house.clock.advance(timedelta(minutes=6))
    await house.ask(secretary, private, f"确认 {number[1]}")
    assert (await AttendanceSession.get()).state == "open"
    assert "已签到" in (await house.ask(branch.people["张三"], private, f"签到 {code}")).text
    # A question about a session that ended meanwhile ends nothing twice.
    asked = await house.ask(secretary, private, "结束签到", contains="要现在结束")
    number = re.search(r"确认 (\d{4})", asked.text)
    assert number is not None
    await confirmed(house, secretary, private, "结束签到")
    refused = await house.ask(secretary, private, f"确认 {number[1]}", contains="已经结束")
    assert refused.text == "“主题党日”（1 号）已经结束了，看结果请发送：签到情况 1"


async def test_a_deputy_may_and_a_group_leader_sees_the_own_group(
    house: Any, branch: Any, platform: str
) -> None:
    private = house.private(platform)
    deputy = await branch.person("副书记", Role.DEPUTY)
    leader = await branch.person("组长", Role.GROUP_LEADER, group_name="一组")
    await branch.person("组员", group_name="一组")
    posted = await house.ask(deputy, private, "发起签到 党课 15分钟")
    assert "已发起“党课”（1 号）" in posted.text
    status = await house.ask(leader, private, "签到情况")
    assert "未到（2）：" in status.text
    assert "张三" not in status.text
    for text in ("签到统计 张三", "签到统计 组员"):
        heard = await house.ask(leader, private, text)
        if "张三" in text:
            assert heard.text == "您只能看本党小组同志的统计，整个小组请发送：签到统计 全体"
        else:
            assert "组员 · 2026年秋季学期" in heard.text
