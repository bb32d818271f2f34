"""On which days a branch has its quiz, and from when to when."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.branch.settings import Registry
from bot.branch.views import BranchView
from bot.errors import Refusal
from bot.feature import Feature
from bot.schedule import series
from plugins.quiz.jobs.daily import JOBS
from plugins.quiz.rules.daily import closes_at, day_of, weekdays
from plugins.quiz.settings import SETTINGS

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
REGISTRY = Registry.of([Feature("quiz", None, settings=SETTINGS)])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("1-5", (1, 2, 3, 4, 5)),
        ("１－５", (1, 2, 3, 4, 5)),
        ("周一至周五", (1, 2, 3, 4, 5)),
        ("一三五", (1, 3, 5)),
        ("135", (1, 3, 5)),
        ("星期三、星期日", (3, 7)),
        ("周六日", (6, 7)),
        ("礼拜天", (7,)),
        ("每天", (1, 2, 3, 4, 5, 6, 7)),
        ("工作日", (1, 2, 3, 4, 5)),
        ("Mon-Fri", (1, 2, 3, 4, 5)),
        ("monday, wednesday and Friday", (1, 3, 5)),
        ("daily", (1, 2, 3, 4, 5, 6, 7)),
        ("", None),
        ("0", None),
        ("8", None),
        ("5-1", None),
        ("每周", None),
        ("sometimes", None),
    ],
)
def test_days_as_people_write_them(written: str, days: tuple[int, ...] | None) -> None:
    assert weekdays(written) == days


def test_a_setting_that_names_no_day_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        REGISTRY.find("答题日").parse("随便")
    assert refused.value.text_id == "quiz-daily-bad-days"
    assert REGISTRY.find("答题日").parse("周一至周三") == "周一至周三"


def times(zone: ZoneInfo, after: datetime, count: int, **values: Any) -> list[datetime]:
    """When the next quizzes of a branch open, on its wall clock."""
    stored = {f"quiz.{key}": value for key, value in ({"daily": True} | values).items()}
    view = BranchView(1, "支部", "zh-CN", zone, stored=stored, registry=REGISTRY)
    trigger = JOBS[0].trigger(view) if JOBS[0].trigger else None
    assert trigger is not None
    found = series.after(trigger, after)
    return [next(found).astimezone(zone) for _ in range(count)]


def test_off_by_default() -> None:
    view = BranchView(1, "支部", "zh-CN", SHANGHAI, registry=REGISTRY)
    assert JOBS[0].trigger is not None
    assert JOBS[0].trigger(view) is None


def test_over_the_end_of_a_month_and_a_leap_day() -> None:
    friday = datetime(2028, 2, 25, 1, 0, tzinfo=UTC)
    found = times(SHANGHAI, friday, 4, daily_days="1-5")
    assert [f"{at:%m-%d %H:%M}" for at in found] == [
        "02-28 08:00", "02-29 08:00", "03-01 08:00", "03-02 08:00",
    ]  # fmt: skip


def test_at_midnight_the_day_is_the_one_that_begins() -> None:
    found = times(
        SHANGHAI, datetime(2026, 12, 30, 1, tzinfo=UTC), 2, daily_at="00:00", daily_days="每天"
    )
    assert [day_of(at, SHANGHAI) for at in found] == [date(2026, 12, 31), date(2027, 1, 1)]
    assert found[0].astimezone(UTC) == datetime(2026, 12, 30, 16, 0, tzinfo=UTC)


def test_a_quiz_of_the_evening_closes_on_the_next_day() -> None:
    due = datetime(2028, 2, 29, 12, 0, tzinfo=UTC)
    assert day_of(due, SHANGHAI) == date(2028, 2, 29)
    assert closes_at(due, 12).astimezone(SHANGHAI) == datetime(2028, 3, 1, 8, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("day", "at", "instant"),
    [
        # 02:30 isn't there on the night when clocks go forward: behind the change.
        (date(2026, 3, 29), "02:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        # 02:30 comes twice on the night when they go back: the first time.
        (date(2026, 10, 25), "02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 3, 29), "08:00", datetime(2026, 3, 29, 6, 0, tzinfo=UTC)),
        (date(2026, 10, 25), "08:00", datetime(2026, 10, 25, 7, 0, tzinfo=UTC)),
    ],
)
def test_the_wall_clock_decides_where_clocks_are_changed(
    day: date, at: str, instant: datetime
) -> None:
    before = datetime(day.year, day.month, day.day, tzinfo=BERLIN) - timedelta(hours=1)
    found = times(BERLIN, before, 1, daily_at=at, daily_days="每天")
    assert found[0].astimezone(UTC) == instant
    assert day_of(found[0], BERLIN) == day


def test_the_longest_quiz_ends_before_the_next_on_the_shortest_day() -> None:
    longest = REGISTRY.find("quiz.daily_hours").maximum
    assert longest is not None
    saturday = datetime(2026, 3, 28, 0, 0, tzinfo=UTC)
    first, second = times(BERLIN, saturday, 2, daily_at="02:00", daily_days="每天")
    assert closes_at(first, longest) <= second.astimezone(UTC)
    with pytest.raises(Refusal):
        REGISTRY.find("quiz.daily_hours").parse("24")
