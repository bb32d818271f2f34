"""What a branch may set about review, points and rankings."""

from __future__ import annotations

from datetime import time

from bot.branch.settings import Kind, Setting

POINTS = "quiz.points"
POINTS_CAP = "quiz.points_cap"
RANKING = "quiz.ranking"
NUDGE = "quiz.review_nudge"
NUDGE_DAY = "quiz.review_nudge_day"
NUDGE_AT = "quiz.review_nudge_at"

SETTINGS: tuple[Setting, ...] = (
    Setting(NUDGE, Kind.BOOL, True, "quiz-setting-review-nudge", names=("每周复习提醒",)),
    Setting(
        NUDGE_DAY,
        Kind.INT,
        7,
        "quiz-setting-review-nudge-day",
        minimum=1,
        maximum=7,
        names=("复习提醒星期",),
    ),
    Setting(
        NUDGE_AT, Kind.TIME, time(19, 0), "quiz-setting-review-nudge-at", names=("复习提醒时间",)
    ),
    Setting(POINTS, Kind.BOOL, False, "quiz-setting-points", names=("积分",)),
    Setting(
        POINTS_CAP,
        Kind.INT,
        20,
        "quiz-setting-points-cap",
        minimum=1,
        maximum=1000,
        names=("每日积分上限",),
    ),
    Setting(RANKING, Kind.BOOL, False, "quiz-setting-ranking", names=("积分排行",)),
)
