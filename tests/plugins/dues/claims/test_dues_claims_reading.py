"""How `已缴` and `预缴` are read, and what they settle."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from plugins.dues.rules import paying
from plugins.dues.rules.allocation import OpenMonth
from plugins.dues.rules.claims import Method
from plugins.dues.rules.months import next_month
from plugins.dues.rules.paying import Debt, Said

SEPTEMBER = date(2026, 9, 1)


def debt(count: int, fen: int = 20, **more: Any) -> Debt:
    """So many open months from September 2026 on."""
    months = [next_month(SEPTEMBER, step) for step in range(count)]
    last = months[-1] if months else date(2026, 11, 1)
    return Debt(tuple(OpenMonth(one, fen, fen) for one in months), last=last, monthly=fen, **more)


def meant(words: str, of: Debt, *, ahead: bool) -> paying.Readings:
    return (paying.ahead if ahead else paying.paid)(paying.read(words.split()), of)


def why(words: str, of: Debt | None = None, *, ahead: bool = False) -> str:
    with pytest.raises(Refusal) as refused:
        meant(words, of or debt(3), ahead=ahead)
    return refused.value.text_id


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", Said()),
        ("3", Said(fen=300, months=3)),
        ("３", Said(fen=300, months=3)),
        ("3元", Said(fen=300)),
        ("3.00", Said(fen=300)),
        ("3 yuan", Said(fen=300)),
        ("120", Said(fen=12000)),
        ("3个月", Said(months=3)),
        ("3 个月", Said(months=3)),
        ("3 months", Said(months=3)),
        ("0.6 现金", Said(fen=60, method=Method.CASH)),
        ("转账 0.6", Said(fen=60, method=Method.TRANSFER)),
        ("3元 代 @张三", Said(fen=300, other="@张三")),
        ("代@张三 3元", Said(fen=300, other="@张三")),
        ("3元 for @someone", Said(fen=300, other="@someone")),
    ],
)
def test_words_are_read(words: str, said: Said) -> None:
    assert paying.read(words.split()) == said


@pytest.mark.parametrize(
    ("words", "text_id"),
    [
        ("-3", "dues-money-negative"),
        ("0", "dues-money-zero"),
        ("99999999", "dues-money-huge"),
        ("0.601", "dues-money-too-fine"),
        ("两块四", "dues-money-unreadable"),
        ("0个月", "dues-claims-months"),
        ("999个月", "dues-claims-months"),
        ("3元 代", "dues-claims-for-whom"),
    ],
)
def test_bad_words_are_refused(words: str, text_id: str) -> None:
    assert why(words) == text_id
    assert why(words, ahead=True) == text_id


def test_all_that_is_open_is_sure() -> None:
    found = paying.paid(Said(), debt(3))
    assert (found.sure, found.one.fen, len(found.one.settled)) == (True, 60, 3)
    assert found.one.after.until == date(2026, 11, 1)
    assert why("", debt(0)) == "dues-claims-nothing-open"
    assert why("3元", debt(0)) == "dues-claims-nothing-open"


def test_a_bare_number_that_is_more_than_open_may_be_yuan_or_months() -> None:
    found = paying.paid(paying.read(["3"]), debt(3))
    assert found.both
    assert not found.sure
    assert found.yuan is not None
    assert found.months is not None
    assert (found.yuan.fen, found.yuan.ahead_fen) == (300, 240)
    assert found.yuan.after.until == date(2027, 11, 1)
    assert (found.months.fen, found.months.ahead_fen) == (60, 0)


def test_a_bare_number_that_fits_the_months_in_yuan_is_an_amount() -> None:
    found = paying.paid(paying.read(["3"]), debt(15))
    assert found.sure
    assert found.one.fen == 300
    # Three yuan of fifteen a month settle nothing: three months may be meant.
    assert paying.paid(paying.read(["3"]), debt(3, fen=1500)).both


def test_an_amount_below_is_booked_as_it_is_and_above_is_asked_about() -> None:
    below = paying.paid(Said(fen=30), debt(3))
    assert below.sure
    assert below.one.settled == (SEPTEMBER,)
    begun = below.one.begun
    assert begun is not None
    assert (begun.month, begun.missing, below.one.after.fen) == (date(2026, 10, 1), 10, 30)
    assert below.one.after.until is None
    assert not paying.paid(Said(fen=61), debt(3)).sure
    assert not paying.paid(Said(months=4), debt(3)).sure


def test_months_ahead_come_after_all_that_is_open() -> None:
    found = paying.ahead(Said(months=3), debt(2))
    assert not found.sure
    assert (found.one.fen, found.one.ahead_fen) == (100, 60)
    sure = paying.ahead(Said(months=3), debt(0))
    assert sure.sure
    assert (sure.one.fen, sure.one.after.until) == (60, date(2027, 2, 1))
    assert not paying.ahead(Said(months=13), debt(0)).sure
    assert paying.ahead(paying.read(["3"]), debt(0)).both
    assert why("", ahead=True) == "dues-claims-ahead-how"
    assert why("3个月", Debt(), ahead=True) == "dues-claims-no-rate"


def test_an_endless_prepayment_has_no_last_month() -> None:
    far = paying.reading(debt(0), 1_000_000_00)
    assert far.after.until is None
    assert far.far_ahead()


def test_back_payment_counts_the_months_before_this_one() -> None:
    found = paying.paid(Said(), debt(8))
    assert found.one.back(date(2027, 4, 1)) == 7
    assert paying.reading(debt(8), 50).back(date(2027, 4, 1)) == 3


@given(
    fens=st.lists(st.integers(1, 5_000), max_size=12),
    one=st.integers(0, 30_000),
    two=st.integers(0, 30_000),
)
def test_nothing_is_lost_and_the_order_does_not_matter(fens: list[int], one: int, two: int) -> None:
    months = [OpenMonth(next_month(SEPTEMBER, step), fen, fen) for step, fen in enumerate(fens)]
    start = Debt(tuple(months), monthly=20, last=SEPTEMBER)
    after = start.less(one)
    assert start.fen - after.fen + after.prepaid_fen == one
    assert after.less(two) == start.less(one + two)
    found = paying.reading(start, one)
    assert len(found.settled) + len(found.after.open) == len(months)
    assert found.begun is None or found.begun == found.after.open[0]
