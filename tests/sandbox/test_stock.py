"""The simulated platforms with NoneBot's own adapters, unchanged, in a process of their own."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox.world import TOKEN, World


@pytest.fixture
async def world() -> AsyncIterator[World]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    world = World(reconnect_s=0.05)
    await world.start(f"http://127.0.0.1:{port}", "secret")
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(Path(__file__).with_name("stock_bot.py")),
        str(port),
        world.telegram.api_server,
        TOKEN,
    )
    yield world
    process.terminate()
    await asyncio.wait_for(process.wait(), 10)
    await world.stop()


async def test_echo_on_both_platforms(world: World):
    li = world.person("李明", friend=True)
    qq_group, telegram_group = world.qq_group("群", [li]), world.telegram_group("TG", [li])
    await world.qq.wait_connected(20)
    await li.say(qq_group, "@{bot} /echo 你好 @{李明}")
    await world.heard(qq_group, contains="你好", person=li)
    await li.say(world.private("qq"), "/echo 私下")
    await world.heard(world.private("qq"), person=li, contains="私下")
    await li.say(telegram_group, "@{bot} /echo 你好")
    await world.heard(telegram_group, contains="你好", timeout=15)
    await li.say(world.private("telegram"), "/echo 私下")
    await world.heard(world.private("telegram"), person=li, contains="私下")
    await world.break_link("qq")
    await world.heal("qq")
    await world.qq.wait_connected()
    said = await li.say(qq_group, "@{bot} /echo 又来")
    await world.heard(qq_group, contains="又来", after=said)
