"""Lists are read, booked and kept, on both databases."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.branch.models import AuditEntry, Member
from bot.branch.views import BranchView, MemberView
from bot.errors import Refusal
from bot.store.store import Store
from plugins.dues.models import Claim, Collection, Posting
from plugins.dues.rules.claims import Method
from plugins.dues.services import collections, ledger, lists
from plugins.dues.services.collections import Read
from plugins.dues.services.ledger import Booking

LIST = "姓名,金额\n人0,0.6\n人1,0.60\n人1,0.2\n路人,1\n".encode()


class Outbox:
    """Keeps nothing: the services put messages, the chat tests see them."""

    async def put_all(self, messages: Any) -> None:
        """Take the messages."""
        assert list(messages) == []


@pytest.fixture
def host(store: Store) -> Any:
    return SimpleNamespace(store=store, outbox=Outbox())


@pytest.fixture
def view(members: list[Member]) -> BranchView:
    branch_id = members[0].branch_id
    present = {
        one.id: MemberView(one.id, branch_id, one.name, one.student_no, one.category)
        for one in members[:3]
    }
    return BranchView(branch_id, "一支部", "zh-CN", ZoneInfo("Asia/Shanghai"), present)


def silent(*_: Any) -> list[Any]:
    return []


async def test_booked_with_the_claims_it_proves_and_once(
    host: Any, view: BranchView, members: list[Member], booking: Booking
) -> None:
    await Claim.create(
        branch_id=view.id, number=1, member_id=members[1].id, fen=60, method=Method.GROUP,
        state="waiting", key="said", claimed_at=booking.at,
    )  # fmt: skip
    found = Read.load((await collections.read(view, LIST, "名单.csv")).dump())
    done = await collections.take(host, view, found, booking, silent, silent)
    assert [(one.number, one.member_id, one.fen) for one in done.booked] == [
        (2, members[0].id, 60),
        (3, members[1].id, 20),
    ]
    assert [one.number for one in done.confirmed] == [1]
    assert done.collection.matched == 3
    assert done.collection.unmatched == [{"row": 5, "name": "路人", "fen": 100, "why": "unknown"}]
    assert await Claim.filter(collection_id=done.collection.id, state="confirmed").count() == 3
    assert await ledger.owed_by_member(view.id) == {members[0].id: -60, members[1].id: -80}
    assert await Posting.all().count() == 3
    assert (await AuditEntry.get(action="dues.import")).detail["yuan"] == "1.40"
    # Pressed twice, or read again: taken once.
    for again in (
        collections.take(host, view, found, booking, silent, silent),
        collections.read(view, LIST, "again.csv"),
    ):
        with pytest.raises(Refusal) as refused:
            await again
        assert refused.value.text_id == "dues-collections-before"
    assert await Collection.all().count() == 1
    assert await Posting.all().count() == 3
    # The same rows in another file are the payments of before.
    found = await collections.read(view, LIST + b"\n", "other.csv")
    plan = await collections.planned(view, found, booking)
    assert plan.book == ()
    assert not plan.claims
    assert len(plan.misses) == 4


async def test_nothing_of_it_stays_where_the_booking_fails(
    host: Any, view: BranchView, booking: Booking
) -> None:
    def failing(_: Any) -> list[Any]:
        raise RuntimeError("the program is killed here")

    found = await collections.read(view, LIST, "名单.csv")
    with pytest.raises(RuntimeError):
        await collections.take(host, view, found, booking, failing, silent)
    assert not await Collection.exists()
    assert not await Claim.exists()
    assert not await Posting.exists()


@pytest.mark.parametrize(
    ("content", "name", "text_id"),
    [
        (b"x" * (lists.MAX_BYTES + 1), "a.csv", "dues-collections-too-big"),
        (b"name,amount\n" + b"a,1\n" * lists.MAX_ROWS, "a.csv", "dues-collections-too-long"),
        (b"\x00\x01\x02\xff" * 40, "a.csv", "dues-collections-unreadable"),
        (b"PK\x03\x04", "a.xlsx", "dues-collections-unreadable"),
    ],
)  # fmt: skip
async def test_files_that_are_no_list(content: bytes, name: str, text_id: str) -> None:
    with pytest.raises(Refusal) as refused:
        await lists.rows_of(content, name)
    assert refused.value.text_id == text_id
