"""`薄弱知识点`: what the branch as a whole should study next."""

from __future__ import annotations

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.commands.command import Where
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import plain
from bot.errors import Refusal
from plugins.quiz.commands import commands
from plugins.quiz.messages import weakness as messages
from plugins.quiz.services.review.weakness import weak_clauses
from plugins.signin.rules.day import Season, branch_day, term_named, term_of


@commands.add(
    "weak",
    "薄弱知识点",
    "weak",
    args=Args["words", MultiVar(str, "*")],
    where=Where.PRIVATE,
    right=Right.WEAKNESS_VIEW,
)
async def weak(ctx: Context) -> Reply:
    """The weakest clauses of a term, as an agenda for the next themed day."""
    now = ctx.host.clock.now()
    today = branch_day(now, ctx.zone)
    words = " ".join(ctx.words)
    term = term_named(plain(words), today) if words else term_of(today)
    if term is None:
        raise Refusal("quiz-review-weak-words")
    clauses = await weak_clauses(ctx.branch, term, now)
    spring = term.season is Season.SPRING
    name = ctx.t("quiz-review-spring" if spring else "quiz-review-autumn", year=str(term.year))
    if not clauses:
        return Reply(ctx.t("quiz-review-weak-nothing", term=name))
    return Reply(
        messages.proposal(ctx.t, name, clauses),
        picture=await messages.picture(ctx.host, ctx.branch, ctx.t, name, clauses),
    )
