"""The server's end of one fast WebSocket: frames go from the bytes straight to a function.

aiohttp's compiled reader takes the frames apart. With a `tap` no frame passes through a queue,
a future or a task, which is what makes a line of chatter cost microseconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from aiohttp._websocket.reader import WebSocketDataQueue, WebSocketReader
from aiohttp.http import WebSocketError, WSCloseCode, WSMsgType
from aiohttp.streams import EofStream
from nonebot.drivers import URL, Request, WebSocket
from nonebot.exception import WebSocketClosed
from nonebot.log import logger

from bot.platforms.onebot import handshake

Tap = Callable[[bytes], None]

_TEXT = WSMsgType.TEXT
_BINARY = WSMsgType.BINARY
_CLOSE_WAIT = 1.0
_QUEUE_LIMIT = 2**18


def frame(opcode: int, payload: bytes) -> bytes:
    """One unmasked, unfragmented frame (RFC 6455, section 5.2)."""
    size = len(payload)
    if size < 126:
        return bytes((0x80 | opcode, size)) + payload
    if size < 65536:
        return bytes((0x80 | opcode, 126)) + size.to_bytes(2, "big") + payload
    return bytes((0x80 | opcode, 127)) + size.to_bytes(8, "big") + payload


class _Frames(WebSocketDataQueue):
    """Where the reader puts what it read; the queue itself serves only a socket without a tap."""

    def __init__(self, socket: FastSocket, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(socket, _QUEUE_LIMIT, loop=loop)  # pyright: ignore[reportArgumentType]
        self.socket = socket
        self.tap: Tap | None = None

    def feed_data(self, data: Any, size: int) -> None:
        kind = data[0]
        if kind is _TEXT or kind is _BINARY:
            tap = self.tap
            if tap is None:
                super().feed_data(data, size)
                return
            try:
                tap(data[1])
            except Exception as error:
                logger.error(f"A QQ frame was dropped: {type(error).__name__}")
        elif kind is WSMsgType.PING:
            self.socket.write_frame(WSMsgType.PONG, data[1])
        elif kind is WSMsgType.CLOSE:
            self.socket.peer_closes(data[1])

    def set_exception(self, exc: BaseException, exc_cause: BaseException | None = None) -> None:
        code = exc.code if isinstance(exc, WebSocketError) else WSCloseCode.INTERNAL_ERROR
        self.socket.fail(code)


class FastSocket(WebSocket):
    """A nonebot WebSocket on a bare transport; `wire.py` feeds it.

    `tap` sees each message's bytes at once and must be quick; without one `receive` gives them.
    Sending raises WebSocketClosed as long as nothing was written, so that a caller knows that
    nothing was delivered.
    """

    def __init__(
        self,
        transport: asyncio.Transport,
        head: handshake.Head,
        *,
        scheme: str,
        max_size: int,
        ping_interval: float | None,
        ping_timeout: float | None,
    ) -> None:
        url = f"{scheme}://{head.header('host') or 'localhost'}{head.target}"
        super().__init__(request=Request("GET", URL(url), headers=list(head.headers)))
        self._loop = asyncio.get_running_loop()
        self._transport = transport
        self._head = head
        self._frames = _Frames(self, self._loop)
        self._reader = WebSocketReader(self._frames, max_size, False, False)
        self._ping_interval = ping_interval
        self._ping_timeout = ping_timeout
        self._heard = True
        self._timer: asyncio.TimerHandle | None = None
        self._accepted = False
        self._closing = False
        self._code = 0
        self._lost = self._loop.create_future()
        self._writable: asyncio.Future[None] | None = None
        self._reading_paused = False

    # -- the adapter's side -------------------------------------------------------------------

    @property
    def tap(self) -> Tap | None:
        """Who gets each message's bytes, or None for `receive`."""
        return self._frames.tap

    @tap.setter
    def tap(self, tap: Tap | None) -> None:
        self._frames.tap = tap

    @property
    def closed(self) -> bool:
        return self._closing or self._lost.done()

    async def accept(self) -> None:
        """Open the WebSocket; raises WebSocketClosed where the peer is gone."""
        if self.closed:
            raise WebSocketClosed(WSCloseCode.ABNORMAL_CLOSURE)
        self._accepted = True
        self._transport.write(handshake.switching(self._head))
        self._transport.resume_reading()
        self._arm()

    async def close(self, code: int = 1000, reason: str = "") -> None:
        """Refuse the handshake (403), or send a close frame; doesn't wait for the peer."""
        if not self._accepted:
            self.refuse(HTTPStatus.FORBIDDEN)
        else:
            self._send_close(code, reason)

    def refuse(self, status: HTTPStatus) -> None:
        """Answer the handshake with an HTTP status and hang up."""
        if not self.closed:
            self._closing = True
            self._transport.write(handshake.refusal(status))
        self._transport.close()

    def abort(self) -> None:
        """Drop the connection without a farewell: what a dead peer gets."""
        self._closing = True
        self._transport.abort()

    async def receive(self) -> bytes:
        """The next message; raises WebSocketClosed at the end. Text comes as bytes, too."""
        try:
            message = await self._frames.read()
        except EofStream:
            raise WebSocketClosed(self._code or WSCloseCode.ABNORMAL_CLOSURE) from None
        return message[1]

    async def receive_text(self) -> str:
        return (await self.receive()).decode()

    async def receive_bytes(self) -> bytes:
        return await self.receive()

    async def send_text(self, data: str) -> None:
        await self._send(WSMsgType.TEXT, data.encode())

    async def send_bytes(self, data: bytes) -> None:
        await self._send(WSMsgType.BINARY, data)

    async def send_json(self, data: bytes) -> None:
        """Send encoded JSON as a text message."""
        await self._send(WSMsgType.TEXT, data)

    def try_send(self, data: bytes) -> bool:
        """Send encoded JSON at once; False where the peer reads too slowly just now."""
        if self.closed or not self._accepted:
            raise WebSocketClosed(self._code or WSCloseCode.ABNORMAL_CLOSURE)
        if self._writable is not None:
            return False
        self._transport.write(frame(WSMsgType.TEXT, data))
        return True

    async def _send(self, opcode: int, payload: bytes) -> None:
        while self._writable is not None and not self.closed:
            await asyncio.wait((self._writable, self._lost), return_when=asyncio.FIRST_COMPLETED)
        if self.closed or not self._accepted:
            raise WebSocketClosed(self._code or WSCloseCode.ABNORMAL_CLOSURE)
        self._transport.write(frame(opcode, payload))

    # -- the wire's side ----------------------------------------------------------------------

    def feed(self, data: bytes) -> None:
        """Take bytes off the socket."""
        self._heard = True
        if not self._closing or self._code == 0:
            self._reader.feed_data(data)

    def write_frame(self, opcode: int, payload: bytes) -> None:
        """Write a control frame at once; nothing after a close frame."""
        if not self.closed:
            self._transport.write(frame(opcode, payload))

    def peer_closes(self, code: int) -> None:
        """Finish the closing handshake that the peer began or answers."""
        self._code = code or 1005
        if not self._closing:
            self._transport.write(frame(WSMsgType.CLOSE, code.to_bytes(2, "big") if code else b""))
            self._closing = True
        self._transport.close()

    def fail(self, code: int) -> None:
        """Close for a protocol error of the peer's."""
        self._code = code
        logger.warning(f"A QQ connection broke the WebSocket protocol (code {int(code)})")
        self._send_close(code, "")

    def pause_writing(self) -> None:
        """The peer reads too slowly: senders wait."""
        self._writable = self._loop.create_future()

    def resume_writing(self) -> None:
        """The peer has caught up."""
        if self._writable is not None and not self._writable.done():
            self._writable.set_result(None)
        self._writable = None

    def pause_reading(self) -> None:
        """Let the peer wait: too much is in hand."""
        if not self._reading_paused:
            self._reading_paused = True
            self._transport.pause_reading()

    def resume_reading(self) -> None:
        """Read on."""
        if self._reading_paused:
            self._reading_paused = False
            if not self._transport.is_closing():
                self._transport.resume_reading()

    def lost(self) -> None:
        """The transport is gone, for whatever reason."""
        if self._timer is not None:
            self._timer.cancel()
        self._closing = True
        if not self._lost.done():
            self._lost.set_result(None)
        self.resume_writing()
        self._frames.feed_eof()

    def _send_close(self, code: int, reason: str) -> None:
        if self.closed:
            return
        payload = int(code).to_bytes(2, "big") + reason.encode()[:120]
        self._transport.write(frame(WSMsgType.CLOSE, payload))
        self._closing = True
        # What the peer still says until it answers the close is not for us any more.
        self._frames.tap = _ignore
        self._loop.call_later(_CLOSE_WAIT, self._transport.abort)

    def _arm(self) -> None:
        if self._ping_interval:
            self._timer = self._loop.call_later(self._ping_interval, self._ping)

    def _ping(self) -> None:
        """Ask a silent peer for a sign of life; a half-open socket is found by its silence."""
        if self.closed:
            return
        if self._heard:
            self._arm()
        else:
            self._timer = self._loop.call_later(self._ping_timeout or 20, self._judge)
        self._heard = False
        self.write_frame(WSMsgType.PING, b"")

    def _judge(self) -> None:
        if self._heard:
            self._arm()
        else:
            logger.warning("A QQ connection stopped answering and was dropped")
            self.abort()


def _ignore(_: bytes) -> None:
    return
