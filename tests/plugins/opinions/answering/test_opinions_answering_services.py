"""Answers, states and hiding, on both databases."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from bot.branch.models import AuditEntry
from bot.clock import ManualClock
from bot.errors import Refusal
from bot.store.store import Store
from plugins.opinions.models import Answer, AnswerTo, Opinion
from plugins.opinions.rules.naming import Named
from plugins.opinions.rules.opinions import LONGEST, State
from plugins.opinions.services import answering
from plugins.opinions.services.answering import Officer
from tests.house.hall import START, make_branch
from tests.plugins.opinions.released import TEXTS, make_round, release


@pytest.fixture
async def host(store: Store, clock: ManualClock) -> Any:
    branch_id, members = await make_branch("一支部", 6)
    officer = Officer(branch_id, members[0], START)
    return SimpleNamespace(store=store, clock=clock, branch_id=branch_id, officer=officer)


def named(*numbers: int) -> Named:
    return Named(3, numbers)


async def numbers_of(answer: Answer) -> list[Any]:
    rows = AnswerTo.filter(answer_id=answer.id).order_by("opinion__number")
    return await rows.values_list("opinion__number", flat=True)


async def test_one_answer_reaches_several_and_the_same_again_only_new_ones(host: Any) -> None:
    await release(host.branch_id)
    done = await answering.answer(host, host.officer, named(1, 3), " 空调\x00已经修好\ud800 \n")
    assert (done.numbers, done.before, done.names) == ((1, 3), (), "3-1,3")
    assert not await answering.repeats(done, "空调已经修好")
    again = await answering.answer(host, host.officer, named(3, 5), "空调已经修好")
    assert (again.numbers, again.before) == ((5,), (3,))
    (given,) = await Answer.all()
    assert (given.text, given.by) == ("空调已经修好", host.officer.member_id)
    assert await numbers_of(given) == [1, 3, 5]
    last = await answering.answer(host, host.officer, named(1), "空调已经修好")
    assert (last.numbers, last.names) == ((), "3-1")
    await answering.answer(host, host.officer, named(1), "还会再检查一次")
    assert await Answer.all().count() == 2
    states = await Opinion.all().order_by("number").values_list("state", flat=True)
    assert states == ["read", "new", "read", "new", "read"]
    entries = await AuditEntry.all().order_by("id")
    assert [one.action for one in entries] == ["opinions.answered"] * 3
    assert entries[0].detail == {"opinions": "3-1,3", "count": 2}
    assert "空调" not in str([await AuditEntry.all().values()])


async def test_an_answer_that_copies_its_opinion_is_noticed(host: Any) -> None:
    await release(host.branch_id)
    text = f"您说“{TEXTS[0]}”，已经修好"
    done = await answering.answer(host, host.officer, named(1, 2), text)
    assert await answering.repeats(done, text)
    await Opinion.filter(number=1).update(shown=True)
    assert not await answering.repeats(done, text)


async def test_a_group_is_answered_without_its_hidden_ones(host: Any) -> None:
    await release(host.branch_id)
    await Opinion.filter(number__in=[1, 3, 5]).update(kin=1)
    await Opinion.filter(number=5).update(hidden_why="广告")
    done = await answering.answer(host, host.officer, Named(3, group=1), "修好了")
    assert done.numbers == (1, 3)


async def test_states_are_said_and_what_cannot_be_done_needs_a_reason(host: Any) -> None:
    await release(host.branch_id)
    done = await answering.mark(host, host.officer, named(1, 2), State.HANDLING)
    assert done.numbers == (1, 2)
    done = await answering.mark(host, host.officer, named(2), State.DECLINED, "  学校 统一\n安排 ")
    row = await Opinion.get(number=2)
    assert (row.state, row.reason) == ("declined", "学校 统一 安排")
    done = await answering.mark(host, host.officer, named(1, 2), State.DONE)
    done = await answering.mark(host, host.officer, named(1, 2), State.DONE)
    assert (done.numbers, done.before) == ((), (1, 2))
    row = await Opinion.get(number=2)
    assert (row.state, row.reason) == ("done", "")
    audited = [one.detail for one in await AuditEntry.all().order_by("id")]
    assert [one["state"] for one in audited] == ["handling", "declined", "done"]
    assert not any("学校" in str(one) for one in audited)


async def test_hidden_and_shown_again_the_text_is_as_it_was(host: Any) -> None:
    await release(host.branch_id)
    await Opinion.filter(number=1).update(shown=True)
    done = await answering.hide(host, host.officer, named(1, 2), "人身攻击")
    assert done.numbers == (1, 2)
    row = await Opinion.get(number=1)
    assert (row.hidden_why, row.shown, row.text) == ("人身攻击", False, TEXTS[0])
    done = await answering.hide(host, host.officer, named(1, 3), "另一个原因")
    assert (done.numbers, done.before) == ((3,), (1,))
    assert (await Opinion.get(number=1)).hidden_why == "人身攻击"
    done = await answering.restore(host, host.officer, named(1, 4))
    assert (done.numbers, done.before) == ((1,), (4,))
    assert (await Opinion.get(number=1)).hidden_why == ""
    actions = await AuditEntry.all().order_by("id").values_list("action", flat=True)
    assert actions == ["opinions.hidden", "opinions.hidden", "opinions.restored"]


async def test_a_wording_is_ticked_and_not_any_more(host: Any) -> None:
    await release(host.branch_id)
    assert (await answering.tick(host, host.officer, 3, 1, on=True)).numbers == (1,)
    assert (await answering.tick(host, host.officer, 3, 1, on=True)).numbers == ()
    assert (await Opinion.get(number=1)).shown
    assert (await answering.tick(host, host.officer, 3, 1, on=False)).numbers == (1,)
    assert not (await Opinion.get(number=1)).shown
    await answering.hide(host, host.officer, named(1), "广告")
    with pytest.raises(Refusal) as refused:
        await answering.tick(host, host.officer, 3, 1, on=True)
    assert refused.value.text_id == "opinions-tick-hidden"
    actions = await AuditEntry.all().order_by("id").values_list("action", flat=True)
    assert actions == ["opinions.ticked", "opinions.unticked", "opinions.hidden"]


async def test_what_cannot_be_is_refused_and_nothing_changes(host: Any) -> None:
    await release(host.branch_id)
    await make_round(host.branch_id, 4, state="open")
    other, _ = await make_branch("二支部", 2)
    await release(other, number=7)
    before = await Opinion.all().order_by("id").values()
    officer = host.officer
    for work, expected in (
        (answering.answer(host, officer, Named(9, (1,)), "好"), "opinions-no-such-round"),
        (answering.answer(host, officer, Named(7, (1,)), "好"), "opinions-no-such-round"),
        (answering.answer(host, officer, Named(4, (1,)), "好"), "opinions-reading-not-released"),
        (answering.answer(host, officer, named(1, 99), "好"), "opinions-none-such"),
        (answering.answer(host, officer, Named(3, group=1), "好"), "opinions-no-such-group"),
        (answering.answer(host, officer, named(1), " \n"), "opinions-answering-empty"),
        (
            answering.answer(host, officer, named(1), "字" * (LONGEST + 1)),
            "opinions-answering-long",
        ),
        (answering.mark(host, officer, named(1), State.DECLINED), "opinions-state-why"),
        (answering.mark(host, officer, named(1), State.DONE, "好"), "opinions-state-no-reason"),
        (
            answering.mark(host, officer, named(1), State.DECLINED, "字" * 501),
            "opinions-state-long",
        ),
        (answering.mark(host, officer, named(99), State.DONE), "opinions-none-such"),
        (answering.hide(host, officer, named(1), " "), "opinions-hide-why"),
        (answering.hide(host, officer, named(1), "字" * 201), "opinions-hide-long"),
        (answering.hide(host, officer, Named(7, (1,)), "好"), "opinions-no-such-round"),
        (answering.restore(host, officer, Named(4, (1,))), "opinions-reading-not-released"),
        (answering.tick(host, officer, 7, 1, on=True), "opinions-no-such-round"),
    ):
        with pytest.raises(Refusal) as refused:
            await work
        assert refused.value.text_id == expected
    assert await Opinion.all().order_by("id").values() == before
    assert not await Answer.exists()
    assert not await AuditEntry.exists()
