"""The web part of the bot: routes on NoneBot's own app, links, sessions and the console."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from bot.web import guards, links, templates
from bot.web.console import Console
from bot.web.gate import Denied, Gate
from bot.web.limits import RateLimit
from bot.web.links import Links
from bot.web.pages import Page, PageContext, sorted_out
from bot.web.sessions import Sessions

if TYPE_CHECKING:
    from fastapi import FastAPI

    from bot.branch.directory import Directory
    from bot.branch.views import Person
    from bot.clock import Clock
    from bot.host import Host
    from bot.settings import Settings
    from bot.store.store import Store

TEXTS = Path(__file__).parent / "texts"
STATIC = Path(__file__).parent / "static"

CONSOLE = "/console"
_LINK = "/l/"


class Web:
    """Everything that a browser reaches. `attach` adds the routes, before the app starts."""

    def __init__(
        self, settings: Settings, store: Store, directory: Directory, clock: Clock
    ) -> None:
        self._base = settings.url
        self.origins = guards.Origins(settings.public_url, settings.host)
        self.sessions = Sessions(directory, clock, secure=self._base.startswith("https://"))
        self.links = Links(store, clock, self.sessions)
        seconds = lambda: clock.now().timestamp()  # noqa: E731
        # A hall of two hundred phones behind one address opens a page within a minute.
        self.public_limit = RateLimit(burst=300, per_second=10, timer=seconds)
        # Only failures count. It spares the database; guessing 256 bits is hopeless anyway.
        self.link_limit = RateLimit(burst=60, per_second=1, timer=seconds)
        self._gate: Gate | None = None
        self._console: Console | None = None

    @property
    def gate(self) -> Gate:
        """The guards. Raises RuntimeError before `attach`."""
        if self._gate is None:
            raise RuntimeError("the web is not attached")
        return self._gate

    @property
    def console(self) -> Console:
        """The console. Raises RuntimeError before `attach`."""
        if self._console is None:
            raise RuntimeError("the web is not attached")
        return self._console

    def url(self, path: str = "/") -> str:
        """The address of a path as people outside reach it."""
        return f"{self._base}/{path.lstrip('/')}"

    async def login_link(
        self, person: Person, target: str = f"{CONSOLE}/", *, ttl: timedelta = links.TTL
    ) -> str:
        """An address that signs `person` in once and leads to `target`; send it privately.

        Raises ValueError where `target` is not a path of this server.
        """
        return self.url(_LINK + await self.links.issue(person, target, ttl=ttl))

    def attach(self, app: FastAPI, host: Host, pages: Iterable[Page] = ()) -> None:
        """Add every route to NoneBot's app: the features' pages, `pages`, links and console."""
        from bot.web.console.parts import parts

        declared = [page for feature in host.features for page in feature.pages]
        plain, console, cards = sorted_out([*parts(), *declared, *pages])
        self._gate = Gate(host, self.sessions, self.origins, self.public_limit)
        self._console = Console(self._gate, console, cards)
        own = (
            Page(
                path=_LINK + "{token}",
                handler=self._link,
                public=True,
                methods=("GET", "POST"),
                name="web-continue-title",
            ),
            Page(path=f"{CONSOLE}/logout", handler=self._logout, methods=("POST",)),
        )
        routes = app.router.routes
        for page in (*own, *plain):
            routes.append(Route(page.path, self._gate.endpoint(page), methods=list(page.methods)))
        routes.append(Route(CONSOLE, _to_console))
        routes.append(Mount(CONSOLE, self._console))
        routes.append(Mount("/assets", _Assets(directory=STATIC)))
        app.add_exception_handler(HTTPException, self._fault)
        _keep_requests_out_of_logs()

    async def start(self) -> None:
        """Begin to load the console in the background; returns at once."""
        self.console.start()

    async def stop(self) -> None:
        """Shut the console down."""
        if self._console is not None:
            await self._console.stop()

    async def _link(self, page: PageContext) -> Response:
        """The page behind a login link. Only its button signs in: previews burn nothing."""
        token = page.request.path_params["token"]
        client = guards.client_of(page.request)
        if self.link_limit.spent(client):
            raise Denied(429, "web-error-too-often")
        if page.request.method != "POST":
            if not await self.links.usable(token):
                self.link_limit.allows(client)
                raise Denied(410, "web-error-link")
            return page.html(templates.CONTINUE)
        redeemed = await self.links.redeem(token)
        if redeemed is None:
            self.link_limit.allows(client)
            raise Denied(410, "web-error-link")
        session, target = redeemed
        if page.session:
            await self.sessions.close(page.session)
        response = RedirectResponse(target, 303)
        self.sessions.write(response, session)
        return response

    async def _logout(self, page: PageContext) -> Response:
        await self.sessions.close(page.session)
        response = self.gate.error(200, "web-signed-out", page.locale)
        self.sessions.erase(response)
        return response

    async def _fault(self, request: Request, error: Exception) -> Response:
        """An error page for a browser that met no page; a short answer for a program."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        if "text/html" not in request.headers.get("accept", ""):
            return JSONResponse({"detail": status}, status)
        text_id = "web-error-not-found" if status in (404, 405) else "web-error-failed"
        response = self.gate.error(status, text_id, self.gate.locale(request))
        return guards.seal(response, guards.PAGE_POLICY.format(nonce="none"))


async def _to_console(_request: Request) -> Response:
    return RedirectResponse(f"{CONSOLE}/")


class _Assets(StaticFiles):
    """The bot's own style sheet and icon."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "public, max-age=3600"
        return guards.seal(response, "default-src 'none'; style-src 'unsafe-inline'")


class _NoRequests(logging.Filter):
    """Request lines hold link tokens and sign-in codes: none is logged at any level."""

    def filter(self, record: logging.LogRecord) -> bool:
        return False


_no_requests: Any = _NoRequests()


def _keep_requests_out_of_logs() -> None:
    logging.getLogger("uvicorn.access").addFilter(_no_requests)
