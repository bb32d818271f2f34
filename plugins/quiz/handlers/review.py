"""`错题本`, `复习`, `停止复习`, `复习提醒`: one's own mistakes, in private."""

from __future__ import annotations

import re

from arclet.alconna import Args, MultiVar

from bot.commands.command import Where
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import plain
from bot.errors import Refusal
from plugins.quiz.commands import commands
from plugins.quiz.messages import book as books
from plugins.quiz.messages import review as messages
from plugins.quiz.rules.answering import Place, one
from plugins.quiz.services.review import nudging, overview, sitting
from plugins.quiz.services.review.queue import Moment
from plugins.quiz.settings.review import POINTS_CAP
from plugins.signin.rules.day import branch_day

_EXPORT = frozenset({"导出", "表格", "export", "xlsx"})
_EASY = frozenset({"太简单", "太简单了", "too easy", "tooeasy", "easy"})
_TICK = frozenset({"选", "tick"})
_ON = frozenset({"开", "开启", "打开", "on"})
_OFF = frozenset({"关", "关闭", "off"})
_TOKEN = re.compile(r"\d{1,9}\.\d{1,6}")


@commands.add(
    "mistakes", "错题本", "mistakes", args=Args["words", MultiVar(str, "*")], where=Where.PRIVATE
)
async def mistakes(ctx: Context) -> Reply:
    """The own book of mistakes at a glance, or whole as xlsx."""
    moment, words = moment_of(ctx), ctx.words
    if not words:
        found = await overview.book(moment)
        return Reply(books.glance(ctx.t, ctx.branch, found, moment.now))
    if len(words) > 1 or plain(words[0]).lower() not in _EXPORT:
        raise Refusal("quiz-review-book-words")
    pages = await overview.pages(moment)
    if not pages:
        raise Refusal("quiz-review-empty")
    file = await books.table(ctx.t, ctx.branch, pages, moment.day)
    return Reply(ctx.t("quiz-review-exported", count=len(pages)), file=file)


@commands.add(
    "review", "复习", "review", args=Args["words", MultiVar(str, "*")], where=Where.PRIVATE
)
async def review(ctx: Context) -> Reply:
    """Show what is due; with words (a button's, or typed) answer it."""
    moment, words = moment_of(ctx), ctx.words
    if not words:
        coming = await sitting.begin(ctx.host.store, moment)
        text = messages.next_text(ctx.t, ctx.branch, coming, moment.now)
        return Reply(text, buttons=_buttons(ctx, coming))
    if _is_easy(" ".join(words)):
        return await _too_easy(ctx, moment)
    if _TOKEN.fullmatch(plain(words[0])) is None:
        return await _answer(ctx, moment, " ".join(words))
    token, rest = plain(words[0]), words[1:]
    if rest and plain(rest[0]).lower() in _TICK:
        return await _ticked(ctx, moment, token, "".join(rest[1:]))
    return await _answer(ctx, moment, " ".join(rest), token)


@commands.add("stop-review", "停止复习", "stopreview", where=Where.PRIVATE)
async def stop(ctx: Context) -> str:
    """Take away the question that waits for an answer."""
    stopped = await sitting.stop(ctx.host.store, moment_of(ctx))
    return ctx.t("quiz-review-stopped" if stopped else "quiz-review-nothing-to-stop")


@commands.add(
    "review-nudge",
    "复习提醒",
    "reviewnudge",
    args=Args["words", MultiVar(str, "*")],
    where=Where.PRIVATE,
)
async def nudge(ctx: Context) -> str:
    """Switch the own weekly nudge on or off, or say how it stands."""
    word = plain(" ".join(ctx.words)).lower()
    member = ctx.member.member_id
    if not word:
        on = await nudging.nudged(member)
        return ctx.t("quiz-review-nudge-is-on" if on else "quiz-review-nudge-is-off")
    if word not in _ON | _OFF:
        raise Refusal("quiz-review-nudge-words")
    await nudging.choose(member, nudge=word in _ON)
    return ctx.t("quiz-review-nudge-on" if word in _ON else "quiz-review-nudge-off")


async def heard(ctx: Context, text: str) -> Reply | None:
    """Plain words in private: the answer to what stands before the member, if anything does."""
    if ctx.person is None or ctx.view is None:
        return None
    moment = moment_of(ctx)
    if _is_easy(text):
        return await _too_easy(ctx, moment)
    if await sitting.stands(moment) is None:
        return None
    return await _answer(ctx, moment, text)


def moment_of(ctx: Context) -> Moment:
    """Whose queue, and now."""
    now = ctx.host.clock.now()
    day = branch_day(now, ctx.zone)
    return Moment(ctx.branch.id, ctx.member.member_id, now, day)


async def _answer(ctx: Context, moment: Moment, said: str, token: str = "") -> Reply:
    cap = ctx.branch.setting(POINTS_CAP)
    outcome = await sitting.answer(ctx.host.store, moment, said, key=ctx.key, cap=cap, token=token)
    told = messages.verdict(ctx.t, ctx.branch, outcome, moment.now)
    coming = messages.next_text(ctx.t, ctx.branch, outcome.next, moment.now)
    return Reply(f"{told}\n\n{coming}", buttons=_buttons(ctx, outcome.next))


async def _ticked(ctx: Context, moment: Moment, token: str, letters: str) -> Reply:
    """Show the question again with other boxes ticked, in the place of the old message."""
    coming = await sitting.shown(moment, token)
    if coming is None or coming.standing is None:
        raise Refusal("quiz-review-stale")
    question = coming.standing.asked.question
    place = Place(0, question.kind, len(question.options))
    said = one(letters, place, sitting.BAD) if letters else ()
    ticked = said if isinstance(said, tuple) else ()
    text = messages.next_text(ctx.t, ctx.branch, coming, moment.now)
    buttons = messages.question_buttons(ctx.t, coming.standing, ticked)
    return Reply(text, buttons=buttons, edit=True)


async def _too_easy(ctx: Context, moment: Moment) -> Reply:
    due = await sitting.too_easy(ctx.host.store, moment)
    again = messages.again(ctx.t, ctx.branch, due, moment.now)
    return Reply(ctx.t("quiz-review-easy", again=again))


def _buttons(ctx: Context, coming: sitting.Next) -> messages.Rows:
    return messages.question_buttons(ctx.t, coming.standing) if coming.standing else ()


def _is_easy(text: str) -> bool:
    return plain(text).lower() in _EASY
