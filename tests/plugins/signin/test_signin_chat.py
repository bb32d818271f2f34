"""Signing in through the whole bot, on both platforms."""

from __future__ import annotations

from typing import Any

import pytest

from bot.branch.roles import Role

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def branch(house: Any) -> Any:
    """A branch with its secretary and two members."""
    branch = await house.branch()
    await branch.person("书记", Role.SECRETARY)
    for name in ("张三", "李四"):
        await branch.person(name)
    return branch


async def test_daily(house: Any, branch: Any, platform: str) -> None:
    zhang, group = branch.people["张三"], branch.group(platform)
    first = await house.ask(zhang, group, "签到", contains="张三")
    assert "连续 1 天，本月第 1 次" in first.text
    again = await house.ask(zhang, house.private(platform), "签到")
    assert "今天已经签过了" in again.text


async def test_an_occasion_from_beginning_to_end(house: Any, branch: Any, platform: str) -> None:
    secretary, zhang = branch.people["书记"], branch.people["张三"]
    group, private = branch.group(platform), house.private(platform)
    other = branch.group("telegram" if platform == "qq" else "qq")
    posted = await house.ask(secretary, group, "发起签到 主题党日 15分钟", contains="主题党日")
    assert posted.pictures
    there = (await house.world.heard(other, contains="主题党日"))[0]
    assert there.pictures
    code = posted.text.split("签到 ")[-1].strip()[:4]
    done = await house.ask(zhang, group, f"签到 {code}", contains="张三")
    assert "已签到“主题党日”" in done.text
    wrong = await house.ask(branch.people["李四"], group, "签到 0000", contains="口令")
    assert "没有口令是 0000" in wrong.text
    status = await house.ask(secretary, private, "签到情况", contains="应到")
    assert "应到 3 人，已到 1 人" in status.text
    assert "未到（2）" in status.text
