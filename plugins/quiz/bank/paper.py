"""Papers: drawn from the bank by a plan and a seed, and laid out for each person.

Whatever is random is ordered by a hash of the seed and the question, not by a generator: a paper
can be drawn again years later, on another machine or version of Python, whatever the order in
which the bank is read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from bot.errors import Refusal
from plugins.quiz.bank.question import DIFFICULTIES, Kind
from plugins.quiz.bank.wording import fold

# Options that speak of the others stay where they are ("all of the above", "A and C").
_REFERRING = re.compile(
    r"(?:以上|上述|前述).{0,8}|(?:all|none|both|any)ofthe(?:above|following).*|bothare.*"
)
_OF_LETTERS = re.compile(
    r"(?:both)?[a-j](?:(?:、|,|和|与|及|或|and|or|&|\+)?[a-j])*"
    r"(?:(?:都|均|皆)?(?:对|是|错|正确|错误|不对|不是|不正确)|(?:is|are)(?:right|wrong|correct))?"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What drawing has to know of a question; `key` is whatever names it for the caller."""

    key: int | str
    kind: Kind
    topic: str
    difficulty: int


@dataclass(frozen=True, slots=True)
class Cell:
    """So many questions of a kind; any topic where `topic` is empty, any difficulty where 0."""

    kind: Kind
    count: int
    topic: str = ""
    difficulty: int = 0

    @property
    def freedom(self) -> int:
        """How much is left open."""
        return (not self.topic) + (not self.difficulty)


Bucket = tuple[Kind, str, int]
Key = int | str


class Pool:
    """The questions from which papers are drawn, by kind, topic and difficulty."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._buckets: dict[Bucket, list[Key]] = {}
        for one in candidates:
            bucket = (one.kind, one.topic, one.difficulty)
            self._buckets.setdefault(bucket, []).append(one.key)

    def counts(self) -> Mapping[Bucket, int]:
        """How many there are of each kind, topic and difficulty."""
        return {bucket: len(keys) for bucket, keys in self._buckets.items()}

    def there(self, cell: Cell) -> int:
        """How many there are for a cell, whatever the others take."""
        return sum(len(self._buckets[bucket]) for bucket in self._open_to(cell))

    def draw(self, cells: Sequence[Cell], seed: str) -> tuple[Key, ...]:
        """A paper: for each cell in turn its questions, none of them twice.

        The same seed and bank give the same paper. Raises Refusal: quiz-paper-nothing,
        quiz-paper-short with the cell's kind, topic and difficulty, `wanted` and `there`, and
        quiz-paper-shared where each cell could be filled but not all of them at once.
        """
        if not any(cell.count > 0 for cell in cells):
            raise Refusal("quiz-paper-nothing")
        for cell in cells:
            self._check(cell)
        ranked = {
            bucket: sorted(self._buckets[bucket], key=lambda key: _rank(seed, key))
            for bucket in {one for cell in cells for one in self._open_to(cell)}
        }
        return self._greedy(cells, ranked, seed) or self._by_flow(cells, ranked)

    def _open_to(self, cell: Cell) -> list[Bucket]:
        return [
            bucket
            for bucket in self._buckets
            if bucket[0] is cell.kind
            and cell.topic in ("", bucket[1])
            and cell.difficulty in (0, bucket[2])
        ]

    def _check(self, cell: Cell) -> None:
        there = self.there(cell)
        if there < cell.count:
            raise _refusal("quiz-paper-short", cell, wanted=cell.count, there=there)

    def _greedy(
        self, cells: Sequence[Cell], ranked: dict[Bucket, list[Key]], seed: str
    ) -> tuple[Key, ...]:
        """The plain way, narrow cells first: every question has the same chance."""
        taken: set[Key] = set()
        chosen: dict[int, list[Key]] = {}
        for at in sorted(range(len(cells)), key=lambda at: cells[at].freedom):
            keys = [key for bucket in self._open_to(cells[at]) for key in ranked[bucket]]
            free = sorted((k for k in keys if k not in taken), key=lambda key: _rank(seed, key))
            chosen[at] = free[: cells[at].count]
            if len(chosen[at]) < cells[at].count:
                return ()
            taken.update(chosen[at])
        return tuple(key for at in range(len(cells)) for key in chosen[at])

    def _by_flow(self, cells: Sequence[Cell], ranked: dict[Bucket, list[Key]]) -> tuple[Key, ...]:
        """Where cells overlap crosswise: a share-out of the buckets by augmenting paths."""
        room = {bucket: len(keys) for bucket, keys in ranked.items()}
        use: Counter[tuple[int, Bucket]] = Counter()
        for at, cell in enumerate(cells):
            for _ in range(cell.count):
                if not self._place(at, cells, room, use, set()):
                    raise _refusal("quiz-paper-shared", cell)
        given: Counter[Bucket] = Counter()
        paper: list[Key] = []
        for at in range(len(cells)):
            for bucket, keys in ranked.items():
                count = use[at, bucket]
                paper += keys[given[bucket] : given[bucket] + count]
                given[bucket] += count
        return tuple(paper)

    def _place(
        self,
        at: int,
        cells: Sequence[Cell],
        room: dict[Bucket, int],
        use: Counter[tuple[int, Bucket]],
        seen: set[Bucket],
    ) -> bool:
        """Give a cell one more question, moving others' to make room; False if none can be."""
        for bucket in self._open_to(cells[at]):
            if bucket in seen:
                continue
            seen.add(bucket)
            if room[bucket] > 0:
                room[bucket] -= 1
                use[at, bucket] += 1
                return True
            for other in range(len(cells)):
                if use[other, bucket] and self._place(other, cells, room, use, seen):
                    use[other, bucket] -= 1
                    use[at, bucket] += 1
                    return True
        return False


