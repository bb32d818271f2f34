"""Whatever comes over the socket: nothing raises, and nothing is logged as a failure of ours."""

from __future__ import annotations

import asyncio
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.clock import SystemClock
from bot.platforms.onebot.handshake import Head
from bot.platforms.onebot.link import Link
from bot.platforms.onebot.reception import Reception
from bot.platforms.onebot.socket import FastSocket
from tests.platforms.onebot.raw import KEY, frame, line
from tests.platforms.onebot.rig import BOT, FakeRouter
from tests.platforms.onebot.test_parse import anything, events

kinds = st.sampled_from(["message", "notice", "meta_event", "request", "message_sent"])
quiet = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class DeadTransport(asyncio.Transport):
    """Takes everything and remembers whether it was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.written = bytearray()
        self.over = False

    def write(self, data: Any) -> None:
        self.written += data

    def close(self) -> None:
        self.over = True

    def abort(self) -> None:
        self.over = True

    def is_closing(self) -> bool:
        return self.over

    def pause_reading(self) -> None: ...

    def resume_reading(self) -> None: ...


async def _link() -> tuple[FastSocket, Link, FakeRouter]:
    reception = Reception()
    router = FakeRouter()
    reception.intake, reception.clock = router, SystemClock()
    head = Head("GET", "/onebot/v11/ws", (("sec-websocket-key", KEY), ("host", "127.0.0.1")))
    socket = FastSocket(
        DeadTransport(), head, scheme="ws", max_size=2**20, ping_interval=None, ping_timeout=None
    )
    await socket.accept()
    link = Link(str(BOT), socket, reception, lambda *_: None)
    socket.tap = link.on_frame
    return socket, link, router


@quiet
@given(st.lists(st.tuples(kinds | anything, events), max_size=4))
def test_any_event_is_taken_or_passed_over(
    logs: list[str], given_events: list[tuple[Any, dict[str, Any]]]
) -> None:
    async def play() -> None:
        _, link, router = await _link()
        for kind, event in given_events:
            # JSON knows no infinite numbers and no lone surrogates.
            try:
                data = orjson.dumps({**event, "post_type": kind})
            except TypeError:
                continue
            link.on_frame(data)
        link.on_frame(line("签到", 12345))
        await router.took(1)

    asyncio.run(play())
    assert not [entry for entry in logs if entry.startswith(("ERROR", "CRITICAL"))]


@quiet
@given(st.binary(max_size=200), st.integers(1, 50))
def test_any_bytes_are_frames_or_the_end(junk: bytes, step: int) -> None:
    async def play() -> None:
        socket, _, router = await _link()
        stream = frame(line("签到", 1)) + junk + frame(line("签到", 2))
        for start in range(0, len(stream), step):
            socket.feed(stream[start : start + step])
        await router.took(1)
        assert router.taken[0].message_id == "1"
        socket.abort()
        socket.lost()

    asyncio.run(play())


@quiet
@given(st.lists(st.text(max_size=300), min_size=1, max_size=5), st.integers(1, 40))
def test_cutting_the_stream_anywhere_changes_nothing(texts: list[str], step: int) -> None:
    async def play() -> None:
        socket, link, _ = await _link()
        seen: list[bytes] = []
        socket.tap = seen.append
        stream = b"".join(frame(text.encode("utf-8", "replace")) for text in texts)
        for start in range(0, len(stream), step):
            socket.feed(stream[start : start + step])
        assert seen == [text.encode("utf-8", "replace") for text in texts]
        link.end()
        socket.lost()

    asyncio.run(play())


@pytest.mark.parametrize("size", [0, 1, 125, 126, 127, 65535, 65536, 2**20 - 1])
def test_every_length_of_frame(size: int) -> None:
    async def play() -> None:
        socket, _, _ = await _link()
        seen: list[bytes] = []
        socket.tap = seen.append
        socket.feed(frame(b"x" * size))
        assert [len(payload) for payload in seen] == [size]
        socket.lost()

    asyncio.run(play())
