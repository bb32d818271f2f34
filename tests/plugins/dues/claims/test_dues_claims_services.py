"""Claims are opened, decided and booked once, whoever asks at the same moment; both databases."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.branch.models import AuditEntry, Member
from bot.clock import ManualClock
from bot.delivery.messages import OutboxMessage, ToMember
from bot.delivery.models import OutboxRow
from bot.delivery.outbox import Outbox
from bot.errors import Refusal
from bot.platforms.types import Outgoing
from bot.store.store import Store
from plugins.dues.models import Claim, Posting
from plugins.dues.rules.claims import Method, State
from plugins.dues.services import claims, correcting, deciding, ledger
from plugins.dues.services.claims import Wish
from plugins.dues.services.deciding import Ruling
from plugins.dues.services.ledger import Booking
from tests.plugins.dues.conftest import AT


class Hosted:
    """The parts of a host that these services touch."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.outbox = Outbox(store, ManualClock(AT))


@pytest.fixture
def host(store: Store) -> Any:
    return Hosted(store)


def tell(claim: Claim, *_: object) -> list[OutboxMessage]:
    """A message to the member of a claim."""
    key = f"test:{claim.id}:{claim.state}"
    return [OutboxMessage(claim.branch_id, ToMember(claim.member_id), Outgoing("x"), key)]


def tell_two(member_id: int, fen: int) -> list[OutboxMessage]:
    """A message about an amount."""
    said = Outgoing(str(fen))
    return [OutboxMessage(None, ToMember(member_id), said, f"test:{member_id}:{fen}")]


def wish(member: Member, key: str = "one", fen: int = 60) -> Wish:
    return Wish(member.branch_id, member.id, fen, Method.GROUP, key, AT)


async def test_the_same_message_opens_one_claim(host: Any, members: list[Member]) -> None:
    made = await asyncio.gather(
        *(claims.claim(host, wish(members[1], key), tell) for key in ("a", "a", "b", "a"))
    )
    assert sorted({one.number for one in made}) == [1, 2]
    assert await OutboxRow.all().count() == 2
    elsewhere = await claims.claim(host, wish(members[3], "a"), tell)
    assert elsewhere.number == 1


async def test_confirmed_by_two_at_once_it_is_booked_and_told_once(
    host: Any, members: list[Member], booking: Booking
) -> None:
    numbers = [(await claims.claim(host, wish(members[1], str(n)), tell)).number for n in range(6)]
    other = Booking(booking.branch_id, booking.day, AT, members[2].id)
    rulings = [Ruling(booking), Ruling(other), Ruling(booking, fen=30)]
    found = await asyncio.gather(
        *(deciding.confirm(host, numbers, ruling, tell) for ruling in rulings)
    )
    assert sorted(len(one.done) for one in found) == [0, 0, 6]
    assert sorted(len(one.before) for one in found) == [0, 6, 6]
    assert await Posting.all().count() == 6
    booked = sum(row.fen for row in await Posting.all())
    assert booked in {360, 180}
    assert booked == sum(row.fen for row in await Claim.all())
    assert await ledger.owed(booking.branch_id, members[1].id) == -booked
    assert await OutboxRow.filter(key__contains="confirmed").count() == 6
    assert await AuditEntry.filter(action="dues.claim.confirmed").count() == 1


async def test_withdrawn_and_confirmed_at_once_only_one_happens(
    host: Any, members: list[Member], booking: Booking
) -> None:
    one = await claims.claim(host, wish(members[1]), tell)
    await asyncio.gather(
        claims.withdraw(host, booking.branch_id, one.number, members[1].id, AT),
        deciding.confirm(host, [one.number], Ruling(booking), tell),
        deciding.give_back(host, one.number, Ruling(booking, note="没有"), tell),
        return_exceptions=True,
    )
    state = (await Claim.get()).state
    assert state != State.WAITING
    assert await Posting.all().count() == (state == State.CONFIRMED)


async def test_only_ones_own_claim_is_withdrawn_or_proved(
    host: Any, members: list[Member], booking: Booking
) -> None:
    one = await claims.claim(host, wish(members[1]), tell)
    for who in (members[2], members[3]):
        with pytest.raises(Refusal) as refused:
            await claims.withdraw(host, booking.branch_id, one.number, who.id, AT)
        assert refused.value.text_id == "dues-claims-none"
    elsewhere = Booking(members[3].branch_id, booking.day, AT, members[3].id)
    with pytest.raises(Refusal) as refused:
        await deciding.confirm(host, [one.number], Ruling(elsewhere), tell)
    assert refused.value.text_id == "dues-claims-none"
    await claims.withdraw(host, booking.branch_id, one.number, members[1].id, AT)
    with pytest.raises(Refusal) as refused:
        await claims.prove(host, booking.branch_id, one.number, members[1].id, 1, tell)
    assert refused.value.text_id == "dues-claims-is-withdrawn"
    assert not await Posting.exists()


async def test_nobody_has_more_than_a_dozen_waiting(host: Any, members: list[Member]) -> None:
    for n in range(claims.MOST_WAITING):
        await claims.claim(host, wish(members[1], str(n)), tell)
    with pytest.raises(Refusal) as refused:
        await claims.claim(host, wish(members[1], "more"), tell)
    assert refused.value.text_id == "dues-claims-too-many"
    await claims.claim(host, wish(members[2], "other"), tell)


async def test_cash_and_refunds_are_booked_once_by_their_message(
    host: Any, members: list[Member], booking: Booking
) -> None:
    made = await asyncio.gather(
        *(claims.cash(host, booking, members[1].id, 100, "cash:1", "", tell) for _ in range(3))
    )
    assert sum(one is not None for one in made) == 1
    # The branch has the money, but it isn't this member's to get back.
    await claims.cash(host, booking, members[2].id, 100, "cash:2", "", tell)
    again = await asyncio.gather(
        *(
            correcting.refund(host, booking, members[1].id, 40, key, tell_two)
            for key in ("refund:1", "refund:1", "refund:2", "refund:3")
        ),
        return_exceptions=True,
    )
    # The third would give back more than was overpaid.
    assert sorted(str(one) for one in again if isinstance(one, bool)) == ["False", "True", "True"]
    assert await ledger.owed(booking.branch_id, members[1].id) == -20
    assert (await ledger.balances(booking.branch_id))["cash"] == 120


async def test_a_posting_is_reversed_once_and_read_with_its_claim(
    host: Any, members: list[Member], booking: Booking
) -> None:
    await claims.cash(host, booking, members[1].id, 100, "cash:1", "", tell)
    posting = await Posting.get()
    found = await asyncio.gather(
        *(
            correcting.reverse(host, booking, posting.id, "记错", lambda row: tell_two(1, 1))
            for _ in range(3)
        ),
        return_exceptions=True,
    )
    assert sum(isinstance(one, Refusal) for one in found) == 2
    rows = await correcting.journal(booking.branch_id, AT.date(), AT.date().replace(day=30))
    assert [(row.member_id, row.claim, row.reversed, row.cash) for row in rows] == [
        (members[1].id, 1, True, 100),
        (members[1].id, None, False, -100),
    ]
    assert await correcting.journal(members[3].branch_id, AT.date(), AT.date()) == []
