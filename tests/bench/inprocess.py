"""What one unmatched chat line costs in process, from the bytes off the socket on.

`python -m tests.bench.inprocess ours|bare` prints microseconds a line as JSON.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time

from bot.sandbox.load import group_line
from tests.bench.ours import FIRST_USER, GROUP, SELF_ID, Order, fresh_folder, padding, settings_of

TEXT = "今天下午的会改到三点半，大家记得带本子"


def frames(count: int) -> bytes:
    """So many chat lines as a client's frames."""
    return b"".join(
        group_line(
            TEXT, self_id=SELF_ID, group_id=GROUP, user_id=FIRST_USER + n, message_id=n, name="党员"
        )
        for n in range(count)
    )


async def ours() -> float:
    """Bytes -> frame -> JSON -> table -> dismissed, with the real socket, link and router."""
    from pathlib import Path

    from bot import frame as frames_of
    from bot.app import compose
    from bot.platforms.onebot.link import Link
    from bot.platforms.onebot.platform import QQPlatform
    from bot.platforms.types import PlatformName

    order = Order(port=1, folder=fresh_folder())
    settings = settings_of(order)
    frames_of.start_nonebot(settings)
    frame = frames_of.attach(settings)
    features = [*frames_of.load_features(), padding(20, Path(order.folder))]
    host = compose(settings, features, frame)
    qq = host.platforms.get(PlatformName.QQ)
    assert isinstance(qq, QQPlatform)
    qq.open(host.router)
    socket = await _socket()
    link = Link(str(SELF_ID), socket, qq.adapter.reception, lambda *_: None)
    socket.tap = link.on_frame
    return _timed(lambda data: socket.feed(data))


async def _socket():
    from bot.platforms.onebot import handshake
    from bot.platforms.onebot.socket import FastSocket

    class Sink(asyncio.Transport):
        def write(self, data) -> None:
            pass

        def pause_reading(self) -> None:
            pass

        def resume_reading(self) -> None:
            pass

    head = handshake.parse_head(
        b"GET /onebot/v11/ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    )
    socket = FastSocket(
        Sink(), head, scheme="ws", max_size=2**22, ping_interval=None, ping_timeout=None
    )
    await socket.accept()
    return socket


def _timed(feed) -> float:
    block = frames(200)
    for _ in range(20):
        feed(block)
    best = float("inf")
    for _ in range(5):
        began = time.perf_counter()
        for _ in range(100):
            feed(block)
        best = min(best, (time.perf_counter() - began) / 20_000)
    return best * 1e6


async def bare() -> float:
    """JSON -> event -> every matcher, as the stock adapter does it, with 40 commands."""
    import nonebot
    from nonebot import on_command
    from nonebot.adapters.onebot.v11 import Adapter, Bot

    nonebot.init(_env_file=None, driver="~none", log_level="WARNING", command_start={"/", ""})
    for number in range(40):
        on_command(f"命令{number}x")
    adapter = Adapter(nonebot.get_driver())
    bot = Bot(adapter, str(SELF_ID))
    line = group_line(
        TEXT, self_id=SELF_ID, group_id=GROUP, user_id=FIRST_USER, message_id=1, name="党员"
    )
    text = line[line.index(b"{") :]
    count = 60
    began = time.perf_counter()
    for _ in range(count):
        event = Adapter.json_to_event(json.loads(text))
        assert event is not None
        await bot.handle_event(event)
    return (time.perf_counter() - began) / count * 1e6


def main() -> None:
    """Measure one of the two."""
    os.sched_setaffinity(0, {0})
    value = asyncio.run(ours() if sys.argv[1] == "ours" else bare())
    sys.stdout.write(json.dumps(value) + "\n")


if __name__ == "__main__":
    main()
