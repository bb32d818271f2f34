"""The socket of an open page, and who sits before it."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.types import Message, Receive, Send

if TYPE_CHECKING:
    from bot.branch.roles import Right

_RECHECK = 2.0
"""Seconds after which what the server pushes is asked for its right again."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits before an open page, and what right the page needs."""

    session: str
    member_id: int
    right: Right | None


class Line:
    """A page's socket that falls silent once its person lost the right to the page."""

    def __init__(
        self, still: Callable[[Seat], Awaitable[bool]], seat: Seat, receive: Receive, send: Send
    ) -> None:
        self._still = still
        self._seat = seat
        self._receive = receive
        self._send = send
        self._asked = time.monotonic()
        self._cut = False
        self._closed = False

    async def receive(self) -> Message:
        """The next message, asked for its right; a disconnect once that is lost."""
        message = await self._receive()
        if message["type"] == "websocket.disconnect":
            self._closed = True
        elif message["type"] == "websocket.receive" and not await self._allowed():
            return {"type": "websocket.disconnect", "code": 4403}
        return message

    async def send(self, message: Message) -> None:
        """Pass a message on, unless the right is lost."""
        if message["type"] == "websocket.send":
            if self._cut:
                return
            if time.monotonic() - self._asked > _RECHECK and not await self._allowed():
                return
        if message["type"] == "websocket.close":
            self._closed = True
        await self._send(message)

    async def hang_up(self) -> None:
        """Close the socket if the library left it open."""
        if not self._closed:
            self._closed = True
            await self._send({"type": "websocket.close", "code": 4403})

    async def _allowed(self) -> bool:
        self._asked = time.monotonic()
        self._cut = self._cut or not await self._still(self._seat)
        return not self._cut
