"""The books of a branch: posting, taking back, balances.

All that writes works inside the caller's transaction, after `lock_branch`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tortoise.expressions import Subquery
from tortoise.functions import Sum

from bot.branch.services.numbers import next_number
from bot.errors import Refusal
from plugins.dues.models import LedgerAccount, Posting
from plugins.dues.rules.ledger import SIDES, AccountKind, PostingKind

MOST_NUMBER = 2**31 - 1
"""No number is over what its column holds."""


@dataclass(frozen=True, slots=True)
class Booking:
    """When something is booked, and by which member (None: by the bot)."""

    branch_id: int
    day: date
    at: datetime
    by: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be booked: `fen` over 0, its cause as `key`, and the member whose account it is.

    `month` is a charge's.
    """

    kind: PostingKind
    fen: int
    key: str
    member_id: int | None = None
    month: date | None = None
    memo: str = ""
    picture_id: int | None = None


def code_of(kind: AccountKind, member_id: int | None) -> str:
    """An account's code in its branch."""
    return f"{kind}:{member_id}" if kind is AccountKind.MEMBER else str(kind)


async def post(booking: Booking, entries: Sequence[Entry]) -> int:
    """Book what is not booked yet, by its key, in a fixed number of statements; how many it was."""
    keys = [entry.key for entry in entries]
    known = await _known(booking.branch_id, keys)
    fresh = [entry for entry in entries if entry.key not in known]
    if not fresh:
        return 0
    accounts = await _accounts(booking.branch_id, fresh)
    first = await next_number(Posting, booking.branch_id)
    rows = []
    for number, entry in enumerate(fresh, first):
        debit, credit = (accounts[code_of(side, entry.member_id)] for side in SIDES[entry.kind])
        rows.append(
            Posting(
                branch_id=booking.branch_id,
                number=number,
                kind=entry.kind,
                debit_id=debit,
                credit_id=credit,
                fen=entry.fen,
                month=entry.month,
                day=booking.day,
                at=booking.at,
                by=booking.by,
                key=entry.key,
                memo=entry.memo,
                picture_id=entry.picture_id,
            )
        )
    await Posting.bulk_create(rows, batch_size=200)
    return len(rows)


async def reverse(booking: Booking, number: int, memo: str) -> None:
    """Take a posting back by its mirror.

    Raises Refusal: dues-no-such-posting, -reversed-already, -is-reversal.
    """
    posting = await numbered(booking.branch_id, number)
    if posting is None:
        raise Refusal("dues-no-such-posting", number=number)
    if posting.kind == PostingKind.REVERSAL:
        raise Refusal("dues-is-reversal", number=number)
    if await Posting.exists(reverses_id=posting.id):
        raise Refusal("dues-reversed-already", number=number)
    await Posting.create(
        branch_id=booking.branch_id,
        number=await next_number(Posting, booking.branch_id),
        kind=PostingKind.REVERSAL,
        debit_id=posting.credit_id,
        credit_id=posting.debit_id,
        fen=posting.fen,
        day=booking.day,
        at=booking.at,
        by=booking.by,
        key=f"reversal:{number}",
        reverses_id=posting.id,
        memo=memo,
    )


async def numbered(branch_id: int, number: int) -> Posting | None:
    """The branch's posting of that number."""
    if number > MOST_NUMBER:
        return None
    return await Posting.get_or_none(branch_id=branch_id, number=number)


async def posted(branch_id: int, key: str) -> Posting | None:
    """The posting of a cause."""
    return await Posting.get_or_none(branch_id=branch_id, key=key)


async def balances(branch_id: int) -> dict[str, int]:
    """The balance of every account in fen, by its code: debits less credits."""
    accounts = LedgerAccount.filter(branch_id=branch_id)
    codes = {int(key): str(code) for key, code in await accounts.values_list("id", "code")}
    sums = dict.fromkeys(codes.values(), 0)
    for side, sign in (("debit_id", 1), ("credit_id", -1)):
        # By the accounts and not by the branch: so the index of the side has all that is read,
        # which with a million postings takes a fifth of the time.
        theirs = Posting.filter(**{f"{side}__in": Subquery(accounts.values("id"))})
        counted = theirs.annotate(total=Sum("fen")).group_by(side).values_list(side, "total")
        for account, total in await counted:
            sums[codes[account]] += sign * int(total)
    return sums


async def owed(branch_id: int, member_id: int) -> int:
    """What a member owes in fen; below 0 they have prepaid."""
    code = code_of(AccountKind.MEMBER, member_id)
    account = await LedgerAccount.get_or_none(branch_id=branch_id, code=code)
    if account is None:
        return 0
    debits = await _sum(debit_id=account.id)
    return debits - await _sum(credit_id=account.id)


async def owed_by_member(branch_id: int) -> dict[int, int]:
    """What each member owes in fen, for those who have an account."""
    prefix = f"{AccountKind.MEMBER}:"
    return {
        int(code.removeprefix(prefix)): fen
        for code, fen in (await balances(branch_id)).items()
        if code.startswith(prefix)
    }


async def _sum(**which: int) -> int:
    rows = await Posting.filter(**which).annotate(total=Sum("fen")).values_list("total", flat=True)
    return int(rows[0] or 0) if rows else 0  # type: ignore[arg-type]


async def _known(branch_id: int, keys: Sequence[str]) -> set[str]:
    known: set[str] = set()
    for start in range(0, len(keys), 500):
        part = Posting.filter(branch_id=branch_id, key__in=keys[start : start + 500])
        known.update(str(key) for key in await part.values_list("key", flat=True))
    return known


async def _accounts(branch_id: int, entries: Iterable[Entry]) -> dict[str, int]:
    """The accounts that entries need, by code; those that are missing are opened."""
    needed = {
        code_of(side, entry.member_id): (side, entry.member_id)
        for entry in entries
        for side in SIDES[entry.kind]
    }
    existing = await _ids(branch_id)
    missing = [code for code in needed if code not in existing]
    if missing:
        rows = [
            LedgerAccount(
                branch_id=branch_id,
                kind=needed[code][0],
                code=code,
                member_id=needed[code][1] if needed[code][0] is AccountKind.MEMBER else None,
            )
            for code in missing
        ]
        await LedgerAccount.bulk_create(rows, batch_size=200, ignore_conflicts=True)
        existing = await _ids(branch_id)
    return existing


async def _ids(branch_id: int) -> dict[str, int]:
    rows = await LedgerAccount.filter(branch_id=branch_id).values_list("code", "id")
    return {str(code): int(key) for code, key in rows}
