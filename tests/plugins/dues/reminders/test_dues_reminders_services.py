"""Who is reminded and who is pointed out, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.branch.models import Member
from bot.branch.views import BranchView, MemberView
from bot.store.store import Store
from plugins.dues.models import ArrearsWarning, Book, Claim
from plugins.dues.rules.claims import Method
from plugins.dues.services import arrears, charging, claims, reminding
from plugins.dues.services.ledger import Booking
from tests.plugins.dues.conftest import AT

SEPTEMBER = date(2026, 9, 1)
DECEMBER = datetime(2026, 12, 1, 1, 30, tzinfo=UTC)


@pytest.fixture
async def view(store: Store, members: list[Member]) -> BranchView:
    """Two of three are still there; everyone owes since September."""
    branch_id = members[0].branch_id
    await Book.create(
        branch_id=branch_id, first_month=SEPTEMBER, category="student",
        opened_by=members[0].id, opened_at=AT,
    )  # fmt: skip
    present = {
        one.id: MemberView(one.id, branch_id, one.name, one.student_no, one.category)
        for one in members[:2]
    }
    view = BranchView(branch_id, "一支部", "zh-CN", ZoneInfo("Asia/Shanghai"), present)
    host: Any = SimpleNamespace(store=store)
    await charging.charge_due(host, view, AT)
    return view


async def claimed(member: Member, fen: int, state: str) -> None:
    await Claim.create(
        branch_id=member.branch_id, number=90, member_id=member.id, fen=fen, method=Method.GROUP,
        state=state, key="test:90", claimed_at=AT,
    )  # fmt: skip


async def test_not_who_has_paid_or_claimed_nor_who_has_left(
    store: Store, view: BranchView, members: list[Member], booking: Booking
) -> None:
    host: Any = SimpleNamespace(store=store)
    found = await reminding.to_remind(view)
    assert found is not None
    assert [one.member_id for one in found.missing] == [members[0].id, members[1].id]
    assert (found.payers, found.settled) == (2, 0)
    assert found.missing[0].owed_fen == 60
    async with store.transaction():
        await claims.confirmed(host, booking, members[0].id, 60, method=Method.CASH, key="cash:1")
    await claimed(members[1], 20, "waiting")
    found = await reminding.to_remind(view)
    assert found is not None
    assert (found.missing, found.settled) == ((), 2)
    # What was returned is open again.
    await Claim.filter(key="test:90").update(state="returned")
    found = await reminding.to_remind(view)
    assert found is not None
    assert [one.member_id for one in found.missing] == [members[1].id]


async def test_pointed_out_once_and_not_while_a_claim_waits(
    store: Store, view: BranchView, members: list[Member]
) -> None:
    assert await arrears.late(view, AT) == []
    await claimed(members[1], 20, "waiting")
    found = await arrears.late(view, DECEMBER)
    assert [(one.member_id, one.step, one.run.since) for one in found] == [
        (members[0].id, 3, SEPTEMBER)
    ]
    for _ in range(2):
        async with store.transaction():
            await arrears.mark(view.id, found, DECEMBER)
    assert await ArrearsWarning.all().count() == 1
    assert await arrears.late(view, DECEMBER) == []


async def test_a_branch_that_collects_nothing_here_hears_nothing(members: list[Member]) -> None:
    other = BranchView(members[3].branch_id, "二支部", "zh-CN", ZoneInfo("Asia/Shanghai"))
    assert await reminding.to_remind(other) is None
    assert await arrears.late(other, DECEMBER) == []
