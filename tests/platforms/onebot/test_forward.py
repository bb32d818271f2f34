"""The forward WebSocket: the bot connects to a OneBot program that listens."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest

from bot.platforms.onebot import wire
from bot.platforms.onebot.forward import dial
from bot.platforms.types import Address, ChatEventKind, ChatKind, Outgoing, PlatformName
from bot.sandbox.qq import SimQQ
from tests.platforms.onebot.rig import BOT, GROUP, TOKEN, Bench, fill


@contextlib.asynccontextmanager
async def connecting(bench: Bench) -> AsyncIterator[None]:
    """Let the adapter connect to the simulated QQ for as long as the block lasts."""
    bench.adapter.pauses = (0.02,)
    task = asyncio.create_task(bench.adapter._forward(bench.qq.ws_url))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def forward(bench: Bench) -> AsyncIterator[Bench]:
    """A bot that has connected to a listening QQ."""
    bench.open(catchup=True)
    await bench.qq.start(None, TOKEN)
    async with connecting(bench):
        await bench.router.heard(ChatEventKind.CONNECTED)
        yield bench


async def test_says_and_hears(forward: Bench) -> None:
    forward.say("chatter")
    forward.say("签到")
    [incoming] = await forward.router.took(1)
    receipt = await forward.platform.send(incoming.address, Outgoing("ok"))
    assert forward.qq.state.messages[int(receipt.message_id)].group_id == GROUP
    assert forward.platform.connections() == (str(BOT),)


async def test_reconnects_and_catches_up(forward: Bench) -> None:
    forward.say("hello")
    await forward.until(forward.marked)
    await forward.qq.break_link()
    await forward.router.heard(ChatEventKind.DISCONNECTED)
    here = Address(PlatformName.QQ, ChatKind.GROUP, str(GROUP))
    assert not forward.platform.holds(here)
    missed = forward.say("签到")
    await forward.qq.heal()
    await forward.router.heard(ChatEventKind.CONNECTED)
    [incoming] = await forward.router.took(1)
    assert (incoming.message_id, incoming.recovered) == (str(missed), True)


async def test_waits_for_a_program_that_starts_later(bench: Bench, logs: list[str]) -> None:
    bench.open()
    await bench.qq.start(None, TOKEN)
    await bench.qq.break_link()
    async with connecting(bench):
        await asyncio.sleep(0.1)
        assert bench.platform.connections() == ()
        await bench.qq.heal()
        await bench.router.heard(ChatEventKind.CONNECTED)
    assert sum("No connection to QQ" in line for line in logs) == 1


async def test_wrong_token_connects_nothing(bench: Bench) -> None:
    bench.open()
    bench.qq = fill(SimQQ(BOT))
    await bench.qq.start(None, "another token")
    async with connecting(bench):
        await bench.until(lambda: bench.qq.rejected > 1)
        assert bench.platform.connections() == ()


async def test_program_that_never_introduces_itself_is_asked(bench: Bench) -> None:
    bench.open()
    await bench.qq.start(None, TOKEN)
    async with dial(bench.qq.ws_url, TOKEN) as socket:
        link = await bench.adapter._introduced(socket)
        assert link.self_id == str(BOT)
        bench.adapter._drop(link)


async def test_addresses_come_from_the_settings(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.open()
    await bench.qq.start(None, TOKEN)
    monkeypatch.setattr(bench.adapter.onebot_config, "onebot_ws_urls", {bench.qq.ws_url})
    await bench.adapter._start_forward()
    await bench.router.heard(ChatEventKind.CONNECTED)
    said: list[tuple[str, ...]] = []

    async def farewell() -> None:
        said.append(bench.platform.connections())

    wire.on_farewell(farewell)
    await bench.adapter._stop()
    wire.off_farewell(farewell)
    assert said == [(str(BOT),)]
    await bench.router.heard(ChatEventKind.DISCONNECTED)
    assert not bench.adapter.tasks
