"""Group commit."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.branch.models import Branch
from bot.store.batch import Batcher
from bot.store.store import Store

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


class Recorder:
    """A flush that notes what it was given, and may be held up."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.open = asyncio.Event()
        self.open.set()

    async def __call__(self, items: list[int]) -> Sequence[int | BaseException]:
        await self.open.wait()
        self.batches.append(list(items))
        return [ValueError(str(i)) if i < 0 else i * 10 for i in items]


async def test_each_waiter_gets_its_own_result_in_order() -> None:
    recorder = Recorder()
    batcher: Batcher[int, int] = Batcher(recorder)
    results = await asyncio.gather(*(batcher.submit(i) for i in range(100)))
    assert results == [i * 10 for i in range(100)]
    assert [i for batch in recorder.batches for i in batch] == list(range(100))


async def test_what_comes_during_a_flush_goes_into_the_next() -> None:
    recorder = Recorder()
    recorder.open.clear()
    batcher: Batcher[int, int] = Batcher(recorder)
    tasks = [asyncio.create_task(batcher.submit(0))]
    await asyncio.sleep(0.01)
    tasks += [asyncio.create_task(batcher.submit(i)) for i in range(1, 6)]
    await asyncio.sleep(0.01)
    recorder.open.set()
    await asyncio.gather(*tasks)
    assert recorder.batches == [[0], [1, 2, 3, 4, 5]]


async def test_a_batch_has_at_most_max_items() -> None:
    recorder = Recorder()
    batcher: Batcher[int, int] = Batcher(recorder, max_items=7)
    await asyncio.gather(*(batcher.submit(i) for i in range(20)))
    assert [len(batch) for batch in recorder.batches] == [7, 7, 6]


async def test_one_items_exception_is_its_own() -> None:
    batcher: Batcher[int, int] = Batcher(Recorder())
    results = await asyncio.gather(*(batcher.submit(i) for i in (1, -2, 3)), return_exceptions=True)
    assert results[0] == 10
    assert isinstance(results[1], ValueError)
    assert results[2] == 30


async def test_a_failed_flush_reaches_every_waiter_and_the_next_goes_on() -> None:
    calls = 0

    async def flush(items: list[int]) -> list[int]:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise OSError("disk full")
        return items

    batcher: Batcher[int, int] = Batcher(flush, max_items=3)
    results = await asyncio.gather(*(batcher.submit(i) for i in range(5)), return_exceptions=True)
    assert [type(r) for r in results[:3]] == [OSError] * 3
    assert results[3:] == [3, 4]


async def test_a_flush_that_loses_count_is_found_out() -> None:
    async def flush(items: list[int]) -> list[int]:
        return items[1:]

    batcher: Batcher[int, int] = Batcher(flush)
    with pytest.raises(RuntimeError, match="number of results"):
        await batcher.submit(1)


async def test_a_cancelled_waiter_harms_nobody_and_its_item_is_written() -> None:
    recorder = Recorder()
    recorder.open.clear()
    batcher: Batcher[int, int] = Batcher(recorder)
    tasks = [asyncio.create_task(batcher.submit(i)) for i in range(3)]
    await asyncio.sleep(0.01)
    tasks[1].cancel()
    recorder.open.set()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert results[0] == 0
    assert isinstance(results[1], asyncio.CancelledError)
    assert results[2] == 20
    assert recorder.batches == [[0, 1, 2]]


async def test_close_writes_what_waits_and_takes_no_more() -> None:
    recorder = Recorder()
    batcher: Batcher[int, int] = Batcher(recorder, max_items=2)
    tasks = [asyncio.create_task(batcher.submit(i)) for i in range(5)]
    await asyncio.sleep(0)
    await batcher.close()
    assert sum(map(len, recorder.batches)) == 5
    assert [t.result() for t in tasks] == [0, 10, 20, 30, 40]
    with pytest.raises(RuntimeError, match="closed"):
        await batcher.submit(1)
    await batcher.close()


async def test_the_flush_stands_outside_of_a_submitters_transaction(store: Store) -> None:
    async def flush(names: list[str]) -> list[bool]:
        inside = store.in_transaction
        return [inside] * len(names)

    batcher: Batcher[str, bool] = Batcher(flush)
    async with store.transaction():
        assert await batcher.submit("a") is False


async def test_many_writers_share_commits(store: Store) -> None:
    commits = 0

    async def flush(names: list[str]) -> list[int]:
        nonlocal commits
        commits += 1
        async with store.transaction():
            await Branch.bulk_create([Branch(name=n, created_at=AT) for n in names])
        return [len(names)] * len(names)

    batcher: Batcher[str, int] = Batcher(flush)
    await asyncio.gather(*(batcher.submit(str(i)) for i in range(200)))
    assert await Branch.all().count() == 200
    assert commits <= 4


@settings(max_examples=50, deadline=None)
@given(
    items=st.lists(st.integers(0, 1000), max_size=60),
    pauses=st.lists(st.integers(0, 3), max_size=60),
    max_items=st.integers(1, 10),
)
def test_nobody_is_lost_whatever_the_order(
    items: list[int], pauses: list[int], max_items: int
) -> None:
    async def run() -> None:
        async def flush(batch: list[int]) -> list[int]:
            assert 1 <= len(batch) <= max_items
            await asyncio.sleep(0)
            return [i + 1 for i in batch]

        batcher: Batcher[int, int] = Batcher(flush, max_items)

        async def one(i: int) -> int:
            for _ in range(pauses[i] if i < len(pauses) else 0):
                await asyncio.sleep(0)
            return await batcher.submit(items[i])

        results = await asyncio.gather(*(one(i) for i in range(len(items))))
        assert results == [i + 1 for i in items]

    asyncio.run(run())
