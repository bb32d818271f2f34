"""The console's link and the outbox, as officers ask for them in a chat."""

from __future__ import annotations

import re
from typing import Any

from bot.branch.roles import Role


async def test_the_link_to_the_console_comes_in_private_only(house: Any, platform: str) -> None:
    branch = await house.branch()
    person = await branch.person("李书记", Role.SECRETARY)
    answer = await house.ask(
        person, branch.group(platform), "控制台", contains="/l/", at=house.private(platform)
    )
    assert re.search(r"http://127\.0\.0\.1:\d+/l/\S{20,}", answer.text)
    assert not house.world.said(branch.group(platform), contains="/l/")


async def test_the_outbox_is_for_officers(house: Any, platform: str) -> None:
    branch = await house.branch()
    officer = await branch.person("李书记", Role.SECRETARY)
    member = await branch.person("张三")
    answer = await house.ask(officer, house.private(platform), "待发消息")
    assert "一切正常" in answer.text
    refused = await house.ask(member, house.private(platform), "待发消息")
    assert "权限" in refused.text
    unknown = await house.ask(officer, house.private(platform), "处理消息 12 重发")
    assert "12" in unknown.text
