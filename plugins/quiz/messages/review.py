"""What a member reads while reviewing."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.platforms.types import Button
from plugins.quiz.bank.question import LETTERS, Kind, letters_of
from plugins.signin.rules.day import clock_of

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from plugins.quiz.bank.question import Question
    from plugins.quiz.services.review.queue import Standing
    from plugins.quiz.services.review.sitting import Next, Outcome

T = Callable[..., str]
Rows = tuple[tuple[Button, ...], ...]
_DAY = timedelta(days=1)


def question_text(t: T, standing: Standing, due: int) -> str:
    """The question with its options as they stand before the member, and how to answer."""
    question = standing.asked.question
    lines = [
        t("quiz-review-head", due=due),
        t(
            "quiz-review-question",
            kind=t(f"quiz-review-kind-{question.kind}"),
            number=standing.asked.number,
            text=question.text,
        ),
        *(
            t("quiz-review-option", letter=LETTERS[place], option=question.options[index])
            for place, index in enumerate(standing.order)
        ),
        t(f"quiz-review-how-{question.kind}"),
    ]
    return "\n".join(lines)


def question_buttons(t: T, standing: Standing, ticked: Collection[int] = ()) -> Rows:
    """Buttons for the answer; of several choices each toggles itself, and the last one sends.

    What is ticked stands in the buttons' own commands: nothing has to be kept for it.
    """
    kind, token = standing.asked.question.kind, standing.token
    if kind is Kind.BLANK:
        return ()
    if kind is Kind.TRUEFALSE:
        return (
            tuple(
                Button(t(f"quiz-review-{word}"), _answer(t, token, t(f"quiz-review-{word}")))
                for word in ("true", "false")
            ),
        )
    places = range(len(standing.order))
    if kind is Kind.SINGLE:
        return _in_rows([Button(LETTERS[p], _answer(t, token, LETTERS[p])) for p in places])
    toggles = [_toggle(t, token, place, frozenset(ticked)) for place in places]
    done = letters_of(sorted(ticked))
    send = ((Button(t("quiz-review-send", letters=done), _answer(t, token, done)),),)
    return (*_in_rows(toggles), *(send if done else ()))


def _toggle(t: T, token: str, place: int, ticked: frozenset[int]) -> Button:
    after = letters_of(sorted(ticked ^ {place}))
    label = "quiz-review-ticked" if place in ticked else "quiz-review-unticked"
    return Button(
        t(label, letter=LETTERS[place]), t("quiz-review-command-tick", token=token, letters=after)
    )


def _answer(t: T, token: str, answer: str) -> str:
    return t("quiz-review-command-answer", token=token, answer=answer)


def _in_rows(buttons: list[Button], wide: int = 5) -> Rows:
    return tuple(tuple(buttons[at : at + wide]) for at in range(0, len(buttons), wide))


def verdict(t: T, view: BranchView, outcome: Outcome, now: datetime) -> str:
    """Right or wrong, the right answer, why, where it stands, and when it comes again."""
    if outcome.repeated:
        return t("quiz-review-repeated", again=again(t, view, outcome.due_at, now))
    if outcome.answered is None:
        return t("quiz-review-gone")
    question = outcome.answered.asked.question
    lines = [_judged(t, outcome.answered, outcome.right)]
    if question.explanation:
        lines.append(t("quiz-review-explanation", text=question.explanation))
    if question.source:
        lines.append(t("quiz-review-source", text=question.source))
    lines.append(again(t, view, outcome.due_at, now))
    if outcome.right >= 1000:
        lines.append(t("quiz-review-easy-hint"))
    return "\n".join(lines)


def _judged(t: T, standing: Standing, right: int) -> str:
    answer = right_answer(t, standing.asked.question, standing.order)
    if right >= 1000:
        return t("quiz-review-right", answer=answer)
    return t("quiz-review-partly" if right else "quiz-review-wrong", answer=answer)


def right_answer(t: T, question: Question, order: tuple[int, ...]) -> str:
    """The right answer: letters as shown with their options, a truth value, or the text."""
    if question.kind is Kind.TRUEFALSE:
        return t("quiz-review-true" if question.answer else "quiz-review-false")
    if question.kind is Kind.BLANK:
        return t("quiz-review-or").join(question.forms())
    right = set(question.right())
    return t("quiz-review-and").join(
        t("quiz-review-option", letter=LETTERS[place], option=question.options[index])
        for place, index in enumerate(order)
        if index in right
    )


def again(t: T, view: BranchView, due: datetime, now: datetime) -> str:
    """When a question comes again."""
    if due <= now:
        return t("quiz-review-again-now")
    if due - now < timedelta(hours=1):
        return t("quiz-review-again-soon", minutes=-(-(due - now) // timedelta(minutes=1)))
    days = (due.astimezone(view.zone).date() - now.astimezone(view.zone).date()) // _DAY
    return t("quiz-review-again-on", on=f"{due.astimezone(view.zone):%Y-%m-%d}", days=days)


def next_text(t: T, view: BranchView, coming: Next, now: datetime) -> str:
    """The next question, or that there is none and when there will be one."""
    if coming.standing is not None:
        return question_text(t, coming.standing, coming.due)
    if coming.then is None:
        return t("quiz-review-empty")
    today = now.astimezone(view.zone).date()
    return t("quiz-review-none-due", at=clock_of(coming.then, view.zone, today))
