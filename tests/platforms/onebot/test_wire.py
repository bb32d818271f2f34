"""The fast WebSocket keeps to RFC 6455, and leaves other paths to uvicorn."""

from __future__ import annotations

import asyncio
import contextlib

import aiohttp
import nonebot
import pytest
import uvicorn
from nonebot.drivers import URL, ASGIMixin, WebSocket, WebSocketServerSetup
from nonebot.exception import WebSocketClosed

from bot.platforms.onebot import wire
from bot.platforms.onebot.socket import FastSocket
from bot.platforms.types import ChatEventKind
from tests.platforms.onebot.raw import RawClient, dial, frame, line
from tests.platforms.onebot.rig import Bench, serving


@pytest.fixture
async def client(bench: Bench) -> RawClient:
    """A raw client that is let in."""
    bench.open()
    client = await dial(bench.url)
    await bench.router.heard(ChatEventKind.CONNECTED)
    return client


async def test_fragments_are_joined_with_a_ping_between(bench: Bench, client: RawClient) -> None:
    data = line("签到")
    client.send(frame(data[:50], fin=False))
    client.send(frame(b"are you there", 9))
    client.send(frame(data[50:90], 0, fin=False) + frame(data[90:], 0))
    await bench.router.took(1)
    assert await client.receive() == (10, b"are you there")


async def test_single_bytes_and_many_frames_at_once(bench: Bench, client: RawClient) -> None:
    for byte in frame(line("签到")):
        client.send(bytes([byte]))
        await asyncio.sleep(0)
    client.send(b"".join(frame(line("签到", number)) for number in range(2, 302)))
    taken = await bench.router.took(301)
    assert [int(incoming.message_id) for incoming in taken] == list(range(1, 302))


async def test_binary_frames_and_large_ones(bench: Bench, client: RawClient) -> None:
    client.send(frame(line("签到 " + "长" * 300_000), 2))
    [incoming] = await bench.router.took(1)
    assert len(incoming.text) == 300_003


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(frame(b"{}", rsv=4), 1002, id="compressed without agreement"),
        pytest.param(frame(b"{}", 3), 1002, id="unknown opcode"),
        pytest.param(frame(b"{}", 0), 1002, id="continuation of nothing"),
        pytest.param(frame(b"x", 9, fin=False), 1002, id="fragmented ping"),
        pytest.param(b"\x81\xff" + (2**40).to_bytes(8, "big"), 1009, id="too big"),
        pytest.param(frame(b"\x03\xe8\xff\xff", 8), 1007, id="close reason is no UTF-8"),
    ],
)
async def test_faults_are_answered_with_their_code(
    bench: Bench, client: RawClient, data: bytes, code: int
) -> None:
    client.send(data + frame(line("签到")))
    assert await client.close_code() == code
    client.close()
    await bench.router.heard(ChatEventKind.DISCONNECTED)
    assert bench.router.taken == []


@pytest.mark.parametrize("junk", [b"", b"\xff\xfe", b"[1, 2]", b"null", b'{"post_type": 7}'])
async def test_junk_in_a_frame_harms_nobody(bench: Bench, client: RawClient, junk: bytes) -> None:
    client.send(frame(junk) + frame(line("签到")))
    await bench.router.took(1)


async def test_closing_handshake(bench: Bench, client: RawClient) -> None:
    client.send(frame((1000).to_bytes(2, "big") + b"bye", 8))
    assert await client.close_code() == 1000
    assert await client.ended()
    await bench.router.heard(ChatEventKind.DISCONNECTED)


async def test_peer_that_never_answers_a_close_is_dropped(client: RawClient) -> None:
    client.send(frame(b"{}", 3))
    assert await client.close_code() == 1002
    assert await client.ended()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-WebSocket-Version": "8"}, 426),
        ({"Sec-WebSocket-Key": "short"}, 400),
        ({"Sec-WebSocket-Key": ""}, 400),
    ],
)
async def test_bad_handshakes(bench: Bench, headers: dict[str, str], status: int) -> None:
    client = await dial(bench.url, headers=headers)
    assert client.status == status
    assert await client.ended()


