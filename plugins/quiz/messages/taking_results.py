"""A member's exams in a list, the rules before one begins, and how it went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.delivery.messages import Voice
from bot.platforms.types import Button
from plugins.quiz.bank.grading import Given
from plugins.quiz.bank.question import Kind, Question
from plugins.quiz.messages.taking import Buttons, answer, points, time_left, when
from plugins.quiz.rules.exam import Door, State, ends_at, passed, shows_answers

if TYPE_CHECKING:
    from plugins.quiz.services.exams.attempts import Standing
    from plugins.quiz.services.exams.finishing import Finished
    from plugins.quiz.services.exams.papers import OwnItem
    from plugins.quiz.services.exams.sheets import Sheet, Size


def listed(
    t: Voice, standings: Sequence[Standing], totals: dict[int, int], zone: ZoneInfo, now: datetime
) -> tuple[str, Buttons]:
    """The member's exams, a line each, with buttons for what can be taken now."""
    shown = [one for one in standings if one.state is not State.CANCELLED]
    if not shown:
        return t("quiz-taking-none"), ()
    lines = [t("quiz-taking-list")]
    buttons: list[tuple[Button, ...]] = []
    for one in shown:
        lines.append(_line(t, one, totals.get(one.exam.id, 0), zone, now))
        if one.door in (Door.BEGIN, Door.CONTINUE):
            buttons.append((open_button(t, one.exam.number, one.exam.title),))
    return "\n".join(lines), tuple(buttons)


def open_button(t: Voice, number: int, title: str) -> Button:
    """The way into an exam."""
    label = t("quiz-taking-button-open", number=number, title=title[:20])
    return Button(label, t("quiz-taking-command", what=str(number)))


def _line(t: Voice, one: Standing, total: int, zone: ZoneInfo, now: datetime) -> str:
    exam = one.exam
    way = str(one.door)
    if one.marks is not None and one.door in (Door.OVER, Door.USED_UP, Door.BEGIN):
        way = "again" if one.door is Door.BEGIN else "done"
    return t(
        "quiz-taking-line",
        way=way,
        number=exam.number,
        title=exam.title,
        opens=when(exam.opens_at, zone),
        closes=when(exam.closes_at, zone),
        minutes=exam.minutes,
        left=time_left(t, one.running.ends_at, now) if one.running is not None else "",
        marks=points(one.marks or 0),
        total=points(total),
    )


def rules(t: Voice, met: Standing, size: Size, zone: ZoneInfo, now: datetime) -> str:
    """What a member has to know before an attempt begins."""
    exam = met.exam
    until = ends_at(now, exam.minutes, exam.closes_at)
    return t(
        "quiz-taking-rules",
        title=exam.title,
        count=size.questions,
        total=points(size.points),
        pass_mark=exam.pass_mark,
        minutes=(until - now) // timedelta(minutes=1),
        closes=when(exam.closes_at, zone),
        attempts=exam.attempts,
        number=len(met.attempts) + 1,
    )


def finished(t: Voice, done: Finished, zone: ZoneInfo, now: datetime, *, by_time: bool) -> str:
    """One's own marks, as soon as one has finished; right answers only after the window."""
    exam = done.exam
    lines = [
        t(
            "quiz-taking-finished",
            why="time" if by_time else "hand",
            title=exam.title,
            marks=points(done.marks),
            total=points(done.total),
            passed="yes" if passed(done.marks, done.total, exam.pass_mark) else "no",
            answered=done.answered,
            count=done.questions,
        )
    ]
    more = exam.attempts - done.attempt.number
    if more > 0 and now < exam.closes_at:
        lines.append(t("quiz-taking-more", more=more, number=exam.number))
    if now < exam.closes_at:
        lines.append(
            t("quiz-taking-answers-later", closes=when(exam.closes_at, zone), number=exam.number)
        )
    else:
        lines.append(t("quiz-taking-answers-now", number=exam.number))
    return "\n".join(lines)


def result(t: Voice, met: Standing, sheet: Sheet, zone: ZoneInfo) -> str:
    """How an exam went for one member: the marks, and after its window what was wrong."""
    exam = met.exam
    marks = met.marks or 0
    head = t(
        "quiz-taking-result",
        title=exam.title,
        marks=points(marks),
        total=points(sheet.total),
        passed="yes" if passed(marks, sheet.total, exam.pass_mark) else "no",
        attempts=len(met.attempts),
    )
    if not shows_answers(met.state):
        closes = when(exam.closes_at, zone)
        return f"{head}\n{t('quiz-taking-answers-later', closes=closes, number=exam.number)}"
    wrong = [_wrong(t, sheet, place) for place in sheet.lost]
    if not wrong:
        return f"{head}\n{t('quiz-taking-all-right')}"
    return "\n\n".join([head, *wrong, t("quiz-taking-appeal", number=exam.number)])


def _wrong(t: Voice, sheet: Sheet, place: int) -> str:
    own = sheet.paper[place - 1]
    asked = own.item.question
    given = sheet.given.get(own.item.id)
    text = t(
        "quiz-taking-wrong",
        place=place,
        question=asked.text,
        given="yes" if given is not None else "no",
        answer=told(t, own, given),
        right=told(t, own, _right(asked)),
        marks=points(sheet.marks.get(own.item.id, 0)),
        points=points(own.item.points),
    )
    if asked.explanation:
        text = f"{text}\n{t('quiz-taking-why', explanation=asked.explanation)}"
    return text


def _right(asked: Question) -> Given:
    """The right answer as somebody might have given it; of a blank the first form."""
    if asked.kind is Kind.BLANK:
        return next(iter(asked.forms()), "")
    return asked.answer if isinstance(asked.answer, bool) else asked.right()


def told(t: Voice, own: OwnItem, given: Given) -> str:
    """An answer with the words of its options, for whom the letters no longer stand there."""
    said = answer(t, own, given)
    if given is None or isinstance(given, bool | str):
        return said
    options = own.item.question.options
    words = t("quiz-taking-semicolon").join(
        options[own.placed.order[at]] for at in own.placed.shown(given)
    )
    return t("quiz-taking-letters-and-words", letters=said, words=words)


def right_of(t: Voice, asked: Question) -> str:
    """The right answer in words, for whom no letters stand anywhere."""
    if isinstance(asked.answer, bool):
        return t("quiz-taking-true") if asked.answer else t("quiz-taking-false")
    words = asked.forms() or [asked.options[at] for at in asked.right() if at < len(asked.options)]
    return t("quiz-taking-semicolon").join(words)
