"""What uvicorn is given as its WebSocket implementation (`ws=ZhibuWebSocketProtocol`).

OneBot's paths are served here, fast; every other path, such as the console's socket.io, is
handed to the implementation that uvicorn would have chosen itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, cast

from nonebot.log import logger
from uvicorn.config import Config
from uvicorn.protocols.websockets.auto import AutoWebSocketsProtocol
from uvicorn.server import ServerState

from bot.platforms.onebot import handshake
from bot.platforms.onebot.socket import FastSocket

Serve = Callable[[FastSocket], Awaitable[None]]
Farewell = Callable[[], Coroutine[Any, Any, None]]

_FAREWELL_LIMIT = 10.0

_served: dict[str, Serve] = {}
_farewells: dict[Farewell, asyncio.Future[None] | None] = {}


def mount(path: str, serve: Serve) -> None:
    """Serve a path; a second call for one path replaces the first (one driver a process)."""
    _served[path] = serve


def unmount(path: str) -> None:
    """Leave a path to the ASGI application again."""
    _served.pop(path, None)


def on_farewell(farewell: Farewell) -> None:
    """Await this once, at shutdown, before connections are closed: the last replies still go out.

    uvicorn closes connections before it tells the application to stop, so an ordinary
    on_shutdown hook would come too late.
    """
    _farewells[farewell] = None


def off_farewell(farewell: Farewell) -> None:
    """Forget a farewell again."""
    _farewells.pop(farewell, None)


async def part() -> None:
    """Bid every farewell that was not bid yet, for a few seconds at most; never raises."""
    for farewell, begun in _farewells.items():
        if begun is None:
            _farewells[farewell] = asyncio.ensure_future(farewell())
    bidding = [begun for begun in _farewells.values() if begun is not None and not begun.done()]
    if not bidding:
        return
    done, late = await asyncio.wait(bidding, timeout=_FAREWELL_LIMIT)
    if late or any(bid.cancelled() or bid.exception() for bid in done):
        logger.warning("A farewell to QQ was cut short")


class ZhibuWebSocketProtocol(asyncio.Protocol):
    """Decides by the path who serves a WebSocket, then gets out of the way."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        self._config = config
        self._state = server_state
        self._app_state = app_state
        self._transport: asyncio.Transport = None  # type: ignore[assignment]
        self._socket: FastSocket | None = None
        self._inner: Any = None
        self._leaving: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by uvicorn's HTTP side when it gives the connection up."""
        # No isinstance: uvloop's transports are no subclass of asyncio's.
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """The request's head comes first and whole; then frames."""
        if self._socket is not None:
            self._socket.feed(data)
        elif self._inner is not None:
            self._inner.data_received(data)
        else:
            self._open(data)

    def _open(self, data: bytes) -> None:
        head = handshake.parse_head(data)
        serve = _served.get(head.path)
        if serve is None:
            self._hand_over(data)
            return
        secure = self._transport.get_extra_info("sslcontext") is not None
        socket = self._socket = FastSocket(
            self._transport,
            head,
            scheme="wss" if secure else "ws",
            max_size=self._config.ws_max_size,
            ping_interval=self._config.ws_ping_interval,
            ping_timeout=self._config.ws_ping_timeout,
        )
        if (status := handshake.fault(head)) is not None:
            socket.refuse(status)
            return
        self._state.connections.add(self)  # type: ignore[arg-type]
        self._transport.pause_reading()
        task = asyncio.get_running_loop().create_task(self._serve(serve, socket))
        self._state.tasks.add(task)
        task.add_done_callback(self._state.tasks.discard)

    async def _serve(self, serve: Serve, socket: FastSocket) -> None:
        try:
            await serve(socket)
        except Exception as error:
            logger.error(f"Serving a QQ connection failed: {type(error).__name__}")
        finally:
            await socket.close(1011)

    def _hand_over(self, data: bytes) -> None:
        if AutoWebSocketsProtocol is None:
            self._transport.write(handshake.refusal(handshake.HTTPStatus.NOT_IMPLEMENTED))
            self._transport.close()
            return
        inner = self._inner = AutoWebSocketsProtocol(
            config=self._config, server_state=self._state, app_state=self._app_state
        )
        inner.connection_made(self._transport)
        inner.data_received(data)
        # uvicorn sets us as the transport's protocol once we return: take that back after it.
        asyncio.get_running_loop().call_soon(self._step_aside, inner)

    def _step_aside(self, inner: asyncio.Protocol) -> None:
        if not self._transport.is_closing():
            self._transport.set_protocol(inner)

    def eof_received(self) -> None:
        if self._inner is not None:
            self._inner.eof_received()

    def pause_writing(self) -> None:
        target = self._socket or self._inner
        if target is not None:
            target.pause_writing()

    def resume_writing(self) -> None:
        target = self._socket or self._inner
        if target is not None:
            target.resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._state.connections.discard(self)  # type: ignore[arg-type]
        if self._socket is not None:
            self._socket.lost()
        elif self._inner is not None:
            self._inner.connection_lost(exc)

    def shutdown(self) -> None:
        """Called by uvicorn for each connection when the server stops."""
        self._leaving = asyncio.get_running_loop().create_task(self._leave())

    async def _leave(self) -> None:
        await part()
        if self._socket is not None:
            await self._socket.close(1012)
