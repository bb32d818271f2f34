"""A WebSocket client so plain that it can also do what is forbidden."""

from __future__ import annotations

import asyncio
import os
import struct
from urllib.parse import urlsplit

import orjson

from tests.platforms.onebot.rig import BOT, GROUP, LI, TOKEN

KEY = "dGhlIHNhbXBsZSBub25jZQ=="
ACCEPT = b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo="


def frame(payload: bytes, opcode: int = 1, *, fin: bool = True, rsv: int = 0) -> bytes:
    """One masked frame."""
    first = (0x80 if fin else 0) | rsv << 4 | opcode
    size = len(payload)
    if size < 126:
        head = struct.pack("!BB", first, 0x80 | size)
    elif size < 65536:
        head = struct.pack("!BBH", first, 0x80 | 126, size)
    else:
        head = struct.pack("!BBQ", first, 0x80 | 127, size)
    mask = os.urandom(4)
    repeated = (mask * (size // 4 + 1))[:size]
    masked = (int.from_bytes(payload, "big") ^ int.from_bytes(repeated, "big")).to_bytes(
        size, "big"
    )
    return head + mask + masked


def line(text: str, message_id: int = 1, **fields: object) -> bytes:
    """A group message's JSON."""
    event = {
        "post_type": "message",
        "message_type": "group",
        "sub_type": "normal",
        "self_id": BOT,
        "user_id": LI,
        "group_id": GROUP,
        "message_id": message_id,
        "time": 1_790_000_000,
        "sender": {"user_id": LI, "nickname": "Li"},
        "message": [{"type": "text", "data": {"text": text}}],
        "raw_message": text,
        "font": 0,
    }
    return orjson.dumps({**event, **fields})


_clients: list[RawClient] = []


def hang_up_all() -> None:
    """Close whatever a test left open."""
    while _clients:
        _clients.pop().close()


class RawClient:
    """One connection; `opened` has the head of the server's answer."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer
        self.opened = b""
        _clients.append(self)

    @property
    def status(self) -> int:
        """The HTTP status of the handshake."""
        return int(self.opened.split(b" ")[1])

    def send(self, data: bytes) -> None:
        """Write bytes as they are."""
        self.writer.write(data)

    async def receive(self) -> tuple[int, bytes]:
        """The next frame: opcode and payload."""
        async with asyncio.timeout(3):
            first, size = await self.reader.readexactly(2)
            if size == 126:
                size = int.from_bytes(await self.reader.readexactly(2), "big")
            elif size == 127:
                size = int.from_bytes(await self.reader.readexactly(8), "big")
            return first & 0x0F, await self.reader.readexactly(size)

    async def close_code(self) -> int:
        """Read on to the close frame and return its code."""
        while True:
            opcode, payload = await self.receive()
            if opcode == 8:
                return int.from_bytes(payload[:2], "big") if payload else 1005

    async def ended(self) -> bool:
        """Whether the server hangs up."""
        async with asyncio.timeout(4):
            return await self.reader.read() == b""

    def close(self) -> None:
        """Hang up."""
        self.writer.close()


async def dial(
    url: str,
    path: str = "/onebot/v11/ws",
    *,
    token: str | None = TOKEN,
    self_id: str | None = str(BOT),
    headers: dict[str, str] | None = None,
    method: str = "GET",
) -> RawClient:
    """Connect and send a handshake; nothing is checked."""
    where = urlsplit(url)
    client = RawClient(*await asyncio.open_connection(where.hostname, where.port))
    fields = {
        "Host": where.netloc,
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": KEY,
    }
    if token is not None:
        fields["Authorization"] = f"Bearer {token}"
    if self_id is not None:
        fields["X-Self-ID"] = self_id
    fields.update(headers or {})
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    client.send(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode())
    async with asyncio.timeout(3):
        client.opened = await client.reader.readuntil(b"\r\n\r\n")
    return client
