"""A question of an exam as it stands before one member, and what stands at its end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.delivery.messages import Voice
from bot.platforms.types import Button
from plugins.quiz.bank.grading import Given
from plugins.quiz.bank.question import LETTERS, Kind, letters_of
from plugins.quiz.rules.exam import left

if TYPE_CHECKING:
    from plugins.quiz.services.exams.papers import OwnItem
    from plugins.quiz.services.exams.sittings import Sitting

Buttons = tuple[tuple[Button, ...], ...]

_IN_A_ROW = 5
_OPEN_SHOWN = 20


def points(hundredths: int) -> str:
    """Marks as people write them: 250 -> 2.5."""
    return f"{hundredths / 100:g}"


def when(moment: datetime, zone: ZoneInfo) -> str:
    """An instant by the branch's clock."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def time_left(t: Voice, ends_at: datetime, now: datetime) -> str:
    """What is left of somebody's time, in whole minutes."""
    return t("quiz-taking-left", minutes=left(ends_at, now) // timedelta(minutes=1))


def question(t: Voice, sitting: Sitting, own: OwnItem, now: datetime) -> tuple[str, Buttons]:
    """One question with its options in this member's order, and how to answer it."""
    asked = own.item.question
    given = sitting.given.get(own.item.id)
    head = t(
        "quiz-taking-head",
        place=own.place,
        count=sitting.count,
        kind=str(asked.kind),
        points=points(own.item.points),
        left=time_left(t, sitting.attempt.ends_at, now),
    )
    options = [
        f"{LETTERS[at]}. {asked.options[index]}" for at, index in enumerate(own.placed.order)
    ]
    lines = [head, asked.text, *options]
    if given is not None:
        lines.append(t("quiz-taking-yours", answer=answer(t, own, given)))
    lines.append(t("quiz-taking-how", kind=str(asked.kind)))
    return "\n".join(lines), (*_answers(t, sitting, own, given), _moves(t, sitting, own.place))


def answer(t: Voice, own: OwnItem, given: Given) -> str:
    """An answer as this member sees it: letters in their order, 对 or 错, or the text."""
    if isinstance(given, bool):
        return t("quiz-taking-true") if given else t("quiz-taking-false")
    if given is None or isinstance(given, str):
        return given or ""
    return letters_of(own.placed.shown(index for index in given if index in own.placed.order))


def saved(t: Voice, own: OwnItem, given: Given) -> str:
    """That an answer is saved; or that none stands there any more."""
    if given is None:
        return t("quiz-taking-unticked", place=own.place)
    return t("quiz-taking-saved", place=own.place, answer=answer(t, own, given))


def at_the_end(t: Voice, sitting: Sitting, now: datetime) -> tuple[str, Buttons]:
    """After the last question: what has no answer yet, and how to hand in."""
    missing = sitting.open_places()
    known = {"left": time_left(t, sitting.attempt.ends_at, now), "count": sitting.count}
    if not missing:
        text = t("quiz-taking-all-answered", **known)
        buttons: Buttons = ()
    else:
        shown = places(t, missing)
        text = t("quiz-taking-some-open", open=len(missing), places=shown, **known)
        buttons = ((_to(t, sitting, missing[0], "quiz-taking-button-place"),),)
    return text, (*buttons, (_hand_in(t, sitting),))


def places(t: Voice, missing: Iterable[int]) -> str:
    """Places in a row; of very many the first."""
    every = list(missing)
    row = t("quiz-taking-comma").join(map(str, every[:_OPEN_SHOWN]))
    return f"{row} …" if len(every) > _OPEN_SHOWN else row


def _answers(t: Voice, sitting: Sitting, own: OwnItem, given: Given) -> Buttons:
    kind = own.item.question.kind
    if kind is Kind.BLANK:
        return ()
    if kind is Kind.TRUEFALSE:
        words = ((True, t("quiz-taking-true")), (False, t("quiz-taking-false")))
        return (tuple(_press(t, sitting, own, word, word, given is way) for way, word in words),)
    ticked = set(given) if isinstance(given, tuple) else set[int]()
    letters: list[Button] = []
    for at, index in enumerate(own.placed.order):
        letter, chosen = LETTERS[at], index in ticked
        sign = ("-" if chosen else "+") if kind is Kind.MULTIPLE else ""
        letters.append(_press(t, sitting, own, letter, f"{sign}{letter}", chosen))
    rows = [tuple(letters[at : at + _IN_A_ROW]) for at in range(0, len(letters), _IN_A_ROW)]
    if kind is Kind.MULTIPLE and ticked:
        rows.append((_to(t, sitting, own.place + 1, "quiz-taking-button-confirm"),))
    return tuple(rows)


def _press(
    t: Voice, sitting: Sitting, own: OwnItem, label: str, words: str, chosen: bool
) -> Button:
    command = t("quiz-taking-command", what=f"{sitting.name} {own.place} {words}")
    return Button(t("quiz-taking-ticked", label=label) if chosen else label, command)


def _moves(t: Voice, sitting: Sitting, place: int) -> tuple[Button, ...]:
    row: list[Button] = []
    if place > 1:
        row.append(_to(t, sitting, place - 1, "quiz-taking-button-back"))
    row.append(_to(t, sitting, place + 1, "quiz-taking-button-on"))
    return (*row, _hand_in(t, sitting))


def _to(t: Voice, sitting: Sitting, place: int, label: str) -> Button:
    return Button(t(label, place=place), t("quiz-taking-command", what=f"{sitting.name} {place}"))


def _hand_in(t: Voice, sitting: Sitting) -> Button:
    return Button(
        t("quiz-taking-button-submit"), t("quiz-taking-command-submit", what=sitting.name)
    )
