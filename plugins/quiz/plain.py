"""What is said in private and calls no command: an answer to what stands before the member."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.commands.context import Context
from bot.commands.reply import Reply
from plugins.quiz.handlers import drafting, review, sitting

# Asked in this order; the first that knows what the words belong to answers.
LISTENERS: tuple[Callable[[Context, str], Awaitable[Reply | None]], ...] = (
    sitting.on_text,
    drafting.on_text,
    review.heard,
    sitting.too_late,
)


async def on_text(ctx: Context, text: str) -> Reply | None:
    """The answer of the first listener that has one."""
    if ctx.person is None:
        return None
    for listener in LISTENERS:
        reply = await listener(ctx, text)
        if reply is not None:
            return reply
    return None
