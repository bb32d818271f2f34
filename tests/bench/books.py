"""Large books: branches with members, and a million postings, put in by the database itself."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

BEGAN = datetime(2006, 1, 1, tzinfo=UTC)
FIRST_MONTH = date(2006, 1, 1)
LAST_MONTH = date(2026, 10, 1)
FEN = 20

# Month after month, as it was booked.
_N = "WITH RECURSIVE n(i) AS (SELECT :months - 1 UNION ALL SELECT i - 1 FROM n WHERE i > 0)"
_MONTH = f"date('{LAST_MONTH}', '-' || n.i || ' months')"
_AT = f"'{BEGAN.isoformat(' ')}'"
_FILL = (
    "INSERT INTO dues_account (branch_id, kind, code)"
    " SELECT id, kind, kind FROM branch_branch, (SELECT 'cash' AS kind UNION SELECT 'charged')",
    "INSERT INTO dues_account (branch_id, kind, code, member_id)"
    " SELECT branch_id, 'member', 'member:' || id, id FROM branch_member",
    f"{_N} INSERT INTO dues_charge (branch_id, member_id, month, category, rate, version,"
    " full_fen, fen, corrections, charged_at)"
    f" SELECT branch_id, id, {_MONTH}, 'student', 'dues.student', '2008-04-01', {FEN}, {FEN}, 0,"
    f" {_AT} FROM n CROSS JOIN branch_member",
    f"{_N} INSERT INTO dues_posting (branch_id, number, kind, debit_id, credit_id, fen, month, day,"
    " at, key, memo)"
    " SELECT m.branch_id, row_number() OVER (PARTITION BY m.branch_id), k.kind,"
    " CASE k.kind WHEN 'charge' THEN m.id ELSE o.id END,"
    f" CASE k.kind WHEN 'charge' THEN o.id ELSE m.id END, {FEN},"
    f" CASE k.kind WHEN 'charge' THEN {_MONTH} END, {_MONTH}, {_AT},"
    " k.kind || ':' || m.member_id || ':' || n.i, ''"
    " FROM n CROSS JOIN dues_account m CROSS JOIN"
    " (SELECT 'charge' AS kind, 'charged' AS other UNION ALL SELECT 'payment', 'cash') k"
    " CROSS JOIN dues_account o ON o.branch_id = m.branch_id AND o.code = k.other"
    " WHERE m.kind = 'member'",
    "ANALYZE",
)


def fill(path: Path, months: int) -> None:
    """Charge every member in the file for so many months, all paid; the triggers check each."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA cache_size = -300000")
        for statement in _FILL:
            connection.execute(statement, {"months": months})


async def begin() -> None:
    """Open the books of every branch."""
    from bot.branch.models import Branch
    from plugins.dues.models import Book

    ids: list[Any] = await Branch.all().order_by("id").values_list("id", flat=True)
    rows = [
        Book(
            branch_id=one, first_month=FIRST_MONTH, category="student", opened_by=1,
            opened_at=BEGAN,
        )
        for one in ids
    ]  # fmt: skip
    await Book.bulk_create(rows, batch_size=500)


async def branches(count: int, members: int) -> list[int]:
    """So many more branches of so many members each; the ids of all that there are."""
    from bot.branch.models import Branch, Member

    rows = [Branch(name=f"第{n}党支部", created_at=BEGAN) for n in range(count)]
    await Branch.bulk_create(rows, batch_size=500)
    ids: list[Any] = await Branch.all().order_by("id").values_list("id", flat=True)
    for one in ids[-count:]:
        people = [
            Member(
                branch_id=one, name=f"党员{n}", student_no=f"{n}", category="full",
                created_at=BEGAN,
            )
            for n in range(members)
        ]  # fmt: skip
        await Member.bulk_create(people, batch_size=500)
    return ids
