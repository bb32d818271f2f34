"""What an answer earns: a share of the question's points between 0 and 1."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from plugins.quiz.bank.question import Kind, Question
from plugins.quiz.bank.wording import fold_answer

Given: TypeAlias = "Collection[int] | bool | str | None"
"""Ticked options by their index in the question, true or false, a text, or nothing."""


class Partial(StrEnum):
    """What an incomplete answer to a multiple choice earns. With h of R right ones ticked and w of
    W wrong ones:

    - NONE: nothing, unless h = R and w = 0.
    - MISSED: h/R, but nothing with any wrong one (the usual rule of Chinese papers).
    - BALANCED: h/R - w/W, at least 0.

    In each of them ticking everything earns h/R - w/W = 1 - 1 = 0 or nothing by rule, unless all
    options are right; a further right tick never costs, a further wrong one never pays.
    """

    NONE = "none"
    MISSED = "missed"
    BALANCED = "balanced"


def share(question: Question, given: Given, partial: Partial = Partial.MISSED) -> Fraction:
    """The part of the points that an answer earns; nothing given, or of another form, earns 0."""
    if given is None:
        return Fraction(0)
    if question.kind is Kind.TRUEFALSE:
        return Fraction(isinstance(given, bool) and given == question.answer)
    if question.kind is Kind.BLANK:
        return Fraction(isinstance(given, str) and fits(given, question.forms()))
    if isinstance(given, bool | str):
        return Fraction(0)
    ticked, right = set(given), set(question.right())
    if question.kind is Kind.SINGLE:
        return Fraction(ticked == right)
    return _several(ticked, right, len(question.options), partial)


def _several(ticked: set[int], right: set[int], options: int, partial: Partial) -> Fraction:
    hits, misses = len(ticked & right), len(ticked - right)
    if not right or (partial is not Partial.BALANCED and misses):
        return Fraction(0)
    if partial is Partial.NONE:
        return Fraction(hits == len(right))
    wrong = options - len(right)
    lost = Fraction(misses, wrong) if wrong > 0 else Fraction(misses > 0)
    return max(Fraction(0), Fraction(hits, len(right)) - lost)


def fits(given: str, forms: Sequence[str]) -> bool:
    """Whether a filled-in text is one of the accepted forms; width, case and signs don't matter."""
    flat = fold_answer(given)
    return bool(flat) and any(flat == fold_answer(form) for form in forms)


def marks(points: int, earned: Fraction) -> int:
    """The points of a share, in the unit of `points` (hundredths of a point), halves rounded up.

    The full share is always all the points, and more share is never fewer points.
    """
    exact = points * earned
    return int((2 * exact.numerator + exact.denominator) // (2 * exact.denominator))
