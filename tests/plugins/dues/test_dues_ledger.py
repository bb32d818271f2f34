"""The books: balanced by the database itself, added to and never changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tortoise.exceptions import BaseORMException

from bot.branch.models import Member
from bot.errors import Refusal
from bot.store.store import Store
from plugins.dues.models import LedgerAccount, Posting, Publication
from plugins.dues.rules.ledger import SIDES, AccountKind, PostingKind
from plugins.dues.services import ledger
from plugins.dues.services.ledger import Booking, Entry
from tests.plugins.dues.conftest import AT

# The sentences of SQLite's triggers; of PostgreSQL's errors only the kind is ever repeated.
NOT_FITTING = "dues: a posting that may not be|CheckViolationError"
FROZEN = "is only added to|RestrictViolationError"
NOVEMBER = date(2026, 11, 1)


def charge(member: Member, fen: int = 20, month: date = NOVEMBER) -> Entry:
    return Entry(PostingKind.CHARGE, fen, f"charge:{member.id}:{month}", member.id, month)


def payment(member: Member, fen: int = 20, key: str = "claim:1") -> Entry:
    return Entry(PostingKind.PAYMENT, fen, key, member.id)


async def test_charges_and_payments_make_balances(
    store: Store, members: list[Member], booking: Booking
) -> None:
    async with store.transaction():
        assert await ledger.post(booking, [charge(members[0]), charge(members[1])]) == 2
        assert await ledger.post(booking, [charge(members[0]), payment(members[0], 60)]) == 1
    branch = members[0].branch_id
    assert await ledger.owed(branch, members[0].id) == -40
    assert await ledger.owed(branch, members[2].id) == 0
    assert await ledger.owed_by_member(branch) == {members[0].id: -40, members[1].id: 20}
    balances = await ledger.balances(branch)
    assert balances["cash"] == 60
    assert balances["charged"] == -40
    assert sum(balances.values()) == 0
    assert await ledger.balances(members[3].branch_id) == {}


async def test_a_reversal_mirrors_once(
    store: Store, members: list[Member], booking: Booking
) -> None:
    async with store.transaction():
        await ledger.post(booking, [charge(members[0])])
    posting = await ledger.posted(booking.branch_id, charge(members[0]).key)
    assert posting is not None
    async with store.transaction():
        await ledger.reverse(booking, posting.number, "记错月份")
    assert await ledger.owed(booking.branch_id, members[0].id) == 0
    mirror = await Posting.get(reverses_id=posting.id)
    for number, text_id in (
        (posting.number, "dues-reversed-already"),
        (mirror.number, "dues-is-reversal"),
        (mirror.number + 1, "dues-no-such-posting"),
    ):
        with pytest.raises(Refusal) as refused:
            await ledger.reverse(booking, number, "")
        assert refused.value.text_id == text_id
    elsewhere = Booking(members[3].branch_id, booking.day, AT)
    with pytest.raises(Refusal):
        await ledger.reverse(elsewhere, posting.number, "")


async def _raw(store: Store, members: list[Member], **changes: Any) -> None:
    """A posting that goes around the service."""
    branch = members[0].branch_id
    async with store.transaction():
        accounts = {
            kind: await LedgerAccount.create(branch_id=branch, kind=kind, code=kind)
            for kind in AccountKind
        }
        values: dict[str, Any] = {
            "branch_id": branch, "number": 1, "kind": "charge",
            "debit": accounts[AccountKind.MEMBER],
            "credit": accounts[AccountKind.CHARGED], "fen": 20, "month": NOVEMBER,
            "day": NOVEMBER, "at": AT, "key": "raw",
        }  # fmt: skip
        for name, value in changes.items():
            values[name] = accounts[value] if isinstance(value, AccountKind) else value
        await Posting.create(**values)


@pytest.mark.parametrize(
    "changes",
    [
        {"fen": 0},
        {"fen": -20},
        {"month": None},
        {"kind": "gift"},
        {"credit": AccountKind.MEMBER},
        # The branch pays for a member: forbidden by the rules on dues of 2008.
        {"kind": "payment", "debit": AccountKind.SPENT, "credit": AccountKind.MEMBER},
        {"kind": "spending", "debit": AccountKind.MEMBER, "month": None},
        {"kind": "charge", "credit": AccountKind.SPENT},
        {"kind": "reversal", "month": None},
    ],
)
async def test_the_database_refuses_what_may_not_be(
    store: Store, members: list[Member], changes: dict[str, Any]
) -> None:
    with pytest.raises(BaseORMException, match=NOT_FITTING):
        await _raw(store, members, **changes)
    assert not await Posting.exists()
    await _raw(store, members)
    assert await Posting.all().count() == 1


async def test_the_database_knows_the_same_pairs_as_the_rules(
    store: Store, members: list[Member]
) -> None:
    for number, (kind, (debit, credit)) in enumerate(SIDES.items(), 1):
        async with store.transaction():
            sides = {
                side: (await LedgerAccount.get_or_create(
                    branch_id=members[0].branch_id, code=side, defaults={"kind": side}
                ))[0]
                for side in (debit, credit)
            }  # fmt: skip
            await Posting.create(
                branch_id=members[0].branch_id, number=number, kind=kind, debit=sides[debit],
                credit=sides[credit], fen=1, day=NOVEMBER, at=AT, key=kind,
                month=NOVEMBER if kind is PostingKind.CHARGE else None,
            )  # fmt: skip


async def test_a_reversal_that_does_not_mirror_is_refused(
    store: Store, members: list[Member], booking: Booking
) -> None:
    async with store.transaction():
        await ledger.post(booking, [charge(members[0])])
    posting = await Posting.get()
    for changes in (
        {"fen": 19},
        {"debit_id": posting.debit_id, "credit_id": posting.credit_id},
        {"branch_id": members[3].branch_id},
    ):
        values: dict[str, Any] = {
            "branch_id": posting.branch_id, "number": 9, "kind": "reversal",
            "debit_id": posting.credit_id,
            "credit_id": posting.debit_id, "fen": 20, "day": NOVEMBER, "at": AT, "key": "r",
            "reverses_id": posting.id,
        } | changes  # fmt: skip
        with pytest.raises(BaseORMException, match=NOT_FITTING):
            await Posting.create(**values)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dues_posting SET fen = 1",
        "UPDATE dues_posting SET memo = 'x'",
        "DELETE FROM dues_posting",
        "UPDATE dues_account SET kind = 'cash'",
        "DELETE FROM dues_account",
        "UPDATE dues_publication SET checksum = ''",
        "DELETE FROM dues_publication",
    ],
)
async def test_nothing_is_changed_or_deleted(
    store: Store, members: list[Member], booking: Booking, statement: str
) -> None:
    async with store.transaction():
        await ledger.post(booking, [charge(members[0])])
        await Publication.create(
            branch_id=booking.branch_id, number=1, first_day=NOVEMBER, last_day=NOVEMBER,
            data={}, checksum="a", published_by=1, published_at=AT,
        )  # fmt: skip
    with pytest.raises(BaseORMException, match=FROZEN):
        await store.connection.execute_query(statement)
    assert await Posting.filter(fen=20).count() == 1


async def test_postgres_empties_no_book(
    store: Store, members: list[Member], booking: Booking
) -> None:
    if store.dialect != "postgres":
        pytest.skip("SQLite has no TRUNCATE")
    async with store.transaction():
        await ledger.post(booking, [charge(members[0])])
    with pytest.raises(BaseORMException, match=FROZEN):
        await store.connection.execute_query("TRUNCATE dues_posting CASCADE")


async def test_a_backup_replaces_the_books_and_guards_them_again(
    store: Store, members: list[Member], booking: Booking, tmp_path: Path
) -> None:
    async with store.transaction():
        await ledger.post(booking, [charge(members[0]), payment(members[0])])
        posting = await Posting.get(kind="payment")
        await ledger.reverse(booking, posting.number, "")
    await store.backup(tmp_path / "b.zhibu", AT)
    async with store.transaction():
        await ledger.post(booking, [charge(members[1])])
    await store.restore(tmp_path / "b.zhibu", force=True)
    assert await ledger.owed_by_member(booking.branch_id) == {members[0].id: 20}
    with pytest.raises(BaseORMException, match=FROZEN):
        await store.connection.execute_query("DELETE FROM dues_posting")
