"""Rounds opened, extended, closed, forgotten and taken back, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.branch.models import AuditEntry
from bot.errors import Refusal
from bot.schedule.models import Occurrence
from plugins.opinions.models import Opinion, Pending, PendingAddition, Round
from plugins.opinions.models.inbox import random_id
from plugins.opinions.rules.rounds import State
from plugins.opinions.services import box, ending, opening
from tests.plugins.opinions.rounds.conftest import Office

DAY = timedelta(days=1)


async def test_a_round_is_opened_once_and_told_to_both_groups(office: Office) -> None:
    first, again = await office.open(), await office.open()
    assert (first.id, first.number) == (again.id, 1)
    assert (first.per_member, first.threshold, first.pictures) == (3, 5, False)
    assert (await office.open(source="y")).number == 2
    texts = await office.told(groups=True)
    assert len(texts) == 2
    for part in (
        *("第 1 次征集：《食堂》", "11月26日（周四）09:00", "每人最多写 3 条", "不存盘", "满 5 条"),
        *("我挡不住的", "QQ：", "t.me/zhibu_bot?start=opinion"),
    ):
        assert part in texts[0]
    entry = await AuditEntry.filter(action="opinions.opened").order_by("id").first()
    assert entry is not None
    assert (entry.actor_member_id, entry.subject) == (office.ids[0], "round:1")


async def test_enough_are_released_and_told_with_their_number(office: Office) -> None:
    round_ = await office.open(hours=48)
    await office.write(round_, 5)
    # Reminded once, a day before the end; nothing is said that hangs on who wrote.
    await office.advance(hours=23, minutes=59)
    assert len(await office.told(groups=True)) == 1
    await office.advance(minutes=1)
    assert "【提醒】第 1 次匿名征集" in (await office.told(groups=True))[-1]
    await office.advance(hours=23, minutes=59)
    assert len(await office.told(groups=True)) == 2
    await office.advance(minutes=1)
    texts = await office.told(groups=True)
    assert len(texts) == 3
    assert "收到 5 条意见" in texts[-1]
    (private,) = await office.told(groups=False)
    assert "查看意见 1" in private
    assert await Opinion.all().count() == 5
    assert not await Pending.exists()
    listed = await ending.latest(office.branch_id)
    assert [(one.round.number, one.count) for one in listed] == [(1, 5)]
    await office.advance(days=30)
    assert len(await office.told(groups=True)) == 3


async def test_too_few_nobody_learns_how_many_and_it_goes_on_once(office: Office) -> None:
    round_ = await office.open(hours=2)
    await office.write(round_, 4)
    await office.advance(hours=2)
    (officers,) = await office.told(groups=False)
    groups = (await office.told(groups=True))[-1]
    assert "太少" in officers
    assert "延长 1 3天" in officers
    assert "太少" not in groups
    for text in (officers, groups):
        assert "4" not in text
    listed = await ending.latest(office.branch_id)
    assert [(one.round.state, one.count) for one in listed] == [(State.SHORT, 0)]
    until = office.clock.now() + 2 * DAY
    await office.extend(1, until)
    await office.extend(1, until)  # said twice: once
    assert await AuditEntry.filter(action="opinions.extended").count() == 1
    with pytest.raises(Refusal) as refused:
        await office.extend(1, until + DAY)
    assert refused.value.text_id == "opinions-rounds-extended-before"
    # Another opinion comes, and the same threshold is reached.
    await office.write(round_, 1)
    await office.advance(days=2)
    assert (await Round.get(id=round_.id)).state == State.RELEASED
    assert "收到 5 条意见" in (await office.told(groups=True))[-1]
    assert not await Occurrence.filter(job=opening.FORGOTTEN, state="waiting").exists()


async def test_none_and_almost_enough_are_told_alike(office: Office) -> None:
    none, four = await office.open(hours=24, source="none"), await office.open(hours=24)
    for ended in (State.SHORT, State.DESTROYED):
        await Pending.filter(round_id=four.id).delete()
        await office.write(four, 4)
        await office.advance(days=1)
        assert {one.round.state for one in await ending.latest(office.branch_id)} == {ended}
        if ended is State.SHORT:
            await office.extend(none.number, office.clock.now() + DAY)
            await office.extend(four.number, office.clock.now() + DAY)
    for groups in (True, False):
        told = await office.told(groups=groups)
        of = [[text for text in told if f"第 {n} 次" in text] for n in (1, 2)]
        assert len(of[0]) > 1
        same = [[text.replace("第 2 次", "第 1 次").replace("延长 2", "延长 1") for text in one]
                for one in of]  # fmt: skip
        assert same[0] == same[1]


async def test_too_few_twice_are_destroyed_and_the_groups_are_told(office: Office) -> None:
    round_ = await office.open(hours=2)
    await office.write(round_, 4)
    await office.advance(hours=2)
    await office.extend(1, office.clock.now() + DAY)
    await office.advance(days=1)
    assert (await Round.get(id=round_.id)).state == State.DESTROYED
    assert not await Pending.exists()
    assert not await Opinion.exists()
    assert "全部销毁" in (await office.told(groups=True))[-1]
    for text in (*await office.told(groups=True), *await office.told(groups=False)):
        assert "4" not in text.replace("11月24日", "")
    with pytest.raises(Refusal) as refused:
        await office.extend(1, office.clock.now() + DAY)
    assert refused.value.text_id == "opinions-rounds-over"


async def test_what_nobody_extends_is_destroyed_after_a_week(office: Office) -> None:
    round_ = await office.open(hours=2)
    await office.write(round_, 1)
    await office.advance(hours=2)
    await office.advance(days=6, hours=23)
    assert await Pending.exists()
    await office.advance(hours=1)
    assert not await Pending.exists()
    assert (await Round.get(id=round_.id)).state == State.DESTROYED
    assert "没有延长" in (await office.told(groups=True))[-1]


async def test_a_close_that_comes_weeks_late_still_counts_what_came(office: Office) -> None:
    round_ = await office.open(hours=24)
    await office.write(round_, 6)
    await office.advance(days=40)
    assert (await Round.get(id=round_.id)).state == State.RELEASED
    texts = await office.told(groups=True)
    assert "收到 6 条意见" in texts[-1]
    # The reminder would come too late to be of use.
    assert len(texts) == 2


async def test_nobody_is_reminded_of_what_is_over(office: Office) -> None:
    await office.open(hours=4)
    await office.advance(hours=5)
    assert not [text for text in await office.told(groups=True) if "提醒" in text]
    with pytest.raises(Refusal) as refused:
        await office.open(hours=0.5, source="y")
    assert refused.value.text_id == "opinions-rounds-too-soon"


async def test_an_open_round_moves_later_and_never_ends_early(office: Office) -> None:
    round_ = await office.open(hours=4)
    await office.write(round_, 5)
    before = round_.closes_at
    with pytest.raises(Refusal) as refused:
        await office.extend(1, before - timedelta(hours=1))
    assert refused.value.text_id == "opinions-rounds-not-later"
    moved = await office.extend(1, before + DAY)
    assert (moved.closes_at, moved.extended) == (before + DAY, False)
    await office.advance(hours=4)
    assert (await Round.get(id=round_.id)).state == State.OPEN
    await office.advance(days=1)
    assert (await Round.get(id=round_.id)).state == State.RELEASED


async def test_taken_back_everything_is_destroyed_and_no_timer_is_left(office: Office) -> None:
    round_ = await office.open()
    await office.write(round_, 6)
    view = await office.view()
    await ending.cancel(office.host, view, 1, office.ids[0], lambda _: [])
    assert not await Pending.exists()
    assert not await Occurrence.filter(key=str(round_.id), state="waiting").exists()
    assert await AuditEntry.filter(action="opinions.cancelled").count() == 1
    with pytest.raises(Refusal) as refused:
        await ending.cancel(office.host, view, 1, office.ids[0], lambda _: [])
    assert refused.value.text_id == "opinions-rounds-over"
    await office.advance(days=3)
    assert (await Round.get(id=round_.id)).state == State.CANCELLED


async def test_settings_count_at_the_opening_and_may_not_contradict(office: Office) -> None:
    await office.setting(threshold=4, per_member=6)
    view = await office.view()
    with pytest.raises(Refusal) as refused:
        opening.terms_of(view, None)
    assert refused.value.text_id == "opinions-rounds-each-fills"
    round_ = await office.open(hours=2, each=2)
    await office.setting(threshold=3, pictures=True)
    await office.write(round_, 3)
    await office.advance(hours=2)
    assert (await Round.get(id=round_.id)).state == State.SHORT
    # However low it is set, three are needed.
    await office.setting(threshold=1)
    assert opening.terms_of(await office.view(), 2).threshold == 3
    # The box, which nobody is there to ask about, takes less from each.
    async with office.host.store.transaction():
        week = await box.next_week(office.host, await office.view(), office.clock.now())
    assert week is not None
    assert (week.per_member, week.threshold, week.title) == (2, 3, "意见箱")


async def test_additions_are_delivered_daily_and_old_receipts_end(office: Office) -> None:
    round_ = await office.open(hours=2)
    await office.write(round_, 5)
    await office.advance(hours=2)
    opinion = await Opinion.get(number=2)
    await PendingAddition.create(id=random_id(), opinion_id=opinion.id, text="还有一点")
    await office.advance(hours=8)  # 19:00
    assert await PendingAddition.exists()
    await office.advance(hours=1)
    assert not await PendingAddition.exists()
    assert "1-2" in (await office.told(groups=False))[-1]
    assert "还有一点" not in (await office.told(groups=False))[-1]
    await office.advance(days=179)
    assert await Opinion.exclude(receipt="").count() == 5
    await office.advance(days=2)
    assert await Opinion.exclude(receipt="").count() == 0
