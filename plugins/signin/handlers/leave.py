"""`请假`, and the decisions about it: `准假`, `退回`, `待批请假`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import number_of
from bot.delivery.messages import OutboxMessage, in_each_locale
from bot.errors import Refusal
from plugins.signin.commands import commands
from plugins.signin.handlers.words import marked_number, reason_of
from plugins.signin.messages import private
from plugins.signin.rules.session import LEAVE_AHEAD
from plugins.signin.services import leave as leaves
from plugins.signin.services import sessions

if TYPE_CHECKING:
    from plugins.signin.models import Leave


@commands.add("leave", "请假", "leave", args=Args["words", MultiVar(str, "*")])
async def ask(ctx: Context) -> Reply:
    """Ask for leave from the open session, or from the next one. The reason stays private."""
    number, words = marked_number(ctx.words)
    reason = reason_of(ctx, words, "signin-leave-reason-missing")
    view = ctx.branch
    open_now = {session.id: session.title for session in await sessions.open_sessions(view.id)}

    def tell(leave: Leave) -> Sequence[OutboxMessage]:
        title = open_now.get(leave.session_id or 0, "")
        return in_each_locale(
            ctx.host.texts, view.locale, lambda t: private.leave_asked(t, view, leave, title)
        )

    request = leaves.Request(view.id, ctx.member.member_id, reason, ctx.at)
    asked = await leaves.ask(ctx.host, request, number, tell)
    known = {"number": asked.leave.number}
    if asked.session is None:
        text = ctx.t("signin-leave-asked-ahead", days=LEAVE_AHEAD.days, **known)
    else:
        text_id = "signin-leave-asked-again" if asked.again else "signin-leave-asked"
        text = ctx.t(text_id, title=asked.session.title, **known)
    return Reply(text)


@commands.add(
    "grant",
    "准假",
    "grantleave",
    args=Args["words", MultiVar(str, "*")],
    right=Right.LEAVE_DECIDE,
)
async def grant(ctx: Context) -> Reply:
    """Grant a request for leave."""
    return await _decide(ctx, granted=True)


@commands.add(
    "return",
    "退回",
    "returnleave",
    args=Args["words", MultiVar(str, "*")],
    right=Right.LEAVE_DECIDE,
)
async def give_back(ctx: Context) -> Reply:
    """Return a request for leave, with a word why."""
    return await _decide(ctx, granted=False)


async def _decide(ctx: Context, *, granted: bool) -> Reply:
    words = ctx.words
    number = number_of(words[0]) if words else None
    if number is None:
        raise Refusal("signin-leave-number-missing", command=ctx.command.name)
    note = reason_of(ctx, words[1:], "signin-leave-reason-missing") if words[1:] else ""
    view = ctx.branch

    def tell(leave: Leave, title: str) -> Sequence[OutboxMessage]:
        return in_each_locale(
            ctx.host.texts, view.locale, lambda t: private.leave_decided(t, view, leave, title)
        )

    leave, changed = await leaves.decide(
        ctx.host,
        view.id,
        number,
        grant=granted,
        by=ctx.member.member_id,
        at=ctx.at,
        note=note,
        tell=tell,
    )
    text_id = "signin-leave-grant" if granted else "signin-leave-return"
    text = ctx.t(f"{text_id}-{'done' if changed else 'before'}", number=leave.number)
    # In private the answer is a message that stays: a notice is gone in a moment.
    in_group = ctx.incoming.button is not None and not ctx.incoming.private
    return Reply(text, toast=text if in_group else "")


@commands.add("leaves", "待批请假", "leaves", right=Right.LEAVE_DECIDE)
async def waiting(ctx: Context) -> Reply:
    """The requests that wait for a decision, for this person alone."""
    view = ctx.branch
    rows = await leaves.pending(view.id, ctx.at - 4 * LEAVE_AHEAD)
    if not rows:
        return Reply(ctx.t("signin-leaves-none"), private=True)
    lines = [ctx.t("signin-leaves-title", count=len(rows))]
    buttons = []
    for row in rows[:20]:
        member = view.member(row.member_id)
        if member is not None:
            lines.append(
                ctx.t("signin-leaves-line", number=row.number, name=member.name, reason=row.reason)
            )
            buttons.append(private.leave_buttons(ctx.t, row.number))
    return Reply("\n".join(lines), private=True, buttons=tuple(buttons[:8]))
