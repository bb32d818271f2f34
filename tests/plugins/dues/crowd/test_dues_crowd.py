"""Two hundred pay and are confirmed at once, by two commissioners at the same moment."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import pytest

from bot.branch.directory import Directory
from bot.branch.models import AuditEntry, RoleGrant
from bot.branch.roles import Role
from bot.clock import ManualClock
from bot.delivery.messages import OutboxMessage
from bot.delivery.models import OutboxRow
from bot.delivery.outbox import Outbox
from bot.schedule.schedule import Schedule
from bot.store.store import Store
from plugins.dues.messages import deciding as told
from plugins.dues.models import Book, Charge, Claim, LedgerAccount, Posting
from plugins.dues.rules.claims import Method, State
from plugins.dues.services import charging, claims, deciding, ledger, owing
from plugins.dues.services.claims import Wish
from plugins.dues.services.deciding import Ruling
from plugins.dues.services.ledger import Booking
from tests.house.hall import START, Hall, make_branch

PEOPLE = 200
FEN = 20


@pytest.fixture
async def hall(store: Store) -> Hall:
    """A branch of two commissioners and two hundred who owe a month."""
    clock = ManualClock(START)
    directory = Directory(store)
    branch_id, ids = await make_branch("党支部", PEOPLE + 2)
    for officer in ids[:2]:
        await RoleGrant.create(member_id=officer, role=Role.ORGANISATION, granted_at=START)
    await Book.create(
        branch_id=branch_id, first_month=date(2026, 11, 1), category="student", opened_by=ids[0],
        opened_at=START,
    )  # fmt: skip
    outbox = Outbox(store, clock)
    return Hall(store, clock, directory, outbox, Schedule(store, directory, clock), branch_id, ids)


async def balanced(hall: Hall) -> dict[str, int]:
    """The balances, which must come to nothing, and be what the postings say one by one."""
    found = await ledger.balances(hall.branch_id)
    codes = {one.id: one.code for one in await LedgerAccount.all()}
    counted: Counter[str] = Counter()
    for posting in await Posting.all():
        counted[codes[posting.debit_id]] += posting.fen
        counted[codes[posting.credit_id]] -= posting.fen
    assert found == counted
    assert sum(found.values()) == 0
    return found


def said(text_id: str, **known: Any) -> str:
    """Some words with what they are about."""
    return f"{text_id} {known}"


async def claim(hall: Hall, view: Any, member: int, key: str) -> Claim:
    """Somebody says that they have paid what they owe."""

    def tell(made: Claim) -> Sequence[OutboxMessage]:
        return told.to_decide(said, view, told.ToDecide(made, None, date(2026, 11, 1)))

    wish = Wish(hall.branch_id, member, FEN, Method.GROUP, key, START)
    return await claims.claim(hall.host, wish, tell)


async def confirm(hall: Hall, view: Any, officer: int, numbers: Sequence[int]) -> deciding.Decided:
    """A commissioner confirms claims."""
    ruling = Ruling(Booking(hall.branch_id, START.date(), START, officer))
    return await deciding.confirm(hall.host, numbers, ruling, partial(told.decided, said, view))


async def test_two_hundred_pay_and_are_confirmed_at_once(hall: Hall) -> None:
    view = await hall.view()
    officers, payers = hall.ids[:2], hall.ids[2:]
    # The clock and a commissioner's entry charge at the same moment: a month arises once.
    charged = await asyncio.gather(*(charging.charge_due(hall.host, view, START) for _ in range(3)))
    assert sorted(charged) == [0, 0, PEOPLE + 2]

    async def pay(member: int) -> int:
        # Now and then a message is delivered twice: the same one, at the same moment.
        twice = 2 if member % 10 == 0 else 1
        made = await asyncio.gather(
            *(claim(hall, view, member, f"qq:{member}") for _ in range(twice))
        )
        numbers = {one.number for one in made}
        assert len(numbers) == 1
        # Both press the button of every second one, while others still claim.
        pressed = officers if member % 2 else officers[:1]
        found = await asyncio.gather(
            *(confirm(hall, view, officer, [*numbers]) for officer in pressed)
        )
        return sum(len(decided.done) for decided in found)

    assert await asyncio.gather(*(pay(member) for member in payers)) == [1] * PEOPLE

    rows = await Claim.all()
    assert sorted(row.number for row in rows) == list(range(1, PEOPLE + 1))
    assert {row.state for row in rows} == {State.CONFIRMED}
    assert Counter(await Posting.all().values_list("kind", flat=True)) == {
        "charge": PEOPLE + 2,
        "payment": PEOPLE,
    }
    found = await balanced(hall)
    assert found["cash"] == PEOPLE * FEN
    accounts = {one.member_id: one.settled for one in await owing.overview(hall.branch_id)}
    assert {member for member, settled in accounts.items() if settled.open} == set(officers)
    assert not any(settled.prepaid_fen for settled in accounts.values())
    # Each claim to each of the two who collect, each decision to its member: once.
    keys = await OutboxRow.all().values_list("key", flat=True)
    assert len(keys) == len(set(keys)) == PEOPLE * (2 + 1)
    assert await AuditEntry.filter(action="dues.claim.confirmed").count() == PEOPLE
    # Who decided stands in the claim as in the books.
    by = dict(await Claim.all().values_list("id", "decided_by"))
    booked = {
        int(one.key.removeprefix("claim:")): one.by for one in await Posting.filter(kind="payment")
    }
    assert booked == by
    assert await Charge.all().count() == PEOPLE + 2


async def test_everything_at_once_confirmed_by_both(hall: Hall) -> None:
    view = await hall.view()
    numbers = [
        (await claim(hall, view, member, f"qq:{member}")).number for member in hall.ids[2:42]
    ]
    found = await asyncio.gather(
        confirm(hall, view, hall.ids[0], numbers),
        confirm(hall, view, hall.ids[1], numbers[::-1]),
        *(confirm(hall, view, hall.ids[1], [number]) for number in numbers[::4]),
    )
    done = Counter(one.number for decided in found for one in decided.done)
    assert done == dict.fromkeys(numbers, 1)
    assert (await balanced(hall))["cash"] == len(numbers) * FEN
    assert await OutboxRow.filter(key__contains="confirmed").count() == len(numbers)
