"""Keeps student numbers out of groups: takes messages back, and never repeats what has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.platforms.errors import DeliveryError

if TYPE_CHECKING:
    from bot.commands.context import Context

_DIGITS = 4  # a year has as many; a student number never has fewer
_HIDDEN = "…"


def has_number(word: str) -> bool:
    """Whether a word may hold a student number, in whatever digits it is written."""
    return sum(sign.isdigit() for sign in word) >= _DIGITS


def quoted(ctx: Context, words: str, most: int = 20) -> str:
    """What was said as an answer may repeat it: cut, and in a group without a number."""
    if ctx.incoming.private or not has_number(words):
        return words[:most]
    return _HIDDEN


async def take_back(ctx: Context) -> bool:
    """Recall what was said, where the platform and the bot's rights in the group allow."""
    platform = ctx.host.platforms.get(ctx.incoming.platform)
    if platform is None:
        return False
    try:
        return await platform.recall(ctx.incoming.address, ctx.incoming.message_id)
    except DeliveryError:
        return False
