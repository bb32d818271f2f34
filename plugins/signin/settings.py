"""What a branch may set about signing in."""

from __future__ import annotations

from datetime import time

from bot.branch.settings import Kind, Setting

SETTINGS = (
    Setting(
        "signin.day_starts",
        Kind.TIME,
        time(0, 0),
        "signin-setting-day-starts",
        names=("签到日界",),
    ),
    Setting(
        "signin.grace_minutes",
        Kind.INT,
        10,
        "signin-setting-grace-minutes",
        minimum=0,
        maximum=240,
        names=("迟到宽限",),
    ),
    Setting(
        "signin.remind_minutes",
        Kind.INT,
        5,
        "signin-setting-remind-minutes",
        minimum=0,
        maximum=240,
        names=("签到提醒",),
    ),
    Setting(
        "signin.remind_in_group",
        Kind.BOOL,
        False,
        "signin-setting-remind-in-group",
        names=("群内提醒",),
    ),
    Setting(
        "signin.names_in_group",
        Kind.BOOL,
        False,
        "signin-setting-names-in-group",
        names=("群内名单",),
    ),
    Setting(
        "signin.presses_in_group",
        Kind.BOOL,
        False,
        "signin-setting-presses-in-group",
        names=("按钮播报",),
    ),
    Setting(
        "signin.reactions",
        Kind.BOOL,
        False,
        "signin-setting-reactions",
        names=("表情回应",),
    ),
    Setting(
        "signin.daily_reminder",
        Kind.BOOL,
        False,
        "signin-setting-daily-reminder",
        names=("每日提醒",),
    ),
    Setting(
        "signin.daily_reminder_at",
        Kind.TIME,
        time(20, 0),
        "signin-setting-daily-reminder-at",
        names=("每日提醒时间",),
    ),
)
