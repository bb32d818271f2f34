"""Writes the console's headers, and a nonce into every script of its pages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Send

_SCRIPT = re.compile(rb"<script(?=[\s>])")


class NonceWriter:
    """Passes an answer on. An HTML page is held back whole, so that its scripts can be marked.

    The library escapes `<` in everything that comes from data, so a script that stands in the
    page was written by a template.
    """

    def __init__(self, send: Send, nonce: str, headers: Mapping[str, str]) -> None:
        self._send = send
        self._nonce = nonce.encode()
        self._headers = headers
        self._head: Message | None = None
        self._body = bytearray()
        self.started = False

    async def send(self, message: Message) -> None:
        """One ASGI message of the answer."""
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(raw=list(message.get("headers", [])))
            keeps = "immutable" in headers.get("cache-control", "")
            for name, value in self._headers.items():
                if not (keeps and name == "Cache-Control"):
                    headers[name] = value
            message = {**message, "headers": headers.raw}
            if headers.get("content-type", "").startswith("text/html"):
                self._head = message
                return
        elif message["type"] == "http.response.body" and self._head is not None:
            self._body += message.get("body", b"")
            if message.get("more_body", False):
                return
            body = _SCRIPT.sub(b'<script nonce="' + self._nonce + b'"', bytes(self._body))
            headers = MutableHeaders(raw=self._head["headers"])
            headers["content-length"] = str(len(body))
            await self._send(self._head)
            self._head = None
            await self._send({"type": "http.response.body", "body": body})
            return
        await self._send(message)
