"""`开通` and `解除开通`: which group belongs to which branch; and the bot's first hello."""

from __future__ import annotations

import shlex
from typing import Any

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Role
from bot.branch.services import chats
from bot.branch.views import BranchView
from bot.commands.command import Where, Who
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.errors import Refusal
from bot.platforms.types import Address, ChatKind
from plugins.members.commands import commands
from plugins.members.handlers.actors import host_actor


@commands.add(
    "setup",
    "开通",
    "setup",
    args=Args["name", MultiVar(str, "*")],
    where=Where.GROUP,
    who=Who.HOST,
)
async def setup(ctx: Context) -> Reply:
    """Link this group to a branch, new or known, and say what to do next."""
    name = " ".join(ctx.args["name"])
    if not name and ctx.view is None:
        raise Refusal("members-setup-which")
    if not name or (ctx.view is not None and name == ctx.view.name):
        said, view = "members-setup-again", ctx.branch
    else:
        linked = await chats.link_chat(
            ctx.host,
            name,
            ctx.incoming.address,
            host_actor(ctx),
            locale=ctx.host.settings.locale,
            timezone=ctx.host.settings.timezone,
        )
        view = linked.branch
        said = "members-setup-created" if linked.new_branch else "members-setup-done"
        said = said if linked.new_link else "members-setup-again"
    return Reply(f"{ctx.t(said, branch=view.name)}\n{what_next(ctx, view)}")


def what_next(ctx: Context, view: BranchView) -> str:
    """The steps that are left until the branch can work, or how far binding has come."""
    steps = []
    if not view.members:
        steps.append(ctx.t("members-setup-next-roster", branch=shlex.quote(view.name)))
    if not view.holders(Role.SECRETARY):
        steps.append(ctx.t("members-setup-next-secretary"))
    if view.unbound() or not view.members:
        steps.append(ctx.t("members-setup-next-bind"))
    if not view.members:
        return "\n".join([ctx.t("members-setup-next"), *steps])
    bound = len(view.members) - len(view.unbound())
    counts = ctx.t("members-setup-ready", members=len(view.members), bound=bound)
    return "\n".join([counts, ctx.t("members-setup-next"), *steps] if steps else [counts])


@commands.add("unlink", "解除开通", "unlink", where=Where.GROUP, who=Who.HOST)
async def unlink(ctx: Context) -> Reply:
    """Ask whether this group should be separated from its branch."""
    if ctx.view is None:
        raise Refusal("members-not-linked")
    return await ctx.host.router.confirm.ask(
        ctx,
        action="members.unlink",
        payload={"chat": ctx.incoming.address.id},
        text=ctx.t("members-unlink-ask", branch=ctx.view.name),
    )


async def unlink_confirmed(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Separate the group from its branch, after the second word."""
    if not ctx.superuser:
        raise Refusal("host-only-superuser")
    where = ctx.incoming.address
    chat = Address(where.platform, ChatKind.GROUP, payload["chat"], where.bot_id)
    name = await chats.unlink_chat(ctx.host, chat, host_actor(ctx))
    return Reply(ctx.t("members-unlink-done", branch=name))
