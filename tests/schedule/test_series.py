"""Due times across midnights, month ends, leap days and clock changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from apscheduler.triggers.cron import CronTrigger
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule import rules, series

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")


def walls(trigger: CronTrigger, moment: datetime, number: int) -> list[str]:
    """The next due times by the wall clock of the trigger's zone."""
    return [
        at.astimezone(trigger.timezone).strftime("%m-%d %H:%M")
        for at in islice(series.after(trigger, moment), number)
    ]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-11-24T15:59", ["11-25 00:00", "11-26 00:00"]),
        ("2026-11-24T16:00", ["11-26 00:00", "11-27 00:00"]),
        ("2026-11-29T20:00", ["12-01 00:00", "12-02 00:00"]),
        ("2026-12-30T20:00", ["01-01 00:00", "01-02 00:00"]),
        ("2028-02-27T20:00", ["02-29 00:00", "03-01 00:00"]),
        ("2027-02-27T20:00", ["03-01 00:00", "03-02 00:00"]),
    ],
)
def test_midnights(start: str, expected: list[str]) -> None:
    trigger = CronTrigger(hour=0, minute=0, timezone=SHANGHAI)
    assert walls(trigger, datetime.fromisoformat(start).replace(tzinfo=UTC), 2) == expected


def test_the_last_day_of_each_month() -> None:
    trigger = CronTrigger(day="last", hour=9, timezone=SHANGHAI)
    start = datetime(2028, 1, 1, tzinfo=UTC)
    assert walls(trigger, start, 4) == ["01-31 09:00", "02-29 09:00", "03-31 09:00", "04-30 09:00"]


def test_a_wall_time_that_is_left_out_comes_an_hour_later() -> None:
    trigger = CronTrigger(hour=2, minute=30, timezone=BERLIN)
    start = datetime(2026, 3, 27, 12, tzinfo=UTC)
    assert walls(trigger, start, 3) == ["03-28 02:30", "03-29 03:30", "03-30 02:30"]


def test_a_wall_time_that_comes_twice_counts_once() -> None:
    trigger = CronTrigger(hour=2, minute=30, timezone=BERLIN)
    start = datetime(2026, 10, 23, 12, tzinfo=UTC)
    found = list(islice(series.after(trigger, start), 3))
    assert found == [
        datetime(2026, 10, 24, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 26, 1, 30, tzinfo=UTC),
    ]


def test_the_midnight_after_a_day_of_23_hours() -> None:
    trigger = CronTrigger(hour=0, minute=0, timezone=BERLIN)
    start = datetime(2025, 3, 28, 12, tzinfo=UTC)
    assert walls(trigger, start, 4) == ["03-29 00:00", "03-30 00:00", "03-31 00:00", "04-01 00:00"]


def test_an_hourly_job_never_goes_back_in_time() -> None:
    trigger = CronTrigger(minute=30, timezone=BERLIN)
    for start in (datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 10, 24, 12, tzinfo=UTC)):
        found = list(islice(series.after(trigger, start), 30))
        assert found == sorted(set(found))
        assert found[0] == start + timedelta(minutes=30)


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2029, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.integers(0, 23),
    st.integers(0, 59),
)
def test_every_day_has_exactly_one(start: datetime, hour: int, minute: int) -> None:
    trigger = CronTrigger(hour=hour, minute=minute, timezone=BERLIN)
    found = list(islice(series.after(trigger, start), 40))
    days = [at.astimezone(BERLIN).date() for at in found]
    assert days == [days[0] + timedelta(days=number) for number in range(40)]
    assert start < found[0] <= start + timedelta(hours=26)


def test_a_trigger_that_ends_ends_the_series() -> None:
    end = datetime(2026, 11, 26, tzinfo=UTC)
    trigger = CronTrigger(hour=8, timezone=SHANGHAI, end_date=end)
    assert len(list(series.after(trigger, end - timedelta(days=2)))) == 2


# -- what follows what --------------------------------------------------------------------------

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_what_is_too_late_is_skipped_up_to_the_first_worth_doing() -> None:
    times = iter([NOW - 5 * HOUR, NOW - 3 * HOUR, NOW - HOUR, NOW + HOUR])
    found = rules.succession(times, NOW, 2 * HOUR)
    assert found.skipped == (NOW - 5 * HOUR, NOW - 3 * HOUR)
    assert found.next == NOW - HOUR


def test_a_series_may_end() -> None:
    assert rules.succession(iter([]), NOW, HOUR) == rules.Succession((), None)


def test_of_a_very_long_absence_only_the_end_is_listed() -> None:
    times = (NOW - timedelta(minutes=number) for number in range(5000, 0, -1))
    found = rules.succession(times, NOW, timedelta(minutes=10))
    assert len(found.skipped) == rules.LISTED
    assert found.next == NOW - timedelta(minutes=10)


def test_late_and_too_late() -> None:
    assert not rules.is_late(NOW, NOW + timedelta(seconds=90))
    assert rules.is_late(NOW, NOW + timedelta(seconds=91))
    assert not rules.too_late(NOW, NOW + HOUR, HOUR)
    assert rules.too_late(NOW, NOW + HOUR + timedelta(seconds=1), HOUR)


def test_pauses_grow_and_end() -> None:
    pauses = [rules.pause_after(attempts) for attempts in range(1, 6)]
    assert pauses[-1] is None
    known = [pause for pause in pauses if pause is not None]
    assert len(known) == 4
    assert known == sorted(known)
