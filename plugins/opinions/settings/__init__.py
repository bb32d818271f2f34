"""What a branch may set about opinions. What a round is opened with never changes for it."""

from __future__ import annotations

from datetime import time

from bot.branch.settings import Kind, Setting
from plugins.opinions.rules.rounds import LEAST, PER_MEMBER, THRESHOLD

LIMIT = "opinions.per_member"
ENOUGH = "opinions.threshold"
PICTURES = "opinions.pictures"
BOX = "opinions.box"
BOX_DAY = "opinions.box_day"
BOX_AT = "opinions.box_at"
ADDITIONS_AT = "opinions.additions_at"
RECEIPT_DAYS = "opinions.receipt_days"

SETTINGS: tuple[Setting, ...] = (
    Setting(
        LIMIT, Kind.INT, PER_MEMBER, "opinions-setting-per-member",
        minimum=1, maximum=10, names=("每人意见数",),
    ),
    Setting(
        ENOUGH, Kind.INT, THRESHOLD, "opinions-setting-threshold",
        minimum=LEAST, maximum=100, names=("意见公开下限",),
    ),
    Setting(PICTURES, Kind.BOOL, False, "opinions-setting-pictures", names=("意见图片",)),
    Setting(BOX, Kind.BOOL, False, "opinions-setting-box", names=("意见箱",)),
    Setting(
        BOX_DAY, Kind.INT, 5, "opinions-setting-box-day",
        minimum=1, maximum=7, names=("意见箱开箱日",),
    ),
    Setting(
        BOX_AT, Kind.TIME, time(18, 0), "opinions-setting-box-at", names=("意见箱开箱时间",)
    ),
    Setting(
        ADDITIONS_AT, Kind.TIME, time(20, 0), "opinions-setting-additions-at",
        names=("意见补充时间",),
    ),
    Setting(
        RECEIPT_DAYS, Kind.INT, 180, "opinions-setting-receipt-days",
        minimum=30, maximum=730, names=("回执有效天数",),
    ),
)  # fmt: skip
