"""Signing in through the whole bot: real adapters, real sockets, both platforms."""

from __future__ import annotations

import asyncio
import io
import re
from typing import Any

import pytest

from bot.branch.roles import Role
from tests.house.databases import on_sqlite
from tests.plugins.signin.chatting import confirmed, opened, setting


@pytest.fixture
async def branch(house: Any) -> Any:
    """A branch with its secretary and three members."""
    branch = await house.branch()
    await branch.person("书记", Role.SECRETARY)
    for name in ("张三", "李四", "王五"):
        await branch.person(name)
    return branch


# -- daily ---------------------------------------------------------------------------------------


async def test_daily_once_from_either_platform(house: Any, branch: Any, platform: str) -> None:
    zhang, group = branch.people["张三"], branch.group(platform)
    first = await house.ask(zhang, group, "签到", contains="张三")
    assert "连续 1 天，本月第 1 次" in first.text
    other = "telegram" if platform == "qq" else "qq"
    again = await house.ask(zhang, house.private(other), "签到")
    assert "今天已经签过了" in again.text
    house.clock.set(house.clock.now().replace(day=25))
    next_day = await house.ask(zhang, house.private(platform), "签到")
    assert "连续 2 天，本月第 2 次" in next_day.text


async def test_many_at_once_are_named_once_each_in_few_messages(
    house: Any, branch: Any, platform: str
) -> None:
    names = [f"同志{n:02}" for n in range(30)]
    for name in names:
        await branch.person(name)
    group = branch.group(platform)
    await asyncio.gather(*(branch.people[name].say(group, "签到") for name in names))
    # Everyone is named; in how many messages, the windows decide.
    for name in names:
        await house.world.heard(group, contains=name)
    said = house.world.said(group)
    together = "\n".join(message.text for message in said)
    assert all(together.count(name) == 1 for name in names)
    assert len(said) <= 8


@on_sqlite
async def test_daily_says_that_the_meeting_wants_its_code(
    house: Any, branch: Any, platform: str
) -> None:
    await opened(house, branch, platform)
    answer = await house.ask(branch.people["张三"], house.private(platform), "签到")
    assert "连续 1 天" in answer.text
    assert "“主题党日”正在签到" in answer.text


# -- an occasion ---------------------------------------------------------------------------------


async def test_an_occasion_from_beginning_to_end(house: Any, branch: Any, platform: str) -> None:
    zhang, li, secretary = (branch.people[n] for n in ("张三", "李四", "书记"))
    group, private = branch.group(platform), house.private(platform)
    other = branch.group("telegram" if platform == "qq" else "qq")
    posted, code = await opened(house, branch, platform)
    there = (await house.world.heard(other, contains="主题党日"))[0]
    assert posted.picture is not None
    assert there.picture is not None
    assert posted.picture != there.picture
    assert code in there.text
    done = await house.ask(zhang, group, f"签到 {code}", contains="张三")
    assert "已签到“主题党日”（09:00）" in done.text
    wide = code.translate({ord(str(n)): ord("０") + n for n in range(10)})
    again = await house.ask(zhang, private, f"签到 {wide}")
    assert "之前已经签过了" in again.text
    status = await house.ask(secretary, private, "签到情况", contains="应到")
    assert "应到 4 人，已到 1 人" in status.text
    assert "未到（3）" in status.text
    in_group = await house.ask(secretary, group, "签到情况", contains="应到")
    assert "张三" not in in_group.text
    # The missing are reminded once, in private, five minutes before the end.
    await house.advance(minutes=10)
    reminded = await house.world.heard(person=li, contains="还没有签到")
    assert reminded[0].private
    await house.advance(minutes=5)
    for place in (group, other):
        summary = (await house.world.heard(place, contains="已到截止时间"))[0]
        assert "已到 1 人" in summary.text
        assert summary.picture is not None
        assert "张三" not in summary.text
    await house.world.heard(person=secretary, contains="未到（3）")
    await house.advance(minutes=1)
    late = await house.ask(li, group, f"签到 {code}", contains="李四")
    assert "迟到" in late.text
    await house.advance(minutes=10)
    refused = await house.ask(branch.people["王五"], group, f"签到 {code}", contains="结束")
    assert "补签" in refused.text
    assert len(house.world.said(person=zhang, contains="还没有签到")) == 0
    assert len(house.world.said(person=li, contains="还没有签到")) == 1


