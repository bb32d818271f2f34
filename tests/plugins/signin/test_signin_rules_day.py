"""Branch days and terms."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.signin.rules.day import (
    Season,
    Term,
    branch_day,
    day_start,
    local_instant,
    term_named,
    term_of,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
_EARLIEST = datetime(2000, 1, 1)  # noqa: DTZ001 - the strategy adds the zone
_LATEST = datetime(2090, 1, 1)  # noqa: DTZ001


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def test_midnight_divides_days() -> None:
    assert branch_day(at("2026-11-24T23:59:59.999999"), SHANGHAI) == date(2026, 11, 24)
    assert branch_day(at("2026-11-25T00:00:00"), SHANGHAI) == date(2026, 11, 25)


def test_the_zone_decides_not_utc() -> None:
    instant = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
    assert branch_day(instant, SHANGHAI) == date(2026, 11, 25)
    assert branch_day(instant, NEW_YORK) == date(2026, 11, 24)


def test_a_later_border_keeps_the_night_with_the_day_before() -> None:
    assert branch_day(at("2026-03-01T03:59"), SHANGHAI, time(4)) == date(2026, 2, 28)
    assert branch_day(at("2026-03-01T04:00"), SHANGHAI, time(4)) == date(2026, 3, 1)
    assert branch_day(at("2028-03-01T03:59"), SHANGHAI, time(4)) == date(2028, 2, 29)


def test_days_of_23_and_25_hours() -> None:
    for day, hours in ((date(2026, 3, 8), 23), (date(2026, 11, 1), 25), (date(2026, 7, 1), 24)):
        start = day_start(day, NEW_YORK)
        assert day_start(day + timedelta(days=1), NEW_YORK) - start == timedelta(hours=hours)
        assert branch_day(start, NEW_YORK) == day
        assert branch_day(start + timedelta(hours=hours, seconds=-1), NEW_YORK) == day


def test_a_skipped_clock_time_moves_behind_the_gap() -> None:
    skipped = local_instant(date(2026, 3, 8), time(2, 30), NEW_YORK)
    assert skipped.astimezone(NEW_YORK).time() == time(3, 30)


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        branch_day(datetime(2026, 1, 1), SHANGHAI)  # noqa: DTZ001


@given(
    instant=st.datetimes(_EARLIEST, _LATEST, timezones=st.just(UTC)),
    zone=st.sampled_from(
        [SHANGHAI, NEW_YORK, ZoneInfo("Pacific/Apia"), ZoneInfo("Asia/Kathmandu")]
    ),
)
def test_days_never_go_back(instant: datetime, zone: ZoneInfo) -> None:
    assert branch_day(instant, zone) <= branch_day(instant + timedelta(minutes=59), zone)
    assert branch_day(instant, zone) == instant.astimezone(zone).date()


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2026, 8, 1), Term(2026, Season.AUTUMN)),
        (date(2026, 12, 31), Term(2026, Season.AUTUMN)),
        (date(2027, 1, 31), Term(2026, Season.AUTUMN)),
        (date(2027, 2, 1), Term(2027, Season.SPRING)),
        (date(2027, 7, 31), Term(2027, Season.SPRING)),
    ],
)
def test_terms(day: date, term: Term) -> None:
    assert term_of(day) == term
    assert term.first <= day <= term.last


@given(st.dates(date(2000, 2, 1), date(2100, 1, 1)))
def test_terms_follow_each_other_without_a_gap(day: date) -> None:
    term = term_of(day)
    assert term.next().previous() == term
    assert term_of(term.last + timedelta(days=1)) == term.next()
    assert term_of(term.first - timedelta(days=1)) == term.previous()


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("本学期", Term(2026, Season.AUTUMN)),
        ("上学期", Term(2026, Season.SPRING)),
        ("2025秋", Term(2025, Season.AUTUMN)),
        ("2025年秋季学期", Term(2025, Season.AUTUMN)),
        ("2026-Spring", Term(2026, Season.SPRING)),
        ("last-term", Term(2026, Season.SPRING)),
        ("1026秋", None),
        ("张三", None),
        ("", None),
    ],
)
def test_words_for_terms(word: str, term: Term | None) -> None:
    assert term_named(word, date(2026, 11, 24)) == term
