"""Charges arise once for each member and month, and are corrected by reversing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.branch.models import Member
from bot.branch.services.numbers import lock_branch
from bot.branch.views import BranchView
from bot.store.store import Store
from plugins.dues.models import Book, Charge, Posting, Standing, Term, Waiver
from plugins.dues.services import charging, ledger, owing
from tests.plugins.dues.conftest import AT

SHANGHAI = ZoneInfo("Asia/Shanghai")
SEPTEMBER, OCTOBER, NOVEMBER = (date(2026, month, 1) for month in (9, 10, 11))


@pytest.fixture
def host(store: Store) -> Any:
    return SimpleNamespace(store=store)


@pytest.fixture
async def view(members: list[Member]) -> BranchView:
    await Book.create(
        branch_id=members[0].branch_id, first_month=SEPTEMBER, category="student",
        opened_by=members[0].id, opened_at=AT,
    )  # fmt: skip
    return BranchView(members[0].branch_id, "一支部", "zh-CN", SHANGHAI)


async def charges(member: Member) -> list[tuple[date, int]]:
    rows = Charge.filter(member_id=member.id).order_by("month")
    return [(row.month, row.fen) for row in await rows]


async def test_everyone_is_charged_once_a_month(
    host: Any, view: BranchView, members: list[Member]
) -> None:
    assert await charging.charge_due(host, view, AT) == 9
    assert await charging.charge_due(host, view, AT) == 0
    assert await charges(members[0]) == [(SEPTEMBER, 20), (OCTOBER, 20), (NOVEMBER, 20)]
    assert await charges(members[3]) == []
    assert await ledger.owed(view.id, members[0].id) == 60
    # December begins at midnight in Shanghai, which is 16:00 UTC.
    before = datetime(2026, 11, 30, 15, 59, 59, tzinfo=UTC)
    assert await charging.charge_due(host, view, before) == 0
    assert await charging.charge_due(host, view, datetime(2026, 11, 30, 16, tzinfo=UTC)) == 3
    assert sum((await ledger.balances(view.id)).values()) == 0


async def test_a_branch_that_has_not_begun_charges_nobody(host: Any, members: list[Member]) -> None:
    other = BranchView(members[3].branch_id, "二支部", "zh-CN", SHANGHAI)
    assert await charging.charge_due(host, other, AT) == 0


async def test_who_owes_which_months(host: Any, view: BranchView, members: list[Member]) -> None:
    later = datetime(2026, 11, 24, 2, tzinfo=UTC)
    await Member.filter(id=members[0].id).update(
        category="probationary", joined_on=date(2026, 10, 9)
    )
    await Member.filter(id=members[1].id).update(category="activist")
    await Member.filter(id=members[2].id).update(status="left")
    late = await Member.create(
        branch_id=view.id, name="新来", student_no="9", category="full", created_at=later
    )
    moved = await Member.create(
        branch_id=view.id, name="转入", student_no="10", category="full", created_at=later
    )
    await Term.create(
        branch_id=view.id,
        member=moved,
        first_month=OCTOBER,
        last_month=OCTOBER,
        set_by=1,
        set_at=AT,
    )
    unknown = await Member.create(
        branch_id=view.id, name="预备", student_no="11", category="probationary", created_at=AT
    )
    await charging.charge_due(host, view, later)
    assert [month for month, _ in await charges(members[0])] == [OCTOBER, NOVEMBER]
    assert await charges(members[1]) == await charges(members[2]) == []
    assert [month for month, _ in await charges(late)] == [NOVEMBER]
    assert [month for month, _ in await charges(moved)] == [OCTOBER]
    assert [month for month, _ in await charges(unknown)] == [NOVEMBER]


async def test_category_base_and_waiver_decide_the_amount(
    host: Any, view: BranchView, members: list[Member]
) -> None:
    by = {"branch_id": view.id, "set_by": 1, "set_at": AT}
    await Standing.create(
        member=members[0], from_month=OCTOBER, category="salaried", base=5000_00, **by
    )
    await Standing.create(member=members[1], from_month=SEPTEMBER, category="salaried", **by)
    await Waiver.create(
        branch_id=view.id, number=1, member=members[2], from_month=OCTOBER, until_month=NOVEMBER,
        share=0, reason="困难", approval="校党委组织部 2026-10-08", entered_by=1, entered_at=AT,
    )  # fmt: skip
    await charging.charge_due(host, view, AT)
    assert await charges(members[0]) == [(SEPTEMBER, 20), (OCTOBER, 5000), (NOVEMBER, 5000)]
    # Nobody has entered a base: nothing is charged until somebody does.
    assert await charges(members[1]) == []
    assert await charges(members[2]) == [(SEPTEMBER, 20), (OCTOBER, 0), (NOVEMBER, 0)]
    account = await owing.account_of(view.id, members[0].id)
    assert [(line.rate, line.version) for line in account.lines][1] == ("salaried-2", "2008-04-01")
    assert (account.charged_fen, account.settled.owed_fen, account.monthly) == (
        10_020,
        10_020,
        5000,
    )


async def test_what_an_officer_enters_late_is_corrected_by_reversing(
    store: Store, host: Any, view: BranchView, members: list[Member]
) -> None:
    await charging.charge_due(host, view, AT)
    await Waiver.create(
        branch_id=view.id, number=1, member=members[0], from_month=OCTOBER, until_month=OCTOBER,
        share=50, reason="困难", approval="批复", entered_by=1, entered_at=AT,
    )  # fmt: skip
    await Term.create(branch_id=view.id, member=members[1], last_month=OCTOBER, set_by=1, set_at=AT)
    async with store.transaction():
        await lock_branch(view.id)
        assert await charging.correct(view, members[0].id, AT, 1, "减免") == [(OCTOBER, 20, 10)]
        assert await charging.correct(view, members[0].id, AT, 1, "减免") == []
        assert await charging.correct(view, members[1].id, AT, 1, "转出") == [(NOVEMBER, 20, 0)]
    assert await charges(members[0]) == [(SEPTEMBER, 20), (OCTOBER, 10), (NOVEMBER, 20)]
    assert await ledger.owed(view.id, members[0].id) == 50
    assert await ledger.owed(view.id, members[1].id) == 40
    keys = await Posting.filter(month=OCTOBER, key__contains=f":{members[0].id}:").values_list(
        "key", flat=True
    )
    assert sorted(map(str, keys)) == [
        f"charge:{members[0].id}:2026-10", f"charge:{members[0].id}:2026-10:1"
    ]  # fmt: skip
    assert await Posting.filter(kind="reversal").count() == 2
    await Waiver.filter(number=1).update(revoked_at=AT)
    async with store.transaction():
        await charging.correct(view, members[0].id, AT, 1, "撤销")
    assert await ledger.owed(view.id, members[0].id) == 60
    accounts = {one.member_id: one for one in await owing.overview(view.id)}
    assert {one.settled.owed_fen for one in accounts.values()} == {60, 40}
    assert accounts[members[0].id] == await owing.account_of(view.id, members[0].id)
