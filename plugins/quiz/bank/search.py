"""Search over the questions: an inverted index in memory, ranked by BM25.

Source of the ranking: Robertson and Zaragoza 2009, "The probabilistic relevance framework: BM25 and
beyond". The words of the questions are cut by jieba (cutter.py). A query is not cut: every piece of
it that is a word of the index counts, and beside the words the index holds pairs of neighbouring
characters at a lower weight, so that a text is found however it was cut.
"""

from __future__ import annotations

import asyncio
import heapq
import math
import re
import unicodedata
from array import array
from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Callable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeAlias

from plugins.quiz.bank.cutter import HAN, RUN, cut
from plugins.quiz.bank.question import Question

MAX_QUERY = 64
"""Characters of a query that count."""

_K1 = 1.2
_B = 0.75
_PAIR_WEIGHT = 0.3
_EXACT = 2.0
# What bounds the time of a query: entries that are looked at, the rarest words first.
_MOST_ENTRIES = 8_000
_RERANKED = 100
_WORTH = 0.2
_HAN = re.compile(HAN)

Key: TypeAlias = "int | str"
Cut: TypeAlias = "Callable[[Iterable[str]], AsyncIterator[Mapping[str, int]]]"


@dataclass(frozen=True, slots=True)
class Hit:
    """A question that was found, by the key under which it was added."""

    key: Key
    score: float


