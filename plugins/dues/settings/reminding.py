"""What a branch may set about being reminded of dues."""

from __future__ import annotations

from datetime import time

from bot.branch.settings import Kind, Setting
from bot.errors import Refusal
from plugins.dues.rules.reminding import MOST_DAYS, read_days

ON = "dues.reminders"
DAYS = "dues.reminder_days"
AT = "dues.reminder_at"
GROUP = "dues.reminder_in_group"


def _check_days(written: str) -> None:
    if read_days(written) is None:
        raise Refusal("dues-reminding-bad-days", value=written[:32], most=MOST_DAYS)


SETTINGS: tuple[Setting, ...] = (
    Setting(ON, Kind.BOOL, True, "dues-setting-reminders", names=("党费提醒",)),
    Setting(
        DAYS, Kind.STR, "5,20,-2", "dues-setting-reminder-days",
        minimum=1, maximum=40, validate=_check_days, names=("党费提醒日",),
    ),
    Setting(AT, Kind.TIME, time(19, 0), "dues-setting-reminder-at", names=("党费提醒时间",)),
    Setting(GROUP, Kind.BOOL, True, "dues-setting-reminder-in-group", names=("党费群提醒",)),
)  # fmt: skip
