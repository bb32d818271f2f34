"""`角色`, `权限` and `任命`: who holds which office, and what an office may do."""

from __future__ import annotations

from typing import Any

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right, Role
from bot.branch.services import offices
from bot.branch.views import MemberView
from bot.commands import people
from bot.commands.command import Where, Who
from bot.commands.context import Context
from bot.commands.discretion import quoted
from bot.commands.reply import Reply
from bot.errors import Refusal
from plugins.members import service
from plugins.members.commands import commands
from plugins.members.handlers.actors import host_actor, member_actor
from plugins.members.wording.offices import holders_table, rights_table
from plugins.members.wording.words import joined, one_of, role_name, role_names, role_of


@commands.add(
    "appoint",
    "任命",
    "appoint",
    args=Args["words", MultiVar(str, "+")],
    where=Where.GROUP,
    who=Who.HOST,
)
async def appoint(ctx: Context) -> Reply:
    """Make somebody of the roster the secretary; asks first where there is another."""
    member = await people.find(ctx, " ".join(ctx.args["words"]))
    others = [m for m in ctx.branch.holders(Role.SECRETARY) if m.member_id != member.member_id]
    if not others:
        return await _appoint(ctx, member)
    question = ctx.t(
        "members-appoint-ask",
        branch=ctx.branch.name,
        name=member.name,
        before=joined(ctx.t, [other.name for other in others]),
    )
    return await ctx.host.router.confirm.ask(
        ctx, action="members.appoint", payload={"member": member.member_id}, text=question
    )


async def appoint_confirmed(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Appoint in place of another, after the second word."""
    if not ctx.superuser:
        raise Refusal("host-only-superuser")
    member = ctx.branch.member(payload["member"])
    if member is None:
        raise Refusal("members-gone")
    return await _appoint(ctx, member)


async def _appoint(ctx: Context, member: MemberView) -> Reply:
    branch = ctx.branch
    news = await service.appoint_secretary(ctx.host, branch.id, member.member_id, host_actor(ctx))
    said = "members-appoint-done" if news else "members-appoint-held"
    lines = [ctx.t(said, name=member.name, branch=branch.name)]
    if not member.accounts:
        lines.append(ctx.t("members-appoint-bind", name=member.name))
    return Reply("\n".join(lines))


@commands.add("role", "角色", "role", "职务", args=Args["words", MultiVar(str, "*")])
async def role(ctx: Context) -> Reply:
    """List who holds what, or give and take back an office."""
    words = ctx.words
    if not words:
        table = holders_table(ctx.t, ctx.branch)
        how = "\n" + ctx.t("members-roles-how") if ctx.may(Right.ROLES_GRANT) else ""
        return Reply(table + how)
    if not ctx.may(Right.ROLES_GRANT):
        raise Refusal("members-role-not-yours")
    who = next((word for word in words if ctx.mention(word) is not None), words[0])
    words.remove(who)
    revoke = bool(words) and one_of(ctx.host.texts, "members-word-revoke", words[0])
    if revoke:
        words.pop(0)
    if not words:
        raise Refusal("members-role-how")
    written = " ".join(words)
    office = role_of(ctx.t, ctx.host.texts, written, quoted(ctx, written))
    member = await people.find(ctx, who)
    return Reply(await (_revoke if revoke else _grant)(ctx, member, office))


async def _grant(ctx: Context, member: MemberView, office: Role) -> str:
    news = await offices.grant_role(
        ctx.host, ctx.branch.id, member.member_id, office, member_actor(ctx)
    )
    said = "members-role-granted" if news else "members-role-held"
    return _told(ctx, said, member, office, member.roles | {office})


async def _revoke(ctx: Context, member: MemberView, office: Role) -> str:
    news = await offices.revoke_role(
        ctx.host, ctx.branch.id, member.member_id, office, member_actor(ctx)
    )
    said = "members-role-revoked" if news else "members-role-not-held"
    return _told(ctx, said, member, office, member.roles - {office})


def _told(
    ctx: Context, text_id: str, member: MemberView, office: Role, now: frozenset[Role]
) -> str:
    return ctx.t(
        text_id,
        name=member.name,
        role=role_name(ctx.t, office),
        roles=role_names(ctx.t, now),
    )


@commands.add("rights", "权限", "rights", who=Who.ANYONE)
async def rights(ctx: Context) -> Reply:
    """Which office may do what, with the speaker's own rights marked."""
    return Reply(rights_table(ctx.t, ctx.roles))
