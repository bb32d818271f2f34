"""`结束签到` and `撤销签到`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.delivery.messages import OutboxMessage, ToChats
from bot.errors import Refusal
from bot.platforms.types import Outgoing
from plugins.signin.commands import commands
from plugins.signin.handlers.words import optional_number
from plugins.signin.messages.ending import after_grace, ending
from plugins.signin.messages.speaker import speaker
from plugins.signin.rules.session import State
from plugins.signin.services import sessions
from plugins.signin.services.standing import picture

if TYPE_CHECKING:
    from plugins.signin.models import AttendanceSession


@commands.add(
    "end",
    "结束签到",
    "endattendance",
    args=Args["words", MultiVar(str, "*")],
    right=Right.ATTENDANCE_RUN,
)
async def end(ctx: Context) -> Reply:
    """Ask whether a session shall end now: nobody can sign in after that."""
    session = await sessions.find(ctx.branch.id, optional_number(ctx), (State.OPEN,))
    standing = (await picture(ctx.branch, session)).standing
    return await ctx.host.router.confirm.ask(
        ctx,
        action="signin.end",
        payload={"session": session.id},
        text=ctx.t(
            "signin-end-ask",
            title=session.title,
            number=session.number,
            present=standing.present,
            missing=len(standing.missing),
        ),
    )


async def end_confirmed(ctx: Context, payload: dict[str, Any]) -> Reply:
    """End it, after the second word; the summary goes out as it would at its deadline."""
    view, now = ctx.branch, ctx.host.clock.now()
    session = await _confirmed(ctx, payload)
    if session.state != State.OPEN:
        raise Refusal(f"signin-is-{session.state}", title=session.title, number=session.number)
    standing = await picture(view, session)
    session.state = State.CLOSED
    # Past the deadline the summary is out already, and only who came late is news.
    make = ending if now < session.deadline else after_grace
    messages = await make(ctx.host, view, standing, now)
    await sessions.end_now(ctx.host, view, session, ctx.at, ctx.member.member_id, messages)
    text_id = "signin-ended" if now < session.deadline else "signin-ended-grace"
    return Reply(ctx.t(text_id, title=session.title, number=session.number))


@commands.add(
    "cancel",
    "撤销签到",
    "cancelattendance",
    args=Args["words", MultiVar(str, "*")],
    right=Right.ATTENDANCE_RUN,
)
async def cancel(ctx: Context) -> Reply:
    """Ask whether a session shall be as if it had not been."""
    session = await sessions.find(ctx.branch.id, optional_number(ctx))
    standing = (await picture(ctx.branch, session)).standing
    return await ctx.host.router.confirm.ask(
        ctx,
        action="signin.cancel",
        payload={"session": session.id},
        text=ctx.t(
            "signin-cancel-ask",
            title=session.title,
            number=session.number,
            present=standing.present,
        ),
    )


async def cancel_confirmed(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Cancel it, after the second word."""
    session = await _confirmed(ctx, payload)
    t = speaker(ctx.host, ctx.branch)
    notice = OutboxMessage(
        ctx.branch.id,
        ToChats(ctx.branch.id),
        Outgoing(t("signin-cancelled-notice", title=session.title)),
        f"signin:{session.id}:cancelled",
    )
    await sessions.cancel(ctx.host, session, ctx.member.member_id, ctx.host.clock.now(), [notice])
    return Reply(ctx.t("signin-cancelled", title=session.title, number=session.number))


async def _confirmed(ctx: Context, payload: dict[str, Any]) -> AttendanceSession:
    """The session that a question was about, as it is now. Raises Refusal."""
    if not ctx.may(Right.ATTENDANCE_RUN):
        raise Refusal("host-no-right", command=ctx.command.name)
    session = await sessions.get(int(payload["session"]), ctx.branch.id)
    if session is None:
        raise Refusal("signin-none")
    return session
