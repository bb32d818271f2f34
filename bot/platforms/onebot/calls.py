"""Asking a OneBot program to do something, and telling apart the ways in which it may fail."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import orjson
from nonebot.exception import WebSocketClosed

from bot.platforms.errors import NotSent, Refused, Uncertain

Write = Callable[[bytes], Awaitable[None]]
Response = dict[str, Any]

UNSUPPORTED = 1404
"""The program doesn't know the action."""
AMBIGUOUS = 1200
"""NapCat's code for anything that went wrong inside QQ; the message is often delivered."""

_numbers = itertools.count(1)


class Unsupported(Refused):
    """The OneBot program does not know the action."""


class Calls:
    """The calls that are under way over one connection."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._pending: dict[str, asyncio.Future[Response]] = {}
        self._broken = False

    async def call(self, action: str, params: Mapping[str, Any], within: float) -> Any:
        """The data of the answer; raises NotSent, Refused or Uncertain. `within`: seconds."""
        return judge(action, await self.answer(action, params, within))

    async def answer(
        self,
        action: str,
        params: Mapping[str, Any],
        within: float,
        encode: Callable[[Any], bytes] = orjson.dumps,
    ) -> Response:
        """The whole answer, good or bad; raises NotSent or Uncertain where there is none."""
        if self._broken:
            raise NotSent(f"{action}: the connection to QQ is closed")
        echo = str(next(_numbers))
        payload = encode({"action": action, "params": params, "echo": echo})
        future = self._pending[echo] = asyncio.get_running_loop().create_future()
        try:
            await self._hand_over(action, payload)
            async with asyncio.timeout(within):
                return await future
        except TimeoutError:
            raise Uncertain(f"{action}: no answer within {within:g} s") from None
        except WebSocketClosed:
            raise Uncertain(f"{action}: the connection broke before the answer came") from None
        finally:
            self._pending.pop(echo, None)

    async def _hand_over(self, action: str, payload: bytes) -> None:
        try:
            await self._write(payload)
        except WebSocketClosed:
            raise NotSent(f"{action}: the connection to QQ is closed") from None
        except Exception as error:
            raise Uncertain(f"{action}: writing failed ({type(error).__name__})") from None

    def resolve(self, response: Response) -> None:
        """Give an answer to the call that waits for it; strangers' answers are dropped."""
        echo = response.get("echo")
        future = self._pending.get(echo) if isinstance(echo, str) else None
        if future is not None and not future.done():
            future.set_result(response)

    def break_off(self) -> None:
        """The connection is gone: nobody will be answered any more."""
        self._broken = True
        for future in self._pending.values():
            if not future.done():
                future.set_exception(WebSocketClosed(1006))


def judge(action: str, response: Response) -> Any:
    """The data of a good answer; raises Refused, or Uncertain for QQ's ambiguous code."""
    retcode = response.get("retcode")
    if response.get("status") in ("ok", "async") or retcode == 0:
        return response.get("data")
    if retcode == AMBIGUOUS:
        raise Uncertain(f"{action}: QQ answered 1200, which may mean either")
    if retcode == UNSUPPORTED:
        raise Unsupported(f"{action}: the OneBot program does not support it")
    code = retcode if isinstance(retcode, int) else "unknown"
    raise Refused(f"{action}: refused with retcode {code}")
