"""Who owes which months, and how much for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from plugins.dues.rules.months import first_of, months_between, next_month
from plugins.dues.rules.rates import Category, Tables

MOST_BACK = 24
"""So many months back are charged at most in one go; what is older is for a person to book."""

# The stages of bot.branch.category that pay dues.
FULL, PROBATIONARY = "full", "probationary"


@dataclass(frozen=True, slots=True)
class Payer:
    """A member as far as dues go. `entered` is the month in which they came onto the roster.

    `early` is whether that was before the branch began to collect here. `joined` is the month of
    the meeting that admitted them, where the roster has it.
    """

    member_id: int
    stage: str
    active: bool
    entered: date
    early: bool
    joined: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A category with its base in fen, from a month on."""

    from_month: date
    category: Category
    base: int | None = None


@dataclass(frozen=True, slots=True)
class Relief:
    """A waiver that counts: `share` percent remain to be paid, both months included."""

    number: int
    from_month: date
    until_month: date
    share: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides one member's charges. `first` and `last` are set by an officer, or None."""

    payer: Payer
    book_first: date
    default: Category
    first: date | None = None
    last: date | None = None
    standings: Sequence[Standing] = ()
    reliefs: Sequence[Relief] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """What one month comes to: `full_fen` by the table, `fen` after a waiver."""

    month: date
    category: Category
    rate: str
    version: str
    full_fen: int
    fen: int
    waiver: int | None = None


def months_due(facts: Facts, this_month: date, since: date | None = None) -> list[date]:
    """The months up to this one that a member owes in this branch, charged or not.

    Full and probationary members pay, the latter from the meeting that admitted them (2008 rules
    on dues). Who came onto the roster after the branch began, pays from that month on unless an
    officer says otherwise. `since` is the first month that was charged: where nobody entered the
    day of the meeting, nothing from before it is owed.
    """
    payer = facts.payer
    if not payer.active or payer.stage not in {FULL, PROBATIONARY}:
        return []
    first = facts.first or _first(facts, this_month, since)
    last = min(this_month, facts.last or this_month)
    earliest = next_month(this_month, 1 - MOST_BACK)
    return months_between(max(first, earliest), last)


def _first(facts: Facts, this_month: date, since: date | None) -> date:
    payer = facts.payer
    first = facts.book_first if payer.early else max(facts.book_first, payer.entered)
    if payer.joined is not None:
        return max(first, payer.joined)
    if since is None and payer.stage == PROBATIONARY:
        # Nobody knows since when: never charge months before there was a meeting.
        since = this_month
    return first if since is None else max(first, since)


def due(facts: Facts, month: date, tables: Tables, version: str = "") -> Due | None:
    """What a month comes to; None where it needs a base that nobody has entered.

    By the table of that version where one is named, else by the one in force in that month.
    """
    standing = standing_in(facts, month)
    table = tables.named(standing.category, version) if version else None
    table = table or tables.of(standing.category, month)
    if standing.category.has_base and standing.base is None:
        return None
    rate = table.rate(standing.base)
    full = rate.fen(standing.base)
    relief = relief_in(facts.reliefs, month)
    fen = full if relief is None else (full * relief.share + 50) // 100
    number = None if relief is None else relief.number
    return Due(month, standing.category, rate.id, table.version, full, fen, number)


def standing_in(facts: Facts, month: date) -> Standing:
    """The category and base that hold in a month."""
    before = [one for one in facts.standings if one.from_month <= month]
    if not before:
        return Standing(facts.book_first, facts.default)
    return max(before, key=lambda one: one.from_month)


def relief_in(reliefs: Sequence[Relief], month: date) -> Relief | None:
    """The waiver that counts in a month: of several the one entered last."""
    fitting = [one for one in reliefs if one.from_month <= month <= one.until_month]
    return max(fitting, key=lambda one: one.number, default=None)


def joined_month(joined_on: date | None) -> date | None:
    """The month of admission."""
    return None if joined_on is None else first_of(joined_on)


def is_early(created_at: datetime, opened_at: datetime) -> bool:
    """Whether somebody was on the roster before the branch began to collect."""
    return created_at <= opened_at
