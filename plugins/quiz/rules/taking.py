"""What somebody means who speaks in the middle of an exam: an answer, or where to go."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TypeAlias

from plugins.quiz.rules.answering import unmistakable

_BACK = frozenset({"上一题", "上题", "prev", "previous", "back"})
_ON = frozenset({"下一题", "下题", "跳过", "next", "skip"})
_QUESTION = re.compile(
    r"(?:第\s*(?P<zh>\d{1,3})\s*题|(?:question|q)\s*(?P<en>\d{1,3})(?!\d)|(?P<bare>\d{1,3})\s*题)"
    r"\s*[.、:,，]?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_SITTING = re.compile(r"#?(?P<exam>\d{1,9})(?:-(?P<attempt>\d{1,3}))?")
_TICK = re.compile(r"(?P<sign>[+-])(?P<letter>[A-J])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Step:
    """One question on, or back."""

    by: int


@dataclass(frozen=True, slots=True)
class Go:
    """To the question at a place of one's own paper, counted from 1."""

    place: int


@dataclass(frozen=True, slots=True)
class Tick:
    """One option of several is ticked or no longer; `shown` is its place as shown, from 0.

    It says what shall be, not that it changes: a second tap of the same button changes nothing.
    """

    shown: int
    on: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """Words that answer the question at a place, or the one before the member (None)."""

    place: int | None
    words: str


Said: TypeAlias = "Step | Go | Reply"


def read(text: str) -> Said:
    """What words in an exam mean: 上一题, 下一题, 第5题, 第5题 B; all else is an answer."""
    words = unicodedata.normalize("NFKC", text).strip()
    flat = words.casefold()
    if flat in _BACK:
        return Step(-1)
    if flat in _ON:
        return Step(1)
    named = _QUESTION.fullmatch(words)
    if named is None:
        return Reply(None, text)
    place = int(named["zh"] or named["en"] or named["bare"])
    rest = named["rest"].strip()
    return Reply(place, rest) if rest else Go(place)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Which exam, and which attempt at it, a command or a button means; None: the open one."""

    exam: int
    attempt: int | None


def sitting(word: str) -> Sitting | None:
    """What `3` or `3-2` names, or None."""
    found = _SITTING.fullmatch(unicodedata.normalize("NFKC", word).strip())
    if found is None:
        return None
    attempt = found["attempt"]
    return Sitting(int(found["exam"]), int(attempt) if attempt is not None else None)


def tick(words: str) -> Tick | None:
    """What the button of one option of several says (`+B`, `-B`), or None."""
    found = _TICK.fullmatch(words.strip())
    if found is None:
        return None
    return Tick(ord(found["letter"].upper()) - ord("A"), found["sign"] == "+")


def looks_like_an_answer(text: str) -> bool:
    """Whether words can hardly be anything but the answer to a question."""
    words = unicodedata.normalize("NFKC", text).strip()
    named = read(words)
    if isinstance(named, Reply) and named.place is not None:
        return True
    return unmistakable(words)
