"""What somebody's words say as the answer to a question that stands before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.commands.words import plain
from bot.errors import Refusal
from plugins.quiz.bank.grading import Given
from plugins.quiz.bank.question import LETTERS, MAX_LENGTHS, Field, Kind
from plugins.quiz.bank.vocabulary import truth_of

_BETWEEN = re.compile(r"[\s,、，;；.。+&和]+")


def given(kind: Kind, order: Sequence[int], said: str) -> Given:
    """The answer in terms of the bank; `order` is shown place -> index in the bank.

    Raises Refusal quiz-review-wants-truth, -wants-letter, -wants-letters, -wants-words,
    -no-such-letter.
    """
    text = plain(said)
    if kind is Kind.TRUEFALSE:
        truth = truth_of(text)
        if truth is None:
            raise Refusal("quiz-review-wants-truth")
        return truth
    if kind is Kind.BLANK:
        if not text:
            raise Refusal("quiz-review-wants-words")
        return text[: MAX_LENGTHS[Field.ANSWER]]
    return tuple(sorted({order[place] for place in places(kind, len(order), text)}))


def places(kind: Kind, options: int, said: str) -> tuple[int, ...]:
    """The shown places that letters name, in rising order. Raises Refusal as `given` does."""
    letters = _BETWEEN.sub("", plain(said)).upper()
    wants = "quiz-review-wants-letters" if kind is Kind.MULTIPLE else "quiz-review-wants-letter"
    last = LETTERS[max(options, 1) - 1]
    if not letters or not all("A" <= letter <= "Z" for letter in letters):
        raise Refusal(wants, last=last)
    outside = sorted({letter for letter in letters if letter > last})
    if outside:
        raise Refusal("quiz-review-no-such-letter", letters="".join(outside), last=last)
    named = tuple(sorted({LETTERS.index(letter) for letter in letters}))
    if kind is Kind.SINGLE and len(named) != 1:
        raise Refusal(wants, last=last)
    return named
