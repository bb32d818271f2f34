"""The world: waiting, telling what was heard instead, the transcript, both platforms alike."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import ManualClock
from bot.platforms.types import PlatformName
from bot.sandbox.transcript import SimMessage
from bot.sandbox.world import World
from tests.sandbox.conftest import Scene

PLATFORMS = list(PlatformName)


async def bot_says(scene: Scene, platform: PlatformName, text: str) -> None:
    """The bot speaks in the platform's group."""
    if platform is PlatformName.QQ:
        group_id = scene.qq_group.chat_id
        assert (await scene.qq.call("send_group_msg", group_id=group_id, message=text))["data"]
    else:
        chat_id = scene.telegram_group.chat_id
        await scene.telegram.ok("sendMessage", chat_id=chat_id, text=text)


@pytest.fixture(params=PLATFORMS)
def platform(request: pytest.FixtureRequest) -> PlatformName:
    return request.param


async def test_heard_waits_for_what_is_wanted(scene: Scene, platform: PlatformName):
    group = scene.qq_group if platform is PlatformName.QQ else scene.telegram_group
    waiting = asyncio.create_task(scene.world.heard(group, contains="二", count=1))
    await bot_says(scene, platform, "一")
    await asyncio.sleep(0.02)
    assert not waiting.done()
    await bot_says(scene, platform, "二")
    assert [m.text for m in await waiting] == ["二"]
    assert [m.text for m in await scene.world.heard(group, count=2)] == ["一", "二"]


async def test_heard_tells_what_was_heard_instead(scene: Scene, platform: PlatformName):
    await bot_says(scene, platform, "别的")
    here = scene.world.private(platform)
    with pytest.raises(AssertionError) as caught:
        await scene.world.heard(here, person=scene.li, contains="好", timeout=0.02)
    assert "0 of 1" in str(caught.value)
    assert "李明" in str(caught.value)
    assert "BOT: 别的" in str(caught.value)


async def test_after_leaves_out_what_stood_before(scene: Scene, platform: PlatformName):
    group = scene.qq_group if platform is PlatformName.QQ else scene.telegram_group
    await bot_says(scene, platform, "好")
    said = await scene.li.say(group, "签到")
    assert scene.world.said(group, after=said) == []
    await bot_says(scene, platform, "好")
    assert len(scene.world.said(group, after=said)) == 1


async def test_quiet(scene: Scene, platform: PlatformName):
    await scene.world.quiet(0.02)
    task = asyncio.create_task(scene.world.quiet(0.1))
    await asyncio.sleep(0)
    await bot_says(scene, platform, "吵")
    with pytest.raises(AssertionError, match="吵"):
        await task
    await scene.world.settled(0.02)


async def test_the_transcript_tells_where_who_and_when():
    clock = ManualClock(datetime(2026, 7, 1, tzinfo=UTC))
    world = World(clock=clock)
    li = world.person("李明")
    groups = [world.qq_group("群", [li]), world.telegram_group("TG", [li])]
    heard: list[SimMessage] = []
    end = world.transcript.subscribe(heard.append)
    await world.start(None)
    for group in groups:
        await li.say(group, "到")
        clock.advance(timedelta(hours=1))
    await li.say(world.private("telegram"), "私")
    end()
    await li.say(groups[0], "不再")
    await world.stop()
    assert [str(m) for m in heard] == [
        "qq group 群 | 李明: 到",
        "telegram group TG | 李明: 到",
        "telegram private 李明 | 李明: /start",
        "telegram private 李明 | 李明: 私",
    ]
    assert [m.at.hour for m in heard] == [0, 1, 2, 2]
    assert len(world.transcript) == 5
    times = [world.qq.state.messages[int(heard[0].message_id)].time]
    assert times == [int(datetime(2026, 7, 1, tzinfo=UTC).timestamp())]


async def test_the_same_seed_makes_the_same_world():
    def ids(seed: int) -> list[str]:
        world = World(seed=seed)
        person = world.person("李明")
        return [person.qq_id, person.telegram_id, world.qq_group("群", [person]).chat_id]

    assert ids(1) == ids(1)
    assert ids(1) != ids(2)


async def test_people_with_one_account_only():
    world = World()
    qq_only = world.person("张三", telegram=False)
    both = world.person("李四")
    group = world.telegram_group("TG", [qq_only, both])
    assert group.people == [both]
    with pytest.raises(ValueError, match="张三"):
        await qq_only.say(group, "到")


async def test_start_takes_the_accounts_of_the_bot():
    world = World()
    group = world.telegram_group("TG", [])
    await world.start(None, self_id="4321", telegram_token="77:abc")
    assert world.qq.self_id == world.bot.qq == 4321
    assert group.telegram is not None
    assert group.telegram.members == {77: "member"}
    await world.stop()
