"""Amounts, months, rates and what a payment covers: exact in fen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import rulebook
from bot.errors import Refusal
from plugins.dues.rules import months
from plugins.dues.rules.allocation import allocate
from plugins.dues.rules.charging import MOST_BACK, Facts, Payer, Relief, due, months_due
from plugins.dues.rules.money import MOST_FEN, read_yuan, yuan
from plugins.dues.rules.rates import Category, Table, Tables, table_of
from plugins.dues.services.book import tables_from

MONTH = date(2026, 11, 1)


def table(category: Category) -> Table:
    return tables_from(rulebook.load("dues")).of(category, MONTH)


@pytest.mark.parametrize(
    ("category", "base", "fen", "rate"),
    [
        (Category.SALARIED, 3000_00, 15_00, "salaried-1"),
        (Category.SALARIED, 3000_01, 30_00, "salaried-2"),
        (Category.SALARIED, 5000_00, 50_00, "salaried-2"),
        (Category.SALARIED, 5000_01, 75_00, "salaried-3"),
        (Category.SALARIED, 10000_00, 150_00, "salaried-3"),
        (Category.SALARIED, 10000_01, 200_00, "salaried-4"),
        (Category.SALARIED, 0, 0, "salaried-1"),
        (Category.SALARIED, 99, 0, "salaried-1"),
        (Category.SALARIED, 100, 1, "salaried-1"),
        (Category.RETIRED, 5000_00, 25_00, "retired-1"),
        (Category.RETIRED, 5000_01, 50_00, "retired-2"),
        (Category.STUDENT, None, 20, "student"),
        (Category.LAID_OFF, None, 20, "laid_off"),
        (Category.RELIEF, None, 20, "relief"),
    ],
)
def test_the_rates_of_2008(category: Category, base: int | None, fen: int, rate: str) -> None:
    found = table(category).rate(base)
    assert (found.fen(base), found.id) == (fen, rate)


@given(st.integers(0, 10_000_000), st.sampled_from([Category.SALARIED, Category.RETIRED]))
def test_a_higher_base_never_pays_less_and_nobody_over_two_percent(
    base: int, category: Category
) -> None:
    found = table(category)
    fen = found.rate(base).fen(base)
    assert fen <= found.rate(base + 1).fen(base + 1)
    assert abs(fen * 10_000 - base * found.rate(base).share) <= 5_000
    assert found.rate(base).share <= 200


def test_a_base_is_needed_where_it_decides() -> None:
    with pytest.raises(ValueError, match="needs a base"):
        table(Category.SALARIED).rate(None)
    with pytest.raises(KeyError):
        tables_from(rulebook.load("dues")).of(Category.STUDENT, date(2008, 3, 1))


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("3", 300), ("0.6", 60), ("０．６", 60), ("2.40元", 240), ("¥3", 300), ("￥3.5", 350),
        ("2元4角", 240), ("2块4", 240), ("2块4毛", 240), ("6角", 60), ("60分", 60), ("3 元", 300),
        ("3yuan", 300), ("1,200", 120_000), ("2元4角5分", 245), ("0.10", 10), ("1.", 100),
        ("3.000", 300), ("３元", 300),
    ],
)  # fmt: skip
def test_amounts_as_people_write_them(written: str, fen: int) -> None:
    assert read_yuan(written) == fen


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("两块四", "unreadable"), ("", "unreadable"), ("三", "unreadable"), ("1e3", "unreadable"),
        ("0x10", "unreadable"), ("nan", "unreadable"), ("1.2.3", "unreadable"),
        ("元", "unreadable"),
        ("-3", "negative"), ("－3", "negative"), ("负3元", "negative"), ("0", "zero"),
        ("0.00", "zero"), ("0.005", "too-fine"), ("1.234", "too-fine"), ("1000000.01", "huge"),
        ("9" * 39, "huge"), ("9" * 50, "unreadable"), ("十元", "unreadable"),
        ("100万", "unreadable"), ("三个月", "unreadable"), ("3 or 4", "unreadable"),
    ],
)  # fmt: skip
def test_what_is_no_amount_is_said_so(written: str, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_yuan(written)
    assert refused.value.text_id == f"dues-money-{why}"


@given(st.integers(1, MOST_FEN))
def test_an_amount_is_read_as_it_is_shown(fen: int) -> None:
    assert read_yuan(yuan(fen)) == fen


def test_what_was_overpaid_shows_its_sign() -> None:
    assert [yuan(fen) for fen in (0, 5, -5, -120, 12_345)] == [
        "0.00", "0.05", "-0.05", "-1.20", "123.45"
    ]  # fmt: skip


TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("2026-09", date(2026, 9, 1)), ("2026年9月", date(2026, 9, 1)),
        ("202609", date(2026, 9, 1)),
        ("９月", date(2026, 9, 1)), ("12月", date(2026, 12, 1)), ("上月", date(2026, 10, 1)),
        ("本月", date(2026, 11, 1)), ("next", date(2026, 12, 1)), ("2024/2", date(2024, 2, 1)),
    ],
)  # fmt: skip
def test_months_as_people_write_them(written: str, month: date) -> None:
    assert months.read_month(written, TODAY) == month


@pytest.mark.parametrize("written", ["13月", "2026-13", "", "九月", "1999-01", "2026-00", "0月"])
def test_what_is_no_month_is_said_so(written: str) -> None:
    with pytest.raises(Refusal) as refused:
        months.read_month(written, TODAY)
    assert refused.value.text_id == "dues-month-unreadable"


def test_a_month_begins_at_the_branchs_midnight() -> None:
    shanghai, new_york = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
    at = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
    assert months.month_of(at, shanghai) == date(2026, 12, 1)
    assert months.month_of(at, new_york) == date(2026, 11, 1)
    # Clocks go back in New York on 1 November at 02:00: an hour comes twice, the month once.
    assert months.month_of(datetime(2026, 11, 1, 3, 59, tzinfo=UTC), new_york) == date(2026, 10, 1)
    assert months.month_of(datetime(2026, 11, 1, 4, 0, tzinfo=UTC), new_york) == date(2026, 11, 1)
    leap = datetime(2028, 2, 29, 15, 59, tzinfo=UTC)
    assert months.month_of(leap, shanghai) == date(2028, 2, 1)
    with pytest.raises(ValueError, match="aware"):
        months.month_of(datetime(2026, 11, 1), shanghai)  # noqa: DTZ001


def test_months_follow_each_other_over_the_years_end() -> None:
    assert months.months_between(date(2026, 11, 1), date(2027, 1, 1)) == [
        date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)
    ]  # fmt: skip
    assert months.months_between(date(2026, 12, 1), date(2026, 11, 1)) == []
    assert months.next_month(date(2026, 1, 1), -1) == date(2025, 12, 1)


def test_payments_cover_the_oldest_months_first() -> None:
    charges = [(date(2026, month, 1), 20) for month in (9, 10, 11)]
    some = allocate(charges, 30)
    assert [(one.month.month, one.missing) for one in some.open] == [(10, 10), (11, 20)]
    assert (some.covered, some.prepaid_fen, some.owed_fen) == ((date(2026, 9, 1),), 0, 30)
    assert some.paid_until == date(2026, 9, 1)
    more = allocate(charges, 100)
    assert (more.open, more.prepaid_fen, more.paid_until) == ((), 40, date(2026, 11, 1))
    none = allocate(charges, 0)
    assert (len(none.open), none.paid_until) == (3, None)
    assert allocate([], 50).prepaid_fen == 50


@given(st.lists(st.integers(0, 500), max_size=24), st.integers(0, 5_000))
def test_nothing_is_lost_between_charges_and_payments(fens: list[int], paid: int) -> None:
    charges = [(months.next_month(date(2025, 1, 1), at), fen) for at, fen in enumerate(fens)]
    settled = allocate(charges, paid)
    assert settled.owed_fen - settled.prepaid_fen == sum(fens) - paid
    assert not (settled.open and settled.prepaid_fen)
    assert len(settled.open) + len(settled.covered) == len(fens)


def test_what_is_quoted_second_hand_is_known_as_such() -> None:
    assert [one for one in Category if table(one).quoted] == [Category.RETIRED]


def two_versions() -> Tables:
    old = table_of(Category.STUDENT, [{"fixed": 20}], date(2008, 4, 1), "2008")
    new = table_of(Category.STUDENT, [{"fixed": 100}], date(2026, 11, 1), "2026")
    return Tables((new, old))


def student(*reliefs: Relief) -> Facts:
    payer = Payer(1, "full", active=True, entered=date(2020, 9, 1), early=True)
    return Facts(payer, date(2026, 9, 1), Category.STUDENT, reliefs=reliefs)


@pytest.mark.parametrize(
    ("month", "version", "fen", "by"),
    [
        (10, "", 20, "2008-04-01"),
        (11, "", 100, "2026-11-01"),
        # What was charged by the old one before the new one was known stays by the old one.
        (11, "2008-04-01", 20, "2008-04-01"),
        # A version that nobody knows any more: the one in force in that month.
        (10, "1999-01-01", 20, "2008-04-01"),
    ],
)
def test_a_month_is_charged_by_one_version(month: int, version: str, fen: int, by: str) -> None:
    found = due(student(), date(2026, month, 1), two_versions(), version)
    assert found is not None
    assert (found.fen, found.version) == (fen, by)


@given(st.integers(0, 99), st.integers(0, 99))
def test_the_waiver_entered_last_counts_and_never_adds(first: int, second: int) -> None:
    span = (date(2026, 9, 1), date(2026, 10, 1))
    facts = student(Relief(2, *span, second), Relief(1, *span, first))
    found = due(facts, date(2026, 10, 1), two_versions())
    assert found is not None
    assert (found.fen, found.full_fen, found.waiver) == ((20 * second + 50) // 100, 20, 2)
    after = due(facts, date(2026, 11, 1), two_versions())
    assert after is not None
    assert (after.fen, after.waiver) == (100, None)


@given(st.integers(1, 60), st.integers(0, 60))
def test_no_month_twice_none_before_the_beginning_and_at_most_two_years(
    back: int, gone: int
) -> None:
    payer = Payer(1, "full", active=True, entered=MONTH, early=True)
    last = months.next_month(MONTH, -gone)
    facts = Facts(payer, months.next_month(MONTH, -back), Category.STUDENT, last=last)
    found = months_due(facts, MONTH)
    assert found == sorted(set(found))
    assert all(facts.book_first <= month <= last for month in found)
    assert len(found) <= MOST_BACK


def test_who_becomes_a_full_member_owes_nothing_from_before_the_admission() -> None:
    """Nobody entered the day of the meeting: what was charged first says since when."""
    was = Payer(1, "probationary", active=True, entered=date(2020, 9, 1), early=True)
    now = Payer(1, "full", active=True, entered=date(2020, 9, 1), early=True)
    begun, first, later = date(2026, 3, 1), date(2026, 11, 1), date(2027, 11, 1)
    assert months_due(Facts(was, begun, Category.STUDENT), first) == [first]
    # A night on which nothing ran is made good.
    december = date(2026, 12, 1)
    assert months_due(Facts(was, begun, Category.STUDENT), december, first) == [first, december]
    full = Facts(now, begun, Category.STUDENT)
    assert months_due(full, later, first)[0] == first
    assert months_due(full, later)[0] == begun
    # An officer who says since when has the last word, and so has the meeting's day.
    told = Facts(now, begun, Category.STUDENT, first=date(2026, 10, 1))
    assert months_due(told, later, first)[0] == date(2026, 10, 1)
    met = Facts(replace(now, joined=date(2026, 9, 1)), begun, Category.STUDENT)
    assert months_due(met, later, first)[0] == date(2026, 9, 1)
