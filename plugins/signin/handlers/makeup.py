"""`补签`: the secretary enters attendance for somebody."""

from __future__ import annotations

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.commands import people
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.errors import Refusal
from plugins.signin.commands import commands
from plugins.signin.handlers.words import marked_number, reason_of
from plugins.signin.services import sessions
from plugins.signin.services.makeup import make_up


@commands.add(
    "makeup",
    "补签",
    "makeup",
    args=Args["words", MultiVar(str, "*")],
    right=Right.MAKEUP_SIGN,
)
async def enter(ctx: Context) -> Reply:
    """Enter attendance for a member in the newest session, or in that of `#number`."""
    number, words = marked_number(ctx.words)
    if not words:
        raise Refusal("signin-makeup-how")
    member = await people.find(ctx, words[0])
    reason = reason_of(ctx, words[1:], "signin-makeup-reason-missing")
    session = await sessions.find(ctx.branch.id, number)
    await make_up(ctx.host, session, member, by=ctx.member.member_id, reason=reason, at=ctx.at)
    return Reply(ctx.t("signin-makeup-done", name=member.name, title=session.title))
