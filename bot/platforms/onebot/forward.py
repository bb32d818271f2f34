"""The client's end of a WebSocket to a OneBot program that listens itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from nonebot.drivers import URL, Request, WebSocket
from nonebot.exception import WebSocketClosed

MAX_SIZE = 16 * 2**20
"""Bytes of the largest message that is read."""


class ForwardSocket(WebSocket):
    """A nonebot WebSocket on aiohttp's client."""

    def __init__(self, request: Request, socket: aiohttp.ClientWebSocketResponse) -> None:
        super().__init__(request=request)
        self._socket = socket

    @property
    def closed(self) -> bool:
        return self._socket.closed

    async def accept(self) -> None:
        raise NotImplementedError("a client has nothing to accept")

    async def close(self, code: int = 1000, reason: str = "") -> None:
        await self._socket.close(code=code)

    async def receive(self) -> str | bytes:
        message = await self._socket.receive()
        if message.type in (aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.BINARY):
            return message.data
        raise WebSocketClosed(self._socket.close_code or 1006)

    async def receive_text(self) -> str:
        data = await self.receive()
        return data if isinstance(data, str) else data.decode()

    async def receive_bytes(self) -> bytes:
        data = await self.receive()
        return data.encode() if isinstance(data, str) else data

    async def send_text(self, data: str) -> None:
        if self._socket.closed:
            raise WebSocketClosed(self._socket.close_code or 1006)
        await self._socket.send_str(data)

    async def send_bytes(self, data: bytes) -> None:
        if self._socket.closed:
            raise WebSocketClosed(self._socket.close_code or 1006)
        await self._socket.send_bytes(data)


@asynccontextmanager
async def dial(url: str, token: str, *, heartbeat: float = 20.0) -> AsyncIterator[ForwardSocket]:
    """Connect with the access token; raises aiohttp's errors, OSError or TimeoutError."""
    headers = {"Authorization": f"Bearer {token}"}
    timeout = aiohttp.ClientTimeout(total=None, connect=20, sock_connect=20)
    async with (
        aiohttp.ClientSession(timeout=timeout) as session,
        session.ws_connect(
            url, headers=headers, heartbeat=heartbeat, max_msg_size=MAX_SIZE, compress=0
        ) as socket,
    ):
        yield ForwardSocket(Request("GET", URL(url), headers=headers), socket)
