"""Who does something, as the audit names it."""

from __future__ import annotations

from bot.branch.audit import Actor
from bot.commands.context import Context


def host_actor(ctx: Context) -> Actor:
    """The superuser who speaks."""
    return Actor.host(f"{ctx.incoming.platform}:{ctx.incoming.account}")


def member_actor(ctx: Context) -> Actor:
    """The bound member who speaks."""
    return Actor(ctx.member.member_id)