def flatten(text: str) -> str:
    """Text as it is searched: one width, one case."""
    return unicodedata.normalize("NFKC", text).casefold()


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring Chinese characters in a flat text."""
    return {run[i : i + 2] for run in _HAN.findall(text) for i in range(len(run) - 1)}


def searched(question: Question) -> str:
    """The flat text under which a question is found: wording, options or forms, topic, source."""
    parts = (question.text, *question.options, *question.forms(), question.topic, question.source)
    return flatten("\n".join(parts))


class SearchIndex:
    """The index of one bank.

    Entries are packed into bytearrays, which the garbage collector needn't walk: place and count
    of a word, place of a pair.
    """

    def __init__(self) -> None:
        self._keys: list[Key] = []
        self._texts: list[str] = []
        self._lengths = array("I")
        self._places: dict[Key, int] = {}
        self._total = 0
        self._longest = 1
        self._words: dict[str, bytearray] = {}
        self._pairs: dict[str, bytearray] = {}

    def __len__(self) -> int:
        return len(self._places)

    def add(self, key: Key, wording: str, text: str, words: Mapping[str, int]) -> None:
        """Add a question with its words as cut, or replace the one of this key.

        `wording` is what is asked, flat; `text` all that is `searched`.
        """
        self.remove(key)
        place = len(self._keys)
        self._keys.append(key)
        self._texts.append(wording)
        self._lengths.append(sum(words.values()))
        for word, count in words.items():
            entry = (place << 8 | min(count, 255)).to_bytes(4, "little")
            self._words.setdefault(word, bytearray()).extend(entry)
            self._longest = max(self._longest, len(word))
        entry = place.to_bytes(4, "little")
        for pair in pairs(text) - words.keys():
            self._pairs.setdefault(pair, bytearray()).extend(entry)
        self._total += self._lengths[place]
        self._places[key] = place

    def remove(self, key: Key) -> None:
        """Take a question out, if it is there. Its entries stay until the index is built anew."""
        place = self._places.pop(key, None)
        if place is not None:
            self._total -= self._lengths[place]

    @property
    def worn(self) -> bool:
        """Whether so much was replaced that building anew would pay."""
        return len(self._keys) > max(100, 1.5 * len(self._places))

    def search(self, query: str, limit: int = 10) -> tuple[Hit, ...]:
        """The best questions for a query, the best first; some milliseconds at most.

        Far weaker ones than the best are left out; nothing found is an empty tuple.
        """
        flat = flatten(query)[:MAX_QUERY].strip()
        scores = self._scores(flat) if self._places else {}
        if not scores:
            return ()
        keys = self._keys
        found = scores.items()
        if len(keys) > len(self._places):
            found = [(place, s) for place, s in found if self._places.get(keys[place]) == place]
        top = heapq.nlargest(max(_RERANKED, limit), found, key=itemgetter(1))
        best = [
            (place, score * (_EXACT if flat in self._texts[place] else 1.0)) for place, score in top
        ]
        best.sort(key=lambda one: (-one[1], one[0]))
        worth = _WORTH * best[0][1] if best else 0.0
        return tuple(Hit(keys[place], score) for place, score in best[:limit] if score >= worth)

    def _scores(self, flat: str) -> dict[int, float]:
        """The rarest words first, then pairs, until enough entries have been looked at."""
        words, couples = self._known(flat)
        weighed = [(len(self._words[word]) // 4, word, self._add_word) for word in words]
        weighed.sort(key=itemgetter(0))
        paired = [(len(self._pairs[pair]) // 4, pair, self._add_pair) for pair in couples]
        paired.sort(key=itemgetter(0))
        scores: dict[int, float] = {}
        left = _MOST_ENTRIES
        for count, term, add in (*weighed, *paired):
            if count <= left or not scores:
                add(term, count, scores)
                left -= count
        return scores

    def _known(self, flat: str) -> tuple[list[str], list[str]]:
        """The words and pairs of a query that stand in the index."""
        runs = RUN.findall(flat)
        pieces = {piece for run in runs for piece in self._pieces(run)}
        words = [piece for piece in pieces if piece in self._words]
        couples = [pair for pair in pairs(flat) if pair in self._pairs]
        if not words and not couples:
            # Single characters, and beginnings of words in other letters.
            words = [word for run in runs[:3] for word in self._containing(run)]
        return words, couples

    def _pieces(self, run: str) -> Iterator[str]:
        if run[0].isascii() or len(run) == 1:
            yield run
            return
        for start in range(len(run) - 1):
            for end in range(start + 2, min(len(run), start + self._longest) + 1):
                yield run[start:end]

    def _containing(self, run: str) -> list[str]:
        """The most frequent of the words in which a run stands."""
        if len(run) > 8:
            return []
        found = [(len(entries), word) for word, entries in self._words.items() if run in word]
        return [word for _, word in heapq.nlargest(20, found)]

    def _idf(self, count: int) -> float:
        return math.log(1 + (len(self._keys) - count + 0.5) / (count + 0.5))

    def _add_word(self, word: str, count: int, scores: dict[int, float]) -> None:
        idf = self._idf(count) * (_K1 + 1)
        lengths = self._lengths
        average = self._total / len(self._places)
        base, slope = _K1 * (1 - _B), _K1 * _B / (average or 1.0)
        get = scores.get
        for entry in _unpacked(self._words[word]):
            place, times = entry >> 8, entry & 255
            part = idf * times / (times + base + slope * lengths[place])
            scores[place] = get(place, 0.0) + part

    def _add_pair(self, pair: str, count: int, scores: dict[int, float]) -> None:
        part = self._idf(count) * _PAIR_WEIGHT
        get = scores.get
        for place in _unpacked(self._pairs[pair]):
            scores[place] = get(place, 0.0) + part


def _unpacked(entries: bytearray) -> array[int]:
    found = array("I")
    found.frombytes(bytes(entries))
    return found


async def build(entries: Sequence[tuple[Key, Question]], cutter: Cut = cut) -> SearchIndex:
    """An index of the questions: words are cut in another process, and added in short slices."""
    index = SearchIndex()
    await extend(index, _each(entries), cutter)
    return index


async def extend(
    index: SearchIndex, entries: AsyncIterable[tuple[Key, Question]], cutter: Cut = cut
) -> None:
    """Add questions to an index, or replace them. It may be searched meanwhile.

    Raises CutterError; what has been added until then stays.
    """
    # Until the words come, only plain strings are kept of the questions: the garbage collector
    # would stop everything to walk over thousands of objects.
    keys: list[Key] = []
    wordings: list[str] = []
    texts: list[str] = []
    async for key, question in entries:
        keys.append(key)
        wordings.append(flatten(question.text))
        texts.append(searched(question))
    place = 0
    async for words in cutter(texts):
        index.add(keys[place], wordings[place], texts[place], words)
        place += 1
        # Lines that have come already are read without giving way.
        await asyncio.sleep(0)


async def _each(entries: Iterable[tuple[Key, Question]]) -> AsyncIterator[tuple[Key, Question]]:
    for entry in entries:
        yield entry
        await asyncio.sleep(0)
