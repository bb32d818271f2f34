"""Bots made of plain aiohttp, independent of NoneBot, to try the simulated platforms with."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from aiohttp import web

Json = dict[str, Any]


class QQBot:
    """A bot's end of OneBot v11: serves the reverse endpoint, or connects forward."""

    def __init__(self, token: str = "secret") -> None:
        self.token = token
        self.patience = 2.0
        self.events: list[Json] = []
        self.headers: list[dict[str, str]] = []
        self._waiting: dict[str, asyncio.Future[Json]] = {}
        self._echo = itertools.count(1)
        self._ws: Any = None
        self._change = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self._session: aiohttp.ClientSession | None = None
        self._task: asyncio.Task[None] | None = None
        self.on_event: Callable[[Json], Awaitable[None]] | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def serve(self, port: int = 0) -> None:
        app = web.Application()
        app.router.add_get("/onebot/v11/ws", self._accept)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.port = self._runner.addresses[0][1]

    async def connect(self, url: str) -> None:
        self._session = aiohttp.ClientSession()
        headers = {"Authorization": f"Bearer {self.token}"}
        ws = await self._session.ws_connect(url, headers=headers)
        self._task = asyncio.create_task(self._read(ws))

    async def close(self) -> None:
        if self._ws is not None:
            await self._ws.close()
        for task in (*self._tasks, *([self._task] if self._task else [])):
            task.cancel()
        if self._session is not None:
            await self._session.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _accept(self, request: web.Request) -> web.StreamResponse:
        self.headers.append(dict(request.headers))
        if request.headers.get("Authorization") != f"Bearer {self.token}":
            return web.Response(status=403)
        ws = web.WebSocketResponse()
        await ws.prepare(request)
        await self._read(ws)
        return ws

    async def _read(self, ws: Any) -> None:
        self._ws = ws
        async for frame in ws:
            data = frame.json()
            if "post_type" not in data:
                waiting = self._waiting.pop(str(data.get("echo")), None)
                if waiting is not None and not waiting.done():
                    waiting.set_result(data)
                continue
            self.events.append(data)
            self._change.set()
            self._change = asyncio.Event()
            if self.on_event is not None:
                task = asyncio.create_task(self.on_event(data))  # type: ignore[arg-type]
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def call(self, action: str, **params: Any) -> Json:
        echo = str(next(self._echo))
        future: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[echo] = future
        await self._ws.send_json({"action": action, "params": params, "echo": echo})
        return await asyncio.wait_for(future, self.patience)

    async def event(self, kind: str, count: int = 1, within: float = 2.0) -> Json:
        """The count-th event of a type such as `message` or `group_recall`."""
        async with asyncio.timeout(within):
            while True:
                found = [e for e in self.events if kind in event_kinds(e)]
                if len(found) >= count:
                    return found[count - 1]
                await self._change.wait()


def event_kinds(event: Json) -> tuple[str, ...]:
    names = ("post_type", "message_type", "notice_type", "meta_event_type")
    return tuple(str(event.get(n)) for n in names)


class TelegramBot:
    """A bot's end of the Bot API."""

    def __init__(self, api_server: str, token: str) -> None:
        self._base = f"{api_server}bot{token}/"
        self._files = f"{api_server}file/bot{token}/"
        self._session = aiohttp.ClientSession()
        self.offset = 0

    async def close(self) -> None:
        await self._session.close()

    async def call(self, method: str, **params: Any) -> tuple[int, Json]:
        async with self._session.post(self._base + method, json=params) as answer:
            return answer.status, await answer.json()

    async def ok(self, method: str, **params: Any) -> Any:
        status, body = await self.call(method, **params)
        assert status == 200, body
        return body["result"]

    async def upload(self, method: str, field: str, name: str, content: bytes, **rest: str) -> Any:
        form = aiohttp.FormData(rest, quote_fields=False)
        form.add_field(field, content, filename=name)
        async with self._session.post(self._base + method, data=form) as answer:
            return answer.status, await answer.json()

    async def download(self, path: str) -> bytes:
        async with self._session.get(self._files + path) as answer:
            assert answer.status == 200
            return await answer.read()

    async def updates(self, **params: Any) -> list[Json]:
        found = await self.ok("getUpdates", offset=self.offset, **params)
        if found:
            self.offset = found[-1]["update_id"] + 1
        return found
