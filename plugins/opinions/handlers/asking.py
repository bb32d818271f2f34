"""The desk as handlers ask it: whoever can't be answered is told to try again."""

from __future__ import annotations

from typing import Any

from bot.commands.context import Context
from bot.errors import Refusal
from bot.store.keeper import KeeperAway
from plugins.opinions.services.desk import desks_of, name_of


async def ask(ctx: Context, what: str, **arguments: Any) -> Any:
    """What the desk says to it, for the account that speaks. Raises Refusal."""
    try:
        return await desks_of(ctx.host).ask(what, name_of(ctx.incoming), **arguments)
    except KeeperAway:
        raise Refusal("opinions-writing-away") from None


def rest_of(ctx: Context) -> str:
    """What was said after the first word, as it was said."""
    return str(ctx.args.get("rest", "")).strip()
