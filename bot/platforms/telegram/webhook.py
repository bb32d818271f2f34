"""Taking updates from Telegram's webhook, straight from ASGI."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import orjson
from nonebot.log import logger

from bot.platforms.errors import DeliveryError
from bot.platforms.telegram.link import Link, allowed_updates
from bot.platforms.telegram.parse import kind_of
from bot.platforms.telegram.pauses import Pauses
from bot.platforms.telegram.settings import TelegramSettings

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

BODY_LIMIT = 1_048_576
SECRET_HEADER = b"x-telegram-bot-api-secret-token"
CONNECTIONS = 100


class WebhookRoutes:
    """The bots that are reached by webhook, by path, and the one secret of them all."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._links: dict[str, Link] = {}

    def add(self, path: str, link: Link) -> None:
        """Serve a bot at a path."""
        self._links[path] = link

    def at(self, path: str) -> Link | None:
        """The bot at a path."""
        return self._links.get(path)

    def authentic(self, scope: Scope) -> bool:
        """Whether the request carries the secret; compared in constant time."""
        given = b""
        for name, value in scope["headers"]:
            if name == SECRET_HEADER:
                given = value
                break
        return hmac.compare_digest(given, self._secret)


class WebhookMiddleware:
    """Answers the paths of the webhooks itself and passes everything else on.

    200 is said only after the update was handled, so that Telegram sends again what a crash lost;
    what can't be handled at all is passed over with 200, or it would come back for ever.
    """

    def __init__(self, app: App, routes: WebhookRoutes) -> None:
        self._app = app
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        link = self._routes.at(scope["path"]) if scope["type"] == "http" else None
        if link is None:
            await self._app(scope, receive, send)
            return
        status = await self._status(link, scope, receive)
        await send({"type": "http.response.start", "status": status, "headers": _EMPTY})
        await send({"type": "http.response.body", "body": b""})

    async def _status(self, link: Link, scope: Scope, receive: Receive) -> int:
        if scope["method"] != "POST":
            return 405
        if not self._routes.authentic(scope):
            return 401
        body = await _body(receive)
        if body is None:
            return 413
        try:
            update = orjson.loads(body)
        except orjson.JSONDecodeError:
            return 400
        if not isinstance(update, dict):
            return 400
        if link.intake is None:
            return 503
        try:
            async with asyncio.timeout(link.timing.handler):
                await link.handle(update)
        except TimeoutError:
            logger.error(
                f"Telegram: handling an update ({kind_of(update)}) took over "
                f"{link.timing.handler:g} s and was given up"
            )
        return 200


_EMPTY = [(b"content-length", b"0")]


async def _body(receive: Receive) -> bytes | None:
    message = await receive()
    body = message.get("body", b"")
    if not message.get("more_body", False):
        return body if len(body) <= BODY_LIMIT else None
    parts = bytearray(body)
    while message.get("more_body", False):
        message = await receive()
        parts += message.get("body", b"")
        if len(parts) > BODY_LIMIT:
            return None
    return bytes(parts)


async def announce(link: Link, settings: TelegramSettings) -> None:
    """Tell Telegram where to post; tried for ever with growing pauses.

    Every replica says the same, so it does not matter which is the last.
    """
    await link.introduce()
    pauses = Pauses(link.timing.pause, link.timing.longest)
    while True:
        try:
            await link.api.call(
                "setWebhook",
                {
                    "url": settings.webhook_url(link.id),
                    "secret_token": settings.telegram_webhook_secret,
                    "allowed_updates": allowed_updates(),
                    "max_connections": CONNECTIONS,
                    "drop_pending_updates": False,
                },
            )
        except DeliveryError as fault:
            link.complain("can't set the webhook", fault, pauses)
            await pauses.wait(fault)
        else:
            await link.connected()
            return
