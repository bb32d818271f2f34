"""Instants as people type them. Nothing but rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import moments

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
"""09:00 on a Tuesday in Shanghai."""


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("现在", "2026-11-24 09:00"),
        ("now", "2026-11-24 09:00"),
        ("明天 19:00", "2026-11-25 19:00"),
        ("明天19:00", "2026-11-25 19:00"),
        ("明天晚上7点半", "2026-11-25 19:30"),
        ("今晚8点", "2026-11-24 20:00"),
        ("后天下午3点20分", "2026-11-26 15:20"),
        ("大后天 9:00", "2026-11-27 09:00"),
        ("周五 18:00", "2026-11-27 18:00"),
        ("周二 8:00", "2026-12-01 08:00"),
        ("周二 10:00", "2026-11-24 10:00"),
        ("下周五 18:00", "2026-12-04 18:00"),
        ("下周一 18:00", "2026-11-30 18:00"),
        ("星期天 9:00", "2026-11-29 09:00"),
        ("11月30日 19:00", "2026-11-30 19:00"),
        ("11-30 19:00", "2026-11-30 19:00"),
        ("1月5日 9:00", "2027-01-05 09:00"),
        ("2026年12月1日9点", "2026-12-01 09:00"),
        ("2026-12-01 09:00", "2026-12-01 09:00"),
        ("19:00", "2026-11-24 19:00"),
        ("8:00", "2026-11-25 08:00"),
        ("明天 24:00", "2026-11-26 00:00"),
        ("明天中午12点", "2026-11-25 12:00"),
        ("中午1点", "2026-11-24 13:00"),
        ("3天后", "2026-11-27 09:00"),
        ("2小时", "2026-11-24 11:00"),
        ("半小时后", "2026-11-24 09:30"),
        ("1周", "2026-12-01 09:00"),
        ("Tomorrow 19:00", "2026-11-25 19:00"),
        ("friday 7pm", "2026-11-27 19:00"),
        ("next friday at 7:30 pm", "2026-12-04 19:30"),
        ("30 Nov 19:00", "2026-11-30 19:00"),
        ("November 30, 2026 9am", "2026-11-30 09:00"),
        ("in 2 days", "2026-11-26 09:00"),
    ],
)
def test_moments(said: str, meant: str) -> None:
    assert f"{moments.read(said, NOW, ZONE).astimezone(ZONE):%Y-%m-%d %H:%M}" == meant


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("", "unreadable"),
        ("马马虎虎", "unreadable"),
        ("19", "unreadable"),
        ("25:00", "unreadable"),
        ("明天 19:70", "unreadable"),
        ("周八 9:00", "unreadable"),
        ("2月30日 9:00", "no-such-date"),
        ("13月1日 9:00", "no-such-date"),
        ("30 foo 9:00", "no-such-date"),
        ("明天", "no-clock"),
        ("11月30日", "no-clock"),
        ("next friday", "no-clock"),
    ],
)
def test_what_is_no_moment(said: str, fault: str) -> None:
    with pytest.raises(moments.MomentError) as caught:
        moments.read(said, NOW, ZONE)
    assert caught.value.fault == fault


@given(st.text(max_size=20))
def test_any_text_is_a_moment_or_a_fault(said: str) -> None:
    try:
        found = moments.read(said, NOW, ZONE)
    except moments.MomentError:
        return
    assert found.tzinfo is not None


def test_an_end_without_a_day_is_the_next_after_the_beginning() -> None:
    start = moments.read("11月30日 20:00", NOW, ZONE)
    assert moments.end_after("22:00", start, NOW, ZONE) == start + timedelta(hours=2)
    assert moments.end_after("19:00", start, NOW, ZONE) == start + timedelta(hours=23)
    assert moments.end_after("3天", start, NOW, ZONE) == start + timedelta(days=3)
    tomorrow = moments.end_after("明天 22:00", start, NOW, ZONE)
    assert tomorrow < start
