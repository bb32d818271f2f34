"""What officers read and do about opinions is answered to them alone, refusals too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.errors import Refusal

P = ParamSpec("P")
Handler = Callable[Concatenate[Context, P], Awaitable[Reply]]


def privately(handler: Handler[P]) -> Handler[P]:
    """The handler with everything that it answers, or refuses, said in private."""

    @wraps(handler)
    async def run(ctx: Context, /, *more: P.args, **named: P.kwargs) -> Reply:
        try:
            reply = await handler(ctx, *more, **named)
        except Refusal as refusal:
            reply = Reply(ctx.t(refusal.text_id, **refusal.variables), alert=True)
        reply.private = True
        # A press has shown its own notice; to a word a group has to know where the answer is.
        reply.pointed = ctx.incoming.button is None
        return reply

    return run


def need(ctx: Context) -> None:
    """Raise Refusal for who may not, also where the right was taken since the question."""
    if not ctx.may(Right.OPINIONS_RUN):
        raise Refusal("opinions-not-yours")
