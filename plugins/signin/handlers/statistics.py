"""`签到统计`: one's own figures, and the branch's for who may see them."""

from __future__ import annotations

from datetime import date

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right, own_group_only
from bot.branch.views import BranchView, in_roster_order
from bot.commands import people
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import plain
from bot.errors import Refusal
from plugins.signin.commands import commands
from plugins.signin.messages import figures
from plugins.signin.rules.day import Term, branch_day, term_named, term_of
from plugins.signin.services.daily import tally_of
from plugins.signin.services.statistics import term_figures

_ALL = frozenset({"全体", "支部", "全部", "all", "branch"})


@commands.add("statistics", "签到统计", "attendancestats", args=Args["words", MultiVar(str, "*")])
async def statistics(ctx: Context) -> Reply:
    """Figures of a term: one's own, a member's, or everyone's as picture and xlsx."""
    view = ctx.branch
    today = branch_day(ctx.at, view.zone, view.setting("signin.day_starts"))
    term, words = _term(ctx.words, today)
    if not words:
        return await _of_one(ctx, view, term, ctx.member.member_id, today)
    if len(words) > 1:
        raise Refusal("signin-statistics-how")
    everyone = plain(words[0]).lower() in _ALL
    if everyone:
        _need_view(ctx)
        return await _of_all(ctx, view, term, today)
    member = await people.find(ctx, words[0])
    if member.member_id != ctx.member.member_id:
        _need_view(ctx)
        if not _sees(ctx, member.group_name):
            raise Refusal("signin-statistics-own-group")
    return await _of_one(ctx, view, term, member.member_id, today)


def _need_view(ctx: Context) -> None:
    if not ctx.may(Right.ATTENDANCE_VIEW):
        raise Refusal("signin-statistics-not-yours")


def _sees(ctx: Context, group: str) -> bool:
    if not own_group_only(ctx.roles, Right.ATTENDANCE_VIEW):
        return True
    return group == ctx.member.group_name


def _term(words: list[str], today: date) -> tuple[Term, list[str]]:
    for index, word in enumerate(words):
        term = term_named(plain(word), today)
        if term is not None:
            return term, [*words[:index], *words[index + 1 :]]
    return term_of(today), words


async def _of_one(ctx: Context, view: BranchView, term: Term, member_id: int, today: date) -> Reply:
    found = await term_figures(view, term, [member_id], today)
    tally = await tally_of(member_id)
    member = view.member(member_id)
    name = member.name if member is not None else ctx.member.name
    text = figures.member_text(ctx.t, name, found, tally, today)
    if member_id == ctx.member.member_id and ctx.may(Right.ATTENDANCE_VIEW):
        text = f"{text}\n{ctx.t('signin-statistics-all-hint')}"
    return Reply(text, private=True)


async def _of_all(ctx: Context, view: BranchView, term: Term, today: date) -> Reply:
    members = [m for m in in_roster_order(view.members.values()) if _sees(ctx, m.group_name)]
    found = await term_figures(view, term, [m.member_id for m in members], today)
    return Reply(
        figures.branch_text(ctx.t, view, found),
        picture=await figures.branch_picture(ctx.host, view, ctx.t, found),
        file=await figures.branch_table(view, ctx.t, found),
        private=True,
    )
