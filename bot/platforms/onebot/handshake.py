"""The opening handshake of a WebSocket, server side (RFC 6455, section 4.2)."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from http import HTTPStatus

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an HTTP request. Header names are in lower case."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]

    def header(self, name: str) -> str:
        """The first header of that (lower case) name, or empty."""
        for known, value in self.headers:
            if known == name:
                return value
        return ""


def parse_head(data: bytes) -> Head:
    """Read a request head that uvicorn has already validated; raises ValueError otherwise."""
    head, blank, _ = data.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    parts = lines[0].split(" ")
    if not blank or len(parts) != 3:
        raise ValueError("not the head of an HTTP request")
    pairs = (line.partition(":") for line in lines[1:])
    return Head(
        parts[0], parts[1], tuple((name.strip().lower(), value.strip()) for name, _, value in pairs)
    )


def fault(head: Head) -> HTTPStatus | None:
    """Why the request is no proper WebSocket handshake, or None where it is one."""
    if head.method != "GET":
        return HTTPStatus.METHOD_NOT_ALLOWED
    if head.header("sec-websocket-version") != "13":
        return HTTPStatus.UPGRADE_REQUIRED
    try:
        nonce = base64.b64decode(head.header("sec-websocket-key"), validate=True)
    except binascii.Error:
        return HTTPStatus.BAD_REQUEST
    return None if len(nonce) == 16 else HTTPStatus.BAD_REQUEST


def switching(head: Head) -> bytes:
    """The answer that opens the WebSocket, without extensions or subprotocol."""
    digest = hashlib.sha1(head.header("sec-websocket-key").encode("latin-1") + _GUID)
    return (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: " + base64.b64encode(digest.digest()) + b"\r\n\r\n"
    )


def refusal(status: HTTPStatus) -> bytes:
    """The answer that refuses the handshake; it tells no more than the status."""
    version = b"Sec-WebSocket-Version: 13\r\n" if status == HTTPStatus.UPGRADE_REQUIRED else b""
    return (
        f"HTTP/1.1 {status.value} {status.phrase}\r\n".encode("ascii")
        + version
        + b"Content-Length: 0\r\nConnection: close\r\n\r\n"
    )
