"""Group commit: many small writes in one transaction."""

from __future__ import annotations

import asyncio
import contextvars
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


_BUSY = 8  # items in a flush
_LINGER = 0.002  # seconds


class Batcher(Generic[T, R]):
    """Hands items that arrive while a flush runs to the next flush, all at once.

    `flush(items)` runs one transaction and returns one result (or an exception to raise) for
    each item, in order. With synchronous=FULL a commit costs half a millisecond or more; shared
    by dozens of sign-ins it costs next to nothing.
    """

    def __init__(
        self,
        flush: Callable[[list[T]], Awaitable[Sequence[R | BaseException]]],
        max_items: int = 256,
    ) -> None:
        if max_items < 1:
            raise ValueError("a batch holds at least one item")
        self._flush = flush
        self._max_items = max_items
        self._waiting: deque[tuple[T, asyncio.Future[R]]] = deque()
        self._worker: asyncio.Task[None] | None = None
        self._closed = False
        # The worker must not inherit a submitter's transaction.
        self._context = contextvars.copy_context()

    async def submit(self, item: T) -> R:
        """Add an item and wait for its result. Raises what the flush raised for it.

        An item once submitted is written even where the waiter is cancelled. Raises
        RuntimeError after `close`.
        """
        if self._closed:
            raise RuntimeError("the batcher is closed")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[R] = loop.create_future()
        self._waiting.append((item, future))
        if self._worker is None:
            self._worker = loop.create_task(self._work(), context=self._context.copy())
        return await future

    async def close(self) -> None:
        """Take no more items and wait until every one is written."""
        self._closed = True
        while self._worker is not None:
            await asyncio.shield(self._worker)

    async def _work(self) -> None:
        try:
            while self._waiting:
                count = min(len(self._waiting), self._max_items)
                await self._flush_these([self._waiting.popleft() for _ in range(count)])
                if count >= _BUSY:
                    # Those who were just answered speak again at once: one more flush for all
                    # of them costs less than one for these and another for those.
                    await asyncio.sleep(_LINGER)
        finally:
            self._worker = None
            for _, future in self._waiting:  # only where the worker itself was cancelled
                future.cancel()
            self._waiting.clear()

    async def _flush_these(self, batch: list[tuple[T, asyncio.Future[R]]]) -> None:
        try:
            results = await self._flush([item for item, _ in batch])
            if len(results) != len(batch):
                raise RuntimeError("a flush gave another number of results than items")
        except BaseException as error:
            for _, future in batch:
                _settle(future, error)
            if not isinstance(error, Exception):
                raise
            return
        for (_, future), result in zip(batch, results, strict=True):
            _settle(future, result)


def _settle(future: asyncio.Future[R], result: R | BaseException) -> None:
    if future.done():
        return
    if isinstance(result, asyncio.CancelledError):
        future.cancel()
    elif isinstance(result, BaseException):
        future.set_exception(result)
    else:
        future.set_result(result)
