"""A member's own dues (D1)."""

from __future__ import annotations

from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.errors import Refusal


async def own(ctx: Context) -> Reply:
    """What the member owes, has paid and prepaid."""
    raise Refusal("dues-not-begun")
