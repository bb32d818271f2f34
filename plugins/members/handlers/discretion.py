"""Keeps student numbers out of groups: takes messages back, and never repeats them."""

from __future__ import annotations

from bot.branch.views import MemberView
from bot.commands import people
from bot.commands.context import Context
from bot.errors import Refusal
from bot.platforms.errors import DeliveryError

_DIGITS = 4


def has_number(word: str) -> bool:
    """Whether a word may be a student number rather than a name."""
    return sum(sign.isdigit() for sign in word) >= _DIGITS


async def take_back(ctx: Context) -> bool:
    """Recall what was said, where the platform and the bot's rights in the group allow."""
    platform = ctx.host.platforms.get(ctx.incoming.platform)
    if platform is None:
        return False
    try:
        return await platform.recall(ctx.incoming.address, ctx.incoming.message_id)
    except DeliveryError:
        return False


async def whom(ctx: Context, word: str) -> MemberView:
    """The member that a word means; a student number said in a group is taken back.

    Raises the Refusals of `people.find`, and members-number-unknown, which doesn't repeat it.
    """
    spoken = ctx.mention(word) is None and not ctx.incoming.private and has_number(word)
    if not spoken:
        return await people.find(ctx, word)
    await take_back(ctx)
    try:
        return await people.find(ctx, word)
    except Refusal:
        raise Refusal("members-number-unknown") from None
