"""Which words of an opinion may ever be shown: known words, and nothing by which to know somebody.

A name must not reach a picture though it stands in many opinions. No list holds all names, so it is
the other way round: a word counts only where the dictionary or the field's own list has it, and the
dictionary doesn't call it a name, a number or a function word. Most names are in no dictionary.
Where a name is made of an ordinary word, the surname before it or the title after it gives it away.
What is left is a given name that is also a word, and stands alone: it reads as that word.

Part of the program that cuts, so it imports nothing of ours but its neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Protocol

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,}")
_LETTERS = re.compile(r"[\w+#&.%-]{2,}")
_SLICE = 4096
"""Characters that are cut at once: the cutter takes memory by the length of a text."""

# Adverbs, conjunctions, interjections, locations, numerals, onomatopes, prepositions, measures,
# pronouns, auxiliaries, particles, foreign letters, every kind of personal name, and places: people
# are known by where they come from, and many names of one are names of the other.
_EMPTY = ("d", "c", "e", "f", "m", "o", "p", "q", "r", "u", "y", "z", "x", "eng", "nr", "ns")


class Cutter(Protocol):
    """What is used of rjieba."""

    def cut(self, text: str, hmm: bool = True) -> list[str]: ...
    def tag(self, text: str, hmm: bool = True) -> list[tuple[str, str]]: ...
    def has_word(self, word: str) -> bool: ...
    def add_word(self, word: str, freq: int | None, tag: str | None) -> int: ...


@dataclass(frozen=True)
class Lists:
    """The lists of `data/words`."""

    terms: frozenset[str]
    stop: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]

    @classmethod
    def read(cls, folder: Path) -> Lists:
        """Of the folder. Raises OSError."""
        return cls(*(frozenset(_read(folder / f"{one.name}.txt")) for one in fields(cls)))


def _read(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        yield from line.partition("#")[0].split()


class Words:
    """Cuts opinions and tells which words may be shown."""

    def __init__(self, lists: Lists, cutter: Cutter) -> None:
        self._stop = lists.stop
        self._surnames = lists.surnames
        self._titles = lists.titles
        self._cutter = cutter
        # Latin terms are found in any case, and shown as the list writes them.
        self._written = {plain(term): term for term in lists.terms}
        for term in sorted(self._written):
            cutter.add_word(term, None, "n")
        self._shown: dict[str, str | None] = {}

    def cut(self, text: str) -> Iterator[str]:
        """Every word and mark, in their order."""
        text = plain(text)
        for start in range(0, len(text), _SLICE):
            yield from self._cutter.cut(text[start : start + _SLICE])

    def shown(self, cut: Iterable[str]) -> set[str]:
        """The words of one opinion that may be shown."""
        found: set[str] = set()
        known = self._shown
        tokens = list(cut)
        for at, token in enumerate(tokens):
            if len(token) < 2:
                continue
            word = known[token] if token in known else self.showable(token)
            if word is not None and not self._named(tokens, at):
                found.add(word)
        return found

    def compared(self, cut: Iterable[str]) -> set[str]:
        """The words of one opinion by which it is compared with others; these are never shown."""
        return {
            token
            for token in cut
            if token not in self._stop and (_HAN.fullmatch(token) or _LETTERS.fullmatch(token))
        }

    def showable(self, token: str) -> str | None:
        """How a word is written where it may be shown."""
        if token in self._shown:
            return self._shown[token]
        word = self._written.get(token)
        if word is None and _HAN.fullmatch(token):
            # Words that nobody knows aren't remembered: there is no end of them.
            if not self._cutter.has_word(token):
                return None
            word = token if self._kind(token) else None
        elif word is None:
            return None
        self._shown[token] = word
        return word

    def _kind(self, token: str) -> bool:
        if token in self._stop or token in self._surnames:
            return False
        if len(token) == 2 and token[0] == token[1]:  # a pet name, as a rule
            return False
        tagged = self._cutter.tag(token)
        return len(tagged) == 1 and not tagged[0][1].startswith(_EMPTY)

    def _named(self, tokens: list[str], at: int) -> bool:
        """Whether the word is somebody's name here."""
        token = tokens[at]
        if at and len(token) <= 2 and tokens[at - 1] in self._surnames:
            return True
        if len(token) > 3 or token in self._written or token[0] not in self._surnames:
            return False
        return at + 1 < len(tokens) and tokens[at + 1] in self._titles


def plain(text: str) -> str:
    """One width and one case. Halves of characters, which no text holds, are left out."""
    text = text.encode("utf-8", "ignore").decode()
    return unicodedata.normalize("NFKC", text).casefold()
