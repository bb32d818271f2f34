"""Plugins that others wrote for NoneBot see QQ as they always did."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import nonebot
import pytest
from nonebot import on, on_command
from nonebot.adapters.onebot.v11 import (
    ActionFailed,
    Bot,
    Event,
    FriendRecallNoticeEvent,
    GroupMessageEvent,
    GroupRequestEvent,
    HeartbeatMetaEvent,
    LifecycleMetaEvent,
    Message,
    MessageSegment,
    NetworkError,
    PokeNotifyEvent,
    PrivateMessageEvent,
)
from nonebot.adapters.onebot.v11.exception import ApiNotAvailable
from nonebot.matcher import Matcher
from nonebot.message import _event_preprocessors, event_preprocessor

from bot.platforms.guests import guests_present
from tests.platforms.onebot.rig import BOT, GROUP, LI, SEALED, WANG, Bench


@pytest.fixture
def seen() -> list[Event]:
    return []


@pytest.fixture
def guest(seen: list[Event]) -> Iterator[type[Matcher]]:
    """A matcher for everything, taken away at the end."""
    matcher = on(priority=1, block=False)

    @matcher.handle()
    async def _(event: Event) -> None:
        seen.append(event)

    yield matcher
    matcher.destroy()


@pytest.fixture
async def client(bench: Bench) -> Bench:
    bench.open()
    await bench.connect()
    return bench


async def _until(seen: list[Event], kind: type[Event]) -> Any:
    async with asyncio.timeout(3):
        while True:
            for event in seen:
                if isinstance(event, kind):
                    return event
            await asyncio.sleep(0.005)


def test_nobody_is_there_unless_someone_is() -> None:
    assert not guests_present()
    matcher = on()
    assert guests_present()
    matcher.destroy()
    assert not guests_present()


def test_preprocessors_are_guests_as_well() -> None:
    async def look() -> None: ...

    event_preprocessor(look)
    assert guests_present()
    _event_preprocessors.clear()
    assert not guests_present()


async def test_every_event_comes_as_nonebots_own(
    client: Bench, guest: type[Matcher], seen: list[Event]
) -> None:
    qq = client.qq
    client.say("only chatter")
    chatter = await _until(seen, GroupMessageEvent)
    assert chatter.get_plaintext() == "only chatter"
    assert type(chatter).__name__ == "GroupMessageEvent"
    assert chatter.group_id == GROUP
    assert not chatter.is_tome()
    qq.say(LI, [{"type": "text", "data": {"text": "alone"}}])
    assert (await _until(seen, PrivateMessageEvent)).is_tome()
    said = qq.say(LI, [{"type": "text", "data": {"text": "gone"}}])
    qq.recall(said)
    assert (await _until(seen, FriendRecallNoticeEvent)).message_id == said.message_id
    qq.notice("notify", sub_type="poke", user_id=LI, target_id=BOT, group_id=GROUP)
    assert (await _until(seen, PokeNotifyEvent)).is_tome()
    await _until(seen, HeartbeatMetaEvent)
    fields = {"sub_type": "add", "user_id": LI, "group_id": GROUP, "comment": "x", "flag": "f"}
    qq.emit(qq._event("request", request_type="group", **fields))
    assert (await _until(seen, GroupRequestEvent)).flag == "f"


async def test_what_is_said_under_a_seal_is_for_no_guest(
    client: Bench, guest: type[Matcher], seen: list[Event]
) -> None:
    for text in (f"{SEALED} nobody else", "hello"):
        client.qq.say(LI, [{"type": "text", "data": {"text": text}}])
    await client.router.took(2)
    await _until(seen, PrivateMessageEvent)
    said = [event.get_plaintext() for event in seen if isinstance(event, PrivateMessageEvent)]
    assert said == ["hello"]


async def test_a_new_connection_is_told(
    bench: Bench, guest: type[Matcher], seen: list[Event]
) -> None:
    bench.open()
    await bench.connect()
    await _until(seen, LifecycleMetaEvent)


async def test_commands_of_ours_are_seen_too(
    client: Bench, guest: type[Matcher], seen: list[Event]
) -> None:
    client.say("签到")
    await client.router.took(1)
    assert (await _until(seen, GroupMessageEvent)).get_plaintext() == "签到"


async def test_a_guest_can_answer(client: Bench) -> None:
    matcher = on_command("guest-of-the-tests", force_whitespace=True)

    @matcher.handle()
    async def _(event: GroupMessageEvent) -> None:
        await matcher.finish(MessageSegment.at(event.user_id) + Message("[hi]"), reply_message=True)

    try:
        segments = [
            {"type": "at", "data": {"qq": str(BOT)}},
            {"type": "text", "data": {"text": " /guest-of-the-tests"}},
        ]
        said = client.qq.say(WANG, segments, group_id=GROUP)
        await client.until(lambda: client.qq.calls)
        action, params = client.qq.calls[-1]
        assert action == "send_msg"
        assert [segment["type"] for segment in params["message"]] == ["reply", "at", "text"]
        assert params["message"][0]["data"]["id"] == str(said.message_id)
        assert client.router.taken == []
    finally:
        matcher.destroy()


async def test_a_quotation_is_looked_up(
    client: Bench, guest: type[Matcher], seen: list[Event]
) -> None:
    bot = nonebot.get_bot(str(BOT))
    assert isinstance(bot, Bot)
    sent = await bot.send_group_msg(group_id=GROUP, message="question")
    segments = [
        {"type": "reply", "data": {"id": str(sent["message_id"])}},
        {"type": "text", "data": {"text": "answer"}},
    ]
    client.qq.say(LI, segments, group_id=GROUP)
    event = await _until(seen, GroupMessageEvent)
    assert event.reply.message.extract_plain_text() == "question"
    assert event.is_tome()


async def test_calls_fail_as_guests_expect(client: Bench) -> None:
    bot = nonebot.get_bot(str(BOT))
    client.qq.faults.refuse(1400)
    with pytest.raises(ActionFailed) as failed:
        await bot.call_api("send_msg", group_id=GROUP, message="x")
    assert failed.value.info["retcode"] == 1400
    client.qq.faults.swallow()
    with pytest.raises(NetworkError):
        await bot.call_api("send_msg", group_id=GROUP, message="x", _timeout=0.05)
    await client.leave()
    with pytest.raises(ApiNotAvailable):
        await bot.call_api("send_msg", group_id=GROUP, message="x")
    assert str(BOT) not in nonebot.get_bots()


async def test_a_crashing_guest_harms_nobody(client: Bench) -> None:
    matcher = on(priority=1)

    @matcher.handle()
    async def _() -> None:
        raise RuntimeError("guest")

    try:
        client.say("签到")
        await client.router.took(1)
    finally:
        matcher.destroy()


async def test_guests_see_even_what_fits_no_model(
    client: Bench, guest: type[Matcher], seen: list[Event]
) -> None:
    client.qq.emit({"time": 1, "self_id": BOT, "post_type": "message", "message_type": "group"})
    event = await _until(seen, Event)
    while event.post_type != "message":
        seen.remove(event)
        event = await _until(seen, Event)
    assert type(event).__name__ == "Event"
