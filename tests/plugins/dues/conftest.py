"""What tests of the books need: a branch with members."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.branch.models import Branch, Member
from bot.store.store import Store
from plugins.dues.services.ledger import Booking

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


@pytest.fixture
async def members(store: Store) -> list[Member]:
    """Three members of one branch, and one of another."""
    branches = [await Branch.create(name=name, created_at=AT) for name in ("一支部", "二支部")]
    homes = [branches[0], branches[0], branches[0], branches[1]]
    return [
        await Member.create(
            branch=home, name=f"人{i}", student_no=f"2023{i:06}", category="full", created_at=AT
        )
        for i, home in enumerate(homes)
    ]


@pytest.fixture
def booking(members: list[Member]) -> Booking:
    """Booked on 24 November 2026, by the first member."""
    return Booking(members[0].branch_id, date(2026, 11, 24), AT, members[0].id)
