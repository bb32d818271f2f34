"""`党费`: what a member owes; or what the next word asks for. Always answered in private."""

from __future__ import annotations

from arclet.alconna import Args, MultiVar

from bot.commands.context import Context
from bot.commands.discretion import quoted
from bot.commands.reply import Reply
from bot.commands.words import one_of
from bot.errors import Refusal
from plugins.dues.actions import ACTIONS
from plugins.dues.commands import commands
from plugins.dues.handlers import standing
from plugins.dues.handlers.discreet import privately


@commands.add("dues", "党费", "dues", args=Args["words", MultiVar(str, "*")])
@privately
async def dues(ctx: Context) -> Reply:
    """What is owed, paid and prepaid, with the rule; or an action by its word."""
    words = ctx.words
    if not words:
        return await standing.own(ctx)
    for action in ACTIONS.values():
        if one_of(ctx.host.texts, f"dues-word-{action.name}", words[0]):
            if action.right is not None and not ctx.may(action.right):
                raise Refusal("dues-not-yours")
            return await action.run(ctx, words[1:])
    raise Refusal("dues-unknown-word", written=quoted(ctx, words[0]))
