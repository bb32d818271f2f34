"""What authors added is delivered by branch, all at once, on both databases."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.clock import ManualClock
from bot.errors import Refusal
from bot.store.store import Store
from plugins.opinions.models import Addition, Opinion, PendingAddition, Round
from plugins.opinions.services.additions import deliver
from plugins.opinions.services.desk import MEMORY
from plugins.opinions.services.inbox import add
from tests.house.hall import START, make_branch


class _Cleaning:
    wiped = 0

    def soon(self) -> None:
        self.wiped += 1


async def _opinions(branch_id: int, receipts: str) -> list[Opinion]:
    round_ = await Round.create(
        branch_id=branch_id, number=1, title="食堂", state="released", per_member=3, threshold=5,
        opened_at=START, closes_at=START + timedelta(days=1), source="x",
    )  # fmt: skip
    return [
        await Opinion.create(
            round_id=round_.id, number=number, text="窗户", state="new", receipt=receipt
        )
        for number, receipt in enumerate(receipts, 1)
    ]


@pytest.fixture
def host(store: Store, clock: ManualClock) -> Any:
    """What the services take for the host."""
    desks = SimpleNamespace(clean=_Cleaning())
    return SimpleNamespace(store=store, clock=clock, memory={MEMORY: desks})


async def test_one_branch_is_delivered_and_the_other_waits(host: Any) -> None:
    (one, _), (two, _) = [await make_branch(name, 3) for name in ("一支部", "二支部")]
    mine, theirs = await _opinions(one, "abc"), await _opinions(two, "z")
    for opinion, text in ((mine[0], "一"), (mine[2], "二"), (mine[2], "三"), (theirs[0], "四")):
        await add(host, opinion.id, opinion.receipt, text)
    with pytest.raises(Refusal, match="opinions-adding-over"):
        await add(host, mine[0].id, "z", "不是我的")
    async with host.store.transaction():
        told = await deliver(host, one)
    assert [(round_.branch_id, number) for round_, number in told] == [(one, 1), (one, 3)]
    found = await Addition.all().values_list("opinion_id", "text")
    assert sorted(text for _, text in found) == sorted("一二三")
    assert {text: key for key, text in found}["三"] == mine[2].id
    assert [row.text for row in await PendingAddition.all()] == ["四"]
    wiped = host.memory[MEMORY].clean.wiped
    async with host.store.transaction():
        assert await deliver(host, one) == []
    assert host.memory[MEMORY].clean.wiped == wiped == 5
    assert await Addition.all().count() == 3


async def test_the_order_of_arrival_is_not_kept(host: Any) -> None:
    branch_id, _ = await make_branch("一支部", 3)
    opinions = await _opinions(branch_id, "abcdefgh")
    orders = set()
    for _ in range(4):
        for opinion in opinions:
            await add(host, opinion.id, opinion.receipt, opinion.receipt)
        async with host.store.transaction():
            await deliver(host, branch_id)
        rows = await Addition.all().order_by("id").values_list("text", flat=True)
        orders.add("".join(str(text) for text in rows))
        await Addition.all().delete()
    assert len(orders) > 1  # four times the same of 40,320: never
    assert orders != {"abcdefgh"}
