"""`签到`: for the day, or with a code for an occasion; and the links that QR codes carry."""

from __future__ import annotations

from collections.abc import Sequence

from arclet.alconna import Args, MultiVar

from bot.branch.views import BranchView, Person
from bot.commands.command import Who
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import plain
from bot.errors import Refusal
from plugins.signin.commands import commands
from plugins.signin.handlers.confirming import confirmed
from plugins.signin.messages import lines
from plugins.signin.messages.lines import AttendLine, DailyLine
from plugins.signin.rules import codes
from plugins.signin.rules.day import branch_day, clock_of
from plugins.signin.rules.session import Mark
from plugins.signin.services import attend, daily
from plugins.signin.services.attend import Attended, Guest
from plugins.signin.services.standing import display_name


@commands.add("daily", "签到", "signin", args=Args["words", MultiVar(str, "*")])
async def sign_in(ctx: Context) -> Reply:
    """Sign in for the day; with a code, for the occasion that it belongs to."""
    words = ctx.words
    return await _with_code(ctx, words) if words else await _for_the_day(ctx)


async def _for_the_day(ctx: Context) -> Reply:
    view, person = ctx.branch, ctx.member
    starts = view.setting("signin.day_starts")
    day = branch_day(ctx.at, view.zone, starts)
    done = await daily.sign_in(
        ctx.host.store,
        daily.SignIn(view.id, person.member_id, day, ctx.at, str(ctx.incoming.platform)),
    )
    today = branch_day(ctx.host.clock.now(), view.zone, starts)
    line = DailyLine(
        person.member_id,
        _name(view, person),
        done.new,
        done.streak,
        done.month_count,
        day.isoformat() if day != today else "",
        done.open_now,
    )
    return confirmed(ctx, view, lines.daily(ctx.host.texts, line), line)


async def _with_code(ctx: Context, words: Sequence[str]) -> Reply:
    code = plain("".join(words)).replace("#", "")
    if not codes.readable(code):
        raise Refusal("signin-code-unreadable")
    guest = _guest(ctx, ctx.branch, ctx.member)
    done = await attend.by_code(guest, code, button=ctx.incoming.button is not None)
    return _attended(ctx, ctx.branch, ctx.member, done)


@commands.add(
    "link", "签到链接", "signinlink", args=Args["words", MultiVar(str, "*")], who=Who.ANYONE,
    hidden=True,
)  # fmt: skip
async def by_link(ctx: Context) -> Reply:
    """Sign in by what a QR code carried, in the branch that it belongs to."""
    words = ctx.words
    read = codes.read_link(plain(words[0])) if len(words) == 1 else None
    if read is None:
        raise Refusal("signin-wrong-link")
    people = await ctx.host.directory.people(ctx.incoming.platform, ctx.incoming.account)
    if not people:
        raise Refusal("host-not-bound")
    token, code = read
    branch_id = await attend.branch_of_token(token)
    # Somebody of another branch counts as guessing, like a link that is none.
    person = next((one for one in people if one.branch_id == branch_id), people[0])
    view = await ctx.host.directory.branch(person.branch_id)
    done = await attend.by_link(_guest(ctx, view, person), token, code)
    return _attended(ctx, view, person, done)


def _guest(ctx: Context, view: BranchView, person: Person) -> Guest:
    return Guest(
        view.id,
        person.member_id,
        str(ctx.incoming.platform),
        ctx.at,
        ctx.host.clock.now(),
        view.zone,
    )


def _attended(ctx: Context, view: BranchView, person: Person, done: Attended) -> Reply:
    today = ctx.host.clock.now().astimezone(view.zone).date()
    line = AttendLine(
        person.member_id,
        _name(view, person),
        done.session.title,
        done.new,
        done.mark is Mark.LATE,
        clock_of(done.at, view.zone, today),
    )
    return confirmed(ctx, view, lines.attended(ctx.host.texts, done.session.id, line), line)


def _name(view: BranchView, person: Person) -> str:
    member = view.member(person.member_id)
    return display_name(view, member) if member is not None else person.name
