"""Receipts: six words by which an author, and nobody else, finds an opinion again.

Six of 1,024 words are 60 random bits. Asked through the bot, where guesses are limited, that is out
of reach: a thousand accounts with ten guesses an hour each would be at it for a hundred thousand
years before they hit the first of a hundred thousand receipts. Who takes the disk has no limit, but
meets a slow hash (plugins.opinions.services.receipts): the first of a hundred thousand receipts
costs some thousands of years on a processor, and all that it opens is the right to add to an
opinion which lies on the same disk. Nothing in a receipt tells of its author: it was drawn by lot.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

WORDS = 6
LETTERS = 2
"""Characters of each word; so a receipt may be typed without blanks."""

_LONGEST = 200
"""No receipt is longer, however it is decorated: what is longer isn't looked at."""


def make(words: Sequence[str], choose: Callable[[int], int]) -> str:
    """A new receipt, its words joined by a blank.

    `choose(n)` gives a number below n that nobody can foretell: `secrets.randbelow`. A word may
    come twice.
    """
    return " ".join(words[choose(len(words))] for _ in range(WORDS))


def read(text: str, words: frozenset[str]) -> str | None:
    """The receipt that somebody typed, as `make` wrote it; None where it is none.

    Blanks, line breaks, punctuation and quotation marks of every kind and width count for nothing,
    wherever they stand: `山川、书桌…`, `《山川 书桌 …》` and `山川书桌…` are the same.
    """
    if len(text) > _LONGEST:
        return None
    letters = "".join(letter for letter in unicodedata.normalize("NFKC", text) if _counts(letter))
    if len(letters) != WORDS * LETTERS:
        return None
    found = [letters[start : start + LETTERS] for start in range(0, len(letters), LETTERS)]
    return " ".join(found) if words.issuperset(found) else None


def resembles(text: str) -> bool:
    """Whether a text is as long as a receipt, and so may be one with a slip of the pen."""
    if len(text) > _LONGEST:
        return False
    return sum(map(_counts, unicodedata.normalize("NFKC", text))) == WORDS * LETTERS


def _counts(letter: str) -> bool:
    """Whether a character is more than a blank, a mark or something invisible."""
    return unicodedata.category(letter)[0] not in "ZPCS"
