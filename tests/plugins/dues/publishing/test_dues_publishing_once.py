"""A publication is made and told once, and no change of its row goes unseen; both databases."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.branch.directory import Directory
from bot.branch.models import AuditEntry
from bot.branch.settings import Registry
from bot.clock import ManualClock
from bot.delivery.messages import OutboxMessage, ToChats
from bot.delivery.models import OutboxRow
from bot.delivery.outbox import Outbox
from bot.errors import Refusal
from bot.feature import Feature
from bot.platforms.types import Outgoing
from bot.schedule.schedule import Schedule
from bot.store.store import Store
from plugins.dues.models import Book, Posting, Publication
from plugins.dues.rules.ledger import PostingKind
from plugins.dues.rules.periods import Period
from plugins.dues.rules.publishing import checksum
from plugins.dues.services import funds, ledger, publishing
from plugins.dues.services.ledger import Booking, Entry
from plugins.dues.settings.publishing import SETTINGS
from tests.house.hall import START, Hall, make_branch

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture
async def hall(store: Store, clock: ManualClock) -> Hall:
    """Two members owe 0.20 for October and paid on the 20th."""
    branch_id, ids = await make_branch("第一党支部", 2)
    month = OCTOBER.first
    await Book.create(
        branch_id=branch_id, first_month=month, category="student", opened_by=1, opened_at=START
    )
    entries = [Entry(PostingKind.CHARGE, 20, f"c{n}", n, month) for n in ids]
    entries += [Entry(PostingKind.PAYMENT, 20, f"p{n}", n) for n in ids]
    async with store.transaction():
        await ledger.post(Booking(branch_id, date(2026, 10, 20), START), entries)
    directory = Directory(store, Registry.of([Feature("dues", Path(), settings=SETTINGS)]))
    outbox, schedule = Outbox(store, clock), Schedule(store, directory, clock, ())
    return Hall(store, clock, directory, outbox, schedule, branch_id, ids)


async def published(hall: Hall) -> Publication:
    """October, published."""
    data = await publishing.prepare(await hall.view(), OCTOBER)
    to = ToChats(hall.branch_id)

    def tell(made: Publication) -> list[OutboxMessage]:
        return [OutboxMessage(hall.branch_id, to, Outgoing("x"), f"dues:publication:{made.id}")]

    booking = Booking(hall.branch_id, START.date(), START, hall.ids[0])
    return await publishing.publish(hall.host, booking, OCTOBER, data, tell)


async def bend(store: Store, publication_id: int, **changes: Any) -> None:
    """Change a publication past the database's guard, as who owns the database could."""
    # The tests of PostgreSQL share a database, so its trigger sleeps for this transaction only.
    unguard = (
        "SET LOCAL session_replication_role = replica"
        if store.dialect == "postgres"
        else "DROP TRIGGER IF EXISTS dues_publication_no_update"
    )
    async with store.transaction():
        await store.connection.execute_query(unguard)
        assert await Publication.filter(id=publication_id).update(**changes) == 1


async def test_published_by_two_at_once_it_is_published_and_told_once(hall: Hall) -> None:
    done = await asyncio.gather(*(published(hall) for _ in range(2)), return_exceptions=True)
    refused = [one.text_id for one in done if isinstance(one, Refusal)]
    assert refused == ["dues-publishing-already"]
    made = await Publication.get()
    assert (made.number, made.data["closing"], made.data["paid"]) == (1, 40, 2)
    assert await OutboxRow.all().count() == 2  # the group on each platform
    assert await AuditEntry.filter(action="dues.published").count() == 1
    assert (await publishing.check(made)).good


async def test_whoever_changes_the_row_is_found_out_by_seal_or_ledger(hall: Hall) -> None:
    made = await published(hall)
    false = made.data | {"closing": 9_000}
    await bend(hall.store, made.id, data=false)
    found = await publishing.check(await Publication.get())
    assert (found.sealed, found.differing) == (False, ("closing",))
    # Who makes the seal fit again still has the ledger against them.
    await bend(hall.store, made.id, checksum=checksum(false))
    found = await publishing.check(await Publication.get())
    assert (found.sealed, found.differing, found.good) == (True, ("closing",), False)


async def test_a_voucher_is_shown_to_its_own_branch_only(hall: Hall) -> None:
    other, _ = await make_branch("第二党支部", 1)
    posting = await Posting.filter(branch_id=hall.branch_id).order_by("id").first()
    assert posting is not None
    with pytest.raises(Refusal, match="dues-no-such-posting"):
        await funds.voucher_of(other, posting.number)
    with pytest.raises(Refusal, match="dues-funds-voucher-none"):
        await funds.voucher_of(hall.branch_id, posting.number)
