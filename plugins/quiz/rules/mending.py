"""What may change in a question that people have answered."""

from __future__ import annotations

from plugins.quiz.bank.question import Question
from plugins.quiz.bank.wording import fold


def keeps_answers(old: Question, new: Question) -> bool:
    """Whether answers to the old question still mean the same in the new one.

    They are kept as indices of options: their number must stay, and none may move to the place
    of another.
    """
    if old.kind is not new.kind or len(old.options) != len(new.options):
        return False
    places = {fold(option): place for place, option in enumerate(old.options)}
    return all(places.get(fold(text), place) == place for place, text in enumerate(new.options))


def regrades(old: Question, new: Question) -> bool:
    """Whether an answer may count otherwise now."""
    return old.answer != new.answer
