"""Load for the benchmark: a raw-socket OneBot client that costs as little as it can.

Runs in a process of its own, so that the figures are the bot's. `python -m bot.sandbox.load`
takes what to do as JSON on standard input and prints the result as JSON.
"""

from __future__ import annotations

import asyncio
import base64
import os
import re
import struct
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

_ECHO = re.compile(rb'"echo":\s*("(?:[^"\\]|\\.)*"|-?\d+)')
CHUNK = 256 * 1024


def frame(payload: bytes) -> bytes:
    """A client's text frame. The mask is zero, which is valid and leaves the payload as it is."""
    size = len(payload)
    if size < 126:
        return struct.pack("!BB", 0x81, 0x80 | size) + b"\0\0\0\0" + payload
    if size < 65536:
        return struct.pack("!BBH", 0x81, 0xFE, size) + b"\0\0\0\0" + payload
    return struct.pack("!BBQ", 0x81, 0xFF, size) + b"\0\0\0\0" + payload


def group_line(
    text: str,
    *,
    self_id: int,
    group_id: int,
    user_id: int,
    message_id: int,
    name: str = "",
    at: int | None = None,
) -> bytes:
    """A group message event as an encoded frame; `at` is in unix seconds."""
    event = {
        "self_id": self_id,
        "user_id": user_id,
        "time": int(time.time()) if at is None else at,
        "message_id": message_id,
        "message_seq": message_id,
        "real_id": message_id,
        "message_type": "group",
        "sender": {"user_id": user_id, "nickname": name, "card": name, "role": "member"},
        "raw_message": text,
        "font": 14,
        "sub_type": "normal",
        "message": [{"type": "text", "data": {"text": text}}],
        "message_format": "array",
        "post_type": "message",
        "group_id": group_id,
    }
    return frame(orjson.dumps(event))


