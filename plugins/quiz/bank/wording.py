"""Text of questions as it is kept, and as it is compared."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Controls, halves of surrogate pairs, and what XML can't hold: no format could carry them.
_UNKEEPABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_MANY_BREAKS = re.compile(r"\n{3,}")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_IN_NUMBERS = frozenset(",.-+/%:")


def clean(text: str) -> str:
    """Text of several lines as it is kept: `\\n` ends lines, no blanks around them, no controls."""
    text = _UNKEEPABLE.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return _MANY_BREAKS.sub("\n\n", lines).strip()


def one_line(text: str) -> str:
    """Text as it is kept on one line, single blanks between words."""
    return " ".join(clean(text).split())


def fold(text: str) -> str:
    """Text as it is compared: width, case and blanks don't matter, signs do."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def letters_only(text: str) -> str:
    """Text without width, case, blanks and signs; of nothing but signs, the signs."""
    flat = fold(text)
    return "".join(char for char in flat if char.isalnum()) or flat


def fold_answer(text: str) -> str:
    """What somebody filled in, as it is compared with the accepted forms.

    Width, case, blanks, quotes, book-title marks and punctuation don't matter; signs beside a
    digit do (`3.5`, `4/5`, `-1`), but `1,000` is 1000.
    """
    flat = _THOUSANDS.sub("", fold(text))
    kept = [
        char
        for i, char in enumerate(flat)
        if char.isalnum() or (char in _IN_NUMBERS and _beside_digit(flat, i))
    ]
    return "".join(kept) or flat


def _beside_digit(text: str, at: int) -> bool:
    before = text[at - 1 : at].isdigit()
    after = text[at + 1 : at + 2].isdigit()
    sign = text[at]
    if sign == "%":
        return before
    if sign in "-+":
        return after
    return before and after
