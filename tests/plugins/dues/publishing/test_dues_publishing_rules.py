"""Periods, figures and the seal on them, without a database."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from plugins.dues.rules import periods, publishing
from plugins.dues.rules.funds import Funds, check_day, check_handover, check_spending, funds_of
from plugins.dues.rules.ledger import SIDES, AccountKind, PostingKind
from plugins.dues.rules.periods import Period, read_day, read_period, require_over
from plugins.dues.rules.publishing import Line, checksum, data_of, differing, figures, read

TODAY = date(2026, 11, 24)
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
Q3 = Period(date(2026, 7, 1), date(2026, 9, 30))


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2026-10", "2026-10-01", "2026-10-31"),
        ("10月", "2026-10-01", "2026-10-31"),
        ("上月", "2026-10-01", "2026-10-31"),
        ("2026年三季度", "2026-07-01", "2026-09-30"),
        ("２０２６年第３季度", "2026-07-01", "2026-09-30"),
        ("2026Q3", "2026-07-01", "2026-09-30"),
        ("上季度", "2026-07-01", "2026-09-30"),
        ("last-quarter", "2026-07-01", "2026-09-30"),
        ("2026年上半年", "2026-01-01", "2026-06-30"),
        ("2025年", "2025-01-01", "2025-12-31"),
        ("去年", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
    ],
)
def test_a_period_is_read(written: str, first: str, last: str) -> None:
    found = read_period(written, TODAY)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("written", ["", "2026-13", "五季度", "2026Q5", "明天", "0000年", "-1"])
def test_what_is_no_period_is_refused(written: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_period(written, TODAY)
    assert refused.value.text_id == "dues-period-unreadable"


def test_only_what_is_over_is_published() -> None:
    require_over(OCTOBER, date(2026, 11, 1))
    with pytest.raises(Refusal) as refused:
        require_over(OCTOBER, date(2026, 10, 31))
    assert refused.value.text_id == "dues-period-open"


def test_a_day_is_the_last_such_day() -> None:
    assert read_day("11月3日", TODAY) == date(2026, 11, 3)
    assert read_day("12-31", TODAY) == date(2025, 12, 31)
    assert read_day("2026-11-24", TODAY) == TODAY
    for written, text_id in (("2026-11-25", "dues-day-ahead"), ("2-30", "dues-day-unreadable")):
        with pytest.raises(Refusal) as refused:
            read_day(written, TODAY)
        assert refused.value.text_id == text_id


def _line(key: int, kind: str, fen: int, day: str, **more: Any) -> Line:
    return Line(key, kind, fen, date.fromisoformat(day), **more)


def _charge(key: int, member: int, month: str, day: str) -> Line:
    return _line(key, "charge", 20, day, member_id=member, month=date.fromisoformat(month))


BOOKS = [
    _charge(1, 1, "2026-09-01", "2026-09-01"),
    _charge(2, 2, "2026-09-01", "2026-09-01"),
    _line(3, "payment", 20, "2026-09-05", member_id=1),
    _charge(4, 1, "2026-10-01", "2026-10-01"),
    _charge(5, 2, "2026-10-01", "2026-10-01"),
    _charge(6, 3, "2026-10-01", "2026-10-01"),
    _line(7, "payment", 120, "2026-10-05", member_id=1),
    _line(8, "refund", 100, "2026-10-06", member_id=1),
    _line(9, "payment", 20, "2026-10-07", member_id=3),
    # Booked wrongly, and taken back in the same period: as if it had not been.
    _line(10, "payment", 500, "2026-10-08", member_id=2),
    _line(11, "payment", 500, "2026-10-09", member_id=2, sign=-1, reverses=10,
          reversed_day=date(2026, 10, 8)),
    _line(12, "handover", 30, "2026-10-20", memo="单据 7"),
    _line(13, "allotment", 10_000, "2026-10-21"),
    _line(14, "spending", 2_500, "2026-10-22", memo="学习书籍"),
    # After the period: not in its sums, but who has paid has paid.
    _line(15, "payment", 40, "2026-11-02", member_id=2),
    _charge(16, 1, "2026-11-01", "2026-11-01"),
]  # fmt: skip


def test_the_figures_of_a_month() -> None:
    found = figures(BOOKS, OCTOBER)
    assert (found.opening, found.collected, found.refunded) == (20, 140, 100)
    assert found.sums == (30, 10_000, 2_500)
    assert found.corrected == 0
    assert found.closing == 20 + 140 - 100 - 30 + 10_000 - 2_500
    assert (found.charged, found.due, found.paid) == (60, 3, (1, 2, 3))
    assert found.handed[0].memo == "单据 7"
    before = figures(BOOKS[:-2], OCTOBER)
    assert (before.due, before.paid) == (3, (1, 3)), "two months behind is not paid"


def test_what_an_earlier_period_had_wrong_is_a_correction_of_the_later() -> None:
    back = _line(17, "payment", 20, "2026-10-30", member_id=1, sign=-1, reverses=3,
                 reversed_day=date(2026, 9, 5))  # fmt: skip
    assert figures([*BOOKS, back], Q3).closing == 20, "what was published stays true"
    found = figures([*BOOKS, back], OCTOBER)
    assert (found.opening, found.corrected) == (20, -20)
    assert found.closing == figures(BOOKS, OCTOBER).closing - 20
    assert 1 not in found.paid


@given(
    st.lists(
        st.tuples(
            st.sampled_from([kind for kind in PostingKind if kind in SIDES]),
            st.integers(1, 10_000),
            st.dates(date(2026, 8, 1), date(2026, 12, 31)),
            st.one_of(st.none(), st.dates(date(2026, 8, 1), date(2026, 12, 31))),
        ),
        max_size=30,
    )
)
def test_periods_join_without_a_gap(rows: list[Any]) -> None:
    lines: list[Line] = []
    for kind, fen, day, back in rows:
        key = len(lines) + 1
        lines.append(Line(key, kind, fen, day, 1, day.replace(day=1)))
        if back is not None and back >= day:
            month = day.replace(day=1)
            lines.append(Line(key + 1, kind, fen, back, 1, month, "", -1, key, day))
    months = [figures(lines, periods.read_period(f"2026-{n}", TODAY)) for n in range(8, 13)]
    for earlier, later in pairwise(months):
        assert earlier.closing == later.opening
    into = {PostingKind.PAYMENT: 1, PostingKind.ALLOTMENT: 1}
    moved = [line for line in lines if AccountKind.CASH in SIDES[PostingKind(line.kind)]]
    cash = sum(one.fen * one.sign * into.get(PostingKind(one.kind), -1) for one in moved)
    assert months[-1].closing == cash


def _data(names: list[str] | None = None) -> dict[str, Any]:
    found = figures(BOOKS, OCTOBER)
    return data_of(found, OCTOBER, branch="一支部", upto=16, names=names)


def test_the_seal_breaks_with_any_change_and_with_nothing_else() -> None:
    data = _data(["张三"])
    seal = checksum(data)
    assert checksum(dict(reversed(list(data.items())))) == seal
    assert len(seal) == 64
    for key in data:
        assert checksum(data | {key: "other"}) != seal, key


def test_no_amount_of_a_person_is_in_it() -> None:
    assert _data()["names"] is None
    data = _data(["张三"])
    assert data["names"] == ["张三"]
    assert data["paid"] == 3, "a count, not members"


def test_what_the_ledger_does_not_bear_out_is_named() -> None:
    data = _data()
    assert differing(data, _data()) == []
    assert differing(data | {"collected": 1, "spent": []}, _data()) == ["collected", "spent"]


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "隐",
        {},
        {"handed": "x", "opening": "隐", "names": 7},
        {"spent": [1, {"fen": "x"}]},
    ],
)
def test_whatever_stands_in_a_row_can_be_read(data: Any) -> None:
    found = read(data)
    assert found["opening"] == 0
    assert found["handed"] == found["spent"] == []
    assert found["names"] is None
    assert "opening" in differing(data, _data())


def test_dues_go_up_and_only_what_was_allotted_is_spent() -> None:
    held = {"cash": 12_000, "upwards": 100, "allotted": -11_000, "spent": 1_000}
    funds = funds_of(held)
    assert funds == Funds(held=12_000, handed=100, allotted=11_000, spent=1_000)
    assert (funds.free, funds.dues) == (10_000, 2_000)
    check_handover(funds, 2_000)
    check_spending(funds, 10_000)
    for check, fen, text_id in (
        (check_handover, 2_001, "dues-funds-handover-over"),
        (check_spending, 10_001, "dues-funds-spending-over"),
    ):
        with pytest.raises(Refusal) as refused:
            check(funds, fen)
        assert refused.value.text_id == text_id


def test_nothing_goes_before_it_came_nor_after_it_was_needed() -> None:
    changes = [(date(2026, 10, 5), 100), (date(2026, 10, 20), -60), (date(2026, 10, 25), 50)]
    check_day(changes, date(2026, 10, 5), 40)
    check_day(changes, date(2026, 10, 25), 90)
    for day, fen in ((4, 1), (5, 41), (19, 41), (20, 41), (25, 91)):
        with pytest.raises(Refusal) as refused:
            check_day(changes, date(2026, 10, day), fen)
        assert refused.value.text_id == "dues-funds-day-short"
    assert publishing.VERSION == 1
