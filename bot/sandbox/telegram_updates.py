"""The updates of a simulated Telegram: the queue, long polling, and webhook delivery."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import orjson

from bot.sandbox.telegram_state import ApiError, Json

# The API leaves these out unless they are asked for.
OPT_IN = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class Updates:
    """Updates wait here until they are confirmed: by a higher offset, or by a webhook's 2xx."""

    def __init__(self, retry_s: float = 0.05) -> None:
        self._queue: list[Json] = []
        self._next_id = 1
        self._allowed: frozenset[str] | None = None
        self._news = asyncio.Event()
        self._poll: asyncio.Future[None] | None = None
        self._pump: asyncio.Task[None] | None = None
        self._retry_s = retry_s
        self.webhook: Json = {"url": ""}
        self.deliveries: list[int] = []
        self.online = True
        self.on_reply: Callable[[Json], Awaitable[Any]] | None = None

    @property
    def pending(self) -> int:
        """How many wait for confirmation."""
        return len(self._queue)

    def add(self, kind: str, content: Any) -> int:
        """Queue an update; returns its id, or 0 where it isn't among the allowed ones."""
        wanted = kind in self._allowed if self._allowed is not None else kind not in OPT_IN
        if not wanted:
            return 0
        return self.add_raw({kind: content})

    def add_raw(self, update: Json) -> int:
        """Queue an update of any shape, whatever is allowed."""
        number = self._next_id
        self._next_id += 1
        self._queue.append({"update_id": number, **update})
        self._news.set()
        self._news = asyncio.Event()
        return number

    def allow(self, kinds: list[str] | None) -> None:
        """`allowed_updates`: None keeps the setting, an empty list is the default."""
        if kinds is not None:
            self._allowed = frozenset(kinds) if kinds else None

    def drop(self) -> None:
        """Forget all that waits."""
        self._queue.clear()

    async def get(self, offset: int, limit: int, wait: float) -> list[Json]:
        """getUpdates; a second poll ends the first with 409, as the real API does."""
        if self.webhook["url"]:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(
                ApiError(
                    409,
                    "Conflict: terminated by other getUpdates request; "
                    "make sure that only one bot instance is running",
                )
            )
        if offset < 0:
            del self._queue[:offset]
        elif offset > 0:
            self._queue = [u for u in self._queue if u["update_id"] >= offset]
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poll = mine
        end = asyncio.get_running_loop().time() + wait
        try:
            while not self._queue:
                left = end - asyncio.get_running_loop().time()
                if left <= 0:
                    break
                news = asyncio.ensure_future(self._news.wait())
                await asyncio.wait({news, mine}, timeout=left, return_when="FIRST_COMPLETED")
                news.cancel()
                if mine.done():
                    break
            if mine.done():
                mine.result()
            return self._queue[:limit]
        finally:
            mine.cancel()

    # -- webhook

    def set_webhook(self, url: str, secret: str) -> None:
        """Deliver to this address from now on, in order; an empty one stops it."""
        self.webhook = {"url": url, "secret": secret} if url else {"url": ""}
        self.stop()
        if url:
            self._pump = asyncio.create_task(self._deliver())

    def stop(self) -> None:
        """Stop delivering."""
        if self._pump is not None:
            self._pump.cancel()
            self._pump = None

    def info(self) -> Json:
        """WebhookInfo."""
        info: Json = {
            "url": self.webhook["url"],
            "has_custom_certificate": False,
            "pending_update_count": len(self._queue),
        }
        if "error" in self.webhook:
            info["last_error_date"] = self.webhook["error_date"]
            info["last_error_message"] = self.webhook["error"]
        if self._allowed is not None:
            info["allowed_updates"] = sorted(self._allowed)
        return info

    async def _deliver(self) -> None:
        pause = self._retry_s
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
            while True:
                while not self._queue:
                    await self._news.wait()
                update = self._queue[0]
                if self.online and await self._post(session, update):
                    pause = self._retry_s
                    if self._queue and self._queue[0] is update:
                        self._queue.pop(0)
                    continue
                await asyncio.sleep(pause)
                pause = min(pause * 2, 1.0)

    async def _post(self, session: aiohttp.ClientSession, update: Json) -> bool:
        headers = {"Content-Type": "application/json"}
        if self.webhook["secret"]:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.webhook["secret"]
        try:
            async with session.post(
                self.webhook["url"], data=orjson.dumps(update), headers=headers
            ) as answer:
                self.deliveries.append(answer.status)
                body = await answer.read()
                if not 200 <= answer.status < 300:
                    self._failed(f"Wrong response from the webhook: {answer.status}")
                    return False
        except (aiohttp.ClientError, OSError, TimeoutError):
            self._failed("Connection refused")
            return False
        if body and self.on_reply is not None:
            with contextlib.suppress(ValueError):
                await self.on_reply(orjson.loads(body))
        return True

    def _failed(self, reason: str) -> None:
        self.webhook["error"] = reason
        self.webhook["error_date"] = 0
