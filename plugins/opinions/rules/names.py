"""Members' names in running text, of which Chinese doesn't mark the words.

- A name of three characters or more counts wherever it stands.
- A name of two characters may be part of another word, or be one (高兴): it counts after "I am" and
  the like, before a title (同学), and otherwise only where nothing touches it on either side but
  marks or words that stand beside names (和, 跟, 说, 的 …). So 高兴地 and 很高兴 are left alone.
- A given name alone, the last two characters of a longer name, counts after "I am" and the like.
- Blanks and the dots of names count for nothing between Chinese characters.
- A name in Latin letters counts as whole words, if it is two words or has five letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

_DOTS = "·•・‧."
_LEAST_LATIN = 5

_SAYING = re.compile(
    "(?:我(?:就?是|叫|的名字[是叫为])|本人(?:就?[是叫]|姓名)?|叫我|名叫|[姓署]名[是为]?|这里是):?"
)
_BEFORE = re.compile(
    r"(?:[^\u3400-\u9fff\U00020000-\U0003ffff]|[和跟与同及给对把被由向找叫让请见的]|因为|关于|听|像)$"
)
_AFTER = re.compile(
    r"(?:[^\u3400-\u9fff\U00020000-\U0003ffff]"
    r"|[的和跟与同及说讲问来去在是也都就没不又还总他她]|$)"
)
_TITLE = re.compile(" ?(?:同学|同志|老师|学[长姐弟妹]|师[兄姐弟妹]|班长|书记|委员|组长)")
_ADVERB = ("地", "得")
_LATIN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_GAP = re.compile(r"[ .-]{1,3}")


class Roster:
    """The names of a branch, made ready to be found: all are looked up, none is searched for."""

    def __init__(self, names: Iterable[str]) -> None:
        self._anywhere: set[str] = set()
        self._alone: set[str] = set()
        self._given: set[str] = set()
        self._latin: set[tuple[str, ...]] = set()
        for name in names:
            if any(letter.isascii() and letter.isalpha() for letter in name):
                self._add_latin(name)
            else:
                self._add_chinese(name)
        every = self._anywhere | self._alone | self._given
        self._lengths = sorted({len(name) for name in every}, reverse=True)
        self._begins = {name[0] for name in self._anywhere | self._alone}
        self._words = sorted({len(words) for words in self._latin}, reverse=True)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names stand in a text in its narrow form; some may overlap."""
        places = [at for at, letter in enumerate(text) if letter != " " and letter not in _DOTS]
        letters = "".join(text[at] for at in places)
        for start, end in self._chinese(text, letters, places):
            yield places[start], places[end - 1] + 1
        if self._latin:
            yield from self._in_latin(text)

    def _add_latin(self, name: str) -> None:
        words = tuple(word.lower() for word in _LATIN.findall(name))
        if len(words) > 1 or len("".join(words)) >= _LEAST_LATIN:
            self._latin.add(words)

    def _add_chinese(self, name: str) -> None:
        for dot in _DOTS:
            name = name.replace(dot, " ")
        parts = name.split()
        whole = "".join(parts)
        if len(whole) == 2:
            self._alone.add(whole)
        elif len(whole) > 2:
            self._anywhere.update({whole, *(part for part in parts if len(part) > 2)})
            self._given.add(parts[0] if len(parts) > 1 and len(parts[0]) > 1 else whole[-2:])

    def _chinese(self, text: str, letters: str, places: list[int]) -> Iterator[tuple[int, int]]:
        """Spans of `letters`, the characters of `text` that stand at `places`."""
        for start, first in enumerate(letters):
            if first not in self._begins:
                continue
            for name, end in self._at(letters, start):
                if name in self._anywhere or (
                    name in self._alone and _stands_alone(text, places[start], places[end - 1] + 1)
                ):
                    yield start, end
        for said in _SAYING.finditer(letters):
            for name, end in self._at(letters, said.end()):
                own = name in self._given or name in self._alone
                if own and not letters.startswith(_ADVERB, end):
                    yield said.end(), end

    def _at(self, letters: str, start: int) -> Iterator[tuple[str, int]]:
        """What could be a name from a place on, the longest first, and where it ends."""
        for length in self._lengths:
            if start + length <= len(letters):
                yield letters[start : start + length], start + length

    def _in_latin(self, text: str) -> Iterator[tuple[int, int]]:
        found = list(_LATIN.finditer(text))
        words = [one.group().lower() for one in found]
        for first in range(len(found)):
            for count in self._words:
                run = found[first : first + count]
                if tuple(words[first : first + count]) in self._latin and _one_run(text, run):
                    yield run[0].start(), run[-1].end()


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the two characters between are a word of their own."""
    if _TITLE.match(text, end):
        return True
    before = start == 0 or _BEFORE.search(text[max(0, start - 2) : start]) is not None
    return before and _AFTER.match(text, end) is not None


def _one_run(text: str, words: list[re.Match[str]]) -> bool:
    """Whether nothing but a blank, a dot or a hyphen stands between words that follow."""
    pairs = pairwise(words)
    return all(_GAP.fullmatch(text, one.end(), other.start()) for one, other in pairs)