async def test_the_secretary_gets_a_table(house: Any, branch: Any, platform: str) -> None:
    _, code = await opened(house, branch, platform)
    await house.ask(branch.people["张三"], house.private(platform), f"签到 {code}")
    secretary = branch.people["书记"]
    asked, ended = await confirmed(house, secretary, branch.group(platform), "结束签到")
    assert "已到 1 人，未到 3 人" in asked.text
    assert "已结束“主题党日”" in ended.text
    reports = await house.world.heard(person=secretary, contains="未到（3）")
    assert reports[0].private
    table = await house.world.heard(person=secretary, after=None)
    documents = [m.document for m in table if m.document is not None]
    if not documents:
        asked = await house.ask(secretary, house.private(platform), "签到导出 1")
        documents = [asked.document] if asked.document else []
    from openpyxl import load_workbook

    rows = list(load_workbook(io.BytesIO(documents[0][1])).worksheets[0].values)
    assert rows[0][:2] == ("姓名", "学号")
    assert {(row[0], row[3]) for row in rows[1:]} == {
        ("张三", "已签到"),
        ("书记", "未到"),
        ("李四", "未到"),
        ("王五", "未到"),
    }


@on_sqlite
async def test_names_in_the_group_where_the_branch_chose_so(
    house: Any, branch: Any, platform: str
) -> None:
    await setting(house, branch, names_in_group=True, remind_in_group=True, grace_minutes=0)
    await opened(house, branch, platform)
    await house.advance(minutes=10)
    await house.world.heard(branch.group(platform), contains="还没有签到")
    await house.advance(minutes=5)
    summary = (await house.world.heard(branch.group(platform), contains="已结束"))[0]
    assert "张三" in summary.text


@on_sqlite
async def test_a_telegram_button_signs_in(house: Any, branch: Any) -> None:
    posted, code = await opened(house, branch, "telegram")
    zhang = branch.people["张三"]
    pressed = await zhang.press(posted, f"签到 {code}")
    assert "已签到" in pressed.text
    again = await zhang.press(posted, f"签到 {code}")
    assert "之前已经签过了" in again.text


@on_sqlite
async def test_a_telegram_deep_link_signs_in(house: Any, branch: Any) -> None:
    from plugins.signin.models import AttendanceSession

    await opened(house, branch, "telegram")
    session = await AttendanceSession.get()
    zhang = branch.people["张三"]
    said = await zhang.start(f"s_{session.token}")
    heard = await house.world.heard(person=zhang, contains="主题党日", after=said)
    assert "已签到" in heard[0].text
    wrong = await zhang.start("s_0123456789abcdef")
    assert "无效" in (await house.world.heard(person=zhang, contains="链接", after=wrong))[0].text


async def test_two_branches_do_not_see_each_other(house: Any, branch: Any, platform: str) -> None:
    _, code = await opened(house, branch, platform, "发起签到 秘密活动 15分钟")
    other = await house.branch("第二党支部")
    stranger = await other.person("外人", Role.SECRETARY)
    private = house.private(platform)
    for text, answer in (
        (f"签到 {code}", "没有口令"),
        ("签到情况", "还没有活动签到"),
        ("签到情况 1", "没有 1 号"),
        ("结束签到 1", "没有 1 号"),
        ("签到导出 1", "没有 1 号"),
        ("撤销签到 1", "没有 1 号"),
        ("准假 1", "没有 1 号"),
        ("签到统计 张三", "张三"),
    ):
        heard = await house.ask(stranger, private, text)
        assert answer in heard.text, text
        assert "秘密活动" not in heard.text


