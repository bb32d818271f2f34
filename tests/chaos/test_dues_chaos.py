"""Killed with -9 between claim, confirmation and message: the books balance, and each is told once.

A message that was on its way when the process died may have arrived or not: it is marked
uncertain, and never sent again.
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from bot.branch.directory import Directory
from bot.branch.models import Account, Branch, Member, RoleGrant
from bot.branch.roles import Role
from bot.delivery.models import OutboxRow
from bot.delivery.rules import State as Sending
from bot.feature import Feature
from bot.store.store import Store
from plugins.dues.models import Book, Claim, Posting
from plugins.dues.rules.claims import State
from plugins.dues.services import charging, ledger
from tests.chaos.lives import Lives, lives
from tests.chaos.payer import FEN

PEOPLE = 120
FEWEST_KILLS = 4
MOST_LIVES = 60


async def seed(url: str, features: tuple[Feature, ...]) -> int:
    """A branch of many who owe a month, and one who collects; its id."""
    store = Store(url)
    await store.open(features)
    now = datetime.now(UTC)
    branch = await Branch.create(name="chaos", created_at=now)
    people = [
        Member(branch=branch, name=f"{n}", student_no=f"{n}", category="full", created_at=now)
        for n in range(PEOPLE + 1)
    ]
    await Member.bulk_create(people, batch_size=500)
    ids: list[Any] = await Member.all().order_by("id").values_list("id", flat=True)
    accounts = [
        Account(
            branch=branch, member_id=one, platform="telegram", account_id=f"{one}", name=f"{one}",
            reachable=True, bound_at=now,
        )
        for one in ids
    ]  # fmt: skip
    await Account.bulk_create(accounts, batch_size=500)
    await RoleGrant.create(member_id=ids[0], role=Role.ORGANISATION, granted_at=now)
    await Book.create(
        branch=branch, first_month=date(now.year, now.month, 1), category="student",
        opened_by=ids[0], opened_at=now,
    )  # fmt: skip
    host: Any = SimpleNamespace(store=store)
    view = await Directory(store).branch(branch.id)
    # What waits a month to be paid is charged already: the first of the month was another day.
    assert await charging.charge_due(host, view, now) == PEOPLE + 1
    await store.close()
    return branch.id


def told_once(paying: Lives, rows: list[OutboxRow], numbers: dict[int, int]) -> Counter[str]:
    """Every message was sent and arrived once, or is uncertain; how many each."""
    for row in rows:
        _, _, claim, what, *_ = row.key.split(":")
        word = "told" if what == State.CONFIRMED else "asked"
        times = paying.heard[word][numbers[int(claim)]]
        assert row.state in {Sending.SENT, Sending.UNCERTAIN}
        assert times == 1 if row.state == Sending.SENT else times <= 1
    return Counter(row.state for row in rows)


@pytest.mark.timeout(120)
async def test_no_payment_is_lost_or_booked_twice(
    database_url: str, features: tuple[Feature, ...]
) -> None:
    branch_id = await seed(database_url, features)
    chance = random.Random(11)
    program = lives("tests.chaos.payer", database_url, str(branch_id), last_word="done")
    async with program as paying:
        while not paying.over and paying.kills < MOST_LIVES:
            # Most lives end in the middle of it, later and later on a slow machine; after enough
            # of them, and of what they did, one may finish.
            far = len(paying.heard["confirmed"]) >= PEOPLE // 4
            enough = far and paying.kills >= FEWEST_KILLS
            longest = 0.3 + 0.05 * paying.kills
            await paying.live(30.0 if enough else chance.uniform(0.05, longest))
    assert paying.over
    assert paying.kills >= FEWEST_KILLS

    store = Store(database_url)
    await store.open(features)
    rows = await Claim.all()
    payments = await Posting.filter(kind="payment")
    balances = await ledger.balances(branch_id)
    messages = await OutboxRow.all()
    await store.close()
    assert sorted(row.number for row in rows) == list(range(1, PEOPLE + 1))
    assert {row.state for row in rows} == {State.CONFIRMED}
    assert sorted(one.key for one in payments) == sorted(f"claim:{row.id}" for row in rows)
    assert sum(balances.values()) == 0
    assert balances["cash"] == PEOPLE * FEN == sum(one.fen for one in payments)
    assert Counter(balances.values())[0] == PEOPLE
    # Some decisions were made in lives that came to no word; none in two.
    assert set(paying.heard["confirmed"].values()) == {1}
    assert paying.heard["before"]
    assert len(messages) == 2 * PEOPLE
    states = told_once(paying, messages, {row.id: row.number for row in rows})
    assert states[Sending.SENT] > PEOPLE
