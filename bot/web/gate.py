"""The one way from a request to a page's handler: every guard is here."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from loguru import logger
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, Response

from bot.errors import Refusal
from bot.failures import outline
from bot.texts.locales import LOCALES, normalise
from bot.web import guards, templates
from bot.web.limits import RateLimit
from bot.web.pages import Page, PageContext

if TYPE_CHECKING:
    from bot.branch.roles import Right
    from bot.host import Host
    from bot.web.sessions import Sessions, Visitor

_READING = frozenset({"GET", "HEAD"})


class Denied(Exception):
    """A request that is answered with an error page: its status and the id of its sentence.

    The heading is the sentence's attribute `title`.
    """

    def __init__(self, status: int, text_id: str) -> None:
        super().__init__(text_id)
        self.status = status
        self.text_id = text_id


class Gate:
    """Lets requests through to handlers, or answers them with an error page."""

    def __init__(
        self, host: Host, sessions: Sessions, origins: guards.Origins, limit: RateLimit
    ) -> None:
        self.host = host
        self.sessions = sessions
        self.origins = origins
        self.limit = limit

    def endpoint(self, page: Page) -> Callable[[Request], Awaitable[Response]]:
        """The Starlette endpoint that serves a page."""

        async def serve(request: Request) -> Response:
            return await self.serve(page, request)

        return serve

    async def serve(self, page: Page, request: Request) -> Response:
        """The page, or the error page that stands in for it."""
        request = Request(request.scope, guards.limited(request.receive, page.max_body))
        nonce = secrets.token_urlsafe(18)
        locale = self.locale(request)
        try:
            self.admit(request)
            limited = page.public and page.limited
            if limited and not self.limit.allows(guards.client_of(request)):
                raise Denied(429, "web-error-too-often")
            visitor = await self.sessions.visitor(request)
            locale = visitor.locale if visitor is not None else locale
            if not page.public:
                self.permit(visitor, page.right)
            context = PageContext(
                host=self.host,
                request=request,
                locale=locale,
                nonce=nonce,
                view=visitor.view if visitor is not None else None,
                person=visitor.person if visitor is not None else None,
                session=visitor.session if visitor is not None else "",
                page=page,
            )
            response = await page.handler(context)
        except Denied as denied:
            response = self.error(denied.status, denied.text_id, locale)
        except guards.BodyTooLarge:
            response = self.error(413, "web-error-too-large", locale)
        except Refusal as refusal:
            sentence = self.host.texts.get(locale, refusal.text_id, **refusal.variables)
            response = self._error_page(400, locale, "web-error-refused.title", sentence)
        except Exception as error:
            logger.error("page {} failed\n{}", page.path, outline(error))
            response = self.error(500, "web-error-failed", locale)
        # A page with a form tells its own server where it was sent from: with `no-referrer`
        # browsers send `Origin: null`. Other servers learn nothing either way.
        referrer = "no-referrer" if set(page.methods) <= _READING else "same-origin"
        return guards.seal(response, guards.PAGE_POLICY.format(nonce=nonce), referrer=referrer)

    def admit(self, connection: HTTPConnection) -> None:
        """Refuse what was not meant for this server, or was sent by another's page.

        Raises Denied.
        """
        if not self.origins.knows(connection):
            raise Denied(421, "web-error-host")
        method = connection.scope.get("method", "GET")
        if method not in _READING and not self.origins.sent_from_here(connection):
            raise Denied(403, "web-error-origin")

    def permit(self, visitor: Visitor | None, right: Right | None) -> Visitor:
        """The visitor, if signed in and holding the right. Raises Denied."""
        if visitor is None:
            raise Denied(401, "web-error-signed-out")
        if right is not None and not visitor.person.may(right):
            raise Denied(403, "web-error-right")
        return visitor

    def locale(self, connection: HTTPConnection) -> str:
        """What a stranger's browser asks for, if it is spoken here; else the host's locale."""
        for part in connection.headers.get("accept-language", "").split(",")[:8]:
            tag = normalise(part.partition(";")[0], default="")
            if tag in LOCALES:
                return tag
        return self.host.settings.locale

    def error(self, status: int, text_id: str, locale: str) -> Response:
        """An error page."""
        return self._error_page(
            status, locale, f"{text_id}.title", self.host.texts.get(locale, text_id)
        )

    def _error_page(self, status: int, locale: str, heading_id: str, sentence: str) -> Response:
        texts = self.host.texts
        body = templates.render(
            templates.ERROR,
            t=lambda text_id, **more: texts.get(locale, text_id, **more),
            locale=locale,
            branch=None,
            person=None,
            heading=texts.get(locale, heading_id),
            sentence=sentence,
        )
        return HTMLResponse(body, status)
