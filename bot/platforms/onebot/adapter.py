"""The OneBot v11 adapter, with its open door shut and a fast way in.

What the stock adapter does and this one does not: accept events by HTTP POST (there the access
token was ignored), start without a token, refuse a bot whose old socket is half-open, and write
what people say into the log.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
from typing import Any

import orjson
from nonebot.adapters.onebot.utils import get_auth_bearer
from nonebot.adapters.onebot.v11 import Adapter as StockAdapter
from nonebot.adapters.onebot.v11 import Bot, Event
from nonebot.adapters.onebot.v11.exception import ApiNotAvailable, NetworkError
from nonebot.adapters.onebot.v11.utils import handle_api_result
from nonebot.compat import type_validate_python
from nonebot.drivers import URL, ASGIMixin, Driver, Request, WebSocket, WebSocketServerSetup
from nonebot.exception import WebSocketClosed
from nonebot.log import logger
from nonebot.utils import DataclassEncoder

from bot.platforms.errors import NotSent, Uncertain
from bot.platforms.guests import silence_matchers
from bot.platforms.onebot import wire
from bot.platforms.onebot.catchup import CatchUp
from bot.platforms.onebot.events import QuietBot, quiet
from bot.platforms.onebot.forward import dial
from bot.platforms.onebot.link import Link
from bot.platforms.onebot.reception import Reception
from bot.platforms.onebot.redaction import redact
from bot.platforms.onebot.socket import FastSocket
from bot.platforms.types import Address, ChatEvent, ChatEventKind, ChatKind, PlatformName

PATHS = ("/onebot/v11/", "/onebot/v11/ws", "/onebot/v11/ws/")
_PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)
_STOP_LIMIT = 10.0
_LOGIN_ECHO = "login"


class OpenEndpoint(ValueError):
    """ONEBOT_ACCESS_TOKEN is missing: anyone could speak as anyone. Set it in .env."""

    def __init__(self) -> None:
        super().__init__(
            "ONEBOT_ACCESS_TOKEN is not set: without it anyone who reaches the port could speak "
            "as anyone. Set it in .env, and the same token in the OneBot program."
        )


class Adapter(StockAdapter):
    """OneBot v11 over WebSocket, reverse and forward. Raises OpenEndpoint without a token."""

    def __init__(self, driver: Driver, **kwargs: Any) -> None:
        self.links: dict[str, Link] = {}
        self.reception = Reception()
        self.catchup: CatchUp | None = None
        self.pauses: tuple[float, ...] = _PAUSES
        super().__init__(driver, **kwargs)

    def _setup(self) -> None:
        if not self.onebot_config.onebot_access_token:
            raise OpenEndpoint
        redact()
        silence_matchers()
        if isinstance(self.driver, ASGIMixin):
            for path in PATHS:
                # The route serves whoever runs NoneBot with uvicorn's own WebSockets; with ours
                # the same function is reached without the ASGI application.
                self.setup_websocket_server(
                    WebSocketServerSetup(URL(path), f"{self.get_name()} {path}", self._handle_ws)
                )
                wire.mount(path, self._handle_ws)
        if self.onebot_config.onebot_ws_urls:
            self.on_ready(self._start_forward)
        self.driver.on_shutdown(self._stop)

    # -- connections --------------------------------------------------------------------------

    async def _handle_ws(self, websocket: WebSocket) -> None:
        self_id = self._admitted(websocket.request)
        if self_id is None:
            await websocket.close(1008)
            return
        await websocket.accept()
        await self._serve(self._connect(websocket, self_id))

    def _admitted(self, request: Request) -> str | None:
        """The bot's account, or None where the handshake may not be let in."""
        token = get_auth_bearer(request.headers.get("authorization"))
        token = token or request.url.query.get("access_token")
        if not self._is_token(token):
            logger.warning("A QQ connection was refused: its access token is wrong or missing")
            return None
        self_id = request.headers.get("x-self-id", "")
        if not (self_id.isascii() and self_id.isdecimal() and len(self_id) <= 20):
            logger.warning("A QQ connection was refused: no account in X-Self-ID")
            return None
        if request.headers.get("x-client-role", "universal").lower() != "universal":
            logger.warning("A QQ connection was refused: only the Universal role is served")
            return None
        return self_id

    def _is_token(self, token: str | None) -> bool:
        expected = self.onebot_config.onebot_access_token or ""
        given = token or ""
        matches = hmac.compare_digest(expected.encode(), given.encode("utf-8", "replace"))
        return bool(given) and matches

    def _connect(self, websocket: WebSocket, self_id: str) -> Link:
        """Take a connection in; an older one of the same bot has to go: it may be half-open."""
        old = self.links.get(self_id)
        if old is not None:
            logger.warning(f"A new connection of QQ bot {self_id} replaces the old one")
            self._drop(old)
            if isinstance(old.socket, FastSocket):
                old.socket.abort()
            else:
                self.reception.start(_close(old.socket))
        link = Link(self_id, websocket, self.reception, self._give_guests)
        self.bot_connect(QuietBot(self, self_id))
        self.links[self_id] = link
        self.connections[self_id] = websocket
        if self.catchup is not None:
            self.catchup.begin(link)
        logger.info(f"QQ bot {self_id} connected")
        self._tell(ChatEventKind.CONNECTED, self_id)
        return link

    def _drop(self, link: Link) -> None:
        link.end()
        if self.links.get(link.self_id) is not link:
            return
        del self.links[link.self_id]
        self.connections.pop(link.self_id, None)
        bot = self.bots.get(link.self_id)
        if bot is not None:
            self.bot_disconnect(bot)
        self._tell(ChatEventKind.DISCONNECTED, link.self_id)

    def _tell(self, kind: ChatEventKind, self_id: str) -> None:
        place = Address(PlatformName.QQ, ChatKind.PRIVATE, "", self_id)
        self.reception.happened(ChatEvent(kind, place))

    async def _serve(self, link: Link) -> None:
        try:
            await link.run()
        except WebSocketClosed as closed:
            logger.info(f"QQ bot {link.self_id} disconnected (code {closed.code})")
        except Exception as error:
            logger.error(f"The connection of QQ bot {link.self_id} failed: {type(error).__name__}")
        finally:
            self._drop(link)
            await _close(link.socket)

    async def _start_forward(self) -> None:
        for url in self.onebot_config.onebot_ws_urls:
            task = asyncio.create_task(self._forward(str(url)))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

    async def _forward(self, url: str) -> None:
        """Keep a connection to a listening OneBot program; never gives up, never raises."""
        place = f"{URL(url).host}:{URL(url).port}"
        failures = 0
        while True:
            try:
                async with dial(url, self.onebot_config.onebot_access_token or "") as socket:
                    link = await self._introduced(socket)
                    failures = 0
                    await self._serve(link)
            except Exception as error:
                if failures == 0:
                    logger.warning(f"No connection to QQ at {place}: {type(error).__name__}")
                failures += 1
            await asyncio.sleep(self.pauses[min(failures, len(self.pauses) - 1)])

    async def _introduced(self, socket: WebSocket) -> Link:
        """Learn whose connection it is, from an event or by asking, whichever comes first."""
        ask = {"action": "get_login_info", "params": {}, "echo": _LOGIN_ECHO}
        await socket.send_text(orjson.dumps(ask).decode())
        while True:
            data = await socket.receive()
            event = orjson.loads(data)
            if not isinstance(event, dict):
                continue
            found = event.get("self_id")
            if event.get("echo") == _LOGIN_ECHO and isinstance(event.get("data"), dict):
                found = event["data"].get("user_id")
            if found:
                link = self._connect(socket, str(found))
                link.on_frame(data)
                return link

    async def _stop(self) -> None:
        # Where connections are served by uvicorn this was done; forward ones are still open.
        await wire.part()
        for link in list(self.links.values()):
            await _close(link.socket, 1012)
            self._drop(link)
        await super()._stop()
        # With the links gone no answer is waited for any more: what was begun ends soon.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_STOP_LIMIT):
                await self.reception.settle()
        if self.catchup is not None:
            await self.catchup.watermarks.close()

    # -- guests: plugins that others wrote for NoneBot ----------------------------------------

    def _give_guests(self, link: Link, data: dict[str, Any]) -> None:
        bot = self.bots.get(link.self_id)
        event = self.json_to_event(data)
        if isinstance(bot, Bot) and event is not None:
            self.reception.start(_handle(bot, event))

    @classmethod
    def json_to_event(cls, json_data: Any) -> Event | None:
        """The event as NoneBot's plugins know it, or None; logs nothing of what it holds."""
        if not isinstance(json_data, dict) or "post_type" not in json_data:
            return None
        try:
            models = [*cls.get_event_model(json_data), Event]
        except Exception:
            models = [Event]
        for model in models:
            with contextlib.suppress(Exception):
                return type_validate_python(quiet(model), json_data)
        logger.warning("A QQ event fits no model that NoneBot knows, and guests did not get it")
        return None

    async def _call_api(self, bot: Bot, api: str, **data: Any) -> Any:
        """A guest's call, with the results and exceptions of the stock adapter."""
        link = self.links.get(bot.self_id)
        if link is None:
            raise ApiNotAvailable
        timeout = data.get("_timeout", self.config.api_timeout) or 30.0
        try:
            answer = await link.calls.answer(api, data, timeout, encode=_encode)
        except (NotSent, Uncertain):
            raise NetworkError(f"WebSocket call api {api} failed") from None
        return handle_api_result(answer)


def _encode(call: Any) -> bytes:
    return json.dumps(call, cls=DataclassEncoder).encode()


async def _close(socket: WebSocket, code: int = 1000) -> None:
    with contextlib.suppress(Exception):
        await socket.close(code)


async def _handle(bot: Bot, event: Event) -> None:
    try:
        await bot.handle_event(event)
    except Exception as error:
        logger.error(f"A plugin failed on a QQ event: {type(error).__name__}")
