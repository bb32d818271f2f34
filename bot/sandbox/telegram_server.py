"""The Bot API over HTTP for one bot: tokens, parameters, faults, dispatch. No people here."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import random
import time
from collections.abc import Callable
from typing import Any

import orjson
from aiohttp import web

from bot.sandbox.faults import Fault, TelegramFaults
from bot.sandbox.telegram_account import AccountMethods, Callback
from bot.sandbox.telegram_methods import MessageMethods
from bot.sandbox.telegram_params import Params, read
from bot.sandbox.telegram_state import ApiError, Json, TelegramState, TgUser
from bot.sandbox.telegram_updates import Updates


class BotApiServer:
    """Serves one bot on loopback."""

    def __init__(
        self,
        token: str = "10002:sandbox",
        username: str = "zhibu_sandbox_bot",
        *,
        now: Callable[[], float] = time.time,
        seed: int = 0,
    ) -> None:
        rng = random.Random(seed)
        self._token = token
        bot = TgUser(int(token.split(":")[0]), "Zhibu", username, is_bot=True)
        self.state = TelegramState(bot, rng)
        self.updates = Updates()
        self.faults = TelegramFaults(rng)
        self.messages = MessageMethods(self.state, lambda: int(now()))
        self.account = AccountMethods(self.state, self.updates)
        self.account.on_callback = self._wake
        self.updates.on_reply = self._webhook_reply
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.keep_calls = True
        self._now = now
        self._rng = rng
        self._answered = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None
        self._port = 0

    # -- life

    @property
    def bot(self) -> TgUser:
        """The bot's own account."""
        return self.state.bot

    @property
    def api_server(self) -> str:
        """The address that a bot is configured with; ends with a slash."""
        return f"http://127.0.0.1:{self._port}/"

    def use_token(self, token: str) -> None:
        """Be another bot, in every chat where this one was."""
        self._token = token
        old, self.bot.id = self.bot.id, int(token.split(":")[0])
        for chat in self.state.chats.values():
            if old in chat.members:
                chat.members[self.bot.id] = chat.members.pop(old)

    async def start(self, port: int = 0) -> None:
        """Listen on loopback; port 0 takes a free one."""
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        self._port = port
        await self._listen()

    async def stop(self) -> None:
        """Close everything."""
        self.updates.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    async def break_link(self) -> None:
        """Be unreachable: refuse connections, cut those that stand, deliver no webhook."""
        self.updates.online = False
        if self._site is not None and self._runner is not None:
            await self._site.stop()
            self._site = None
            server = self._runner.server
            for connection in list(server.connections) if server is not None else ():
                if connection.transport is not None:
                    connection.transport.abort()

    async def heal(self) -> None:
        """Be reachable again at the same address."""
        self.updates.online = True
        if self._site is None:
            await self._listen()

    # -- requests

    async def answer(self, callback: Callback, within: float) -> None:
        """Wait until a button's press is answered; raises TimeoutError."""
        async with asyncio.timeout(within):
            while not callback.answered:
                await self._answered.wait()

    def _wake(self) -> None:
        self._answered.set()
        self._answered = asyncio.Event()

    async def _listen(self) -> None:
        assert self._runner is not None
        self._site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await self._site.start()
        self._port = self._runner.addresses[0][1]

    async def _download(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self._token:
            return _answer(404, {"ok": False, "error_code": 404, "description": "Not Found"})
        for _, path, content in self.state.files.values():
            if path == request.match_info["path"]:
                return web.Response(body=content)
        return _answer(404, {"ok": False, "error_code": 404, "description": "Not Found"})

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        token = request.match_info["token"]
        if token != self._token:
            code, text = (401, "Unauthorized") if ":" in token else (404, "Not Found")
            return _answer(code, {"ok": False, "error_code": code, "description": text})
        method = request.match_info["method"]
        fault = self.faults.pick(method)
        if self.faults.latency:
            await asyncio.sleep(self.faults.latency)
        try:
            spoilt = await self._before(fault)
            if spoilt is not None:
                return spoilt
            params = await read(request)
            if self.keep_calls:
                self.calls.append((method, params.values))
            result = await self.call(method, params)
        except ApiError as error:
            body: Json = {"ok": False, "error_code": error.code, "description": error.description}
            if error.parameters:
                body["parameters"] = error.parameters
            return _answer(error.code, body)
        if fault and fault.kind == "lost":
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if fault and fault.kind == "garbled":
            return web.Response(body=b'{"ok": true, "result": {"mess')
        return _answer(200, {"ok": True, "result": result})

    async def _before(self, fault: Fault | None) -> web.Response | None:
        """Faults that strike before anything is performed."""
        kind = fault.kind if fault else ""
        if fault and kind == "429":
            after = fault.detail["retry_after"]
            raise ApiError(429, f"Too Many Requests: retry after {after}", retry_after=after)
        if fault and kind == "5xx":
            return web.Response(status=fault.detail["status"], text="<html>Bad Gateway</html>")
        if fault and kind == "hung":
            await asyncio.sleep(fault.detail["seconds"])
            return web.Response(status=504)
        return None

    async def call(self, method: str, params: Params) -> Any:
        """Perform a method; raises ApiError."""
        name = f"do_{method.lower()}"
        handler = getattr(self.messages, name, None) or getattr(self.account, name, None)
        if handler is None:
            raise ApiError(404, "Not Found: method not found")
        result = handler(params)
        return await result if inspect.isawaitable(result) else result

    async def _webhook_reply(self, body: Any) -> None:
        """A method call in the answer to a webhook request; its result is never told."""
        if isinstance(body, dict) and "method" in body:
            values = {k: v for k, v in body.items() if k != "method"}
            with contextlib.suppress(ApiError):
                await self.call(str(body["method"]), Params(values, {}))


def _answer(status: int, body: Json) -> web.Response:
    return web.Response(status=status, body=orjson.dumps(body), content_type="application/json")
