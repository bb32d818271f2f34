"""Counts in how many opinions each word stands, and weighs it as jieba's TF-IDF does.

An opinion counts a word once: who writes a word a thousand times makes it no larger. A word of one
opinion is left out, whatever its weight, because it may be known by whom it is.

Part of the program that cuts, so it imports nothing of ours but its neighbours.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

LEAST = 2
"""Opinions that a word must stand in."""


class Frequencies:
    """How rare words are in Chinese, by the list that comes with jieba: word, blank, IDF."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, words: Collection[str]) -> Callable[[str], float]:
        """The IDF of each of the words; one that the list lacks has the median, as in jieba.

        Raises OSError.
        """
        found: dict[str, float] = {}
        every = array("d")
        with self._path.open(encoding="utf-8") as lines:
            for line in lines:
                word, _, value = line.partition(" ")
                every.append(float(value))
                if word in words:
                    found[word] = every[-1]
        median = sorted(every)[len(every) // 2]
        return lambda word: found.get(word, median)


class Counting:
    """The number of opinions of each word; the opinions themselves are let go."""

    def __init__(self) -> None:
        self._opinions: Counter[str] = Counter()

    def add(self, words: Iterable[str]) -> None:
        """One more opinion, each of its words once."""
        self._opinions.update(words)

    def shared(self) -> Mapping[str, int]:
        """The words of several opinions, and of how many."""
        return {word: count for word, count in self._opinions.items() if count >= LEAST}

    def keywords(self, idf: Callable[[str], float], most: int) -> list[tuple[str, int, float]]:
        """The heaviest words: word, opinions, weight."""
        total = sum(self._opinions.values())
        weighed = [
            (word, count, count * idf(word) / total) for word, count in self.shared().items()
        ]
        return sorted(weighed, key=lambda one: (-one[2], one[0]))[:most]
