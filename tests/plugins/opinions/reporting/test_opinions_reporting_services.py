"""The digest, from what stands there to what was frozen, on both databases."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.branch.directory import Directory
from bot.branch.models import AuditEntry
from bot.clock import ManualClock
from bot.delivery.messages import OutboxMessage, ToChats
from bot.delivery.models import OutboxRow
from bot.delivery.outbox import Outbox
from bot.errors import Refusal
from bot.platforms.types import Outgoing
from bot.schedule.schedule import Schedule
from bot.store.store import Store
from bot.texts.texts import Texts
from plugins import opinions
from plugins.opinions.messages.reporting import SHORT, digest
from plugins.opinions.models import Addition, Digest, Opinion
from plugins.opinions.rules.naming import Named
from plugins.opinions.rules.opinions import State
from plugins.opinions.rules.reporting import Quoted, Report, Said
from plugins.opinions.services import answering, reporting
from plugins.opinions.services.answering import Officer
from tests.house.hall import START, Hall, make_branch
from tests.plugins.opinions.released import TEXTS, release

FOLDER = Path(opinions.__file__).parent / "texts"


@pytest.fixture
async def hall(store: Store, clock: ManualClock) -> Hall:
    branch_id, ids = await make_branch("一支部", 6)
    directory = Directory(store)
    outbox = Outbox(store, clock)
    schedule = Schedule(store, directory, clock)
    return Hall(store, clock, directory, outbox, schedule, branch_id, ids)


def officer_of(hall: Hall) -> Officer:
    return Officer(hall.branch_id, hall.ids[0], START)


async def answered(hall: Hall, text: str, *numbers: int) -> None:
    await answering.answer(hall.host, officer_of(hall), Named(3, numbers), text)


async def test_a_digest_counts_and_says_no_wording_that_is_not_ticked(hall: Hall) -> None:
    round_ = await release(hall.branch_id)
    await answered(hall, "空调已经修好", 1, 3)
    await answered(hall, "换到周三", 2)
    await answered(hall, "会再看", 3, 5)
    await answering.hide(hall.host, officer_of(hall), Named(3, (5,)), "广告")
    await answering.mark(hall.host, officer_of(hall), Named(3, (1, 3)), State.DONE)
    await answering.mark(hall.host, officer_of(hall), Named(3, (4,)), State.DECLINED, "已公开")
    found = await reporting.preview(round_)
    assert (found.report.opinions, found.report.answered) == (4, 3)
    assert found.report.states == {"done": 2, "read": 1, "declined": 1}
    assert found.report.answers == (
        Said("空调已经修好", 2),
        Said("换到周三", 1),
        Said("会再看", 1),
    )
    assert (found.report.quotes, found.ticked, found.quoting) == ((), (), ())
    assert not any(text in repr(found.report) for text in TEXTS)

    for number in (3, 4):
        await answering.tick(hall.host, officer_of(hall), 3, number, on=True)
    found = await reporting.preview(round_)
    assert found.ticked == (3, 4)
    assert found.report.answers[0].quotes == (Quoted(TEXTS[2], "done"),)
    assert found.report.answers[2].quotes == ()
    assert found.report.quotes == (Quoted(TEXTS[3], "declined", "已公开"),)
    # Hidden, it is neither counted nor quoted, and its answer alone says nothing.
    await answering.hide(hall.host, officer_of(hall), Named(3, (2, 4)), "广告")
    found = await reporting.preview(round_)
    assert (found.report.opinions, found.report.answered, found.ticked) == (2, 2, (3,))
    assert [one.text for one in found.report.answers] == ["空调已经修好", "会再看"]


async def test_what_repeats_an_opinion_or_an_addition_is_warned_of(hall: Hall) -> None:
    round_ = await release(hall.branch_id)
    await Addition.create(
        opinion_id=(await Opinion.get(number=4)).id, text="我是上学期转来的那个同学，想知道去向"
    )
    await answered(hall, "已经修好", 1)
    await answered(hall, f"有人说{TEXTS[1]}", 2)
    await answered(hall, "上学期转来的那个同学，想知道去向的，请来办公室", 4)
    await answering.mark(hall.host, officer_of(hall), Named(3, (5,)), State.DECLINED, TEXTS[0])
    await answering.tick(hall.host, officer_of(hall), 3, 5, on=True)
    found = await reporting.preview(round_)
    assert (found.quoting, found.reasons) == ((1, 2), True)
    await answering.tick(hall.host, officer_of(hall), 3, 2, on=True)
    await answering.hide(hall.host, officer_of(hall), Named(3, (1,)), "广告")
    # A hidden one's wording is warned of as well.
    found = await reporting.preview(round_)
    assert (found.quoting, found.reasons) == ((1,), True)


async def test_what_was_shown_is_frozen_and_sent_once(hall: Hall) -> None:
    round_ = await release(hall.branch_id)
    await answered(hall, "空调已经修好", 1, 3)
    shown = await reporting.preview(round_)
    officer = officer_of(hall)

    def told(made: Digest) -> list[OutboxMessage]:
        key = f"opinions:digest:{made.id}"
        return [OutboxMessage(hall.branch_id, ToChats(hall.branch_id), Outgoing("反馈"), key)]

    await answering.hide(hall.host, officer, Named(3, (2,)), "广告")
    with pytest.raises(Refusal) as refused:
        await reporting.publish(hall.host, officer, round_.id, shown.checksum, told)
    assert refused.value.text_id == "opinions-reporting-changed"
    assert not await Digest.exists()
    shown = await reporting.preview(round_)
    made = await reporting.publish(hall.host, officer, round_.id, shown.checksum, told)
    assert await OutboxRow.filter(branch_id=hall.branch_id).count() == 2
    # What happens later changes nothing of what was published.
    await answered(hall, "又一条", 4)
    found = await reporting.last(hall.branch_id)
    assert found == shown.report
    assert await reporting.last(hall.branch_id, 3) == found
    assert await reporting.last(hall.branch_id, 4) is None
    entry = await AuditEntry.get(action="opinions.reported")
    assert (entry.subject, set(entry.detail)) == ("round:3", {"checksum"})
    assert made.published_by == officer.member_id

    other, _ = await make_branch("二支部", 2)
    assert await reporting.last(other) is None
    theirs = Officer(other, hall.ids[0], START)
    with pytest.raises(Refusal):
        await reporting.publish(hall.host, theirs, round_.id, shown.checksum, told)
    await Digest.all().update(data={"answers": 7})
    garbage: Any = await reporting.last(hall.branch_id)
    assert garbage.answers == ()


async def test_a_group_is_told_the_first_of_many_answers() -> None:
    t = partial(Texts([FOLDER], strict=True).get, "zh-CN")
    answers = tuple(Said(f"答{n}" + "字" * 400, 1, (Quoted("话" * 400),)) for n in range(40))
    report = Report(3, "食堂", 40, 40, {"done": 40}, answers)
    whole, short = digest(t, report), digest(t, report, group=True)
    assert whole.count("字" * 400) == whole.count("话" * 400) == 40
    assert "意见反馈 3" not in whole
    assert short.count("意见原话") == SHORT
    assert len(short) < 12_000
    assert "私聊机器人发送：意见反馈 3" in short
    few = Report(3, "食堂", 1, 1, {"done": 1}, (Said("好", 1),))
    assert digest(t, few) == digest(t, few, group=True)
