"""How people type: full-width signs, blanks of every kind, a slash or none."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from bot.texts.locales import LOCALES

if TYPE_CHECKING:
    from bot.texts.texts import Texts

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_SLASHES = "/／"
_MOST_DIGITS = 9


def plain(text: str) -> str:
    """Full-width letters, digits, signs and blanks as their narrow forms, trimmed."""
    return text.translate(_FULL_WIDTH).strip()


def split_first(text: str) -> tuple[str, str]:
    """The first word and the rest, divided at any blank; the slash stays on the word."""
    parts = text.split(None, 1)
    if not parts:
        return "", ""
    return parts[0], parts[1] if len(parts) == 2 else ""


def slashed(word: str) -> bool:
    """Whether a word begins with a slash of either width."""
    return word[:1] in _SLASHES if word else False


def bare(word: str) -> str:
    """A word without its slash, in lower case, for looking it up."""
    return plain(word.lstrip(_SLASHES)).lower()


def glued_digits(word: str) -> int:
    """Where the run of digits begins with which a word ends (`签到4821` -> 2), or -1."""
    end = len(word)
    start = end
    while start and word[start - 1] in _DIGITS:
        start -= 1
    return start if 0 < start < end else -1


def number_of(word: str) -> int | None:
    """The number that a word is (`3`, `#3`, `３`), or None."""
    digits = plain(word).lstrip("#").strip()
    if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS:
        return int(digits)
    return None


def one_of(texts: Texts, text_id: str, written: str) -> bool:
    """Whether somebody wrote one of the words that a text's `.words` lists, divided by `|`.

    The words of every locale will do.
    """
    wanted = folded(written)
    return any(
        wanted in {folded(word) for word in texts.get(locale, f"{text_id}.words").split("|")}
        for locale in LOCALES
    )


def folded(text: str) -> str:
    """A word as it is compared with others: narrow, trimmed, in lower case."""
    return unicodedata.normalize("NFKC", text).strip().casefold()
