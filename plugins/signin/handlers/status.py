"""`签到情况` and `签到导出`."""

from __future__ import annotations

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right, own_group_only
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.platforms.types import Button
from plugins.signin.commands import commands
from plugins.signin.handlers.words import optional_number
from plugins.signin.messages import summary
from plugins.signin.messages.speaker import speaker
from plugins.signin.services import sessions
from plugins.signin.services.standing import Picture, picture


@commands.add("status", "签到情况", "attendees", args=Args["words", MultiVar(str, "*")])
async def status(ctx: Context) -> Reply:
    """How a session stands: counts for everyone; names in private, or where the branch chose."""
    view, now = ctx.branch, ctx.host.clock.now()
    session = await sessions.find(view.id, optional_number(ctx))
    whole = await picture(view, session)
    lines = [summary.counts_text(ctx.t, view, whole, now)]
    private = ctx.incoming.private
    if private:
        lines.append(summary.own_state(ctx.t, view, whole, ctx.member.member_id))
    if private and ctx.may(Right.ATTENDANCE_VIEW):
        lines.append(summary.names_text(ctx.t, view, await _own_share(ctx, whole)))
    elif not private and view.setting("signin.names_in_group"):
        lines.append(summary.names_text(ctx.t, view, whole))
    buttons: tuple[tuple[Button, ...], ...] = ()
    if private and ctx.may(Right.ATTENDANCE_EXPORT):
        command = ctx.t("signin-command-export", number=session.number)
        lines.append(ctx.t("signin-status-export", command=command))
        buttons = ((Button(ctx.t("signin-button-export"), command),),)
    return Reply("\n".join(line for line in lines if line), buttons=buttons)


async def _own_share(ctx: Context, whole: Picture) -> Picture:
    """What this person may see by name: all, or as a group leader the own group."""
    if not own_group_only(ctx.roles, Right.ATTENDANCE_VIEW):
        return whole
    view, group = ctx.branch, ctx.member.group_name
    own = frozenset(m.member_id for m in view.members.values() if m.group_name == group)
    return await picture(view, whole.session, own)


@commands.add(
    "export",
    "签到导出",
    "attendancexlsx",
    args=Args["words", MultiVar(str, "*")],
    right=Right.ATTENDANCE_EXPORT,
)
async def export(ctx: Context) -> Reply:
    """A session as xlsx, for this person alone."""
    view = ctx.branch
    session = await sessions.find(view.id, optional_number(ctx))
    file = await summary.table(speaker(ctx.host, view), view, await picture(view, session))
    text = ctx.t("signin-exported", title=session.title, number=session.number)
    return Reply(text, file=file, private=True)
