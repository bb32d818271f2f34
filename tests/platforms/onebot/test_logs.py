"""Nothing that people say, and nobody who speaks in private, ever stands in the log."""

from __future__ import annotations

import asyncio
from typing import Any

import nonebot
import orjson
import pytest
from nonebot import on

from bot.platforms.errors import DeliveryError
from bot.platforms.types import Address, ChatKind, Outgoing, PlatformName
from tests.platforms.onebot.raw import RawClient, dial, frame, line
from tests.platforms.onebot.rig import BOT, GROUP, LI, TOKEN, Bench, serving

SECRET = "confidential"
SPEAKER = 87654321


@pytest.mark.parametrize("server", ["fast", "auto"])
async def test_logs_hold_no_words_no_speakers_no_tokens(server: str, logs: list[str]) -> None:
    bench = Bench()
    async with serving(server) as bench.url:
        await _provoke(bench)
    await bench.platform.close()
    assert logs
    for entry in logs:
        assert SECRET not in entry
        assert str(SPEAKER) not in entry
        assert TOKEN not in entry


async def _provoke(bench: Bench) -> None:
    """Do everything after which a careless program would log what it got."""
    guest = on(priority=1, block=False)

    @guest.handle()
    async def _() -> None: ...

    try:
        bench.open()
        await dial(bench.url, token="wrong-" + TOKEN)
        await dial(bench.url, f"/onebot/v11/ws?access_token={TOKEN}", token=None, self_id=None)
        client = await dial(bench.url, f"/onebot/v11/ws?access_token={TOKEN}", token=None)
        cases: tuple[dict[str, Any], ...] = (
            {},
            {"message_type": "private", "sub_type": "friend"},
            {"message_type": "private", "sub_type": "friend", "raw_message": {SECRET: 1}},
            {"message_type": "private", "message": SECRET, "time": SECRET},
            {"message_type": "private", "self_id": SECRET, "message_id": [SECRET]},
            {"message_type": "group", "group_id": [SECRET]},
            {"message": [{"type": "reply", "data": {"id": "7"}}]},
            {"post_type": "notice", "notice_type": "friend_recall", "comment": SECRET},
            {"post_type": "request", "request_type": "friend", "comment": SECRET, "flag": ""},
        )
        for fields in cases:
            client.send(frame(line(SECRET, user_id=SPEAKER, **fields)))
        client.send(frame(f"{SECRET} {SPEAKER}".encode()))
        asking = asyncio.create_task(_answer_badly(client))
        place = Address(PlatformName.QQ, ChatKind.PRIVATE, str(SPEAKER), str(BOT))
        with pytest.raises(DeliveryError) as fault:
            await bench.platform.send(place, Outgoing(SECRET))
        assert SECRET not in str(fault.value)
        assert str(SPEAKER) not in str(fault.value)
        client.close()
        await bench.until(lambda: not bench.platform.connections())
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
    finally:
        guest.destroy()


async def _answer_badly(client: RawClient) -> None:
    """Answer `get_msg` with a message that fits no model, and refuse the rest in words."""
    while True:
        opcode, payload = await client.receive()
        if opcode != 1:
            continue
        call = orjson.loads(payload)
        answer = {"status": "failed", "retcode": 1400, "wording": SECRET, "echo": call["echo"]}
        if call["action"] == "get_msg":
            data = {"message": SECRET, "sender": SPEAKER}
            answer = {"status": "ok", "retcode": 0, "data": data, "echo": call["echo"]}
        client.send(frame(orjson.dumps(answer)))


async def test_events_name_only_their_kind(bench: Bench) -> None:
    event = bench.adapter.json_to_event(
        {
            "time": 1,
            "self_id": BOT,
            "post_type": "message",
            "message_type": "group",
            "sub_type": "normal",
            "user_id": LI,
            "group_id": GROUP,
            "message_id": 1,
            "message": [{"type": "text", "data": {"text": SECRET}}],
            "raw_message": SECRET,
            "font": 0,
            "sender": {},
        }
    )
    assert event is not None
    assert event.get_log_string() == "[message.group.normal]"
    assert nonebot.get_driver() is bench.adapter.driver
