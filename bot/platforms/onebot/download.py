"""Fetching pictures and files over HTTP, never more of them than wanted."""

from __future__ import annotations

import base64
import binascii
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.platforms.errors import Uncertain

_CHUNK = 64 * 1024


class Downloads:
    """One HTTP session for all downloads, opened when first needed. `timeout` in seconds."""

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Close the session; it opens again when needed."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def fetch(self, url: str, limit: int) -> bytes:
        """The bytes at a URL; raises ValueError over `limit` bytes or for a strange scheme."""
        if urlsplit(url).scheme not in ("http", "https"):
            raise ValueError("only http and https addresses are fetched")
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=self._timeout)
            self._session = aiohttp.ClientSession(timeout=timeout)
        try:
            async with self._session.get(url, max_redirects=3) as response:
                response.raise_for_status()
                if (response.content_length or 0) > limit:
                    raise ValueError(f"larger than {limit} bytes")
                return await _at_most(response.content, limit)
        except (aiohttp.ClientError, TimeoutError) as error:
            # The address may carry keys: only the kind of fault is told.
            raise Uncertain(f"download failed: {type(error).__name__}") from None

    async def fetch_described(self, data: dict[str, Any], limit: int) -> bytes:
        """What `get_image` or `get_file` describes: the bytes themselves, or their address."""
        encoded = data.get("base64")
        if isinstance(encoded, str) and encoded:
            if len(encoded) > limit * 4 // 3 + 4:
                raise ValueError(f"larger than {limit} bytes")
            try:
                return base64.b64decode(encoded)
            except binascii.Error:
                raise ValueError("not a picture") from None
        url = data.get("url")
        if not isinstance(url, str):
            raise ValueError("QQ gave no address for this picture")
        return await self.fetch(url, limit)


async def _at_most(stream: aiohttp.StreamReader, limit: int) -> bytes:
    content = bytearray()
    async for chunk in stream.iter_chunked(_CHUNK):
        content += chunk
        if len(content) > limit:
            raise ValueError(f"larger than {limit} bytes")
    return bytes(content)
