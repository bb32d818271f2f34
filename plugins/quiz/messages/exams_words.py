"""The small words of exams: times, marks, answers, the groups' own voice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.delivery.messages import Voice
from plugins.quiz.bank.question import LETTERS, Answer, Kind, Question, letters_of

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host


def voice(host: Host, view: BranchView) -> Voice:
    """The branch's own voice, for what goes out unasked."""
    return partial(host.texts.get, view.locale)


def moment(t: Voice, view: BranchView, at: datetime, now: datetime) -> str:
    """An instant by the branch's clock; the year only where it is another one than now."""
    there = at.astimezone(view.zone)
    same = there.year == now.astimezone(view.zone).year
    known = {
        "month": there.month,
        "day": there.day,
        "weekday": t("quiz-exams-weekday", weekday=there.isoweekday()),
        "clock": f"{there:%H:%M}",
    }
    if same:
        return t("quiz-exams-when", **known)
    return t("quiz-exams-when-year", year=str(there.year), **known)


def points(hundredths: float) -> str:
    """Points without needless zeros: 850 -> `8.5`."""
    text = f"{hundredths / 100:.2f}"
    return text.rstrip("0").rstrip(".")


def percent(share: float | None) -> str:
    """A share from 0 to 1 in percent without its sign; a dash for none."""
    return f"{share * 100:.0f}" if share is not None else "–"


def listed(t: Voice, words: Iterable[str]) -> str:
    """Words in a row."""
    return t("quiz-exams-comma").join(words)


def kind(t: Voice, one: Kind) -> str:
    """A kind of question by name."""
    return t("quiz-exams-kind", kind=str(one))


def answer(t: Voice, question: Question, given: Answer | Any, order: Iterable[int] = ()) -> str:
    """An answer to a question in words; by the letters of `order`, else by the bank's.

    `order` is the order of the options in somebody's paper. Empty for none.
    """
    if isinstance(given, bool):
        return t("quiz-exams-true" if given else "quiz-exams-false")
    if isinstance(given, str):
        return given
    if not given:
        return ""
    if question.kind is Kind.BLANK:
        return " | ".join(str(form) for form in given)
    shown = list(order) or list(range(len(question.options)))
    places = sorted(shown.index(index) for index in given if index in shown)
    return letters_of(places)


def options(question: Question) -> list[str]:
    """The options under the bank's letters, a line for each."""
    return [
        f"{letter}. {option}" for letter, option in zip(LETTERS, question.options, strict=False)
    ]