@dataclass(slots=True)
class LoadResult:
    """What a run came to. Latencies are in seconds, from sending to the answer."""

    count: int
    seconds: float
    latencies: list[float] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        """Completed per second."""
        return self.count / self.seconds if self.seconds else 0.0

    def percentile(self, share: float) -> float:
        """The latency that this share (0 to 1) stays under, in seconds."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0

    def json(self) -> dict[str, float]:
        """The figures, latencies in milliseconds."""
        return {
            "count": self.count,
            "seconds": self.seconds,
            "per_second": self.per_second,
            "p50_ms": self.percentile(0.5) * 1000,
            "p99_ms": self.percentile(0.99) * 1000,
            "max_ms": max(self.latencies, default=0.0) * 1000,
        }


class OneBotLoad(asyncio.Protocol):
    """One reverse connection. Every action is answered at once; `on_action` sees its payload.

    `on_chunk` is called when all that was read at once has been seen.
    """

    def __init__(self) -> None:
        self._transport: asyncio.WriteTransport | None = None
        self._buffer = bytearray()
        self._open: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._writable = asyncio.Event()
        self._writable.set()
        self._next_id = 1
        self.actions = 0
        self.on_action: Callable[[bytes], None] | None = None
        self.on_chunk: Callable[[], None] | None = None

    @classmethod
    async def connect(
        cls, host: str, port: int, token: str, self_id: int = 10001, path: str = "/onebot/v11/ws"
    ) -> OneBotLoad:
        """Connect and shake hands; raises ConnectionError where the bot refuses."""
        loop = asyncio.get_running_loop()
        _, load = await loop.create_connection(cls, host, port)
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            f"GET {path} HTTP/1.1",
            f"Host: {host}:{port}",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            f"Sec-WebSocket-Key: {key}",
            f"Authorization: Bearer {token}",
            f"X-Self-ID: {self_id}",
            "X-Client-Role: Universal",
        ]
        assert load._transport is not None
        load._transport.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        await asyncio.wait_for(load._open, 10)
        hello = {
            "time": int(time.time()),
            "self_id": self_id,
            "post_type": "meta_event",
            "meta_event_type": "lifecycle",
            "sub_type": "connect",
        }
        load._transport.write(frame(orjson.dumps(hello)))
        return load

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()

    # -- runs

    async def flood(self, frames: Sequence[bytes], marker: bytes) -> LoadResult:
        """Send all frames as fast as they are taken, then `marker`, a command that is answered.

        The time runs until the marker's answer, so every line has been dealt with.
        """
        blocks: list[bytes] = []
        start = 0
        while start < len(frames):
            block, size = [], 0
            while start < len(frames) and size < CHUNK:
                block.append(frames[start])
                size += len(frames[start])
                start += 1
            blocks.append(b"".join(block))
        answered: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def heard(_: bytes) -> None:
            if not answered.done():
                answered.set_result(None)

        self.on_action = heard
        began = time.perf_counter()
        for block in blocks:
            await self._write(block)
        await self._write(marker)
        await answered
        self.on_action = None
        return LoadResult(len(frames), time.perf_counter() - began)

    async def commands(
        self,
        frames: Sequence[bytes],
        *,
        in_flight: int = 32,
        keys: Sequence[str] | None = None,
        answers: Callable[[bytes], Iterable[str]] | None = None,
        within: float = 120.0,
    ) -> LoadResult:
        """Send commands, keeping `in_flight` of them unanswered.

        One action answers the oldest command, unless `answers` tells which `keys` an action's
        payload answers (merged replies name many). Raises TimeoutError after `within` seconds.
        """
        names = keys if keys is not None else [str(n) for n in range(len(frames))]
        flying: dict[str, float] = {}
        latencies: list[float] = []
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        place = 0

        def send() -> None:
            nonlocal place
            upto = min(len(frames), place + in_flight - len(flying))
            if upto <= place:
                return
            now = time.perf_counter()
            for index in range(place, upto):
                flying[names[index]] = now
            assert self._transport is not None
            self._transport.write(b"".join(frames[place:upto]))
            place = upto

        def heard(payload: bytes) -> None:
            found = answers(payload) if answers is not None else [next(iter(flying), "")]
            now = time.perf_counter()
            for key in found:
                began = flying.pop(key, None)
                if began is not None:
                    latencies.append(now - began)
            if len(latencies) == len(frames) and not done.done():
                done.set_result(None)

        self.on_action, self.on_chunk = heard, send
        began = time.perf_counter()
        send()
        try:
            await asyncio.wait_for(done, within)
        finally:
            self.on_action = self.on_chunk = None
        return LoadResult(len(frames), time.perf_counter() - began, latencies)

    # -- the wire

    async def _write(self, data: bytes) -> None:
        await self._writable.wait()
        assert self._transport is not None
        self._transport.write(data)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]

    def connection_lost(self, exc: Exception | None) -> None:
        if not self._open.done():
            self._open.set_exception(ConnectionError("the bot hung up"))
        self._writable.set()

    def pause_writing(self) -> None:
        self._writable.clear()

    def resume_writing(self) -> None:
        self._writable.set()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._open.done():
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            status = bytes(self._buffer[:end]).split(b"\r\n")[0]
            del self._buffer[: end + 4]
            if b" 101 " not in status + b" ":
                self._open.set_exception(ConnectionError(status.decode(errors="replace")))
                return
            self._open.set_result(None)
        answers: list[bytes] = []
        payloads: list[bytes] = []
        for opcode, payload in self._frames():
            if opcode == 0x9:
                pong = struct.pack("!BB", 0x8A, 0x80 | len(payload)) + b"\0\0\0\0" + payload
                answers.append(pong)
            elif opcode in (0x1, 0x2):
                self.actions += 1
                payloads.append(payload)
                answers.append(self._answer(payload))
        if answers and self._transport is not None:
            self._transport.write(b"".join(answers))
        if self.on_action is not None:
            for payload in payloads:
                self.on_action(payload)
        if self.on_chunk is not None:
            self.on_chunk()

    def _answer(self, payload: bytes) -> bytes:
        found = _ECHO.search(payload)
        echo = found.group(1) if found else b"null"
        self._next_id += 1
        return frame(
            b'{"status":"ok","retcode":0,"data":{"message_id":%d},"echo":%b}'
            % (self._next_id, echo)
        )

    def _frames(self) -> Iterable[tuple[int, bytes]]:
        """Whole frames out of the buffer. A server never masks."""
        buffer, place = self._buffer, 0
        found: list[tuple[int, bytes]] = []
        while len(buffer) - place >= 2:
            size, head = buffer[place + 1] & 0x7F, 2
            if size == 126:
                head = 4
            elif size == 127:
                head = 10
            if len(buffer) - place < head:
                break
            if head > 2:
                size = int.from_bytes(buffer[place + 2 : place + head], "big")
            if len(buffer) - place < head + size:
                break
            start = place + head
            found.append((buffer[place] & 0x0F, bytes(buffer[start : start + size])))
            place = start + size
        del buffer[:place]
        return found


def names_in(pattern: str) -> Callable[[bytes], list[str]]:
    """Which names, by this pattern, a send action's text holds."""
    compiled = re.compile(pattern)

    def find(payload: bytes) -> list[str]:
        message = orjson.loads(payload).get("params", {}).get("message", "")
        if isinstance(message, list):
            message = " ".join(str(s.get("data", {}).get("text", "")) for s in message)
        return compiled.findall(str(message))

    return find


async def run(order: dict[str, Any]) -> dict[str, float]:
    """Carry out one order: `kind` is `flood`, `commands` or `webhook`; see the keys read here."""
    if order["kind"] == "webhook":
        from bot.sandbox.load_http import run_webhook

        return (await run_webhook(order)).json()
    load = await OneBotLoad.connect(
        order.get("host", "127.0.0.1"), order["port"], order["token"], order["self_id"]
    )
    count, people = order["count"], order.get("people", 1)
    first = order.get("first_user", 100_000_000)
    names = [order.get("name", "{:06d}").format(n) for n in range(people)]
    base = order.get("first_message", 1)

    def line(text: str, n: int) -> bytes:
        person = n % people
        return group_line(
            text,
            self_id=order["self_id"],
            group_id=order["group_id"],
            user_id=first + person,
            message_id=base + n,
            name=names[person],
        )

    lines = [line(order["text"], n) for n in range(count)]
    if order["kind"] == "flood":
        result = await load.flood(lines, line(order["marker"], count))
    else:
        by_name = order.get("answers")
        result = await load.commands(
            lines,
            in_flight=order.get("in_flight", 32),
            keys=[names[n % people] for n in range(count)] if by_name else None,
            answers=names_in(by_name) if by_name else None,
        )
    load.close()
    return result.json()


def main() -> None:
    """One order on standard input, one result on standard output."""
    sys.stdout.buffer.write(orjson.dumps(asyncio.run(run(orjson.loads(sys.stdin.buffer.read())))))


if __name__ == "__main__":
    main()
