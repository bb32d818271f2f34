"""The line between a simulated QQ and the bot: OneBot's WebSocket in both directions."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import socket
from collections.abc import Callable
from typing import Any

import aiohttp
import orjson
from aiohttp import web

from bot.sandbox.qq_state import QQState

WebSocket = aiohttp.ClientWebSocketResponse | web.WebSocketResponse


class QQLine:
    """Connects to the bot, or is connected to; sends events and hands calls to `_take`."""

    def __init__(
        self,
        state: QQState,
        now: Callable[[], float],
        reconnect_s: float,
        heartbeat_s: float,
    ) -> None:
        self.state = state
        self.rejected = 0
        self._now = now
        self._reconnect_s = reconnect_s
        self._heartbeat_s = heartbeat_s
        self._token = ""
        self._bot_url: str | None = None
        self._sockets: dict[WebSocket, asyncio.Queue[bytes]] = {}
        self._linked = False
        self._change = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None
        self._port = 0

    def _take(self, queue: asyncio.Queue[bytes], data: str | bytes) -> None:
        raise NotImplementedError

    # -- life

    @property
    def self_id(self) -> int:
        """The bot's own QQ number."""
        return self.state.self_id

    @property
    def connected(self) -> bool:
        """Whether a bot is on the line at this moment."""
        return bool(self._sockets)

    @property
    def ws_url(self) -> str:
        """Where a bot connects to in forward mode."""
        return f"ws://127.0.0.1:{self._port}/"

    async def start(self, bot_url: str | None, token: str, port: int = 0) -> None:
        """Serve files and the forward socket; with a `bot_url` connect to the bot's endpoint."""
        self._token = token
        self._bot_url = bot_url
        app = web.Application()
        app.router.add_get("/download/{file_id}", self._download)
        app.router.add_get("/", self._serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        self._port = port
        await self._listen()
        self._linked = True
        if bot_url is not None:
            url = bot_url.replace("http://", "ws://", 1).replace("https://", "wss://", 1)
            self._bot_url = url.rstrip("/") + ("" if "/onebot/" in url else "/onebot/v11/ws")
            self._spawn(self._stay_connected())

    async def stop(self) -> None:
        """Close everything."""
        self._linked = False
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        for ws in list(self._sockets):
            with contextlib.suppress(Exception):
                await asyncio.wait_for(ws.close(), 1)
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._runner is not None:
            await self._runner.cleanup()

    async def break_link(self) -> None:
        """Cut the line without a goodbye and stay away until `heal`."""
        self._linked = False
        if self._bot_url is None and self._site is not None:
            await self._site.stop()
            self._site = None
        for ws in list(self._sockets):
            self._sockets.pop(ws, None)
            sock = ws.get_extra_info("socket")
            if sock is not None:
                with contextlib.suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)
        self._changed()

    async def heal(self) -> None:
        """Be reachable again; a reverse link connects by itself."""
        if self._site is None:
            await self._listen()
        self._linked = True
        self._changed()

    async def wait_connected(self, within: float = 5.0) -> None:
        """Return once a bot is on the line; raises TimeoutError after `within` seconds."""
        async with asyncio.timeout(within):
            while not self._sockets:
                await self._change.wait()

    def emit(self, event: dict[str, Any]) -> None:
        """Send an event to every bot on the line; to nobody while the link is broken."""
        if self._sockets:
            self.push(orjson.dumps(event))

    def push(self, payload: bytes) -> None:
        """Send one encoded event."""
        for queue in self._sockets.values():
            queue.put_nowait(payload)

    def push_raw(self, frames: bytes) -> None:
        """Write ready WebSocket frames (`load.frame`) to the line, past every queue."""
        for ws in self._sockets:
            transport = _transport(ws)
            if transport is not None:
                transport.write(frames)

    # -- the line

    def _event(self, post_type: str, **fields: Any) -> dict[str, Any]:
        stamp = int(self._now())
        return {"time": stamp, "self_id": self.self_id, "post_type": post_type, **fields}

    def _changed(self) -> None:
        self._change.set()
        self._change = asyncio.Event()

    def _spawn(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _listen(self) -> None:
        assert self._runner is not None
        self._site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await self._site.start()
        self._port = self._runner.addresses[0][1]
        self.state.files_url = f"http://127.0.0.1:{self._port}"

    async def _stay_connected(self) -> None:
        assert self._bot_url is not None
        headers = {
            "X-Self-ID": str(self.self_id),
            "X-Client-Role": "Universal",
            "User-Agent": "OneBot/11",
        }
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        async with aiohttp.ClientSession() as session:
            while True:
                while not self._linked:
                    await self._change.wait()
                try:
                    async with session.ws_connect(
                        self._bot_url, headers=headers, max_msg_size=0
                    ) as ws:
                        await self._converse(ws)
                except aiohttp.WSServerHandshakeError:
                    self.rejected += 1
                except (aiohttp.ClientError, OSError):
                    pass
                await asyncio.sleep(self._reconnect_s)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        given = given or request.query.get("access_token", "")
        if not hmac.compare_digest(given.encode(), self._token.encode()):
            self.rejected += 1
            return web.Response(status=403 if given else 401)
        ws = web.WebSocketResponse(max_msg_size=0)
        await ws.prepare(request)
        await self._converse(ws)
        return ws

    async def _download(self, request: web.Request) -> web.Response:
        found = self.state.files.get(request.match_info["file_id"])
        if found is None:
            return web.Response(status=404)
        return web.Response(body=found[1], content_type="application/octet-stream")

    async def _converse(self, ws: WebSocket) -> None:
        if not self._linked:
            return
        queue: asyncio.Queue[bytes] = asyncio.Queue()
        hello = self._event("meta_event", meta_event_type="lifecycle", sub_type="connect")
        queue.put_nowait(orjson.dumps(hello))
        self._sockets[ws] = queue
        self._changed()
        helpers = [
            asyncio.create_task(self._write(ws, queue)),
            asyncio.create_task(self._beat(queue)),
        ]
        try:
            async for frame in ws:
                if frame.type in (aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.BINARY):
                    self._take(queue, frame.data)
        finally:
            self._sockets.pop(ws, None)
            for helper in helpers:
                helper.cancel()
            await asyncio.gather(*helpers, return_exceptions=True)
            self._changed()

    async def _write(self, ws: WebSocket, queue: asyncio.Queue[bytes]) -> None:
        with contextlib.suppress(aiohttp.ClientError, ConnectionError):
            while True:
                await ws.send_str((await queue.get()).decode())

    async def _beat(self, queue: asyncio.Queue[bytes]) -> None:
        while True:
            await asyncio.sleep(self._heartbeat_s)
            beat = self._event(
                "meta_event",
                meta_event_type="heartbeat",
                status={"online": True, "good": True},
                interval=int(self._heartbeat_s * 1000),
            )
            queue.put_nowait(orjson.dumps(beat))


def _transport(ws: WebSocket) -> asyncio.WriteTransport | None:
    """The transport under a socket; aiohttp offers no public way to it."""
    if isinstance(ws, web.WebSocketResponse):
        return ws._req.transport if ws._req is not None else None  # type: ignore[return-value]
    connection = ws._response.connection
    return connection.transport if connection is not None else None  # type: ignore[return-value]
