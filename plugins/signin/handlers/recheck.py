"""`复核`: with minutes it begins a second check, with a code it answers one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import plain
from bot.delivery.messages import OutboxMessage
from bot.errors import Refusal
from plugins.signin.commands import commands
from plugins.signin.handlers.confirming import confirmed
from plugins.signin.handlers.words import source_of
from plugins.signin.messages import lines, reminders
from plugins.signin.messages.lines import AnswerLine
from plugins.signin.messages.speaker import speaker
from plugins.signin.rules import codes
from plugins.signin.rules.deadline import DeadlineError, Span, read
from plugins.signin.rules.session import RECHECK_DEFAULT, RECHECK_LONGEST
from plugins.signin.services import recheck
from plugins.signin.services.standing import display_name

if TYPE_CHECKING:
    from plugins.signin.models import Recheck


@commands.add("recheck", "复核", "recheck", args=Args["words", MultiVar(str, "*")])
async def second_check(ctx: Context) -> Reply:
    """Answer with the code of four digits; begin with minutes, who may."""
    word = plain("".join(ctx.words))
    if len(word) == codes.FIXED_DIGITS and codes.readable(word):
        return await _answer(ctx, word)
    if not ctx.may(Right.ATTENDANCE_RUN):
        raise Refusal("signin-recheck-how")
    return await _begin(ctx, _minutes(word))


def _minutes(word: str) -> int:
    if not word:
        return RECHECK_DEFAULT
    try:
        said = read(word)
    except DeadlineError:
        said = None
    minutes = int(said.length.total_seconds() // 60) if isinstance(said, Span) else 0
    if not 1 <= minutes <= RECHECK_LONGEST:
        raise Refusal("signin-recheck-minutes", most=RECHECK_LONGEST)
    return minutes


async def _begin(ctx: Context, minutes: int) -> Reply:
    view, t = ctx.branch, speaker(ctx.host, ctx.branch)
    now = ctx.host.clock.now()
    session = await recheck.session_to_check(view.id, now)

    def tell(row: Recheck) -> Sequence[OutboxMessage]:
        return reminders.recheck_call(t, view, row, session.title)

    await recheck.begin(
        ctx.host,
        session,
        minutes=minutes,
        by=ctx.member.member_id,
        at=now,
        source=source_of(ctx),
        tell=tell,
    )
    return Reply(ctx.t("signin-recheck-begun", title=session.title, minutes=minutes), private=True)


async def _answer(ctx: Context, code: str) -> Reply:
    person, view = ctx.member, ctx.branch
    await recheck.answer(view.id, person.member_id, code, at=ctx.at, now=ctx.host.clock.now())
    member = view.member(person.member_id)
    name = display_name(view, member) if member is not None else person.name
    line = AnswerLine(person.member_id, name)
    return confirmed(ctx, view, lines.answered(ctx.host.texts, line), line)
