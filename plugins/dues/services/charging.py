"""Charges: they arise once for each member and month, and are corrected by reversing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.branch.services.numbers import lock_branch
from plugins.dues.models import Book, Charge
from plugins.dues.rules import charging as rules
from plugins.dues.rules import months
from plugins.dues.rules.ledger import PostingKind
from plugins.dues.rules.rates import Tables
from plugins.dues.services import ledger
from plugins.dues.services.book import book_of, tables
from plugins.dues.services.facts import facts_of
from plugins.dues.services.ledger import Booking, Entry

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host


async def charge_due(
    host: Host, view: BranchView, now: datetime, *, member_ids: Collection[int] | None = None
) -> int:
    """Charge every month up to this one that is due and not charged yet; how many those were.

    Nothing where the branch hasn't begun. Doing it again does nothing.
    """
    book = await book_of(view.id)
    if book is None:
        return 0
    known = await tables()
    async with host.store.transaction():
        await lock_branch(view.id)
        return await _charge(view, book, known, now, member_ids)


async def _charge(
    view: BranchView,
    book: Book,
    known: Tables,
    now: datetime,
    member_ids: Collection[int] | None,
) -> int:
    this_month = months.month_of(now, view.zone)
    charged = await _charged(view.id, months.next_month(this_month, -rules.MOST_BACK), member_ids)
    rows: list[Charge] = []
    for facts in await facts_of(book, view.zone, member_ids):
        there = charged.get(facts.payer.member_id, set())
        for month in rules.months_due(facts, this_month, min(there, default=None)):
            if month in there or (due := rules.due(facts, month, known)) is None:
                continue
            rows.append(
                Charge(
                    branch_id=view.id,
                    member_id=facts.payer.member_id,
                    month=month,
                    category=due.category,
                    rate=due.rate,
                    version=due.version,
                    full_fen=due.full_fen,
                    fen=due.fen,
                    waiver_number=due.waiver,
                    charged_at=now,
                )
            )
    if rows:
        await Charge.bulk_create(rows, batch_size=200)
        booking = Booking(view.id, now.astimezone(view.zone).date(), now)
        await ledger.post(booking, [_entry(row) for row in rows if row.fen])
    return len(rows)


async def _charged(
    branch_id: int, since: date, member_ids: Collection[int] | None
) -> dict[int, set[date]]:
    rows = Charge.filter(branch_id=branch_id, month__gte=since)
    if member_ids is not None:
        rows = rows.filter(member_id__in=list(member_ids))
    found: defaultdict[int, set[date]] = defaultdict(set)
    for member_id, month in await rows.values_list("member_id", "month"):
        found[member_id].add(month)
    return found


def key_of(charge: Charge) -> str:
    """The cause under which a charge is booked; a correction has its number too."""
    base = f"charge:{charge.member_id}:{months.name(charge.month)}"
    return f"{base}:{charge.corrections}" if charge.corrections else base


def _entry(charge: Charge) -> Entry:
    return Entry(PostingKind.CHARGE, charge.fen, key_of(charge), charge.member_id, charge.month)


async def correct(
    view: BranchView, member_id: int, now: datetime, by: int, memo: str
) -> list[tuple[date, int, int]]:
    """Bring what was charged in line with what an officer has just entered for the member.

    In the caller's transaction, after `lock_branch`. By the version of the rule by which each
    month was charged. Returns month, fen before, fen now, of those that changed; months that are
    not charged yet are `charge_due`'s.
    """
    book = await book_of(view.id)
    if book is None:
        return []
    known = await tables()
    (facts,) = await facts_of(book, view.zone, [member_id])
    owed = set(rules.months_due(facts, months.month_of(now, view.zone)))
    booking = Booking(view.id, now.astimezone(view.zone).date(), now, by)
    changed = []
    for charge in await Charge.filter(branch_id=view.id, member_id=member_id).order_by("month"):
        due = _again(facts, charge, known, owed)
        if due is None or (due.fen == charge.fen and due.rate == charge.rate):
            continue
        before = charge.fen
        if before != due.fen:
            await _rebook(booking, charge, due.fen, memo)
            changed.append((charge.month, before, due.fen))
        charge.fen, charge.full_fen, charge.waiver_number = due.fen, due.full_fen, due.waiver
        charge.category, charge.rate, charge.version = due.category, due.rate, due.version
        await charge.save()
    return changed


def _again(facts: rules.Facts, charge: Charge, known: Tables, owed: set[date]) -> rules.Due | None:
    version = (
        charge.version if rules.standing_in(facts, charge.month).category == charge.category else ""
    )
    due = rules.due(facts, charge.month, known, version)
    outside = (facts.first is not None and charge.month < facts.first) or (
        facts.last is not None and charge.month > facts.last
    )
    if due is None or not outside or charge.month in owed:
        return due
    return rules.Due(due.month, due.category, due.rate, due.version, due.full_fen, 0)


async def _rebook(booking: Booking, charge: Charge, fen: int, memo: str) -> None:
    if charge.fen:
        posting = await ledger.posted(booking.branch_id, key_of(charge))
        if posting is not None:
            await ledger.reverse(booking, posting.number, memo)
    charge.corrections += 1
    charge.fen = fen
    if fen:
        await ledger.post(booking, [_entry(charge)])
