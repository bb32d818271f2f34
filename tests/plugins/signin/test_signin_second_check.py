"""The second check over several groups of one branch, on both platforms."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from bot.branch.models import Chat
from bot.branch.roles import Role
from plugins.signin.models import Recheck, RecheckAnswer, WrongTry
from tests.house.databases import on_sqlite
from tests.plugins.signin.chatting import opened


@pytest.fixture
async def branch(house: Any) -> Any:
    """A branch with two groups on each platform, its secretary and four members."""
    branch = await house.branch()
    await branch.person("书记", Role.SECRETARY)
    for name in ("张三", "李四", "王五", "赵六"):
        await branch.person(name)
    world = house.world
    more = [world.qq_group("第二个QQ群", []), world.telegram_group("第二个TG群", [])]
    for group in more:
        await Chat.create(
            branch_id=branch.id,
            platform=group.platform,
            chat_id=group.chat_id,
            title=group.title,
            linked_at=house.clock.now(),
        )
        for name in ("张三", "李四", "王五", "赵六"):
            world.join(branch.people[name], group)
    branch.more = {group.platform: group for group in more}
    house.host.directory.forget()
    return branch


def groups(branch: Any) -> list[Any]:
    """All four groups."""
    return [branch.qq_group, branch.telegram_group, *branch.more.values()]


async def called(house: Any, branch: Any, platform: str, text: str = "复核 3分钟") -> str:
    """A second check that the secretary began in private; its code, the same in every group."""
    await branch.people["书记"].say(house.private(platform), text)
    codes = set()
    for group in groups(branch):
        call = (await house.world.heard(group, contains="突击复核"))[0]
        found = re.search(r"请发送：复核 (\d{4})", call.text)
        assert found is not None
        codes.add(found[1])
    assert len(codes) == 1
    return codes.pop()


async def test_over_four_groups_and_both_platforms(house: Any, branch: Any, platform: str) -> None:
    other = "telegram" if platform == "qq" else "qq"
    zhang, li, wang, zhao = (branch.people[n] for n in ("张三", "李四", "王五", "赵六"))
    _, code = await opened(house, branch, platform)
    for person in (zhang, li, wang):
        await house.ask(person, house.private(platform), f"签到 {code}")
    check = await called(house, branch, platform)
    # In the branch's second group, and on the platform where one did not sign in.
    there = await house.ask(zhang, branch.more[platform], f"复核 {check}", contains="张三")
    assert there.text == "复核已应答：张三"
    elsewhere = await house.ask(li, branch.group(other), f"复核 {check}", contains="李四")
    assert elsewhere.text == "复核已应答：李四"
    again = await house.ask(li, house.private(platform), f"复核 {check}")
    assert again.text == "复核已应答：李四"
    unsigned = await house.ask(zhao, house.private(other), f"复核 {check}")
    assert unsigned.text == (
        "这次复核只问已签到的同志，您还没有签到“主题党日”。请先发送“签到 口令”，再应答。"
    )
    assert await RecheckAnswer.all().count() == 2
    await house.advance(minutes=3, seconds=1)
    reports = await house.world.heard(person=branch.people["书记"], contains="复核结束")
    assert [(one.private, one.text) for one in reports] == [
        (
            True,
            "“主题党日”复核结束：2 人应答，1 人签到了但没有应答：王五。请您核实。",
        )
    ]
    late = await house.ask(wang, branch.group(platform), f"复核 {check}", contains="“主题党日”")
    assert late.text == ("“主题党日”的复核时间已过，这次应答没有记上。您若在场，请直接跟书记说明。")
    assert await RecheckAnswer.all().count() == 2
    for group in groups(branch):
        assert not house.world.said(group, contains="没有应答：")


@on_sqlite
async def test_by_button_in_any_telegram_group(house: Any, branch: Any) -> None:
    _, code = await opened(house, branch, "telegram")
    await house.ask(branch.people["张三"], house.private("qq"), f"签到 {code}")
    check = await called(house, branch, "telegram")
    there = branch.more["telegram"]
    call = (await house.world.heard(there, contains="突击复核"))[0]
    pressed = await branch.people["张三"].press(call, f"我在（{check}）")
    assert pressed.text == "复核已应答：张三"
    refused = await branch.people["李四"].press(call, f"我在（{check}）")
    assert "请先发送“签到 口令”" in refused.text
    assert refused.alert
    await house.advance(minutes=3, seconds=1)
    report = (await house.world.heard(person=branch.people["书记"], contains="复核结束"))[0]
    assert report.text == "“主题党日”复核结束：已签到的同志都应答了（1 人）。"


@on_sqlite
async def test_an_answer_by_a_slow_platform_clock_counts(
    house: Any, branch: Any, platform: str
) -> None:
    """A platform's clock may be some seconds behind; Telegram tells whole seconds anyway."""
    zhang = branch.people["张三"]
    _, code = await opened(house, branch, platform)
    await house.ask(zhang, house.private(platform), f"签到 {code}")
    house.clock.advance(timedelta(milliseconds=700))
    check = await called(house, branch, platform)
    # Our clock is ahead of what the platform says of the answer.
    await Recheck.filter(code=check).update(opened_at=house.clock.now() + timedelta(seconds=5))
    answered = await house.ask(zhang, house.private(platform), f"复核 {check}")
    assert answered.text == "复核已应答：张三"


async def test_after_the_session_the_unsigned_are_sent_to_the_secretary(
    house: Any, branch: Any, platform: str
) -> None:
    _, code = await opened(house, branch, platform)
    await house.ask(branch.people["张三"], house.private(platform), f"签到 {code}")
    await house.advance(minutes=15)
    await house.advance(minutes=10)
    check = await called(house, branch, platform, "复核")
    refused = await house.ask(branch.people["李四"], house.private(platform), f"复核 {check}")
    assert refused.text == (
        "这次复核只问已签到的同志，“主题党日”里没有您的签到。您若到场了，请联系书记补签。"
    )


@on_sqlite
async def test_guessing_an_answer_is_limited(house: Any, branch: Any, platform: str) -> None:
    zhang, private = branch.people["张三"], house.private(platform)
    _, code = await opened(house, branch, platform)
    await house.ask(zhang, private, f"签到 {code}")
    check = await called(house, branch, platform)
    wrong = f"{(int(check) - 1000 + 1) % 9000 + 1000}"
    for _ in range(5):
        refused = await house.ask(zhang, private, f"复核 {wrong}")
        assert f"没有应答码是 {wrong} 的复核" in refused.text
    limited = await house.ask(zhang, private, f"复核 {check}")
    assert "一分钟内输错 5 次" in limited.text
    assert await WrongTry.all().count() == 5
    await house.advance(minutes=1)
    assert (await house.ask(zhang, private, f"复核 {check}")).text == "复核已应答：张三"


@on_sqlite
async def test_a_late_report_says_so(house: Any, branch: Any, platform: str) -> None:
    _, code = await opened(house, branch, platform)
    await house.ask(branch.people["张三"], house.private(platform), f"签到 {code}")
    await called(house, branch, platform)
    # The bot was away when it fell due.
    await house.advance(hours=2)
    report = (await house.world.heard(person=branch.people["书记"], contains="复核结束"))[0]
    assert report.text.startswith("（迟发）“主题党日”复核结束")
