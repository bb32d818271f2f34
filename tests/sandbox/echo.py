"""A small bot on both platforms for the page's tests: it answers, shows pictures and buttons."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import struct
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import uvicorn
from starlette.applications import Starlette

from bot.sandbox.cast import Stage, bring_in, load
from bot.sandbox.page import routes
from bot.sandbox.world import TOKEN, World, until
from tests.sandbox.clients import QQBot, TelegramBot

BUTTONS = {
    "inline_keyboard": [
        [{"text": "签到", "callback_data": "签到 4821"}, {"text": "请假", "callback_data": "请假"}],
        [{"text": "私下打开", "url": "https://t.me/zhibu_sandbox_bot?start=s4821"}],
    ]
}


def png(size: int = 180) -> bytes:
    """A picture of squares."""
    rows = b"".join(
        b"\0" + b"".join(b"\x20\x40\x30" if (x // 18 + y // 18) % 2 else b"\xf4\xf4\xee"
                         for x in range(size))
        for y in range(size)
    )  # fmt: skip

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack("!I", len(data)) + body + struct.pack("!I", zlib.crc32(body))

    head = struct.pack("!2I5B", size, size, 8, 2, 0, 0, 0)
    picture = zlib.compress(rows)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", picture) + chunk(b"IEND", b"")
    )


async def on_qq(bot: QQBot, event: dict[str, Any]) -> None:
    """Answer one event on QQ."""
    if event["post_type"] != "message":
        return
    text = "".join(s["data"].get("text", "") for s in event["message"]).strip()
    where = {k: event[k] for k in ("message_type", "group_id", "user_id") if k in event}
    if text == "签到":
        await bot.call("set_msg_emoji_like", message_id=event["message_id"], emoji_id="128077")
        said = [
            {"type": "at", "data": {"qq": str(event["user_id"])}},
            {"type": "text", "data": {"text": " 签到成功，连续 3 天，本月第 12 次。"}},
        ]
        await bot.call("send_msg", **where, message=said)
    elif text.startswith("发起签到"):
        picture = "base64://" + base64.b64encode(png()).decode()
        said = [
            {"type": "text", "data": {"text": "主题党日签到开始，20:15 截止。\n输入：签到 4821\n"}},
            {"type": "image", "data": {"file": picture}},
        ]
        await bot.call("send_msg", **where, message=said)
        if "group_id" in where:
            content = "base64://" + base64.b64encode(b"x" * 5300).decode()
            await bot.call(
                "upload_group_file", group_id=where["group_id"], name="签到.xlsx", file=content
            )
    else:
        reply = {"type": "reply", "data": {"id": str(event["message_id"])}}
        await bot.call(
            "send_msg",
            **where,
            message=[reply, {"type": "text", "data": {"text": f"你说：{text}"}}],
        )


async def on_telegram(bot: TelegramBot, update: dict[str, Any]) -> None:
    """Answer one update on Telegram."""
    if "callback_query" in update:
        query = update["callback_query"]
        alert = query["data"] == "请假"
        answer = "请假请写原因：请假 原因" if alert else "签到成功"
        await bot.ok(
            "answerCallbackQuery", callback_query_id=query["id"], text=answer, show_alert=alert
        )
        return
    if "message" not in update or "text" not in update["message"]:
        return
    message = update["message"]
    text, chat = message["text"], message["chat"]["id"]
    reaction = [{"type": "emoji", "emoji": "👍"}]
    if text == "签到":
        await bot.ok(
            "setMessageReaction", chat_id=chat, message_id=message["message_id"], reaction=reaction
        )
    if text.startswith("发起签到"):
        upload = {"chat_id": str(chat), "caption": "主题党日签到开始，20:15 截止。"}
        markup = json.dumps(BUTTONS)
        await bot.upload("sendPhoto", "photo", "qr.png", png(), **upload, reply_markup=markup)
        return
    reply = {"message_id": message["message_id"]}
    await bot.ok("sendMessage", chat_id=chat, text=f"你说：{text}", reply_parameters=reply)


@dataclass
class Site:
    world: World
    stage: Stage
    url: str


@contextlib.asynccontextmanager
async def site(locale: str = "zh-CN") -> AsyncIterator[Site]:
    """The page with the cast and the bot behind it."""
    cast = load(locale)
    world = World(seed=3, bot_name=cast.bot_name, reconnect_s=0.02)
    stage = bring_in(world, cast)
    qq = QQBot()
    qq.on_event = lambda event: on_qq(qq, event)
    await qq.serve()
    await world.start(qq.url, "secret")
    await world.qq.wait_connected()
    telegram = TelegramBot(world.telegram.api_server, TOKEN)

    async def poll() -> None:
        while True:
            with contextlib.suppress(Exception):
                for update in await telegram.updates(timeout=20):
                    await on_telegram(telegram, update)
            await asyncio.sleep(0.01)

    app = Starlette(routes=routes(world))
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    tasks = [asyncio.create_task(poll()), asyncio.create_task(server.serve())]
    await until(lambda: server.started)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Site(world, stage, f"http://127.0.0.1:{port}")
    server.should_exit = True
    tasks[0].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await telegram.close()
    await world.stop()
    await qq.close()
