"""Released opinions as officers read them, on both databases."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from bot.clock import ManualClock
from bot.errors import Refusal
from bot.store.store import Store
from plugins.opinions.models import Opinion
from plugins.opinions.rules.naming import Named
from plugins.opinions.rules.rounds import State
from plugins.opinions.services import grouping, reading
from plugins.opinions.services.reading import Which
from tests.house.hall import make_branch
from tests.plugins.opinions.released import PICTURE, TEXTS, make_round, release


@pytest.fixture
async def host(store: Store, clock: ManualClock) -> Any:
    branch_id, _ = await make_branch("一支部", 6)
    return SimpleNamespace(store=store, clock=clock, branch_id=branch_id)


async def refusal(waiting: Any) -> str:
    with pytest.raises(Refusal) as refused:
        await waiting
    return refused.value.text_id


async def test_pages_go_by_number_and_leave_out_what_is_hidden(host: Any) -> None:
    round_ = await release(host.branch_id)
    await Opinion.filter(number=3).update(hidden_why="广告")
    first = await reading.page(round_, 1, size=3)
    assert [row.number for row in first.rows] == [1, 2, 4]
    assert (first.pages, first.count, first.hidden) == (2, 4, 1)
    assert first.rows[1].picture
    assert first.rows[1].additions == ("补充：周三最好",)
    beyond = await reading.page(round_, 99, size=3)
    assert (beyond.number, [row.number for row in beyond.rows]) == (2, [5])
    hidden = await reading.page(round_, which=Which(hidden=True))
    assert [row.number for row in hidden.rows] == [3]
    found = await reading.page(round_, which=Which(search="空调"))
    assert [row.number for row in found.rows] == [1]
    found = await reading.page(round_, which=Which(search="%"))
    assert found.rows == ()
    _, picture = await reading.one(round_, 2)
    assert picture == PICTURE
    assert len(await reading.everything(round_)) == 4


async def test_what_was_read_is_read_and_nothing_else_changes(host: Any) -> None:
    round_ = await release(host.branch_id)
    await Opinion.filter(number=2).update(state="handling")
    before = {row["number"]: row for row in await Opinion.all().values()}
    found = await reading.page(round_, 1, size=3)
    await reading.mark_read(found.rows)
    after = {row["number"]: row for row in await Opinion.all().values()}
    assert [after[n].pop("state") for n in range(1, 6)] == [
        "read",
        "handling",
        "read",
        "new",
        "new",
    ]
    for row in before.values():
        del row["state"]
    assert after == before
    await Opinion.filter(number=4).update(hidden_why="广告")
    await reading.mark_all_read(round_)
    states = await Opinion.all().order_by("number").values_list("state", flat=True)
    assert states == ["read", "handling", "read", "new", "read"]


async def test_only_what_is_released_and_ones_own_is_there(host: Any) -> None:
    other, _ = await make_branch("二支部", 2)
    theirs = await release(other, number=7)
    for number, state in enumerate(State, 11):
        if state is not State.RELEASED:
            await make_round(host.branch_id, number, state=state)
            refused = await refusal(reading.released(host.branch_id, number))
            assert refused == "opinions-reading-not-released"
    assert await refusal(reading.released(host.branch_id, 7)) == "opinions-no-such-round"
    assert await refusal(reading.latest(host.branch_id)) == "opinions-reading-none"
    assert await reading.summaries(host.branch_id) == []
    mine = await release(host.branch_id, number=20)
    await Opinion.filter(round_id=mine.id, number=1).update(hidden_why="广告")
    await Opinion.filter(round_id=mine.id, number=2).update(state="done")
    (found,) = await reading.summaries(host.branch_id)
    assert (found.round.id, found.count, found.fresh, found.hidden) == (mine.id, 4, 3, 1)
    assert (await reading.latest(host.branch_id)).id == mine.id
    assert await refusal(reading.one(mine, 99)) == "opinions-none-such"
    assert await refusal(reading.named(mine, Named(20, (1, 99)))) == "opinions-none-such"
    assert await refusal(reading.named(mine, Named(20, group=1))) == "opinions-no-such-group"
    assert theirs.id != mine.id


async def test_a_row_of_garbage_stops_no_list(host: Any) -> None:
    round_ = await release(host.branch_id)
    await Opinion.filter(number=1).update(state="??", kin=-3, reason="x")
    found = await reading.page(round_)
    assert len(found.rows) == 5
    await make_round(host.branch_id, 4, state="??")
    assert await refusal(reading.released(host.branch_id, 4)) == "opinions-reading-not-released"


async def test_similar_ones_are_found_once_and_stay(host: Any) -> None:
    round_ = await release(host.branch_id, [*TEXTS, "二楼食堂空调坏了很久，请修好"])
    await Opinion.filter(number=6).update(hidden_why="重复")
    await grouping.compare(host, round_)
    kin = dict(await Opinion.all().values_list("number", "kin"))
    assert kin[1] == kin[3] == kin[6] == 1
    assert {kin[2], kin[4], kin[5]} == {0}
    found = await grouping.groups(round_)
    assert (found.count, found.pages) == (1, 1)
    (group,) = found.groups
    assert (group.kin, group.count) == (1, 2)
    assert group.sample == ((1, TEXTS[0]), (3, TEXTS[2]))
    assert await reading.named(round_, Named(3, group=1)) == [1, 3]
    # Compared once: what is there stays as it is.
    await Opinion.filter(number=3).update(hidden_why="广告")
    await grouping.compare(host, round_)
    assert (await grouping.groups(round_)).groups == ()
    assert (await reading.page(round_, which=Which(kin=1))).count == 1


async def test_too_few_that_are_not_hidden_make_no_cloud(host: Any) -> None:
    round_ = await release(host.branch_id)
    await Opinion.filter(number=5).update(hidden_why="广告")
    assert await refusal(grouping.words(round_)) == "opinions-cloud-few"
    await Opinion.filter(number=5).update(hidden_why="")
    found = await grouping.words(round_)
    assert found.opinions == 5
    assert "空调" in {one.word for one in found.keywords}
    await Opinion.filter(number=3).update(text="别的")
    await Opinion.filter(number=1).update(text="另外")
    assert await refusal(grouping.words(round_)) == "opinions-cloud-none"