# -- ending, leave, make-up, second checks -------------------------------------------------------


@on_sqlite
async def test_cancelling_asks_first(house: Any, branch: Any, platform: str) -> None:
    _, code = await opened(house, branch, platform)
    secretary, private = branch.people["书记"], house.private(platform)
    await house.ask(branch.people["张三"], private, f"签到 {code}")
    asked, done = await confirmed(house, secretary, private, "撤销签到")
    assert "已有 1 人签到" in asked.text
    assert "主题党日" in done.text
    await house.advance(seconds=0)
    await house.world.heard(branch.group(platform), contains="不用再签")
    refused = await house.ask(branch.people["李四"], private, f"签到 {code}")
    assert "撤销" in refused.text


async def test_leave_stays_out_of_the_group(house: Any, branch: Any, platform: str) -> None:
    group, private = branch.group(platform), house.private(platform)
    zhang, secretary = branch.people["张三"], branch.people["书记"]
    await opened(house, branch, platform)
    asked = await house.ask(zhang, private, "请假 去医院复查")
    assert "1 号" in asked.text
    told = (await house.world.heard(person=secretary, contains="去医院复查"))[0]
    assert told.private
    if platform == "telegram" and told.buttons:
        await secretary.press(told, "准假 1")
    else:
        await house.ask(secretary, private, "准假 1", contains="已批准")
    granted = (await house.world.heard(person=zhang, contains="已批准"))[0]
    assert granted.private
    assert "请假 1 人" in (await house.ask(zhang, group, "签到情况", contains="应到")).text
    again = await house.ask(secretary, private, "准假 1", contains="之前")
    assert "批准" in again.text
    assert not house.world.said(group, contains="医院")


async def test_make_up(house: Any, branch: Any, platform: str) -> None:
    await opened(house, branch, platform)
    secretary, private = branch.people["书记"], house.private(platform)
    done = await house.ask(secretary, private, "补签 张三 手机没电")
    assert "已为 张三 补签“主题党日”" in done.text
    for text, answer in (
        ("补签", "补签谁"),
        ("补签 张三", "原因"),
        ("补签 张三 手机没电", "已经有签到"),
        ("补签 无名氏 手机没电", "无名氏"),
    ):
        assert answer in (await house.ask(secretary, private, text)).text
    refused = await house.ask(branch.people["李四"], private, "补签 李四 我来了")
    assert "补签" in refused.text
    own = await house.ask(branch.people["张三"], private, "签到情况")
    assert "您的签到已由书记补上" in own.text


async def test_a_second_check(house: Any, branch: Any, platform: str) -> None:
    group, private = branch.group(platform), house.private(platform)
    _, code = await opened(house, branch, platform)
    for name in ("张三", "李四"):
        await house.ask(branch.people[name], private, f"签到 {code}")
    await house.ask(branch.people["书记"], private, "复核 3分钟", contains="已开始")
    call = (await house.world.heard(group, contains="突击复核"))[0]
    answer = re.search(r"复核 (\d{4})", call.text)
    assert answer is not None
    heard = await house.ask(branch.people["张三"], group, f"复核 {answer[1]}", contains="应答")
    assert "张三" in heard.text
    assert "应答码" in (await house.ask(branch.people["李四"], private, "复核")).text
    await house.advance(minutes=3)
    report = (await house.world.heard(person=branch.people["书记"], contains="复核结束"))[0]
    assert report.private
    assert "1 人签到了但没有应答：李四" in report.text


# -- live page, statistics, timers ---------------------------------------------------------------


