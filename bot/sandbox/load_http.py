"""Load for the benchmark on Telegram: webhook requests over kept connections, and the API's end."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import orjson

from bot.sandbox.load import LoadResult

_LENGTH = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)
_ME = {"id": 10002, "is_bot": True, "first_name": "Zhibu", "username": "zhibu_sandbox_bot"}


def webhook_update(
    text: str,
    *,
    update_id: int,
    chat_id: int,
    user_id: int,
    message_id: int,
    name: str = "",
    at: int | None = None,
) -> bytes:
    """A group message as the body of a webhook request; `at` is in unix seconds."""
    entities = []
    if text.startswith("/"):
        entities = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
    message = {
        "message_id": message_id,
        "from": {"id": user_id, "is_bot": False, "first_name": name},
        "chat": {"id": chat_id, "type": "supergroup", "title": "load"},
        "date": int(time.time()) if at is None else at,
        "text": text,
        **({"entities": entities} if entities else {}),
    }
    return orjson.dumps({"update_id": update_id, "message": message})


class ApiSink(asyncio.Protocol):
    """The Bot API's end with the least work: everything succeeds, `calls` counts the methods."""

    calls: dict[bytes, int]
    webhook: dict[str, Any]

    def __init__(self, calls: dict[bytes, int], webhook: dict[str, Any]) -> None:
        self.calls = calls
        self.webhook = webhook
        self._buffer = bytearray()
        self._transport: asyncio.WriteTransport | None = None

    @classmethod
    async def listen(cls, port: int = 0) -> tuple[asyncio.Server, dict[bytes, int], dict[str, Any]]:
        """Serve on loopback; returns the server, the counts, and what setWebhook was given."""
        calls: dict[bytes, int] = {}
        webhook: dict[str, Any] = {}
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: cls(calls, webhook), "127.0.0.1", port)
        return server, calls, webhook

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = bytes(self._buffer[:end])
            found = _LENGTH.search(head)
            size = int(found.group(1)) if found else 0
            if len(self._buffer) < end + 4 + size:
                return
            body = bytes(self._buffer[end + 4 : end + 4 + size])
            del self._buffer[: end + 4 + size]
            method = head.split(b" ", 2)[1].rsplit(b"/", 1)[-1].split(b"?")[0]
            self.calls[method] = self.calls.get(method, 0) + 1
            answer = orjson.dumps({"ok": True, "result": self._result(method, body)})
            assert self._transport is not None
            self._transport.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
                % (len(answer), answer)
            )

    def _result(self, method: bytes, body: bytes) -> Any:
        if method == b"getMe":
            return _ME
        if method == b"setWebhook":
            self.webhook.update(orjson.loads(body))
        if method == b"getUpdates":
            return []
        if not method.startswith((b"send", b"edit")):
            return True
        chat = {"id": -1_001_234_567_890, "type": "supergroup", "title": "load"}
        number = sum(self.calls.values())
        return {"message_id": number, "from": _ME, "chat": chat, "date": int(time.time())}


class _Connection(asyncio.Protocol):
    """One kept connection that posts one request after another."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._transport: asyncio.WriteTransport | None = None
        self._answer: asyncio.Future[int] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(ConnectionError("the bot hung up"))

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()

    async def post(self, request: bytes) -> int:
        """Send a whole request and return the answer's status."""
        assert self._transport is not None
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._answer

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        head = bytes(self._buffer[:end])
        found = _LENGTH.search(head)
        whole = end + 4 + (int(found.group(1)) if found else 0)
        if len(self._buffer) < whole or self._answer is None or self._answer.done():
            return
        del self._buffer[:whole]
        self._answer.set_result(int(head.split(b" ", 2)[1]))


async def post_updates(
    url: str, bodies: Sequence[bytes], *, secret: str, connections: int = 32
) -> LoadResult:
    """POST every body as Telegram would; raises ConnectionError at an answer that isn't 2xx."""
    parts = urlsplit(url)
    host, port = parts.hostname or "127.0.0.1", parts.port or 80
    head = (
        f"POST {parts.path or '/'} HTTP/1.1\r\nHost: {host}:{port}\r\n"
        "Content-Type: application/json\r\n"
        f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: "
    ).encode()
    requests = [head + b"%d\r\n\r\n%b" % (len(body), body) for body in bodies]
    latencies: list[float] = []
    rest = iter(requests)

    async def work(connection: _Connection) -> None:
        for request in rest:
            began = time.perf_counter()
            status = await connection.post(request)
            if not 200 <= status < 300:
                raise ConnectionError(f"the webhook answered {status}")
            latencies.append(time.perf_counter() - began)

    loop = asyncio.get_running_loop()
    opened = [
        (await loop.create_connection(_Connection, host, port))[1] for _ in range(connections)
    ]
    began = time.perf_counter()
    try:
        await asyncio.gather(*(work(connection) for connection in opened))
    finally:
        seconds = time.perf_counter() - began
        for connection in opened:
            connection.close()
    return LoadResult(len(bodies), seconds, latencies)


async def run_webhook(order: dict[str, Any]) -> LoadResult:
    """The `webhook` order of `bot.sandbox.load`: url, secret, text, count, chat_id, people."""
    first, people = order.get("first_user", 100_000_000), order.get("people", 1)
    base = order.get("first_update", 1)
    bodies = [
        webhook_update(
            order["text"],
            update_id=base + n,
            chat_id=order["chat_id"],
            user_id=first + n % people,
            message_id=base + n,
            name=order.get("name", "{:06d}").format(n % people),
        )
        for n in range(order["count"])
    ]
    return await post_updates(
        order["url"],
        bodies,
        secret=order["secret"],
        connections=order.get("in_flight", 32),
    )
