"""Plugins that others wrote for NoneBot work unchanged beside ours, on both platforms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import nonebot
import pytest
from nonebot.matcher import Matcher, matchers

from bot.platforms.guests import guests_present
from bot.platforms.types import PlatformName
from tests.house.databases import on_sqlite


def _all() -> set[type[Matcher]]:
    return {matcher for group in matchers.values() for matcher in group}


@pytest.fixture
def guests() -> Iterator[None]:
    """NoneBot's own echo and a published plugin, loaded as a host would load them."""
    if _kept:  # NoneBot loads a plugin once a process: put the matchers back
        for matcher in _kept:
            matchers[matcher.priority].append(matcher)
    else:
        before = _all()
        nonebot.load_builtin_plugin("echo")
        nonebot.load_plugin("nonebot_plugin_helloworld")
        _kept.update(_all() - before)
    added = _kept
    assert len(added) == 2
    yield
    for matcher in added:
        matchers[matcher.priority].remove(matcher)


_kept: set[type[Matcher]] = set()


async def test_both_answer_and_ours_answers_too(house: Any, guests: None, platform: str) -> None:
    branch = await house.branch()
    person = await branch.person("张三")
    assert guests_present()
    answer = await house.ask(person, branch.group(platform), "你好", contains="世界")
    assert answer.text == "世界"
    echoed = await house.ask(person, house.private(platform), "/echo 同志们好", contains="同志们好")
    assert echoed.text == "同志们好"
    ours = await house.ask(person, branch.group(platform), "帮助 确认", contains="确认")
    assert "确认 1234" in ours.text


@on_sqlite
async def test_with_none_loaded_chatter_stays_on_the_fast_way(house: Any, platform: str) -> None:
    assert not guests_present()
    branch = await house.branch()
    person = await branch.person("张三")
    taken: list[str] = []
    begin = house.host.router.begin

    def counted(incoming: Any) -> Any:
        taken.append(incoming.text)
        return begin(incoming)

    house.host.router.begin = counted
    await person.say(branch.group(platform), "你好")
    await house.ask(person, branch.group(platform), "帮助 确认", contains="确认")
    assert taken == ["帮助 确认"]
    assert house.host.platforms.get(PlatformName(platform)) is not None
