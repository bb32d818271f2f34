"""`绑定码`, `换绑`, `解绑`, `未绑定` and `我`: accounts once they are there, or still missing."""

from __future__ import annotations

from typing import Any

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.branch.services import binding
from bot.commands import people
from bot.commands.command import Where
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.errors import Refusal
from bot.platforms.types import PlatformName
from plugins.members.commands import commands
from plugins.members.handlers.actors import member_actor
from plugins.members.wording import person as own
from plugins.members.wording import roster

_HOURS = int(binding.CODE_LIFE.total_seconds()) // 3600


@commands.add("me", "我", "me", "我的")
async def me(ctx: Context) -> Reply:
    """The asker's own record, for the asker alone."""
    member = ctx.branch.member(ctx.member.member_id)
    if member is None:
        raise Refusal("host-not-bound")
    return Reply(own.me(ctx.t, ctx.branch, member, ctx.member), private=True)


@commands.add("move", "换绑", "move", where=Where.PRIVATE)
async def move(ctx: Context) -> Reply:
    """Give the old account the code by which the new one takes its place."""
    code = await binding.issue_move_code(ctx.host, ctx.member)
    return Reply(ctx.t("members-move-code", code=code, hours=_HOURS))


@commands.add("unbind", "解绑", "unbind", where=Where.PRIVATE)
async def unbind(ctx: Context) -> Reply:
    """Ask whether this account should be let go."""
    account = ctx.member.account
    return await ctx.host.router.confirm.ask(
        ctx,
        action="members.unbind",
        payload={"account": account.id if account is not None else 0},
        text=ctx.t("members-unbind-ask", name=ctx.member.name, branch=ctx.branch.name),
    )


async def unbind_confirmed(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Let the account go, after the second word."""
    account = ctx.member.account
    if account is None or account.id != payload["account"]:
        raise Refusal("host-not-bound")
    await binding.unbind(ctx.host, ctx.member)
    return Reply(ctx.t("members-unbind-done"))


@commands.add(
    "bindcode",
    "绑定码",
    "bindcode",
    args=Args["who", MultiVar(str, "+")],
    right=Right.BIND_CODE_ISSUE,
)
async def bindcode(ctx: Context) -> Reply:
    """Issue a one-time code for a member, for the asker alone to pass on."""
    member = await people.find(ctx, " ".join(ctx.args["who"]))
    code = await binding.issue_bind_code(
        ctx.host, ctx.branch.id, member.member_id, member_actor(ctx)
    )
    lines = [ctx.t("members-bindcode-issued", name=member.name, code=code, hours=_HOURS)]
    telegram = ctx.host.platforms.get(PlatformName.TELEGRAM)
    link = telegram.deep_link(f"bind_{code}") if telegram is not None else None
    if link is not None:
        lines.append(ctx.t("members-bindcode-link", link=link))
    return Reply("\n".join(lines), private=True)


@commands.add("unbound", "未绑定", "unbound", right=Right.ROSTER_VIEW)
async def unbound(ctx: Context) -> Reply:
    """Who has no account yet, for the asker alone."""
    return Reply(roster.unbound(ctx.t, ctx.branch), private=True)
