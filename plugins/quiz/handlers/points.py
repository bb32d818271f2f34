"""`积分`, `排行`: only where the branch has switched them on; otherwise there is no such word."""

from __future__ import annotations

from bot.branch.views import BranchView
from bot.commands.context import Context
from bot.commands.reply import Reply
from plugins.quiz.commands import commands
from plugins.quiz.messages import points as messages
from plugins.quiz.services.review import standings
from plugins.quiz.settings.review import POINTS, POINTS_CAP, RANKING
from plugins.signin.rules.day import branch_day, term_of


def _has_points(view: BranchView) -> bool:
    return bool(view.setting(POINTS))


def _has_ranking(view: BranchView) -> bool:
    return bool(view.setting(POINTS) and view.setting(RANKING))


@commands.add("points", "积分", "points", enabled=_has_points)
async def points(ctx: Context) -> Reply:
    """One's own points of the term, told to oneself alone."""
    day = branch_day(ctx.host.clock.now(), ctx.zone)
    own = await standings.own(ctx.member.member_id, term_of(day), day)
    return Reply(messages.own(ctx.t, own, ctx.branch.setting(POINTS_CAP)), private=True)


@commands.add("ranking", "排行", "ranking", enabled=_has_ranking)
async def ranking(ctx: Context) -> Reply:
    """The first few of the term, by name; nobody else is named."""
    day = branch_day(ctx.host.clock.now(), ctx.zone)
    found = await standings.ranking(ctx.branch.id, term_of(day))
    return Reply(messages.ranking(ctx.t, ctx.branch, found))
