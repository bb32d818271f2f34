"""`结束签到` and `撤销签到`."""

from __future__ import annotations

from typing import Any

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.delivery.messages import OutboxMessage, ToChats
from bot.errors import Refusal
from bot.platforms.types import Outgoing
from plugins.signin.commands import commands
from plugins.signin.handlers.words import optional_number
from plugins.signin.messages.ending import ending
from plugins.signin.messages.speaker import speaker
from plugins.signin.rules.session import State
from plugins.signin.services import sessions
from plugins.signin.services.standing import picture


@commands.add(
    "end",
    "结束签到",
    "endattendance",
    args=Args["words", MultiVar(str, "*")],
    right=Right.ATTENDANCE_RUN,
)
async def end(ctx: Context) -> Reply:
    """End a session now; the summary goes out as it would at its deadline."""
    view, now = ctx.branch, ctx.host.clock.now()
    session = await sessions.find(view.id, optional_number(ctx), (State.OPEN,))
    standing = await picture(view, session)
    session.state = State.CLOSED
    messages = await ending(ctx.host, view, standing, now)
    await sessions.end_now(ctx.host, view, session, ctx.at, ctx.member.member_id, messages)
    return Reply(ctx.t("signin-ended", title=session.title, number=session.number))


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
    if not ctx.may(Right.ATTENDANCE_RUN):
        raise Refusal("host-no-right", command=ctx.command.name)
    session = await sessions.get(int(payload["session"]), ctx.branch.id)
    if session is None:
        raise Refusal("signin-none")
    t = speaker(ctx.host, ctx.branch)
    notice = OutboxMessage(
        ctx.branch.id,
        ToChats(ctx.branch.id),
        Outgoing(t("signin-cancelled-notice", title=session.title)),
        f"signin:{session.id}:cancelled",
    )
    await sessions.cancel(ctx.host, session, ctx.member.member_id, ctx.host.clock.now(), [notice])
    return Reply(ctx.t("signin-cancelled", title=session.title, number=session.number))
