"""`发起签到` and the live page's link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.branch.views import BranchView
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import plain
from bot.delivery.messages import OutboxMessage
from bot.errors import Refusal
from bot.platforms.types import Address, Button, Outgoing, PlatformName
from plugins.signin.commands import commands
from plugins.signin.handlers.words import optional_number, source_of
from plugins.signin.messages.poster import Occasion, live_notice, occasion, poster
from plugins.signin.messages.speaker import speaker
from plugins.signin.rules.deadline import ClockTime, DeadlineError, Span, end_of, read
from plugins.signin.rules.session import TITLE_LENGTH, State
from plugins.signin.services import sessions
from plugins.signin.services.sessions import CodeTaken, Draft, Plan

DEFAULT_MINUTES = 15
_LIVE = frozenset({"现场", "live"})
_UNTIL = frozenset({"至", "到", "截止", "截至", "until", "till", "by"})
_UNITS = frozenset(
    {"分钟", "分", "小时", "个小时", "m", "min", "minutes", "minute", "h", "hours", "hour"}
)

if TYPE_CHECKING:
    from plugins.signin.models import AttendanceSession


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for. `word` is how the end was said, empty for the default."""

    title: str
    end: Span | ClockTime
    word: str
    live: bool


@commands.add(
    "open",
    "发起签到",
    "attendance",
    args=Args["words", MultiVar(str, "*")],
    right=Right.ATTENDANCE_RUN,
)
async def open_session(ctx: Context) -> Reply:
    """Open a session and post it to every group of the branch."""
    view = ctx.branch
    wish = read_wish(ctx, ctx.words)
    plan = Plan(wish.title, ctx.at, _deadline(ctx, wish), ctx.member.member_id, source_of(ctx))
    known = await sessions.opened_by_message(view.id, plan.source)
    if known is not None:
        return await _opened(ctx, known, None)
    await sessions.refuse_second(view.id, plan.title)
    while True:
        draft = await sessions.draft(view.id, ctx.at, live=wish.live)
        posts = await _posts(ctx, view, occasion(view, plan, draft, ctx.host.clock.now()), draft)
        here = None if wish.live else posts.get(_place(ctx.incoming.address))
        outbox = [
            OutboxMessage(
                view.id,
                address,
                message,
                f"signin:{draft.token}:{address.platform}:{address.id}",
                expires_at=plan.deadline,
            )
            for address, message in posts.values()
            if here is None or address != here[0]
        ]
        try:
            session = await sessions.open_session(ctx.host, view, plan, draft, outbox)
        except CodeTaken:
            continue
        return await _opened(ctx, session, here[1] if here is not None else None)


def read_wish(ctx: Context, words: Sequence[str]) -> Wish:
    """Title, end and way of what was said. Raises Refusal with what to write instead."""
    live = any(plain(word).lower() in _LIVE for word in words)
    rest = [word for word in words if plain(word).lower() not in _LIVE]
    end: Span | ClockTime = Span(timedelta(minutes=DEFAULT_MINUTES))
    said = ""
    for count in (2, 1):
        tail = [plain(word) for word in rest[-count:]]
        if len(tail) < count or (count == 2 and not _belong_together(tail)):
            continue
        try:
            found = read("".join(tail))
        except DeadlineError as fault:
            raise Refusal(f"signin-deadline-{fault.fault}", word=fault.word[:20]) from None
        if found is not None:
            end, said, rest = found, " ".join(tail), rest[:-count]
            break
    title = " ".join(" ".join(rest).split())
    if not title:
        if ctx.incoming.pictures or ctx.incoming.files:
            raise Refusal("signin-words-not-pictures")
        raise Refusal("signin-title-missing")
    if len(title) > TITLE_LENGTH:
        raise Refusal("signin-title-too-long", most=TITLE_LENGTH, length=len(title))
    return Wish(title, end, said, live)


def _belong_together(tail: Sequence[str]) -> bool:
    return tail[0].lower() in _UNTIL or tail[1].lower() in _UNITS


def _deadline(ctx: Context, wish: Wish) -> datetime:
    try:
        deadline = end_of(wish.end, ctx.at, ctx.zone, wish.word)
    except DeadlineError as fault:
        raise Refusal(f"signin-deadline-{fault.fault}", word=fault.word[:20]) from None
    if deadline <= ctx.host.clock.now():
        raise Refusal("signin-deadline-missed")
    return deadline


def _place(address: Address) -> tuple[PlatformName, str]:
    return address.platform, address.id


async def _posts(
    ctx: Context, view: BranchView, what: Occasion, draft: Draft
) -> dict[tuple[PlatformName, str], tuple[Address, Outgoing]]:
    """What each group of the branch is sent; one picture for each platform."""
    t = speaker(ctx.host, view)
    made: dict[PlatformName, Outgoing] = {}
    for platform in dict.fromkeys(chat.platform for chat in view.chats):
        if draft.live:
            made[platform] = live_notice(t, what)
        else:
            made[platform] = await poster(ctx.host, view, t, what, platform)
    return {
        (chat.platform, chat.chat_id): (chat.address, made[chat.platform]) for chat in view.chats
    }


async def _opened(ctx: Context, session: AttendanceSession, here: Outgoing | None) -> Reply:
    if session.live:
        return await _live_link(ctx, session)
    if here is not None:
        return Reply(here.text, picture=here.picture, buttons=here.buttons)
    text = ctx.t(
        "signin-opened",
        title=session.title,
        number=session.number,
        code=session.code,
        groups=len(ctx.branch.chats),
    )
    return Reply(text)


@commands.add(
    "live",
    "现场签到",
    "liveattendance",
    args=Args["words", MultiVar(str, "*")],
    right=Right.ATTENDANCE_RUN,
)
async def live_page(ctx: Context) -> Reply:
    """The address of the live page again, for this person alone."""
    session = await sessions.find(ctx.branch.id, optional_number(ctx), (State.OPEN,))
    if not session.live:
        raise Refusal("signin-not-live", title=session.title, code=session.code)
    return await _live_link(ctx, session)


async def _live_link(ctx: Context, session: AttendanceSession) -> Reply:
    url = await ctx.host.web.login_link(ctx.member, f"/attendance/{session.number}/live")
    text = ctx.t("signin-live-link", title=session.title, number=session.number, url=url)
    # Telegram refuses buttons that lead to a bare loopback name: the text has the address.
    buttons = ((Button(ctx.t("signin-button-live"), url=url),),) if url.startswith("https") else ()
    return Reply(text, private=True, buttons=buttons)
