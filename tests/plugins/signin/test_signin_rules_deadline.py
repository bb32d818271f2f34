"""How people say when something ends."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.signin.rules.deadline import (
    LONGEST,
    SHORTEST,
    ClockTime,
    DeadlineError,
    DeadlineFault,
    Span,
    end_of,
    read,
    remind_at,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 24, 18, 0, tzinfo=SHANGHAI).astimezone(UTC)


@pytest.mark.parametrize(
    ("word", "minutes"),
    [
        ("15分钟", 15),
        ("15分", 15),
        ("15m", 15),
        ("15min", 15),
        ("15", 15),
        ("1小时", 60),
        ("1个小时", 60),
        ("1.5小时", 90),
        ("半小时", 30),
        ("半个小时", 30),
        ("1小时半", 90),
        ("1小时30分", 90),
        ("1h30m", 90),
        ("2h", 120),
        ("0分钟", 0),
        ("-1分钟", -1),
        ("99999", 99_999),
    ],
)
def test_lengths(word: str, minutes: int) -> None:
    assert read(word) == Span(timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("word", "clock"),
    [
        ("18:30", time(18, 30)),
        ("18：30", time(18, 30)),
        ("至20:00", time(20)),
        ("到20:00", time(20)),
        ("截至20:00", time(20)),
        ("20点", time(20)),
        ("20点半", time(20, 30)),
        ("20时05分", time(20, 5)),
        ("until20:00", time(20)),
    ],
)
def test_clock_times(word: str, clock: time) -> None:
    assert read(word) == ClockTime(clock)


@pytest.mark.parametrize(
    "word", ["主题党日", "第三次", "学习会15分钟", "", "🎉", "1/2", "12e4", "半"]
)
def test_other_words_say_nothing_about_an_end(word: str) -> None:
    assert read(word) is None


@pytest.mark.parametrize("word", ["25:00", "18:60", "至99点"])
def test_times_that_no_clock_shows(word: str) -> None:
    with pytest.raises(DeadlineError) as caught:
        read(word)
    assert caught.value.fault is DeadlineFault.UNREADABLE


@pytest.mark.parametrize(
    ("word", "fault"),
    [
        ("0", DeadlineFault.TOO_SHORT),
        ("-1", DeadlineFault.TOO_SHORT),
        ("0.5分钟", DeadlineFault.TOO_SHORT),
        ("99999", DeadlineFault.TOO_LONG),
        ("25小时", DeadlineFault.TOO_LONG),
        ("999999999小时", DeadlineFault.TOO_LONG),
        ("17:59", DeadlineFault.PAST),
        ("18:00", DeadlineFault.PAST),
    ],
)
def test_ends_that_cannot_be(word: str, fault: DeadlineFault) -> None:
    said = read(word)
    assert said is not None
    with pytest.raises(DeadlineError) as caught:
        end_of(said, NOW, SHANGHAI, word)
    assert caught.value.fault is fault
    assert caught.value.word == word


def test_a_time_of_today() -> None:
    assert end_of(ClockTime(time(18, 30)), NOW, SHANGHAI) == NOW + timedelta(minutes=30)


def test_late_in_the_evening_a_small_hour_is_tomorrows() -> None:
    late = datetime(2026, 11, 30, 23, 50, tzinfo=SHANGHAI).astimezone(UTC)
    assert end_of(ClockTime(time(0, 30)), late, SHANGHAI) == late + timedelta(minutes=40)


def test_a_length_is_real_time_across_a_clock_change() -> None:
    zone = ZoneInfo("America/New_York")
    before = datetime(2026, 3, 8, 1, 30, tzinfo=zone).astimezone(UTC)
    end = end_of(Span(timedelta(hours=1)), before, zone)
    assert end.astimezone(zone).time() == time(3, 30)
    assert end_of(ClockTime(time(3, 30)), before, zone) == end


@given(st.text(max_size=20))
def test_any_word_is_read_or_left(word: str) -> None:
    with suppress(DeadlineError):
        said = read(word)
        if said is not None:
            end = end_of(said, NOW, SHANGHAI, word)
            assert SHORTEST <= end - NOW <= LONGEST


def test_the_missing_are_reminded_before_the_end() -> None:
    before = timedelta(minutes=5)
    assert remind_at(NOW, NOW + timedelta(minutes=15), before) == NOW + timedelta(minutes=10)
    assert remind_at(NOW, NOW + timedelta(minutes=3), before) == NOW + timedelta(minutes=2)
