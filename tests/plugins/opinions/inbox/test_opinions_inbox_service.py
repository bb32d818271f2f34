"""Into the inbox and out of it, on both databases."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.branch.directory import Directory
from bot.clock import ManualClock
from bot.errors import Refusal
from bot.store.store import Store
from plugins.opinions.models import Opinion, Pending, Round
from plugins.opinions.rules.rounds import State
from plugins.opinions.services import release
from plugins.opinions.services.desk import ENDED, MEMORY
from plugins.opinions.services.inbox import Written, submit
from tests.house.hall import START, make_branch


class _Quiet:
    def __init__(self) -> None:
        self.wiped = 0

    def soon(self) -> None:
        self.wiped += 1


@pytest.fixture
async def host(store: Store, clock: ManualClock) -> Any:
    """What the services take for the host, with a branch of ten."""
    directory = Directory(store)
    await directory.open()
    branch_id, _ = await make_branch("一支部", 10)
    quiet = _Quiet()
    return SimpleNamespace(
        store=store,
        clock=clock,
        directory=directory,
        branch_id=branch_id,
        quiet=quiet,
        memory={MEMORY: SimpleNamespace(clean=quiet)},
    )


async def _round(host: Any, **changes: Any) -> Round:
    values = {
        "branch_id": host.branch_id, "number": 1, "title": "食堂", "state": State.OPEN,
        "per_member": 3, "threshold": 5, "opened_at": START,
        "closes_at": START + timedelta(days=1), "source": "x",
    }  # fmt: skip
    return await Round.create(**(values | changes))


async def _write(host: Any, round_: Round, count: int) -> list[str]:
    view = await host.directory.branch(host.branch_id)
    texts = [f"第{n}条意见" for n in range(count)]
    for n, text in enumerate(texts):
        await submit(host, view, round_.id, Written(text, receipt=f"{n:064x}"))
    return texts


async def test_an_opinion_waits_without_a_time_or_a_number(host: Any) -> None:
    round_ = await _round(host)
    await _write(host, round_, 2)
    rows = await Pending.all().values()
    assert {len(row["id"]) for row in rows} == {32}
    assert set(rows[0]) == {"id", "round_id", "text", "picture", "receipt"}
    assert host.quiet.wiped == 2


async def test_the_inbox_has_no_row_id(host: Any) -> None:
    if host.store.dialect != "sqlite":
        _, rows = await host.store.connection.execute_query(
            "SELECT count(*) AS n FROM information_schema.sequences"
            " WHERE sequence_name LIKE 'opinions_pending%'"
        )
        assert rows[0]["n"] == 0
        return
    for table in ("opinions_pending", "opinions_pending_addition"):
        with pytest.raises(Exception, match="no such column"):
            await host.store.connection.execute_query(f"SELECT rowid FROM {table}")


async def test_enough_are_released_and_the_inbox_is_empty(host: Any) -> None:
    over: list[str] = []
    await host.store.listen(ENDED, over.append)
    round_ = await _round(host)
    texts = await _write(host, round_, 5)
    host.clock.advance(timedelta(days=1))
    async with host.store.transaction():
        ended = await release.close(host, round_.id, host.clock.now())
    assert ended is not None
    assert ended.count == 5
    rows = await Opinion.all().order_by("number")
    assert [row.number for row in rows] == [1, 2, 3, 4, 5]
    assert sorted(row.text for row in rows) == sorted(texts)
    assert {row.state for row in rows} == {"new"}
    assert not await Pending.exists()
    assert (await Round.get(id=round_.id)).state == State.RELEASED
    async with asyncio.timeout(5):
        while not over:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert over == [str(round_.id)]
    async with host.store.transaction():
        assert await release.close(host, round_.id, host.clock.now()) is None


async def test_too_few_wait_once_and_are_destroyed_the_second_time(host: Any) -> None:
    round_ = await _round(host)
    await _write(host, round_, 4)
    host.clock.advance(timedelta(days=1))
    async with host.store.transaction():
        ended = await release.close(host, round_.id, host.clock.now())
    assert ended is not None
    assert (ended.round.state, ended.count) == (State.SHORT, 0)
    assert await Pending.all().count() == 4
    later = host.clock.now() + timedelta(days=1)
    await Round.filter(id=round_.id).update(state=State.OPEN, extended=True, closes_at=later)
    host.clock.advance(timedelta(days=1))
    async with host.store.transaction():
        ended = await release.close(host, round_.id, host.clock.now())
    assert ended is not None
    assert (ended.round.state, ended.count) == (State.DESTROYED, 0)
    assert not await Pending.exists()
    assert not await Opinion.exists()


async def test_fewer_than_three_are_never_released(host: Any) -> None:
    round_ = await _round(host, threshold=1)
    await _write(host, round_, 2)
    host.clock.advance(timedelta(days=1))
    async with host.store.transaction():
        ended = await release.close(host, round_.id, host.clock.now())
    assert ended is not None
    assert ended.round.state == State.SHORT


async def test_closed_full_or_of_another_branch_nothing_is_stored(host: Any) -> None:
    view = await host.directory.branch(host.branch_id)
    full = await _round(host, per_member=1)
    await _write(host, full, 10)
    with pytest.raises(Refusal) as refused:
        await submit(host, view, full.id, Written("一条太多"))
    assert refused.value.text_id == "opinions-writing-full"
    other, _ = await make_branch("二支部", 3)
    theirs = await _round(host, branch_id=other)
    over = await _round(host, number=2, source="y", closes_at=START)
    for round_ in (theirs, over):
        with pytest.raises(Refusal) as refused:
            await submit(host, view, round_.id, Written("不该有"))
        assert refused.value.text_id == "opinions-writing-closed"
    assert await Pending.all().count() == 10


async def test_destroyed_on_purpose_nothing_is_left(host: Any) -> None:
    round_ = await _round(host)
    await _write(host, round_, 6)
    async with host.store.transaction():
        done = await release.destroy(host, round_.id, host.clock.now(), State.CANCELLED)
    assert done is not None
    assert not await Pending.exists()
    async with host.store.transaction():
        assert await release.destroy(host, round_.id, host.clock.now(), State.CANCELLED) is None
