"""The daily sign-in over the borders of days, months, years and clock changes, in chat."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.branch.models import Branch
from plugins.signin.models import DailySignIn
from tests.plugins.signin.chatting import setting

SHANGHAI = "Asia/Shanghai"
NEW_YORK = "America/New_York"


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


# zone, when (UTC) each sign-in is said, (days in a row, month's count) it is answered with;
# None for a repeat of the same day.
WALKS = {
    "midnight": (
        SHANGHAI,
        [
            (utc(2026, 11, 24, 15, 59, 59), (1, 1)),
            (utc(2026, 11, 24, 16, 0, 0), (2, 2)),
            (utc(2026, 11, 25, 15, 59, 59), None),
            (utc(2026, 11, 26, 16, 0, 0), (1, 3)),
        ],
    ),
    "month-and-year-end": (
        SHANGHAI,
        [
            (utc(2026, 12, 30, 4), (1, 1)),
            (utc(2026, 12, 31, 15, 59, 59), (2, 2)),
            (utc(2026, 12, 31, 16, 0, 0), (3, 1)),
        ],
    ),
    "leap-day": (
        SHANGHAI,
        [
            (utc(2028, 2, 28, 4), (1, 1)),
            (utc(2028, 2, 29, 4), (2, 2)),
            (utc(2028, 3, 1, 4), (3, 1)),
        ],
    ),
    "no-leap-day": (
        SHANGHAI,
        [(utc(2027, 2, 28, 4), (1, 1)), (utc(2027, 3, 1, 4), (2, 1))],
    ),
    # 14 March 2027 has 23 hours there, 7 November 25: midnight is at 05:00 and at 04:00 UTC.
    "spring-forward": (
        NEW_YORK,
        [
            (utc(2027, 3, 14, 4, 59, 59), (1, 1)),
            (utc(2027, 3, 14, 5, 0, 0), (2, 2)),
            (utc(2027, 3, 15, 3, 59, 59), None),
            (utc(2027, 3, 15, 4, 0, 0), (3, 3)),
        ],
    ),
    "fall-back": (
        NEW_YORK,
        [
            (utc(2027, 11, 7, 4, 0, 0), (1, 1)),
            (utc(2027, 11, 7, 5, 30, 0), None),
            (utc(2027, 11, 7, 6, 30, 0), None),
            (utc(2027, 11, 8, 4, 59, 59), None),
            (utc(2027, 11, 8, 5, 0, 0), (2, 2)),
        ],
    ),
}


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_streak_and_months_count(house: Any, platform: str, walk: str) -> None:
    zone, steps = WALKS[walk]
    branch = await house.branch()
    await Branch.filter(id=branch.id).update(timezone=zone)
    zhang = await branch.person("张三")
    places = (house.private("qq"), house.private("telegram"))
    where = places if platform == "qq" else places[::-1]
    for count, (at, answer) in enumerate(steps):
        house.clock.set(at)
        # Turn about on the two platforms: it is one person's record.
        said = await house.ask(zhang, where[count % 2], "签到")
        if answer is None:
            assert "今天已经签过了" in said.text, at
        else:
            streak, month = answer
            assert said.text == f"张三 签到成功，连续 {streak} 天，本月第 {month} 次。", at
    rows = await DailySignIn.all().count()
    assert rows == sum(answer is not None for _, answer in steps)


async def test_an_evening_that_ends_after_midnight(house: Any, platform: str) -> None:
    branch = await house.branch()
    zhang, private = await branch.person("张三"), house.private(platform)
    await setting(house, branch, day_starts="04:00")
    for at, text in (
        (utc(2026, 11, 24, 12), "连续 1 天，本月第 1 次"),
        (utc(2026, 11, 24, 19, 59, 59), "今天已经签过了"),
        (utc(2026, 11, 24, 20), "连续 2 天，本月第 2 次"),
    ):
        house.clock.set(at)
        assert text in (await house.ask(zhang, private, "签到")).text
