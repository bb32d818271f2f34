"""Who may come in, where a request may come from, and what every answer carries."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import Message, Receive

_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")

PAGE_POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
# NiceGUI compiles its components in the browser, which needs eval, and styles them inline.
CONSOLE_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' {socket}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class BodyTooLarge(Exception):
    """A request carried more than its page takes."""


class Origins:
    """The names by which this server is reached, from its public URL and its address."""

    def __init__(self, public_url: str, host: str) -> None:
        parts = urlsplit(public_url)
        self._public = (parts.scheme, parts.netloc.lower()) if parts.hostname else None
        self._names = set(_LOOPBACK_NAMES)
        if parts.hostname:
            self._names.add(parts.hostname.lower())
        if host:
            self._names.add(host.lower())

    def knows(self, connection: HTTPConnection) -> bool:
        """Whether the Host header names this server.

        A foreign name that resolves here (DNS rebinding) is refused. Bare IP addresses can't
        be rebound and are taken while no public URL is set.
        """
        name = host_name(connection)
        return name in self._names or (self._public is None and _is_address(name))

    def sent_from_here(self, connection: HTTPConnection) -> bool:
        """Whether a page of this server sent the request: its Origin, else Sec-Fetch-Site."""
        origin = connection.headers.get("origin")
        if origin is None:
            return connection.headers.get("sec-fetch-site") == "same-origin"
        parts = urlsplit(origin)
        if self._public is not None and (parts.scheme, parts.netloc.lower()) == self._public:
            return True
        host = connection.headers.get("host", "").lower()
        return bool(host) and parts.scheme in ("http", "https") and parts.netloc.lower() == host


def host_name(connection: HTTPConnection) -> str:
    """The Host header without its port, in lower case."""
    host = connection.headers.get("host", "")
    return (urlsplit(f"//{host}").hostname or "") if _plausible(host) else ""


def is_loopback(connection: HTTPConnection) -> bool:
    """Whether a browser on this very machine speaks, directly and by a loopback name.

    A request that a proxy handed on is not local, and neither is a page of another name that
    resolves to 127.0.0.1.
    """
    client = connection.client.host if connection.client is not None else ""
    return (
        _is_loopback_address(client)
        and host_name(connection) in _LOOPBACK_NAMES
        and not any(name in connection.headers for name in _FORWARDED)
    )


def client_of(connection: HTTPConnection) -> str:
    """By what a client is counted: its address; an IPv6 customer has a whole /64."""
    host = connection.client.host if connection.client is not None else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return host


def seal(response: Response, policy: str, *, referrer: str = "no-referrer") -> Response:
    """Give an answer the headers that every page carries."""
    response.headers["Content-Security-Policy"] = policy
    for name, value in headers(referrer).items():
        response.headers.setdefault(name, value)
    return response


def headers(referrer: str = "no-referrer") -> dict[str, str]:
    """The headers of every answer besides its policy for contents."""
    return {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": referrer,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        "X-Robots-Tag": "noindex",
        "Cache-Control": "no-store",
    }


def limited(receive: Receive, most: int) -> Receive:
    """Receives a body of at most `most` bytes; raises BodyTooLarge beyond."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise BodyTooLarge
        return message

    return counted


def _plausible(host: str) -> bool:
    return bool(host) and not set(host) & set("/\\@?# ")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_loopback_address(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
