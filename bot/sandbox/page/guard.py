"""Who may open the page: browsers on this machine, and no other site's script in them."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def _loopback(name: str | None) -> bool:
    if name is None:
        return False
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _host(headers: Headers) -> str | None:
    try:
        return urlsplit(f"//{headers.get('host', '')}").hostname
    except ValueError:
        return None


def allowed(connection: HTTPConnection, *, acts: bool) -> bool:
    """Whether a request may be served; `acts` for those that change something or stay open.

    The address must be this machine's and not passed on by a proxy. The Host must be a loopback
    name, so that a name that was rebound to 127.0.0.1 is refused. An Origin must be this page's.
    """
    headers = connection.headers
    client = connection.client
    if client is None or not _loopback(client.host) or not _loopback(_host(headers)):
        return False
    if "forwarded" in headers or "x-forwarded-for" in headers:
        return False
    if not acts:
        return True
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "same-origin") == "same-origin"
    return urlsplit(origin).netloc == headers.get("host")
