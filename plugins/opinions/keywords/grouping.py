"""Puts similar opinions together by the words that they share.

Each opinion is a set of words, weighed by how rare they are in Chinese; two are similar by the
cosine between them. The most typical opinion leads a group, and whoever is similar enough to it
joins the leader that is nearest: so nothing is drawn in through a chain of neighbours, and the cost
is that of comparing with leaders alone, found through an index.

Part of the program that cuts, so it imports nothing of ours but its neighbours.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from math import sqrt

SIMILAR = 0.4
"""The least cosine between an opinion and the leader of its group."""
_ONE_WORD = 0.8
"""The same where they share a single word: a canteen may be too dear and may be too far."""
_WORDS = 200
"""No opinion is compared by more words than its rarest so many."""


class Grouping:
    """The words of a bounded number of opinions; of more, none are kept and none are grouped."""

    def __init__(self, bound: int) -> None:
        self._bound = bound
        self._ids: dict[str, int] = {}
        self._opinions: list[array[int]] | None = []

    @property
    def open(self) -> bool:
        """Whether opinions are kept still."""
        return self._opinions is not None

    def add(self, words: Iterable[str]) -> None:
        """One more opinion."""
        if self._opinions is None:
            return
        if len(self._opinions) >= self._bound:
            self._opinions = None
            self._ids.clear()
            return
        numbers = sorted(self._ids.setdefault(word, len(self._ids)) for word in words)
        self._opinions.append(array("I", numbers))

    @property
    def words(self) -> Iterable[str]:
        """Every word that opinions are compared by."""
        return self._ids.keys()

    def groups(self, idf: Callable[[str], float]) -> list[list[int]]:
        """Groups of two and more opinions by their places in order; the largest first."""
        weights = [idf(word) for word in self._ids]
        opinions = [_lightened(one, weights) for one in self._opinions or ()]
        leaders = _Leaders(weights)
        groups: dict[int, list[int]] = {}
        for place in _typical_first(opinions, weights):
            words = opinions[place]
            if words:
                leader = leaders.nearest(words)
                if leader is None:
                    leaders.add(place, words)
                groups.setdefault(place if leader is None else leader, []).append(place)
        found = [sorted(places) for places in groups.values() if len(places) > 1]
        return sorted(found, key=lambda places: (-len(places), places))


def _lightened(words: array[int], weights: list[float]) -> tuple[int, ...]:
    if len(words) <= _WORDS:
        return tuple(words)
    return tuple(sorted(sorted(words, key=lambda word: (-weights[word], word))[:_WORDS]))


def _typical_first(opinions: list[tuple[int, ...]], weights: list[float]) -> list[int]:
    """Places in the order of how much of an opinion others say too."""
    often: Counter[int] = Counter()
    for words in opinions:
        often.update(words)

    def typical(words: tuple[int, ...]) -> float:
        shared = sum(weights[word] ** 2 * (often[word] - 1) for word in words)
        return shared / (_length(words, weights) or 1.0)

    scores = [typical(words) for words in opinions]
    return sorted(range(len(opinions)), key=lambda place: (-scores[place], place))


def _length(words: Iterable[int], weights: list[float]) -> float:
    return sqrt(sum(weights[word] ** 2 for word in words))


class _Leaders:
    """An index of the leaders by their words."""

    def __init__(self, weights: list[float]) -> None:
        self._weights = weights
        self._by_word: dict[int, list[int]] = defaultdict(list)
        self._lengths: dict[int, float] = {}

    def add(self, place: int, words: tuple[int, ...]) -> None:
        """A leader, by its place."""
        self._lengths[place] = _length(words, self._weights)
        for word in words:
            self._by_word[word].append(place)

    def nearest(self, words: tuple[int, ...]) -> int | None:
        """The place of the leader that is most similar, where one is similar enough."""
        shared: dict[int, float] = {}
        often: Counter[int] = Counter()
        for word in words:
            square = self._weights[word] ** 2
            for leader in self._by_word.get(word, ()):
                shared[leader] = shared.get(leader, 0.0) + square
                often[leader] += 1
        length = _length(words, self._weights)
        best, nearest = SIMILAR, None
        for leader, product in shared.items():
            cosine = product / (length * self._lengths[leader])
            if often[leader] == 1 and cosine < _ONE_WORD:
                continue
            if cosine > best or (cosine == best and (nearest is None or leader < nearest)):
                best, nearest = cosine, leader
        return nearest
