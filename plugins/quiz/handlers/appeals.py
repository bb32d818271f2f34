"""`申诉` and `处理申诉`: objections to questions of an exam, and what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import plain
from bot.delivery.messages import OutboxMessage, in_each_locale
from plugins.quiz.commands import commands
from plugins.quiz.messages import exams_appeals as messages
from plugins.quiz.messages.exams_words import answer
from plugins.quiz.rules import appeals as rules
from plugins.quiz.services.exams import appeals
from plugins.quiz.services.exams.appeals import Case, Ruling


@commands.add("appeal", "申诉", "appeal", args=Args["words", MultiVar(str, "*")])
async def appeal(ctx: Context) -> Reply:
    """Object to a question as it stands in one's own paper. Reason and answer stay private."""
    objection = rules.read(ctx.words)
    view, member_id = ctx.branch, ctx.member.member_id
    exam = await appeals.taken(view.id, objection.exam, member_id)

    def tell(case: Case) -> Sequence[OutboxMessage]:
        return in_each_locale(ctx.host.texts, view.locale, lambda t: messages.asked(t, view, case))

    case = await appeals.ask(ctx.host, exam, member_id, objection, ctx.at, tell)
    text = ctx.t(
        "quiz-exams-appeal-asked", exam=exam.number, place=objection.place, number=case.number
    )
    return Reply(text, private=True)


@commands.add(
    "decide",
    "处理申诉",
    "decideappeal",
    args=Args["words", MultiVar(str, "*")],
    right=Right.EXAM_RUN,
)
async def decide(ctx: Context) -> Reply:
    """List the appeals that wait, show one, or decide it. In private."""
    words = ctx.words
    view = ctx.branch
    if not words:
        text, buttons = messages.waiting(ctx.t, view, await appeals.waiting(view.id))
        return Reply(text, buttons=buttons, private=True)
    decision = rules.read_decision(words)
    if decision.upheld is None:
        case = await appeals.find(view.id, decision.number)
        text, buttons = messages.case_text(ctx.t, view, case)
        return Reply(text, buttons=buttons, private=True)

    now = ctx.host.clock.now()

    def tell(case: Case) -> Sequence[OutboxMessage]:
        return in_each_locale(
            ctx.host.texts, view.locale, lambda t: messages.decided(t, view, case, now)
        )

    said = plain(decision.said) if decision.upheld else decision.said
    ruling = Ruling(ctx.member.member_id, ctx.at, decision.upheld, said)
    case = await appeals.decide(ctx.host, view.id, decision.number, ruling, tell)
    if not decision.upheld:
        return Reply(ctx.t("quiz-exams-decided-rejected", number=case.number), private=True)
    question = case.asked.question
    text = ctx.t(
        "quiz-exams-decided-upheld",
        number=case.number,
        question=case.asked.number,
        answer=answer(ctx.t, question, question.answer),
    )
    return Reply(text, private=True)
