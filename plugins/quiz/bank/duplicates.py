"""Questions that say nearly the same, within a file and against the bank.

Two questions are as alike as their sets of three-letter pieces (Jaccard), over the wording and the
options without signs, case and width. The pairs above a threshold are found by prefix filtering
(Bayardo, Ma, Srikant 2007, "Scaling up all pairs similarity search"): with pieces ordered from rare
to common, two sets can only be alike enough if they share one of their few rarest pieces.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.quiz.bank.question import Question
from plugins.quiz.bank.wording import letters_only

THRESHOLD = 0.8
_PIECE = 3
# Where thousands of questions are built on one pattern, the first ones stand for the others.
_MOST_HOLDERS = 200
_SKETCH = 512


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A new question and the one that it is most like.

    `index` counts in the new questions; `other` in them too, or with `in_bank` in the bank's.
    `likeness` runs from the threshold to 1, which means the same but for signs, case and order of
    options.
    """

    index: int
    other: int
    in_bank: bool
    likeness: float


def find_duplicates(
    new: Sequence[Question],
    bank: Sequence[Question] = (),
    threshold: float = THRESHOLD,
) -> tuple[Duplicate, ...]:
    """For each new question the likest of the bank or of those before it, if like enough.

    A question of the bank with the same `ref` is the one that an import replaces, and no duplicate.
    Blocks for some seconds with ten thousand on each side: use a thread.
    """
    everyone = [*bank, *new]
    join = _Join(everyone, threshold)
    found: list[Duplicate] = []
    for at in range(len(everyone)):
        best = join.likest(at) if at >= len(bank) else None
        if best is not None:
            other, alike = best
            in_bank = other < len(bank)
            place = other if in_bank else other - len(bank)
            found.append(Duplicate(at - len(bank), place, in_bank, alike))
        join.add(at)
    return tuple(found)


def likeness(one: Question, other: Question) -> float:
    """How alike two questions are, 0 to 1."""
    return _jaccard(pieces(one), pieces(other))


def pieces(question: Question) -> frozenset[str]:
    """The three-letter pieces of the wording and of each option."""
    return frozenset(
        piece
        for text in (question.text, *question.options)
        for piece in _pieces_of(letters_only(text))
    )


def _pieces_of(text: str) -> Iterable[str]:
    # With its edges, so that a text of one letter has pieces, too.
    edged = f"\x02{text}\x03"
    return (edged[i : i + _PIECE] for i in range(max(len(edged) - _PIECE + 1, 1)))


def _ordered(questions: Sequence[Question]) -> list[array[int]]:
    """The pieces of each question as numbers in rising order, the rarest piece first."""
    numbers: dict[str, int] = {}
    sets = [
        array("I", [numbers.setdefault(piece, len(numbers)) for piece in pieces(question)])
        for question in questions
    ]
    counts = Counter(number for one in sets for number in one)
    rank = array("I", bytes(4 * len(numbers)))
    # Counted into place: sorting hundreds of thousands is one step in which nothing else runs.
    places, place = {}, 0
    for often, several in sorted(Counter(counts.values()).items()):
        places[often] = place
        place += several
    for number in range(len(numbers)):
        rank[number] = places[counts[number]]
        places[counts[number]] += 1
    return [array("I", sorted(map(rank.__getitem__, one))) for one in sets]


class _Join:
    def __init__(self, everyone: Sequence[Question], threshold: float) -> None:
        self.everyone = everyone
        self.threshold = threshold
        self.ordered = _ordered(everyone)
        self.sketches = [_sketch(ranks) for ranks in self.ordered]
        self.holders: dict[int, list[int]] = {}

    def prefix(self, at: int) -> array[int]:
        """The rarest pieces, one of which any set that is alike enough must share."""
        ranks = self.ordered[at]
        return ranks[: len(ranks) - math.ceil(self.threshold * len(ranks) - 1e-9) + 1]

    def add(self, at: int) -> None:
        for rank in self.prefix(at):
            listed = self.holders.setdefault(rank, [])
            if len(listed) < _MOST_HOLDERS:
                listed.append(at)

    def likest(self, at: int) -> tuple[int, float] | None:
        mine, sketch, ref = frozenset(self.ordered[at]), self.sketches[at], self.everyone[at].ref
        sketches = self.sketches
        holding = [self.holders.get(rank, ()) for rank in self.prefix(at)]
        # Alike enough, no other set can differ from this one in more pieces than that.
        most = (1 - self.threshold) / self.threshold * len(mine) + 1e-9
        near = [
            other
            for other in set().union(*holding)
            if (sketches[other] ^ sketch).bit_count() <= most
        ]
        alike = [
            (_jaccard(mine, self.ordered[other]), -other)
            for other in near
            if self.everyone[other].ref != ref
        ]
        best = max(alike, default=(0.0, 0))
        return (-best[1], best[0]) if best[0] >= self.threshold else None


def _sketch(ranks: array[int]) -> int:
    """Bits of which two sets' differ in at most as many as the sets differ in pieces."""
    sketch = 0
    for rank in ranks:
        sketch ^= 1 << (rank * 2_654_435_761 >> 7) % _SKETCH
    return sketch


def _jaccard(one: frozenset[Any], other: Collection[Any]) -> float:
    both = len(one.intersection(other))
    return both / (len(one) + len(other) - both)
