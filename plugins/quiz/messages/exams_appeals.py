"""What is told about appeals, each to one person in private."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot.branch.roles import Right
from bot.delivery.messages import OutboxMessage, ToMember, Voice
from bot.platforms.types import Button, Outgoing
from plugins.quiz.bank.question import LETTERS, Answer, Kind, Question
from plugins.quiz.messages.exams_words import answer, kind, options
from plugins.quiz.rules.exam import AppealState, State, Window, phase, shows_answers

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from plugins.quiz.services.exams.appeals import Case

MOST_BUTTONS = 8
EXAMPLES = {Kind.SINGLE: "C", Kind.MULTIPLE: "ACD"}

Rows = tuple[tuple[Button, ...], ...]


def case_text(t: Voice, view: BranchView, case: Case) -> tuple[str, Rows]:
    """An appeal with its question, as who decides sees it, and the decisions to press."""
    question = case.asked.question
    member = view.member(case.member_id)
    lines = [
        t(
            "quiz-exams-appeal-for-teacher",
            name=member.name if member is not None else "",
            exam=case.exam.number,
            title=case.exam.title,
            number=case.number,
            reason=case.reason,
        ),
        t(
            "quiz-exams-case-question",
            number=case.asked.number,
            kind=kind(t, question.kind),
            text=question.text,
        ),
        *options(question),
        t("quiz-exams-case-answer", answer=answer(t, question, question.answer)),
    ]
    if case.state is not AppealState.WAITING:
        lines.append(t(f"quiz-exams-appeal-was-{case.state}", number=case.number))
        return "\n".join(lines), ()
    example = EXAMPLES.get(question.kind) or t("quiz-exams-true")
    lines.append(t("quiz-exams-appeal-how-to-decide", number=case.number, example=example))
    return "\n".join(lines), _decisions(t, case)


def _decisions(t: Voice, case: Case) -> Rows:
    """Every other answer that one word says; rejecting needs a reason in words."""
    others = [answer(t, case.asked.question, one) for one in _others(case.asked.question)]
    buttons = tuple(
        Button(
            t("quiz-exams-button-uphold", answer=one),
            t("quiz-exams-command-uphold", number=case.number, answer=one),
        )
        for one in others[:MOST_BUTTONS]
    )
    return (buttons[:4], buttons[4:]) if len(buttons) > 4 else (buttons,) if buttons else ()


def _others(question: Question) -> Sequence[Answer]:
    if question.kind is Kind.TRUEFALSE:
        return [not question.answer]
    if question.kind is Kind.SINGLE:
        right = question.right()
        return [(at,) for at in range(min(len(question.options), len(LETTERS))) if at not in right]
    return []


def asked(t: Voice, view: BranchView, case: Case) -> list[OutboxMessage]:
    """To those who run exams: who objects to what, and how to decide."""
    text, rows = case_text(t, view, case)
    return [
        OutboxMessage(
            view.id,
            ToMember(one.member_id),
            Outgoing(text, buttons=rows),
            f"quiz:appeal:{case.id}:asked:{one.member_id}",
        )
        for one in view.with_right(Right.EXAM_RUN)
    ]


def decided(t: Voice, view: BranchView, case: Case, now: datetime) -> list[OutboxMessage]:
    """To who objected: upheld, with the new answer once the exam is over, or rejected and why."""
    known = {"exam": case.exam.number, "title": case.exam.title}
    window = Window(case.exam.opens_at, case.exam.closes_at)
    over = shows_answers(phase(State(case.exam.state), window, now))
    if case.state is AppealState.UPHELD and not over:
        text = t("quiz-exams-told-upheld-open", **known)
    elif case.state is AppealState.UPHELD:
        text = t("quiz-exams-told-upheld", answer=in_words(t, case.asked.question), **known)
    else:
        text = t("quiz-exams-told-rejected", note=case.note, **known)
    return [
        OutboxMessage(
            view.id,
            ToMember(case.member_id),
            Outgoing(text),
            f"quiz:appeal:{case.id}:{case.state}",
        )
    ]


def in_words(t: Voice, question: Question) -> str:
    """The right answer by what its options say, since everyone's letters are others."""
    if question.kind.has_options:
        return " | ".join(question.options[at] for at in question.right())
    return answer(t, question, question.answer)


def waiting(t: Voice, view: BranchView, cases: Sequence[Case]) -> tuple[str, Rows]:
    """The appeals that wait, a line and a button for each."""
    if not cases:
        return t("quiz-exams-no-appeals"), ()
    lines = [t("quiz-exams-appeals", count=len(cases))]
    buttons = []
    for case in cases:
        member = view.member(case.member_id)
        lines.append(
            t(
                "quiz-exams-appeals-line",
                number=case.number,
                name=member.name if member is not None else "",
                exam=case.exam.number,
                reason=case.reason,
            )
        )
        buttons.append(
            Button(
                t("quiz-exams-button-case", number=case.number),
                t("quiz-exams-command-case", number=case.number),
            )
        )
    return "\n".join(lines), tuple((one,) for one in buttons[:MOST_BUTTONS])
