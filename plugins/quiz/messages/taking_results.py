"""A member's exams in a list, the rules before one begins, and how it went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.delivery.messages import Voice
from bot.platforms.types import Button
from plugins.quiz.bank.question import Question
from plugins.quiz.messages.taking import Buttons, points, time_left, when
from plugins.quiz.rules.exam import Door, State, ends_at, passed

if TYPE_CHECKING:
    from plugins.quiz.services.exams.attempts import Standing
    from plugins.quiz.services.exams.finishing import Finished
    from plugins.quiz.services.exams.sheets import Size


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


def right_of(t: Voice, asked: Question) -> str:
    """The right answer in words, for whom no letters stand anywhere."""
    if isinstance(asked.answer, bool):
        return t("quiz-taking-true") if asked.answer else t("quiz-taking-false")
    words = asked.forms() or [asked.options[at] for at in asked.right() if at < len(asked.options)]
    return t("quiz-taking-semicolon").join(words)
