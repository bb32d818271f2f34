"""Asking a OneBot program to do something, and telling apart the ways in which it may fail."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from nonebot.exception import WebSocketClosed

from bot.platforms.errors import DeliveryError, NotSent, Refused, Uncertain

Write = Callable[[bytes], Awaitable[None]]
WriteNow = Callable[[bytes], bool]
Response = dict[str, Any]
Done = Callable[[Response | DeliveryError], None]

UNSUPPORTED = 1404
"""The program doesn't know the action."""
AMBIGUOUS = 1200
"""NapCat's code for anything that went wrong inside QQ; the message is often delivered."""

_numbers = itertools.count(1)
_SWEEP = 0.05  # seconds at least between two looks for calls that were never answered


class Unsupported(Refused):
    """The OneBot program does not know the action."""


@dataclass(slots=True)
class _Waiting:
    """A call without its answer; `deadline` is of the loop's clock."""

    action: str
    deadline: float
    within: float
    done: Done


class Calls:
    """The calls that are under way over one connection.

    `write` may wait for a slow peer; `write_now` writes at once or says False.
    """

    def __init__(self, write: Write, write_now: WriteNow) -> None:
        self._write = write
        self._write_now = write_now
        self._pending: dict[str, _Waiting] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._loop = asyncio.get_running_loop()
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
        future: asyncio.Future[Response] = self._loop.create_future()

        def done(result: Response | DeliveryError) -> None:
            if future.done():
                return
            if isinstance(result, DeliveryError):
                future.set_exception(result)
            else:
                future.set_result(result)

        self._expect(echo, _Waiting(action, self._loop.time() + within, within, done))
        try:
            await self._hand_over(action, payload)
            return await future
        finally:
            self._pending.pop(echo, None)
            if future.done() and not future.cancelled():
                future.exception()

    def post(
        self,
        action: str,
        params: Mapping[str, Any],
        within: float,
        failed: Callable[[DeliveryError], None],
    ) -> bool:
        """Call without waiting; False, and nothing done, where the peer reads too slowly.

        `failed` hears of NotSent, Refused or Uncertain, now or later; a good answer is dropped.
        """
        if self._broken:
            failed(NotSent(f"{action}: the connection to QQ is closed"))
            return True
        echo = str(next(_numbers))
        payload = orjson.dumps({"action": action, "params": params, "echo": echo})
        try:
            if not self._write_now(payload):
                return False
        except WebSocketClosed:
            failed(NotSent(f"{action}: the connection to QQ is closed"))
            return True

        def done(result: Response | DeliveryError) -> None:
            if isinstance(result, DeliveryError):
                failed(result)
            elif result.get("status") != "ok":
                try:
                    judge(action, result)
                except DeliveryError as fault:
                    failed(fault)

        self._expect(echo, _Waiting(action, self._loop.time() + within, within, done))
        return True

    def _expect(self, echo: str, waiting: _Waiting) -> None:
        self._pending[echo] = waiting
        if self._timer is not None and waiting.deadline < self._timer.when():
            self._timer.cancel()
            self._timer = None
        if self._timer is None:
            self._timer = self._loop.call_at(waiting.deadline, self._sweep)

    def _sweep(self) -> None:
        """Give up the calls whose time is over; one timer serves them all."""
        self._timer = None
        now = self._loop.time()
        over = [echo for echo, one in self._pending.items() if one.deadline <= now]
        for waiting in [self._pending.pop(echo) for echo in over]:
            waiting.done(Uncertain(f"{waiting.action}: no answer within {waiting.within:g} s"))
        if self._pending and self._timer is None:
            first = min(one.deadline for one in self._pending.values())
            self._timer = self._loop.call_later(max(first - now, _SWEEP), self._sweep)

    async def _hand_over(self, action: str, payload: bytes) -> None:
        try:
            if not self._write_now(payload):
                await self._write(payload)
        except WebSocketClosed:
            raise NotSent(f"{action}: the connection to QQ is closed") from None
        except Exception as error:
            raise Uncertain(f"{action}: writing failed ({type(error).__name__})") from None

    def resolve(self, response: Response) -> None:
        """Give an answer to the call that waits for it; strangers' answers are dropped."""
        echo = response.get("echo")
        waiting = self._pending.pop(echo, None) if isinstance(echo, str) else None
        if waiting is not None:
            waiting.done(response)

    def break_off(self) -> None:
        """The connection is gone: nobody will be answered any more."""
        self._broken = True
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        pending, self._pending = self._pending, {}
        for waiting in pending.values():
            fault = f"{waiting.action}: the connection broke before the answer came"
            waiting.done(Uncertain(fault))


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
