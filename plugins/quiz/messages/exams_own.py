"""One's own result in an exam, and after its close every question with its right answer."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.delivery.messages import Voice
from plugins.quiz.messages.exams_words import answer, listed, moment, points
from plugins.quiz.rules.exam import passed
from plugins.quiz.services.exams.papers import given_of

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from plugins.quiz.services.exams.results import OwnAnswer, OwnResult

IN_A_MESSAGE = 30
"""Of longer papers the message lists what was not all right; the table has everything."""


def text(t: Voice, view: BranchView, own: OwnResult, now: datetime, *, answers: bool) -> str:
    """One's marks, and with `answers` the questions."""
    exam = own.exam
    good = passed(own.best, own.total, exam.pass_mark)
    lines = [
        t(
            "quiz-exams-own",
            number=exam.number,
            title=exam.title,
            marks=points(own.best),
            total=points(own.total),
            passed="yes" if good else "no",
        )
    ]
    if len(own.marks) > 1:
        several = listed(t, map(points, own.marks))
        lines.append(t("quiz-exams-own-several", count=len(own.marks), marks=several))
    if not answers:
        lines.append(t("quiz-exams-own-later", closes=moment(t, view, exam.closes_at, now)))
        return "\n".join(lines)
    shown = [one for one in own.answers if fits_a_message(own) or one.right < 1000]
    parts = ["\n".join(lines), *(_question(t, one) for one in shown)]
    if len(shown) < len(own.answers):
        parts.append(t("quiz-exams-own-rest", count=len(own.answers) - len(shown)))
    parts.append(t("quiz-exams-own-appeal", number=exam.number))
    return "\n\n".join(parts)


def fits_a_message(own: OwnResult) -> bool:
    """Whether a message holds the whole paper."""
    return len(own.answers) <= IN_A_MESSAGE


def _question(t: Voice, one: OwnAnswer) -> str:
    question, order = one.own.item.question, one.own.placed.order
    lines = [
        t(
            "quiz-exams-own-question",
            place=one.own.place,
            marks=points(one.marks),
            points=points(one.own.item.points),
            text=question.text,
        )
    ]
    lines += [f"{chr(65 + at)}. {question.options[index]}" for at, index in enumerate(order)]
    given = answer(t, question, given_of(one.given), order)
    lines.append(
        t(
            "quiz-exams-own-answer",
            own=given or t("quiz-exams-own-left"),
            right=answer(t, question, question.answer, order),
        )
    )
    if question.explanation:
        lines.append(t("quiz-exams-own-explanation", text=question.explanation))
    return "\n".join(lines)
