"""When a week of the box is over, across week ends, changes of clocks and the leap day."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.opinions.rules import box as rules

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
FRIDAY, SUNDAY = 5, 7
SIX = time(18, 0)
START = datetime(2024, 1, 1, tzinfo=UTC)


def _at(text: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("now", "weekday", "at", "zone", "end"),
    [
        # A Tuesday; a day before to the minute, and a minute less; the day itself.
        ("2026-11-24 09:00", FRIDAY, SIX, SHANGHAI, "2026-11-27 18:00"),
        ("2026-11-26 18:00", FRIDAY, SIX, SHANGHAI, "2026-11-27 18:00"),
        ("2026-11-26 18:01", FRIDAY, SIX, SHANGHAI, "2026-12-04 18:00"),
        ("2026-11-27 18:00", FRIDAY, SIX, SHANGHAI, "2026-12-04 18:00"),
        ("2026-11-27 23:59", FRIDAY, SIX, SHANGHAI, "2026-12-04 18:00"),
        # Over the week end, the year's end and the leap day.
        ("2026-11-29 12:00", 1, SIX, SHANGHAI, "2026-11-30 18:00"),
        ("2026-11-28 12:00", SUNDAY, time(23, 59), SHANGHAI, "2026-11-29 23:59"),
        ("2026-12-31 12:00", SUNDAY, SIX, SHANGHAI, "2027-01-03 18:00"),
        ("2028-02-25 18:00", 2, SIX, SHANGHAI, "2028-02-29 18:00"),
        ("2028-02-29 18:00", 2, SIX, SHANGHAI, "2028-03-07 18:00"),
        # Midnight is the day's beginning.
        ("2026-11-24 09:00", FRIDAY, time(0, 0), SHANGHAI, "2026-11-27 00:00"),
        ("2026-11-26 00:00", FRIDAY, time(0, 0), SHANGHAI, "2026-11-27 00:00"),
        ("2026-11-26 00:01", FRIDAY, time(0, 0), SHANGHAI, "2026-12-04 00:00"),
        # Clocks go forward on 28 March 2027 (02:30 is left out) and back on 31 October.
        ("2027-03-26 18:00", FRIDAY, SIX, BERLIN, "2027-04-02 18:00"),
        ("2027-03-24 12:00", SUNDAY, time(2, 30), BERLIN, "2027-03-28 03:30"),
        ("2027-10-29 18:00", FRIDAY, SIX, BERLIN, "2027-11-05 18:00"),
        ("2027-10-24 02:30", SUNDAY, time(2, 30), BERLIN, "2027-10-31 02:30"),
    ],
)
def test_a_week_ends(now: str, weekday: int, at: time, zone: ZoneInfo, end: str) -> None:
    found = rules.ends_at(_at(now, zone), weekday, at, zone)
    assert f"{found.astimezone(zone):%Y-%m-%d %H:%M}" == end
    assert found.tzinfo is UTC


def test_a_time_that_comes_twice_is_the_first() -> None:
    found = rules.ends_at(_at("2027-10-27 12:00", BERLIN), SUNDAY, time(2, 30), BERLIN)
    assert found == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


@given(
    st.integers(0, 60 * 24 * 366 * 8).map(lambda n: START + timedelta(minutes=n)),
    st.integers(1, 7),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from([SHANGHAI, BERLIN, ZoneInfo("America/Santiago")]),
)
def test_every_week_follows_the_one_before(
    now: datetime, weekday: int, at: time, zone: ZoneInfo
) -> None:
    first = rules.ends_at(now, weekday, at, zone)
    second = rules.ends_at(first, weekday, at, zone)
    assert now + rules.LEAST <= first <= now + timedelta(days=8, hours=2)
    assert timedelta(days=6, hours=22) <= second - first <= timedelta(days=7, hours=2)


@pytest.mark.parametrize(
    ("limit", "threshold", "each"), [(3, 5, 3), (10, 5, 4), (3, 3, 2), (1, 3, 1)]
)
def test_nobody_fills_a_week_alone(limit: int, threshold: int, each: int) -> None:
    assert rules.each(limit, threshold) == each
