"""What a branch may set about its daily quiz."""

from __future__ import annotations

from datetime import time

from bot.branch.settings import Kind, Setting
from bot.errors import Refusal
from plugins.quiz.rules.daily import weekdays

ON = "quiz.daily"
DAYS = "quiz.daily_days"
AT = "quiz.daily_at"
COUNT = "quiz.daily_count"
TOPICS = "quiz.daily_topics"
HOURS = "quiz.daily_hours"
CHANGE = "quiz.daily_change"
PICTURE = "quiz.daily_picture"


def _check_days(written: str) -> None:
    if weekdays(written) is None:
        raise Refusal("quiz-daily-bad-days", value=written[:32])


SETTINGS: tuple[Setting, ...] = (
    Setting(ON, Kind.BOOL, False, "quiz-setting-daily", names=("每日答题",)),
    Setting(
        DAYS, Kind.STR, "1-5", "quiz-setting-daily-days",
        minimum=1, maximum=60, validate=_check_days, names=("答题日",),
    ),
    Setting(AT, Kind.TIME, time(8, 0), "quiz-setting-daily-at", names=("答题时间",)),
    Setting(
        COUNT, Kind.INT, 3, "quiz-setting-daily-count", minimum=1, maximum=5, names=("每日题数",),
    ),
    Setting(TOPICS, Kind.STR, None, "quiz-setting-daily-topics", names=("答题主题",)),
    # A day has at least 23 hours, so no quiz of a branch runs into the next.
    Setting(
        HOURS, Kind.INT, 12, "quiz-setting-daily-hours", minimum=1, maximum=23, names=("答题时长",),
    ),
    Setting(CHANGE, Kind.BOOL, False, "quiz-setting-daily-change", names=("允许改答案",)),
    Setting(PICTURE, Kind.BOOL, True, "quiz-setting-daily-picture", names=("答题统计图",)),
)  # fmt: skip
