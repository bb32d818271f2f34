"""Publishing and moving money on both databases: frozen, counted again, never twice."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tortoise.exceptions import IntegrityError

from bot.branch.models import AuditEntry, Member
from bot.errors import Refusal
from bot.store.store import Store
from plugins.dues.models import Book, Posting, Publication
from plugins.dues.rules.ledger import PostingKind
from plugins.dues.rules.periods import read_period
from plugins.dues.services import funds, ledger, publishing
from plugins.dues.services.funds import Move
from plugins.dues.services.ledger import Booking, Entry

SEPTEMBER = date(2026, 9, 1)


@dataclass
class Told:
    """An outbox that keeps what is put."""

    put: list[Any]

    async def put_all(self, messages: Any) -> None:
        """Keep them."""
        self.put.extend(messages)


@pytest.fixture
async def host(store: Store, booking: Booking) -> Any:
    """What the services need of the host, and a branch that has begun."""
    await Book.create(
        branch_id=booking.branch_id,
        first_month=SEPTEMBER,
        category="student",
        opened_by=1,
        opened_at=booking.at,
    )
    return SimpleNamespace(store=store, outbox=Told([]))


def view_of(members: list[Member], *, names: bool = False) -> Any:
    """The branch as the services see it."""
    known = {one.id: one for one in members}
    return SimpleNamespace(
        id=members[0].branch_id, name="一支部", zone=ZoneInfo("Asia/Shanghai"),
        setting=lambda key: names, member=known.get,
    )  # fmt: skip


async def _paid(store: Store, booking: Booking, members: list[Member]) -> None:
    first, second = members[0].id, members[1].id
    september = replace(booking, day=date(2026, 9, 10))
    async with store.transaction():
        await ledger.post(
            september,
            [
                Entry(PostingKind.CHARGE, 20, f"charge:{one}:2026-09", one, SEPTEMBER)
                for one in (first, second)
            ],
        )
        await ledger.post(september, [Entry(PostingKind.PAYMENT, 20, "claim:1", first)])
        await ledger.post(booking, [Entry(PostingKind.PAYMENT, 500, "claim:2", second)])


async def test_what_is_published_stays_true_whatever_comes(
    host: Any, store: Store, booking: Booking, members: list[Member]
) -> None:
    await _paid(store, booking, members)
    view, period = view_of(members, names=True), read_period("2026-09", booking.day)
    data = await publishing.prepare(view, period)
    assert (data["collected"], data["closing"], data["due"], data["paid"]) == (20, 20, 2, 2)
    assert data["names"] == ["人0", "人1"]
    # Taken back afterwards: another day's booking, so what was shown can be published.
    async with store.transaction():
        posting = await Posting.get(key="claim:1", branch_id=booking.branch_id)
        await ledger.reverse(booking, posting.number, "记错")
    assert await publishing.prepare(view, period, data["upto"]) == data
    made = await publishing.publish(host, booking, period, data, lambda one: [one.number])  # type: ignore[list-item]
    assert host.outbox.put == [1]
    assert made.number == 1
    kept = await publishing.find(booking.branch_id, 1)
    assert kept.data == data
    assert (await publishing.check(kept)).good
    november = read_period("2026-11", booking.day)
    later = await publishing.prepare(view, november)
    assert (later["opening"], later["corrected"], later["closing"]) == (20, -20, 500)
    with pytest.raises(Refusal, match="already"):
        await publishing.publish(host, booking, period, data, lambda one: [])
    with pytest.raises(Refusal, match="none-such"):
        await publishing.find(members[3].branch_id, 1)
    # Whatever slips into its days is seen.
    async with store.transaction():
        slipped = replace(booking, day=date(2026, 9, 30))
        await ledger.post(slipped, [Entry(PostingKind.ALLOTMENT, 5, "slipped")])
    found = await publishing.check(kept)
    assert (found.sealed, found.differing, found.later) == (True, (), 1)
    # The database refuses to bend one; whoever goes round it is found out.
    with pytest.raises(IntegrityError):
        await Publication.filter(id=made.id).update(data={})
    kept.data = {}
    broken = await publishing.check(kept)
    assert not broken.sealed
    assert "closing" in broken.differing


async def test_what_came_into_the_days_since_it_was_shown_is_shown_again(
    host: Any, store: Store, booking: Booking, members: list[Member]
) -> None:
    await _paid(store, booking, members)
    period = read_period("2026-09", booking.day)
    data = await publishing.prepare(view_of(members), period)
    assert data["names"] is None
    backdated = replace(booking, day=date(2026, 9, 20))
    await funds.book(host, backdated, Move(PostingKind.HANDOVER, 20, "handover:1"))
    with pytest.raises(Refusal, match="changed"):
        await publishing.publish(host, booking, period, data, lambda one: [])
    assert not await Publication.exists()
    before = read_period("2026-08", booking.day)
    with pytest.raises(Refusal, match="before"):
        await publishing.prepare(view_of(members), before)


async def test_money_goes_once_and_never_more_than_there_is(
    host: Any, store: Store, booking: Booking, members: list[Member]
) -> None:
    await _paid(store, booking, members)
    moves = [Move(PostingKind.HANDOVER, 300, f"handover:{n}") for n in (1, 2, 1)]
    done = await asyncio.gather(
        *(funds.book(host, booking, move) for move in moves), return_exceptions=True
    )
    assert sum(isinstance(one, funds.Booked) for one in done) == 1
    held = await funds.funds_of(booking.branch_id)
    assert (held.held, held.handed, held.dues) == (220, 300, 220)
    assert await AuditEntry.filter(action="dues.handover").count() == 1
    with pytest.raises(Refusal, match="spending-over"):
        await funds.book(host, booking, Move(PostingKind.SPENDING, 1, "spending:1"))
    await funds.book(host, booking, Move(PostingKind.ALLOTMENT, 100, "allotment:1"))
    with pytest.raises(Refusal, match="handover-over"):
        await funds.book(host, booking, Move(PostingKind.HANDOVER, 221, "handover:3"))
    yesterday = replace(booking, day=booking.day - timedelta(days=1))
    with pytest.raises(Refusal, match="day-short"):
        await funds.book(host, yesterday, Move(PostingKind.HANDOVER, 21, "handover:4"))
    await funds.book(host, booking, Move(PostingKind.SPENDING, 100, "spending:2", "学习书籍"))
    period = read_period("2026-09", booking.day)
    data = await publishing.prepare(view_of(members), period)
    await publishing.publish(host, booking, period, data, lambda one: [])
    frozen = replace(booking, day=period.last)
    with pytest.raises(Refusal, match="day-published"):
        await funds.book(host, frozen, Move(PostingKind.ALLOTMENT, 1, "allotment:2"))
