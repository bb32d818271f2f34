"""Answers about money go to the person alone, refusals too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps

from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.errors import Refusal


def privately(handler: Callable[[Context], Awaitable[Reply]]) -> Callable[..., Awaitable[Reply]]:
    """The handler with everything that it answers, or refuses, said in private."""

    @wraps(handler)
    async def run(ctx: Context) -> Reply:
        try:
            reply = await handler(ctx)
        except Refusal as refusal:
            text = ctx.t(refusal.text_id, **refusal.variables)
            # In private the answer is a message that stays: a notice is gone in a moment.
            pressed = ctx.incoming.button is not None and not ctx.incoming.private
            reply = Reply(text, toast=text if pressed else "", alert=True)
        reply.private = True
        # A press has shown its own notice; to a word somebody has to know where the answer is.
        reply.pointed = ctx.incoming.button is None
        return reply

    return run
