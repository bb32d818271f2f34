"""The console's door: loads NiceGUI after the start and guards everything that reaches it."""

from __future__ import annotations

import asyncio
import importlib
import re
import secrets
from collections.abc import Sequence
from contextlib import AsyncExitStack
from typing import Any
from urllib.parse import parse_qs

from loguru import logger
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.failures import outline
from bot.web import guards
from bot.web.console.context import ConsoleContext
from bot.web.console.line import Line, Seat
from bot.web.console.nonce import NonceWriter
from bot.web.gate import Denied, Gate
from bot.web.pages import ConsoleCard, ConsolePage
from bot.web.sessions import Visitor

LOAD_AFTER = 5.0
"""Seconds after the start at which the library is loaded, if no browser asked for it before."""

UPLOAD_MOST = 5 * 1024 * 1024
_ROOT = "/console"
_CLIENT = re.compile(r"^/_nicegui/client/([^/]+)/")


class Console:
    """An ASGI app at /console. NiceGUI is behind it and never meets a stranger.

    Rights are asked at every request, at every message of an open page's socket and, while the
    page is only being shown, at every ping, some seconds apart.
    """

    def __init__(
        self, gate: Gate, pages: Sequence[ConsolePage], cards: Sequence[ConsoleCard]
    ) -> None:
        self.gate = gate
        self.pages = {page.path: page for page in pages}
        self.cards = tuple(cards)
        self.seats: dict[str, Seat] = {}
        self._loading: asyncio.Task[ASGIApp] | None = None
        self._waiting: asyncio.Task[None] | None = None
        self._stack = AsyncExitStack()

    # -- life -------------------------------------------------------------------------------

    def start(self, after: float = LOAD_AFTER) -> None:
        """Load the library in `after` seconds, out of the way of the first messages."""
        self._waiting = asyncio.create_task(self._later(after), name="load the console")

    async def stop(self) -> None:
        """Close every page and the library."""
        for task in (self._waiting, self._loading):
            if task is not None and not task.done():
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
        await self._stack.aclose()
        self.seats.clear()
        self._loading = None

    async def loaded(self) -> ASGIApp:
        """NiceGUI's app, running. Loads it the first time."""
        if self._loading is None:
            self._loading = asyncio.create_task(self._load(), name="load the console now")
        try:
            # One browser that goes away must not take the library from the others.
            return await asyncio.shield(self._loading)
        except Exception:
            self._loading = None
            raise

    async def _later(self, after: float) -> None:
        await asyncio.sleep(after)
        try:
            await self.loaded()
        except Exception as error:
            logger.error("the console did not load\n{}", outline(error))

    async def _load(self) -> ASGIApp:
        # The import takes 0.4 s of processor: in a thread, messages go on meanwhile.
        library = await asyncio.to_thread(importlib.import_module, "bot.web.console.library")
        # The web server's own start is long over, so the library is started on its own.
        return await self._stack.enter_async_context(library.running(_ROOT))

    # -- the door ---------------------------------------------------------------------------

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request or a socket below /console."""
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
            return
        request = Request(scope, receive)
        nonce = secrets.token_urlsafe(18)
        writer = NonceWriter(send, nonce, _headers(request, nonce))
        locale = self.gate.locale(request)
        visitor = None
        try:
            self.gate.admit(request)
            visitor = self.gate.permit(await self.gate.sessions.visitor(request), None)
            locale = visitor.locale
            await self._http(scope, receive, writer, visitor, nonce)
        except Denied as denied:
            await self._answer(writer, self.gate.error(denied.status, denied.text_id, locale))
        except guards.BodyTooLarge:
            await self._answer(writer, self.gate.error(413, "web-error-too-large", locale))
        except Exception as error:
            logger.error("a console page failed\n{}", outline(error))
            await self._answer(writer, self.gate.error(500, "web-error-failed", locale))

    async def _http(
        self, scope: Scope, receive: Receive, writer: NonceWriter, visitor: Visitor, nonce: str
    ) -> None:
        path = _inner(scope)
        if path == "/alive":
            await self._answer(writer, Response(status_code=204))
            return
        if path.startswith("/_nicegui_ws"):
            raise Denied(403, "web-error-not-found")  # only by WebSocket, where it is guarded
        client = _CLIENT.match(path)
        if client is not None:
            self._seated(client[1], visitor)
        if path.startswith("/_nicegui/"):
            # Scripts and styles are a megabyte; a phone fetches them once, compressed.
            packed = GZipMiddleware(await self.loaded(), minimum_size=1024, compresslevel=5)
            body = guards.limited(receive, UPLOAD_MOST)
            await packed(_plain(scope, keep=b"accept-encoding"), body, writer.send)
            return
        page = self.pages.get(_ROOT + path.rstrip("/"))
        if page is None or scope["method"] not in ("GET", "HEAD"):
            raise Denied(404, "web-error-not-found")
        self.gate.permit(visitor, page.right)
        app = await self.loaded()
        inner = _plain(scope)
        inner["zhibu"] = ConsoleContext(
            host=self.gate.host,
            console=self,
            visitor=visitor,
            page=page,
            menu=[p for p in self.pages.values() if _open_to(p, visitor)],
            cards=[c for c in self.cards if _open_to(c, visitor)],
            nonce=nonce,
        )
        # The library fixes a page's language when it is declared: one page for each locale.
        name = path.strip("/") or "home"
        inner["path"] = f"{_ROOT}/{visitor.locale}/{name}"
        inner["raw_path"] = inner["path"].encode()
        await app(inner, receive, writer.send)

    def _seated(self, client_id: str, visitor: Visitor) -> Seat:
        """The seat before an open page, if it is this visitor's. Raises Denied."""
        seat = self.seats.get(client_id)
        if seat is None or seat.session != visitor.session:
            raise Denied(403, "web-error-right")
        self.gate.permit(visitor, seat.right)
        return seat

    async def _answer(self, writer: NonceWriter, response: Response) -> None:
        if not writer.started:
            await response({"type": "http", "method": "GET", "headers": []}, _nothing, writer.send)

    # -- the socket of an open page ---------------------------------------------------------

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection = HTTPConnection(scope)
        client_id = parse_qs(scope["query_string"].decode("latin-1")).get("client_id", [""])[0]
        try:
            if not self.gate.origins.knows(connection):
                raise Denied(421, "web-error-host")
            if not self.gate.origins.sent_from_here(connection):
                raise Denied(403, "web-error-origin")
            visitor = self.gate.permit(await self.gate.sessions.visitor(connection), None)
            seat = self._seated(client_id, visitor)
        except Denied:
            await send({"type": "websocket.close", "code": 4403})
            return
        line = Line(self.still, seat, receive, send)
        await (await self.loaded())(_plain(scope), line.receive, line.send)
        await line.hang_up()

    async def still(self, seat: Seat) -> bool:
        """Whether the person before a page may still see it."""
        visitor = await self.gate.sessions.who(seat.session)
        if visitor is None:
            return False
        return seat.right is None or visitor.person.may(seat.right)


def _open_to(part: ConsolePage | ConsoleCard, visitor: Visitor) -> bool:
    return part.right is None or visitor.person.may(part.right)


def _inner(scope: Scope) -> str:
    path: str = scope["path"]
    root: str = scope.get("root_path", "")
    return path[len(root) :] if root and path.startswith(root) else path


def _plain(scope: Scope, keep: bytes = b"") -> dict[str, Any]:
    """The scope without what a client could reflect into the page, and uncompressed."""
    unwanted = {b"x-forwarded-prefix", b"accept-encoding"} - {keep}
    inner = dict(scope)
    inner["headers"] = [pair for pair in scope["headers"] if pair[0] not in unwanted]
    return inner


def _headers(request: Request, nonce: str) -> dict[str, str]:
    scheme = "wss" if request.url.scheme == "https" else "ws"
    host = request.headers.get("host", "")
    policy = guards.CONSOLE_POLICY.format(nonce=nonce, socket=f"{scheme}://{host}")
    return {"Content-Security-Policy": policy, **guards.headers("same-origin")}


async def _nothing() -> Message:
    return {"type": "http.disconnect"}
