"""What the rules forbid, and so nothing here does: asked for, it is answered with the rule."""

from __future__ import annotations

from collections.abc import Sequence

from bot import rulebook
from bot.commands.context import Context
from bot.commands.reply import Reply
from plugins.dues.actions import action
from plugins.dues.services.book import RULES

_RULE = "dues.forbidden"


@action("advance")
async def advance(ctx: Context, _: Sequence[str]) -> Reply:
    """`党费 垫付`: the organisation paying for a member."""
    return Reply(ctx.t("dues-forbidden-advance", source=await _source(ctx)))


@action("deduct")
async def deduct(ctx: Context, _: Sequence[str]) -> Reply:
    """`党费 代扣`: dues deducted from what somebody earns."""
    return Reply(ctx.t("dues-forbidden-deduct", source=await _source(ctx)))


@action("levy")
async def levy(ctx: Context, _: Sequence[str]) -> Reply:
    """`党费 加收`: dues of another kind than the rules know."""
    return Reply(ctx.t("dues-forbidden-levy", source=await _source(ctx)))


async def _source(ctx: Context) -> str:
    today = ctx.host.clock.now().astimezone(ctx.zone).date()
    return rulebook.in_force(await rulebook.rules(RULES), _RULE, today).source