@dataclass(frozen=True, slots=True)
class Placed:
    """A question in somebody's paper: in place j stands the question's own option `order[j]`."""

    key: Key
    order: tuple[int, ...]

    def own(self, shown: Iterable[int]) -> tuple[int, ...]:
        """The question's own indices of options named by their place in this paper.

        Raises IndexError for a place that isn't there.
        """
        places = list(shown)
        if any(not 0 <= place < len(self.order) for place in places):
            raise IndexError("no such option")
        return tuple(sorted({self.order[place] for place in places}))

    def shown(self, own: Iterable[int]) -> tuple[int, ...]:
        """The places at which the question's own options stand."""
        return tuple(sorted(self.order.index(index) for index in own))


@dataclass(frozen=True, slots=True)
class Laid:
    """What laying out has to know of a question of a paper."""

    key: Key
    kind: Kind
    options: tuple[str, ...] = ()


def lay_out(
    paper: Sequence[Laid],
    seed: str,
    person: int | str,
    *,
    questions: bool = True,
    options: bool = True,
    sections: bool = True,
) -> tuple[Placed, ...]:
    """One person's paper: the same again for the same seed and person.

    `questions` and `options` say what is shuffled. With `sections` the kinds stay together, in the
    order in which they first come. An option that speaks of others stays in its place.
    """
    salt = f"{seed}\x1f{person}"
    order = list(paper)
    if questions:
        order.sort(key=lambda one: _rank(salt, one.key))
    if sections:
        first: dict[Kind, int] = {}
        for one in paper:
            first.setdefault(one.kind, len(first))
        order.sort(key=lambda one: first[one.kind])
    return tuple(Placed(one.key, _order(one, salt, options)) for one in order)


def _order(one: Laid, salt: str, shuffled: bool) -> tuple[int, ...]:
    plain = tuple(range(len(one.options)))
    flat = [fold(option) for option in one.options]
    if not shuffled or any(_OF_LETTERS.fullmatch(text) for text in flat):
        return plain
    free = [index for index in plain if not _REFERRING.fullmatch(flat[index])]
    mixed = iter(sorted(free, key=lambda index: _rank(salt, f"{one.key}\x1f{index}")))
    held = set(plain) - set(free)
    return tuple(index if index in held else next(mixed) for index in plain)


def _refusal(text_id: str, cell: Cell, **more: int) -> Refusal:
    return Refusal(
        text_id,
        kind=str(cell.kind),
        topics="one" if cell.topic else "any",
        topic=cell.topic,
        difficulty=cell.difficulty,
        **more,
    )


def _rank(seed: str, key: Key) -> bytes:
    return blake2b(f"{seed}\x1f{key}".encode(), digest_size=12).digest()


def spread(counts: Mapping[Bucket, int]) -> dict[tuple[Kind, int], int]:
    """How many there are of each kind and difficulty, over all topics."""
    found = {(kind, difficulty): 0 for kind in Kind for difficulty in DIFFICULTIES}
    for (kind, _, difficulty), count in counts.items():
        found[kind, difficulty] = found.get((kind, difficulty), 0) + count
    return found
