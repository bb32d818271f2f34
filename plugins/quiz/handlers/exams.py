"""What the publicity commissioner does with exams: `取消考试`, `成绩`, `未考`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import number_of
from bot.errors import Refusal
from plugins.quiz.commands import commands
from plugins.quiz.handlers.exam_words import optional_number
from plugins.quiz.handlers.own_results import own as own_result
from plugins.quiz.messages import exams as messages
from plugins.quiz.messages import exams_results, exams_tables
from plugins.quiz.messages.exams_words import voice
from plugins.quiz.rules.exam import State
from plugins.quiz.services.exams import making, results

if TYPE_CHECKING:
    from plugins.quiz.models import Exam

CANCEL = "quiz.exam.cancel"
_ME = frozenset({"我", "我的", "me", "mine"})
_BEGUN = (State.OPEN, State.CLOSED)


@commands.add("results", "成绩", "results", args=Args["words", MultiVar(str, "*")])
async def show_results(ctx: Context) -> Reply:
    """Everyone's results for who may see them, one's own for everyone else; always in private."""
    words = ctx.words
    mine = bool(words) and words[-1].lower() in _ME
    number = optional_number(ctx, words[:-1] if mine else words)
    exam = await _seen(ctx, number)
    if mine or not ctx.may(Right.EXAM_RESULTS):
        return await own_result(ctx, exam)
    found = await results.results(ctx.branch, exam)
    t = voice(ctx.host, ctx.branch)
    return Reply(
        exams_results.teacher_text(ctx.t, ctx.branch, found, ctx.host.clock.now()),
        picture=await exams_results.picture(ctx.host, ctx.branch, ctx.t, found, items=True),
        file=await exams_tables.gradebook(t, ctx.branch, found),
        private=True,
    )


async def _seen(ctx: Context, number: int | None) -> Exam:
    """The exam of a number, or the newest that has begun. Raises Refusal."""
    states = _BEGUN if number is None else (State.PLANNED, *_BEGUN)
    return await making.find(ctx.branch.id, number, states)


@commands.add(
    "unfinished",
    "未考",
    "unfinished",
    args=Args["words", MultiVar(str, "*")],
    right=Right.EXAM_RESULTS,
)
async def unfinished(ctx: Context) -> Reply:
    """Who has not finished an exam, for this person alone."""
    exam = await _seen(ctx, optional_number(ctx, ctx.words))
    missing, running = await results.unfinished(ctx.branch, exam)
    text = exams_results.missing_text(ctx.t, ctx.branch, exam, missing, running)
    return Reply(text, private=True)


@commands.add(
    "cancelexam",
    "取消考试",
    "cancelexam",
    args=Args["words", MultiVar(str, "*")],
    right=Right.EXAM_RUN,
)
async def cancel(ctx: Context) -> Reply:
    """Ask whether an exam shall be cancelled for good."""
    words = ctx.words
    if not words or number_of(words[0]) is None:
        raise Refusal("quiz-exams-number-missing")
    exam = await making.find(ctx.branch.id, optional_number(ctx, words), making.RUNNING)
    return await ctx.host.router.confirm.ask(
        ctx,
        action=CANCEL,
        payload={"exam": exam.number},
        text=ctx.t("quiz-exams-cancel-ask", number=exam.number, title=exam.title),
    )


async def cancel_confirmed(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Cancel it, after the second word; the groups are told if they had been told of it."""
    if not ctx.may(Right.EXAM_RUN):
        raise Refusal("host-no-right", command=ctx.command.name)
    view, now = ctx.branch, ctx.host.clock.now()
    exam = await making.find(view.id, int(payload["exam"]), making.RUNNING)
    told = exam.state == State.OPEN
    notices = [messages.cancelled(voice(ctx.host, view), view, exam)] if told else []
    await making.cancel(ctx.host, exam, ctx.member.member_id, now, notices)
    return Reply(ctx.t("quiz-exams-cancelled", number=exam.number, title=exam.title))
