"""The load makers, against bots of plain aiohttp."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import orjson
import pytest
from aiohttp import web

from bot.sandbox.load import OneBotLoad, frame, group_line, names_in
from bot.sandbox.load_http import ApiSink, post_updates, webhook_update
from tests.sandbox.clients import QQBot, TelegramBot


def lines(texts: list[str]) -> list[bytes]:
    return [
        group_line(text, self_id=10001, group_id=5, user_id=n, message_id=n, name=f"成员{n:03d}")
        for n, text in enumerate(texts)
    ]


@pytest.fixture
async def echo():
    """A bot that answers each `签到`, and merges answers to `合并` in tens."""
    bot = QQBot()
    await bot.serve()
    merged: list[str] = []

    async def answer(event: dict[str, object]) -> None:
        text = event["message"][0]["data"]["text"] if "message" in event else ""  # type: ignore[index]
        if text == "签到":
            await bot.call("send_group_msg", group_id=5, message="好" * 100)
        elif text == "合并":
            merged.append(event["sender"]["card"])  # type: ignore[index]
            if len(merged) == 10:
                said = "、".join(merged)
                merged.clear()
                segments = [{"type": "text", "data": {"text": said}}]
                await bot.call("send_group_msg", group_id=5, message=segments)

    bot.on_event = answer
    yield bot
    await bot.close()


async def test_flood_ends_when_everything_was_dealt_with(echo: QQBot):
    load = await OneBotLoad.connect("127.0.0.1", echo.port, "secret")
    result = await load.flood(lines(["闲聊" * 40] * 3000), lines(["签到"])[0])
    load.close()
    assert result.count == 3000
    assert result.per_second > 0
    assert sum(e.get("message_type") == "group" for e in echo.events) == 3001


async def test_commands_in_flight_with_latencies(echo: QQBot):
    load = await OneBotLoad.connect("127.0.0.1", echo.port, "secret")
    result = await load.commands(lines(["签到"] * 200), in_flight=16)
    load.close()
    assert len(result.latencies) == 200
    assert 0 < result.percentile(0.5) <= result.percentile(0.99)
    assert result.json()["count"] == 200


async def test_merged_answers_name_whom_they_answer(echo: QQBot):
    load = await OneBotLoad.connect("127.0.0.1", echo.port, "secret")
    keys = [f"成员{n:03d}" for n in range(60)]
    answers = names_in(r"成员\d{3}")
    result = await load.commands(lines(["合并"] * 60), in_flight=20, keys=keys, answers=answers)
    load.close()
    assert len(result.latencies) == 60
    assert load.actions == 6


async def test_a_refused_handshake_is_an_error(echo: QQBot):
    with pytest.raises(ConnectionError, match="403"):
        await OneBotLoad.connect("127.0.0.1", echo.port, "wrong")


@pytest.mark.parametrize("size", [0, 125, 126, 65535, 65536])
async def test_frames_of_every_size_arrive(echo: QQBot, size: int):
    load = await OneBotLoad.connect("127.0.0.1", echo.port, "secret")
    await load._write(frame(orjson.dumps({"post_type": "x", "pad": "a" * size})))
    assert len((await echo.event("x"))["pad"]) == size
    load.close()


async def test_it_runs_as_a_process_of_its_own(echo: QQBot):
    order = {
        "kind": "commands", "port": echo.port, "token": "secret", "self_id": 10001,
        "group_id": 5, "text": "签到", "count": 50, "people": 50,
    }  # fmt: skip
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.sandbox.load", stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    out, _ = await asyncio.wait_for(process.communicate(orjson.dumps(order)), 20)
    assert orjson.loads(out)["count"] == 50


async def test_webhook_posts_over_kept_connections():
    seen: list[int] = []
    peers: set[object] = set()

    async def take(request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        seen.append((await request.json())["update_id"])
        peers.add(request.transport)
        return web.Response(status=204 if secret == "s" else 401)

    app = web.Application()
    app.router.add_post("/telegram", take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
    bodies = [
        webhook_update("/signin", update_id=n, chat_id=-1, user_id=n, message_id=n)
        for n in range(300)
    ]
    result = await post_updates(url, bodies, secret="s", connections=8)
    assert sorted(seen) == list(range(300))
    assert len(peers) == 8
    assert len(result.latencies) == 300
    with pytest.raises(ConnectionError, match="401"):
        await post_updates(url, bodies[:8], secret="wrong", connections=8)
    await runner.cleanup()


async def test_the_api_sink_answers_what_a_bot_needs():
    server, calls, webhook = await ApiSink.listen()
    port = server.sockets[0].getsockname()[1]
    bot = TelegramBot(f"http://127.0.0.1:{port}/", "10002:x")
    assert (await bot.ok("getMe"))["username"] == "zhibu_sandbox_bot"
    assert await bot.ok("setWebhook", url="http://127.0.0.1/", secret_token="s") is True
    assert webhook["secret_token"] == "s"
    assert (await bot.ok("sendMessage", chat_id=1, text="x"))["message_id"]
    assert calls == {b"getMe": 1, b"setWebhook": 1, b"sendMessage": 1}
    await bot.close()
    server.close()
