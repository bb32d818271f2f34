"""Raw JSON calls of the Bot API on one kept session.

The token stands in every URL, and aiohttp puts URLs into its exceptions. So no exception of
aiohttp leaves this file, not even as the cause of another: each is replaced by one of our own.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from typing import Any

import aiohttp
import orjson
from yarl import URL

from bot.platforms.errors import DeliveryError, NotSent, Uncertain
from bot.platforms.telegram.faults import fault_of
from bot.platforms.telegram.settings import Timing

_UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\/]')
NEVER_REACHED = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
    aiohttp.InvalidURL,
)

Files = Mapping[str, tuple[str, bytes]]
"""Form field -> (file name, content)."""


class Transport:
    """The one client session of the adapter, shared by its bots."""

    def __init__(self, timing: Timing, proxy: str | None = None) -> None:
        self.timing = timing
        self.proxy = proxy
        self._session: aiohttp.ClientSession | None = None
        self._closed = False
        self._timeouts: dict[float, aiohttp.ClientTimeout] = {}

    def session(self) -> aiohttp.ClientSession:
        """The session, opened at first use; raises NotSent after `close`."""
        if self._session is None:
            if self._closed:
                raise NotSent("the Telegram adapter is shut down")
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=100, keepalive_timeout=30),
                auto_decompress=True,
                # An answer is a few hundred bytes: packing it costs more than it saves.
                skip_auto_headers=("Accept", "Accept-Encoding", "User-Agent"),
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        return self._session

    def timeout(self, read: float) -> aiohttp.ClientTimeout:
        """Waiting to connect is bounded apart: what never connected was certainly not sent.

        `read` bounds each silence, not the whole: a timer less for every call.
        """
        known = self._timeouts.get(read)
        if known is None:
            connect = self.timing.connect
            known = aiohttp.ClientTimeout(
                total=None, connect=connect, sock_connect=connect, sock_read=read
            )
            self._timeouts[read] = known
        return known

    async def close(self) -> None:
        """Close every connection; nothing can be sent afterwards."""
        self._closed = True
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()


class TelegramApi:
    """The Bot API of one bot. Results are raw dicts; faults are those of `errors.py`."""

    def __init__(self, transport: Transport, token: str, server: str) -> None:
        self._transport = transport
        self._base = f"{server}bot{token}/"
        self._files = f"{server}file/bot{token}/"
        self._urls: dict[str, URL] = {}

    async def call(
        self,
        method: str,
        payload: dict[str, Any] | None = None,
        *,
        files: Files | None = None,
        read: float | None = None,
    ) -> Any:
        """Call a method and return its `result`. `read` is the longest silence in seconds.

        Raises NotSent, Refused (faults.py has finer kinds) or Uncertain.
        """
        timing = self._transport.timing
        read = read or (timing.upload if files else timing.read)
        status, body = await self._post(method, payload or {}, files, read)
        answer = decode(body)
        if isinstance(answer, dict) and answer.get("ok") is True and "result" in answer:
            return answer["result"]
        if 200 <= status < 300 and not (isinstance(answer, dict) and answer.get("ok") is False):
            raise Uncertain(f"{method}: Telegram's answer can't be read")
        raise fault_of(status, answer)

    async def _post(
        self, method: str, payload: dict[str, Any], files: Files | None, read: float
    ) -> tuple[int, bytes]:
        session = self._transport.session()
        url = self._urls.get(method)
        if url is None:
            url = self._urls[method] = URL(self._base + method)
        fault: DeliveryError
        try:
            async with session.post(
                url,
                data=_form(payload, files) if files else _json(payload),
                timeout=self._transport.timeout(read),
                proxy=self._transport.proxy,
                allow_redirects=False,
            ) as response:
                return response.status, await response.read()
        except Exception as error:
            fault = _fault(method, error)
        raise fault

    async def download(self, path: str, limit: int) -> bytes:
        """A file's bytes; raises ValueError over `limit` bytes, NotSent when it can't be had."""
        session = self._transport.session()
        reason = ""
        content = bytearray()
        try:
            async with session.get(
                self._files + path,
                timeout=self._transport.timeout(self._transport.timing.upload),
                proxy=self._transport.proxy,
                allow_redirects=False,
            ) as response:
                if response.status != 200:
                    reason = f"the file server answered {response.status}"
                else:
                    async for chunk in response.content.iter_chunked(65536):
                        content += chunk
                        if len(content) > limit:
                            break
        except Exception as error:
            reason = f"download: {type(error).__name__}"
        if reason:
            raise NotSent(reason)
        if len(content) > limit:
            raise ValueError(f"the file has more than {limit} bytes")
        return bytes(content)


def _fault(method: str, error: Exception) -> DeliveryError:
    reason = f"{method}: {type(error).__name__}"
    return NotSent(reason) if isinstance(error, NEVER_REACHED) else Uncertain(reason)


def _json(payload: dict[str, Any]) -> aiohttp.BytesPayload:
    return aiohttp.BytesPayload(orjson.dumps(payload), content_type="application/json")


def _form(payload: dict[str, Any], files: Files) -> aiohttp.FormData:
    # Telegram takes a percent-encoded file name as it stands, so it goes out as plain UTF-8.
    form = aiohttp.FormData(quote_fields=False)
    for key, value in payload.items():
        form.add_field(key, value if isinstance(value, str) else orjson.dumps(value).decode())
    for field, (name, content) in files.items():
        form.add_field(field, io.BytesIO(content), filename=_UNSAFE.sub("_", name))
    return form


def decode(body: bytes) -> Any:
    """The JSON of a body, or None. A lone half of a surrogate pair becomes U+FFFD."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        pass
    try:
        return _whole(json.loads(body))
    except (ValueError, RecursionError):
        return None


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return value