async def test_a_dead_peer_is_noticed(bench: Bench) -> None:
    bench.open()
    async with serving(ping=0.05, second=True) as url:
        client = await dial(url)
        await bench.router.heard(ChatEventKind.CONNECTED)
        assert (await client.receive())[0] == 9
        client.send(frame(b"", 10))
        assert (await client.receive())[0] == 9
        await bench.router.heard(ChatEventKind.DISCONNECTED)
        client.close()


async def test_server_says_goodbye_after_the_farewell(bench: Bench) -> None:
    bench.open()
    said: list[tuple[str, ...]] = []

    async def farewell() -> None:
        said.append(bench.platform.connections())

    wire.on_farewell(farewell)
    try:
        async with serving(second=True) as url:
            client = await dial(url)
            await bench.router.heard(ChatEventKind.CONNECTED)
            await dial(url, self_id="10002")
            await bench.router.heard(ChatEventKind.CONNECTED)
            code = asyncio.create_task(client.close_code())
        assert await code == 1012
        assert said == [("10001", "10002")]
        client.close()
    finally:
        wire.off_farewell(farewell)


async def test_other_paths_are_uvicorns(bench: Bench) -> None:
    async def echo(socket: WebSocket) -> None:
        await socket.accept()
        with contextlib.suppress(WebSocketClosed):
            while True:
                await socket.send(await socket.receive())

    driver = nonebot.get_driver()
    assert isinstance(driver, ASGIMixin)
    driver.setup_websocket_server(WebSocketServerSetup(URL("/echo-of-the-tests"), "echo", echo))
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{bench.url}/echo-of-the-tests") as socket,
    ):
        for text in ("one", "two" * 50_000, "three"):
            await socket.send_str(text)
            assert await socket.receive_str() == text


async def test_slow_reader_makes_senders_wait() -> None:
    """Nothing is written once the transport is full, and a lost link ends the wait."""
    served: asyncio.Future[FastSocket] = asyncio.get_running_loop().create_future()
    done = asyncio.Event()

    async def serve(socket: FastSocket) -> None:
        await socket.accept()
        served.set_result(socket)
        await done.wait()

    wire.mount("/slow-of-the-tests", serve)
    try:
        async with serving() as url:
            client = await dial(url, "/slow-of-the-tests")
            socket = await served
            block = "x" * 2**20
            sent = 0

            async def pour() -> None:
                nonlocal sent
                while True:
                    await socket.send_text(block)
                    sent += 1

            pouring = asyncio.create_task(pour())
            await asyncio.sleep(0.2)
            stuck = sent
            assert stuck < 40
            await asyncio.sleep(0.05)
            assert sent == stuck
            for _ in range(stuck + 2):
                await client.receive()
            assert sent > stuck
            client.writer.transport.abort()
            with pytest.raises(WebSocketClosed):
                await pouring
            done.set()
    finally:
        wire.unmount("/slow-of-the-tests")


async def test_without_a_tap_messages_wait_to_be_received() -> None:
    received: list[str] = []

    async def serve(socket: FastSocket) -> None:
        await socket.accept()
        with contextlib.suppress(WebSocketClosed):
            while True:
                await asyncio.sleep(0)
                received.append(await socket.receive_text())

    wire.mount("/queue-of-the-tests", serve)
    try:
        async with serving() as url:
            client = await dial(url, "/queue-of-the-tests")
            for number in range(40):
                client.send(frame(f"{number:05}".encode() * 10_000))
            client.send(frame(b"\x03\xe8", 8))
            assert await client.close_code() == 1000
        assert [text[:5] for text in received] == [f"{number:05}" for number in range(40)]
    finally:
        wire.unmount("/queue-of-the-tests")


async def test_uvicorns_own_websockets_serve_as_well(bench: Bench) -> None:
    bench.open()
    async with serving("auto", second=True) as url:
        client = await dial(url)
        await bench.router.heard(ChatEventKind.CONNECTED)
        client.send(frame(line("hello")) + frame(line("签到")))
        await bench.router.took(1)
        client.close()
        await bench.router.heard(ChatEventKind.DISCONNECTED)


def test_uvicorn_takes_the_protocol_as_its_own() -> None:
    config = uvicorn.Config(nonebot.get_asgi(), ws=wire.ZhibuWebSocketProtocol, log_config=None)
    config.load()
    assert config.ws_protocol_class is wire.ZhibuWebSocketProtocol