@on_sqlite
async def test_live_posts_no_code(house: Any, branch: Any, platform: str) -> None:
    from plugins.signin.models import AttendanceSession
    from plugins.signin.rules import codes

    secretary, group = branch.people["书记"], branch.group(platform)
    said = await secretary.say(group, "发起签到 支部大会 20分钟 现场")
    link = (await house.world.heard(person=secretary, contains="/l/", after=said))[0]
    assert link.private
    notice = (await house.world.heard(group, contains="现场签到", after=said))[0]
    assert notice.picture is None
    assert not re.search(r"\d{6}", notice.text)
    session = await AttendanceSession.get()
    code = codes.rotating(session.secret, codes.window_of(house.clock.now()))
    done = await house.ask(branch.people["张三"], house.private(platform), f"签到 {code}")
    assert "已签到“支部大会”" in done.text
    again = await house.ask(secretary, house.private(platform), "现场签到")
    assert "/l/" in again.text


async def test_statistics(house: Any, branch: Any, platform: str) -> None:
    private, secretary = house.private(platform), branch.people["书记"]
    await house.ask(branch.people["张三"], private, "签到")
    own = await house.ask(branch.people["张三"], private, "签到统计")
    assert "每日签到 1 天，目前连续 1 天" in own.text
    for text in ("签到统计 李四", "签到统计 全体"):
        assert "只能看自己" in (await house.ask(branch.people["张三"], private, text)).text
    assert "2026年春季学期" in (await house.ask(secretary, private, "签到统计 张三 上学期")).text
    said = await secretary.say(private, "签到统计 全体")
    await house.world.heard(private, secretary, contains="4 人", after=said)
    # Asked in the group, one's own figures still come in private.
    said = await branch.people["张三"].say(branch.group(platform), "签到统计")
    heard = await house.world.heard(person=branch.people["张三"], contains="每日签到", after=said)
    assert heard[0].private


@on_sqlite
async def test_the_daily_reminder_is_off_until_it_is_set(
    house: Any, branch: Any, platform: str
) -> None:
    group = branch.group(platform)
    await house.advance(hours=11, minutes=1)
    await house.world.quiet(0.1)
    await setting(house, branch, daily_reminder=True)
    await house.advance(hours=0)
    await house.advance(hours=24)
    await house.world.heard(group, contains="今天还没签到")
    assert len(house.world.said(group, contains="今天还没签到")) == 1


# -- bad input -----------------------------------------------------------------------------------


BAD = [
    ("发起签到", "活动名称"),
    ("发起签到 15分钟", "活动名称"),
    ("发起签到 党课 0", "至少要开 1 分钟"),
    ("发起签到 党课 -1", "至少要开 1 分钟"),
    ("发起签到 党课 99999", "最长 24 小时"),
    ("发起签到 党课 08:00", "已经过了"),
    ("发起签到 党课 25:00", "没有“25:00”这个时刻"),
    (f"发起签到 {'长' * 41} 5分钟", "最多 40 个字"),
    (f"发起签到 {'长' * 3900}", "最多 40 个字"),
    ("签到 0000", "没有口令是 0000"),
    ("签到 我来了", "口令是 4 位数字"),
    ("签到 12345678901234567890", "口令是 4 位数字"),
    ("签到链接 x", "无效"),
    ("签到情况 一", "编号"),
    ("签到情况", "还没有活动签到"),
    ("结束签到", "没有进行中"),
    ("请假", "原因"),
    (f"请假 {'烧' * 201}", "最多 200 个字"),
    ("准假", "编号"),
    ("准假 7", "没有 7 号请假"),
    ("退回 x", "编号"),
    ("复核 0", "1 到 60 分钟"),
    ("复核 99999", "1 到 60 分钟"),
    ("复核", "12 小时"),
    ("签到统计 张三 李四 王五", "请写成"),
    ("签到统计 无名氏", "无名氏"),
]


@on_sqlite
async def test_bad_input_gets_a_clear_sentence(
    house: Any, branch: Any, platform: str, logs: Any
) -> None:
    from plugins.signin.models import AttendanceSession, Leave

    for text, answer in BAD:
        heard = await house.ask(branch.people["书记"], house.private(platform), text)
        assert answer in heard.text, text
    assert not await AttendanceSession.all().exists()
    assert not await Leave.all().exists()
    assert logs.errors() == []
