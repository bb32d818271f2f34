"""The daily sign-in: many at once share one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from weakref import WeakKeyDictionary

from tortoise.exceptions import IntegrityError

from bot.store.batch import Batcher
from bot.store.store import Store
from plugins.signin.models import AttendanceSession, DailySignIn, SignInTally
from plugins.signin.rules.session import State
from plugins.signin.rules.streak import Tally, advance, in_month, recount


@dataclass(frozen=True, slots=True)
class SignIn:
    """A member says on a branch day that they are there. `at` is when it was said."""

    branch_id: int
    member_id: int
    day: date
    at: datetime
    platform: str


@dataclass(frozen=True, slots=True)
class OpenNow:
    """A session that is open in the branch while somebody signs in for the day."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What came of it. `new` is False for a repeat, which changed nothing.

    `streak` is the row of days that ends with the member's last day; `month_count` counts the
    month of `day`.
    """

    day: date
    new: bool
    streak: int
    month_count: int
    total: int
    open_now: tuple[OpenNow, ...] = ()


_batchers: WeakKeyDictionary[Store, Batcher[SignIn, SignedIn]] = WeakKeyDictionary()


async def sign_in(store: Store, item: SignIn) -> SignedIn:
    """Sign in for the day; returns when it is committed. Once per member and day."""
    batcher = _batchers.get(store)
    if batcher is None:
        batcher = _batchers[store] = Batcher(lambda items: _flush(store, items))
    return await batcher.submit(item)


async def settle(store: Store) -> None:
    """Wait until everything submitted is written; called when the bot stops."""
    batcher = _batchers.pop(store, None)
    if batcher is not None:
        await batcher.close()


async def tally_of(member_id: int) -> Tally | None:
    """A member's tally, or None before the first day."""
    row = await SignInTally.get_or_none(member_id=member_id)
    return _tally(row) if row is not None and row.total else None


async def _flush(store: Store, items: list[SignIn]) -> Sequence[SignedIn | BaseException]:
    """One transaction for all; one bad item (a member just deleted) fails alone."""
    try:
        return await record(store, items)
    except IntegrityError as error:
        if len(items) == 1:
            return [error]
    results: list[SignedIn | BaseException] = []
    for item in items:
        results.extend(await _flush(store, [item]))
    return results


async def record(store: Store, items: Sequence[SignIn]) -> list[SignedIn]:
    """Write a batch in one transaction with a fixed number of statements, in any order of days."""
    members = sorted({item.member_id for item in items})
    async with store.transaction():
        tallies = await _lock_tallies(store, members)
        days = await _known_days(items, tallies)
        books = {member: _Book(tallies.get(member), days[member]) for member in members}
        done = [books[item.member_id].enter(item) for item in items]
        await _write(books)
        open_now = await _open_now(items)
    return [
        books[item.member_id].result(item, new, open_now.get(item.branch_id, ()))
        for item, new in zip(items, done, strict=True)
    ]


class _Book:
    """One member's days while a batch is entered.

    `days` holds every day where the batch reaches behind the tally's last day, and otherwise
    only those that the batch asks for.
    """

    __slots__ = ("_days", "_whole", "added", "changed", "tally")

    def __init__(self, tally: Tally | None, days: tuple[bool, set[date]]) -> None:
        self._whole, self._days = days
        self.tally: Tally = tally if tally is not None else Tally(date.min, 0, 0, 0)
        self.added: list[SignIn] = []
        self.changed = False

    def enter(self, item: SignIn) -> bool:
        if item.day in self._days:
            return False
        self._days.add(item.day)
        self.added.append(item)
        self.changed = True
        if self._whole:
            self.tally = recount(self._days)
        else:
            self.tally = advance(self.tally if self.tally.total else None, item.day)
        return True

    def result(self, item: SignIn, new: bool, open_now: tuple[OpenNow, ...]) -> SignedIn:
        tally = self.tally
        month = in_month(self._days, item.day) if self._whole else tally.month_count
        return SignedIn(item.day, new, tally.streak, month, tally.total, open_now)


async def _lock_tallies(store: Store, members: list[int]) -> dict[int, Tally]:
    """The members' tallies, locked on PostgreSQL so that processes take turns for a member."""
    found = await _tallies(members)
    missing = [member for member in members if member not in found]
    if missing and store.dialect == "postgres":
        # A row that isn't there can't be locked: put an empty one there first.
        await SignInTally.bulk_create(
            [_row(member, Tally(date.min, 0, 0, 0)) for member in missing], ignore_conflicts=True
        )
        found |= await _tallies(missing)
    return {member: tally for member, tally in found.items() if tally.total}


async def _tallies(members: list[int]) -> dict[int, Tally]:
    rows = await SignInTally.filter(member_id__in=members).order_by("member_id").select_for_update()
    return {row.member_id: _tally(row) for row in rows}


async def _known_days(
    items: Sequence[SignIn], tallies: dict[int, Tally]
) -> dict[int, tuple[bool, set[date]]]:
    """For each member whether these are all their days, and the days."""
    first: dict[int, date] = {}
    last: dict[int, date] = {}
    for item in items:
        first[item.member_id] = min(first.get(item.member_id, date.max), item.day)
        last[item.member_id] = max(last.get(item.member_id, date.min), item.day)
    back = {
        member
        for member, day in first.items()
        if (member in tallies and day < tallies[member].last_day) or day != last[member]
    }
    known: dict[int, tuple[bool, set[date]]] = {m: (m in back, set()) for m in first}
    # No rows needed for the others: their tally alone says whether the day is a repeat.
    for member, tally in tallies.items():
        if member not in back and first[member] == tally.last_day:
            known[member][1].add(tally.last_day)
    if back:
        query = DailySignIn.filter(member_id__in=sorted(back))
        for member, day in await query.values_list("member_id", "day"):
            known[member][1].add(day)
    return known


async def _write(books: dict[int, _Book]) -> None:
    added = [
        DailySignIn(member_id=i.member_id, day=i.day, at=i.at, platform=i.platform)
        for book in books.values()
        for i in book.added
    ]
    if not added:
        return
    await DailySignIn.bulk_create(added)
    await SignInTally.bulk_create(
        [_row(member, book.tally) for member, book in books.items() if book.changed],
        on_conflict=["member_id"],
        update_fields=["last_day", "streak", "month_count", "total"],
    )


async def _open_now(items: Iterable[SignIn]) -> dict[int, tuple[OpenNow, ...]]:
    branches = sorted({item.branch_id for item in items})
    found: dict[int, tuple[OpenNow, ...]] = {}
    rows = AttendanceSession.filter(branch_id__in=branches, state=State.OPEN).order_by("number")
    for branch_id, number, title in await rows.values_list("branch_id", "number", "title"):
        found[branch_id] = (*found.get(branch_id, ()), OpenNow(number, title))
    return found


def _tally(row: SignInTally) -> Tally:
    return Tally(row.last_day, row.streak, row.month_count, row.total)


def _row(member_id: int, tally: Tally) -> SignInTally:
    return SignInTally(
        member_id=member_id,
        last_day=tally.last_day,
        streak=tally.streak,
        month_count=tally.month_count,
        total=tally.total,
    )
