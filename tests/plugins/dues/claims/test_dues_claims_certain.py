"""Payments that are certain, and the pictures of the books."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from bot.branch.models import Member
from bot.store.store import Store
from plugins.dues.models import Claim, Picture, Posting
from plugins.dues.rules.claims import Method, State
from plugins.dues.services import claims, ledger, pictures
from plugins.dues.services.ledger import Booking
from tests.plugins.dues.conftest import AT


async def test_a_certain_payment_is_booked_once_by_its_key(
    store: Store, members: list[Member], booking: Booking
) -> None:
    host: Any = SimpleNamespace(store=store)
    for new in (True, False):
        async with store.transaction():
            made = await claims.confirmed(
                host, booking, members[1].id, 60, method=Method.CASH, key="cash:1", note="现金"
            )
        assert (made is not None) is new
    claim = await Claim.get()
    assert (claim.number, claim.state, claim.decided_by) == (1, State.CONFIRMED, members[0].id)
    assert (await Posting.get()).key == f"claim:{claim.id}"
    assert await ledger.owed_by_member(booking.branch_id) == {members[1].id: -60}
    with pytest.raises(RuntimeError):
        await claims.confirmed(host, booking, members[1].id, 60, method=Method.CASH, key="cash:2")


async def test_equal_pictures_are_kept_once_and_shown_to_their_branch_only(
    members: list[Member],
) -> None:
    one, two = members[0].branch_id, members[3].branch_id
    first = await pictures.keep(one, b"\x89PNG one", AT)
    assert await pictures.keep(one, b"\x89PNG one", AT) == first
    other = await pictures.keep(two, b"\x89PNG one", AT)
    assert other != first
    assert await Picture.all().count() == 2
    assert await pictures.content_of(one, first) == b"\x89PNG one"
    assert await pictures.content_of(one, other) is None
    assert await pictures.content_of(one, None) is None
