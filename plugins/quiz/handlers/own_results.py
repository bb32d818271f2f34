"""One's own result: what `成绩 3` answers and, once there is nothing more to take, `考试 3`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.errors import Refusal
from plugins.quiz.messages import exams_own, exams_tables
from plugins.quiz.rules.exam import State, Window, phase, shows_answers
from plugins.quiz.services.exams import results

if TYPE_CHECKING:
    from plugins.quiz.models import Exam


async def own(ctx: Context, exam: Exam) -> Reply:
    """The speaker's marks, with the answers once nobody can take it any more; in private.

    Raises Refusal quiz-exams-own-none where they have not finished.
    """
    now = ctx.host.clock.now()
    found = await results.own(exam, ctx.member.member_id)
    if found is None:
        raise Refusal("quiz-exams-own-none", number=exam.number, title=exam.title)
    state = phase(State(exam.state), Window(exam.opens_at, exam.closes_at), now)
    answers = shows_answers(state)
    text = exams_own.text(ctx.t, ctx.branch, found, now, answers=answers)
    whole = exams_own.fits_a_message(found) or not answers
    file = None if whole else await exams_tables.own_paper(ctx.t, found)
    return Reply(text, file=file, private=True)
