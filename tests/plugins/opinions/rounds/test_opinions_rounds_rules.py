"""How a round is asked for, and what it may be. Nothing but rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from plugins.opinions.rules import asking as rules
from plugins.opinions.rules.asking import Asked

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
"""09:00 on a Tuesday in Shanghai."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("食堂 截止 周五18:00", Asked("食堂", "周五18:00", None)),
        ("食堂 截止 周五18:00 每人 2", Asked("食堂", "周五18:00", 2)),
        ("食堂和宿舍截止周五18:00，每人最多2条", Asked("食堂和宿舍", "周五18:00", 2)),
        ("食堂，截止时间：周五 晚上6点", Asked("食堂", "周五 晚上6点", None)),
        ("食堂 截止到11月30日 18:00", Asked("食堂", "11月30日 18:00", None)),
        ("食堂 每人 ４ 截止 明天 20:00", Asked("食堂", "明天 20:00", 4)),
        ("报名截止以后 截止 周五18:00", Asked("报名截止以后", "周五18:00", None)),
        ("Canteen by Friday 18:00 each 2", Asked("Canteen", "Friday 18:00", 2)),
        ("Drive by hand by Friday 6 pm", Asked("Drive by hand", "Friday 6 pm", None)),
        ("Bytes until in 3 days per member 1", Asked("Bytes", "in 3 days", 1)),
        ("截止 周五18:00", Asked("", "周五18:00", None)),
        ("食堂 截止 周五18:00 每人 很多", Asked("食堂", "周五18:00 每人 很多", None)),
    ],
)
def test_a_round_is_read(said: str, asked: Asked) -> None:
    assert rules.read(said) == asked


@pytest.mark.parametrize("said", ["", "食堂", "食堂 周五18:00", "食堂 截止", "食堂 截止 每人 2"])
def test_without_a_deadline_it_is_none(said: str) -> None:
    with pytest.raises(Refusal) as refused:
        rules.read(said)
    assert refused.value.text_id == "opinions-rounds-no-deadline"


@given(st.text(max_size=60))
def test_any_words_are_a_round_or_refused(said: str) -> None:
    try:
        asked = rules.read(said)
        rules.check_title(asked.title)
        rules.deadline(asked.until, NOW, ZONE)
    except Refusal as refused:
        told = refused.text_id
    else:
        told = "opinions-rounds-read"
    assert told.startswith("opinions-rounds-")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("周五18:00", "11-27 18:00"),
        ("到周日18:00", "11-29 18:00"),
        ("至 周日18:00", "11-29 18:00"),
        ("截止 周日18:00", "11-29 18:00"),
        ("until Sunday 18:00", "11-29 18:00"),
        ("3天", "11-27 09:00"),
        ("周二 8:00", "12-01 08:00"),
    ],
)
def test_deadlines(said: str, meant: str) -> None:
    assert f"{rules.deadline(said, NOW, ZONE).astimezone(ZONE):%m-%d %H:%M}" == meant


@pytest.mark.parametrize(
    ("said", "fault"),
    [("随便", "unreadable"), ("2月30日 9:00", "no-such-date"), ("周五", "no-clock")],
)
def test_what_is_no_deadline(said: str, fault: str) -> None:
    with pytest.raises(Refusal) as refused:
        rules.deadline(said, NOW, ZONE)
    assert refused.value.text_id == f"opinions-rounds-moment-{fault}"


def test_a_deadline_is_an_hour_to_sixty_days_away() -> None:
    for ahead in (HOUR, 60 * DAY):
        rules.check_deadline(NOW + ahead, NOW)
    second = timedelta(seconds=1)
    for ahead, text in (
        (HOUR - second, "opinions-rounds-too-soon"),
        (-DAY, "opinions-rounds-too-soon"),
        (60 * DAY + second, "opinions-rounds-too-far"),
    ):
        with pytest.raises(Refusal) as refused:
            rules.check_deadline(NOW + ahead, NOW)
        assert refused.value.text_id == text
    rules.check_deadline(NOW + HOUR - 5 * timedelta(minutes=1), NOW, rules.CONFIRMING)


def test_an_open_round_never_ends_earlier_and_not_for_ever_later() -> None:
    ends = NOW + 3 * DAY
    rules.check_later(NOW, ends, ends + timedelta(minutes=1))
    rules.check_later(NOW, ends, NOW + 60 * DAY)
    for until, text in (
        (ends, "opinions-rounds-not-later"),
        (ends - DAY, "opinions-rounds-not-later"),
        (NOW + 61 * DAY, "opinions-rounds-too-long"),
    ):
        with pytest.raises(Refusal) as refused:
            rules.check_later(NOW, ends, until)
        assert refused.value.text_id == text


@pytest.mark.parametrize("threshold", [3, 5, 11, 100])
def test_nobody_can_fill_a_round_alone(threshold: int) -> None:
    for each in range(1, min(threshold - 1, 10) + 1):
        rules.check_each(each, threshold)
    for each in (-1, 0, 11, 10_000):
        assert _refused(each, threshold) == "opinions-rounds-each-range"
    for each in range(threshold, 11):
        assert _refused(each, threshold) == "opinions-rounds-each-fills"


def _refused(each: int, threshold: int) -> str:
    with pytest.raises(Refusal) as refused:
        rules.check_each(each, threshold)
    return refused.value.text_id


@pytest.mark.parametrize("title", ["", "一", "长" * 41])
def test_titles_of_another_length_are_refused(title: str) -> None:
    with pytest.raises(Refusal):
        rules.check_title(title)
    rules.check_title("二字")
    rules.check_title("长" * 40)


@pytest.mark.parametrize(
    ("hours", "after"),
    [(1, None), (2.99, None), (3, 1.5), (24, 12), (48, 24), (49, 25), (240, 216)],
)
def test_all_are_reminded_once_in_the_second_half(hours: float, after: float | None) -> None:
    found = rules.remind_at(NOW, NOW + hours * HOUR)
    assert found == (None if after is None else NOW + after * HOUR)
