"""What is said in private and calls no command by its first word: `已缴3元`, without a blank."""

from __future__ import annotations

from bot.commands.context import Context
from bot.commands.reply import Reply
from plugins.dues.handlers import paying


async def on_text(ctx: Context, text: str) -> Reply | None:
    """The answer where the words belong to dues."""
    if ctx.person is None:
        return None
    return await paying.heard(ctx, text)
