"""The page's routes: the page and its parts, the feed, and what one can do on it."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.page import guard, views
from bot.sandbox.people import Private, SimGroup, SimPerson
from bot.sandbox.transcript import SimMessage
from bot.sandbox.world import World

FOLDER = Path(__file__).parent
KINDS = {
    "index.html": "text/html",
    "page.css": "text/css",
    "page.js": "text/javascript",
    "chat.js": "text/javascript",
    "strings.json": "application/json",
    "icon.svg": "image/svg+xml",
    "thumb.svg": "image/svg+xml",
    "heart.svg": "image/svg+xml",
    "party.svg": "image/svg+xml",
    "okay.svg": "image/svg+xml",
}
UPLOAD_LIMIT = 10 * 1024 * 1024
LINK_LOOK_S = 0.5
PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}


def routes(world: World) -> list[BaseRoute]:
    """Everything under /sandbox, for one world."""
    page = Page(world)
    return [
        Route("/sandbox", page.index),
        Route("/sandbox/static/{name}", page.static),
        Route("/sandbox/media/{number:int}/{what}", page.media),
        Route("/sandbox/{action}", page.act, methods=["POST"]),
        WebSocketRoute("/sandbox/feed", page.feed),
    ]


def answer(status: int = 200, content: Any = None) -> Response:
    """JSON, with the page's headers."""
    body = orjson.dumps(content if content is not None else {"ok": status < 400})
    return Response(body, status, guard.HEADERS, "application/json")


class Page:
    """The handlers, for one world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._acts: dict[str, Callable[[dict[str, Any]], Awaitable[Any]]] = {
            "say": self._say,
            "press": self._press,
            "start": self._start,
            "recall": self._recall,
            "link": self._link,
        }

    # -- reading

    async def index(self, request: Request) -> Response:
        """GET /sandbox"""
        return await self._file(request, "index.html")

    async def static(self, request: Request) -> Response:
        """GET /sandbox/static/NAME"""
        return await self._file(request, request.path_params["name"])

    async def _file(self, request: Request, name: str) -> Response:
        if not guard.allowed(request, acts=False):
            return answer(403)
        if name not in KINDS:
            return answer(404)
        content = await asyncio.to_thread((FOLDER / name).read_bytes)
        return Response(content, 200, guard.HEADERS, KINDS[name])

    async def media(self, request: Request) -> Response:
        """GET /sandbox/media/NUMBER/picture or document"""
        if not guard.allowed(request, acts=False):
            return answer(403)
        said = self._message(request.path_params["number"])
        what = request.path_params["what"]
        if said is None or said.recalled:
            return answer(404)
        if what == "picture" and said.picture is not None:
            content = said.picture
            kind = next((k for head, k in PICTURES.items() if content.startswith(head)), None)
            return Response(content, 200, guard.HEADERS, kind or "application/octet-stream")
        if what == "document" and said.document is not None:
            name, content = said.document
            save = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
            headers = {**guard.HEADERS, **save}
            return Response(content, 200, headers, "application/octet-stream")
        return answer(404)

    async def feed(self, ws: WebSocket) -> None:
        """The state, then every new or changed message, and the lines' going and coming."""
        if not guard.allowed(ws, acts=True):
            await ws.close(1008)
            return
        await ws.accept()
        queue: asyncio.Queue[SimMessage] = asyncio.Queue()
        end = self._world.transcript.subscribe(queue.put_nowait)
        gone = asyncio.ensure_future(self._until_gone(ws))
        try:
            await self._send(ws, views.everything(self._world))
            shown = views.links(self._world)
            while not gone.done():
                with contextlib.suppress(TimeoutError):
                    said = await asyncio.wait_for(queue.get(), LINK_LOOK_S)
                    await self._send(ws, views.message(self._world, said))
                if (now := views.links(self._world)) != shown:
                    shown = now
                    await self._send(ws, {"kind": "links", **now})
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            end()
            gone.cancel()

    async def _until_gone(self, ws: WebSocket) -> None:
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):
            while True:
                await ws.receive_text()

    async def _send(self, ws: WebSocket, content: Any) -> None:
        await ws.send_text(orjson.dumps(content).decode())

    # -- acting

    async def act(self, request: Request) -> Response:
        """POST /sandbox/ACTION with JSON; 403 from elsewhere, 409 where it can't be done."""
        if not guard.allowed(request, acts=True):
            return answer(403)
        action = self._acts.get(request.path_params["action"])
        if action is None:
            return answer(404)
        if request.headers.get("content-type", "").split(";")[0] != "application/json":
            return answer(415)
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > UPLOAD_LIMIT * 4 // 3 + 4096:
                return answer(413)
        try:
            given = orjson.loads(body)
            result = await action(given)
        except TimeoutError:
            return answer(504)
        except (ValueError, KeyError, IndexError, TypeError, LookupError):
            return answer(409)
        return answer(200, result)

    async def _say(self, given: dict[str, Any]) -> Any:
        """who, group (or null and platform: in private), text, reply_to, picture, document."""
        who = self._who(given)
        where: SimGroup | Private
        if given.get("group") is not None:
            where = self._world.groups[int(given["group"])]
            if who not in where.people:
                raise ValueError("not in this group")
        else:
            where = self._world.private(given["platform"])
        picture = base64.b64decode(given["picture"]) if given.get("picture") else None
        document = None
        if given.get("document"):
            content = base64.b64decode(given["document"]["content"])
            document = (str(given["document"]["name"])[:120], content)
        text = str(given.get("text") or "")[:20_000]
        if not (text.strip() or picture or document):
            raise ValueError("nothing said")
        reply_to = self._message(given["reply_to"]) if given.get("reply_to") else None
        said = await who.say(
            where, self._tokens(text), reply_to=reply_to, picture=picture, document=document
        )
        return {"id": said.born}

    async def _press(self, given: dict[str, Any]) -> Any:
        """who, message, label; answers what Telegram would show."""
        said = self._message(given["message"])
        if said is None:
            raise LookupError("no such message")
        shown = await self._who(given).press(said, str(given["label"]))
        return {"text": shown.text, "alert": shown.alert}

    async def _start(self, given: dict[str, Any]) -> Any:
        """who, payload."""
        said = await self._who(given).start(str(given.get("payload") or "")[:64])
        return {"id": said.born}

    async def _recall(self, given: dict[str, Any]) -> Any:
        """who, message: one's own only."""
        said, who = self._message(given["message"]), self._who(given)
        if said is None or said.speaker is not who or said.recalled:
            raise ValueError("not one's own")
        await who.recall(said)
        return {"ok": True}

    async def _link(self, given: dict[str, Any]) -> Any:
        """platform, up: break a line or heal it."""
        platform = self._world.private(given["platform"]).platform
        await (self._world.heal(platform) if given["up"] else self._world.break_link(platform))
        return {"ok": True}

    # -- parts

    def _who(self, given: dict[str, Any]) -> SimPerson:
        number = int(given["who"])
        if number < 0:
            raise IndexError(number)
        return self._world.everyone[number]

    def _message(self, number: Any) -> SimMessage | None:
        wanted = int(number)
        messages = reversed(self._world.transcript.messages)
        return next((m for m in messages if m.born == wanted), None)

    def _tokens(self, text: str) -> str:
        """Typed `@name` of someone known becomes a mention; braces that were typed stay text."""
        text = text.replace("@{", "@ {")
        names = [self._world.bot.name, *self._world.people]
        pattern = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
        return re.sub(f"@({pattern})", r"@{\1}", text)
