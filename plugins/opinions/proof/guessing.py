"""An adversary who has the whole disk, and knows in which order people wrote.

That order is more than any disk tells: it stands for everything that is stored of people and may
have happened just before or after they wrote, as a sign-in or an answer in the quiz. In each round
and by each strategy one author is picked, and which opinion is that author's is guessed. If nothing
that is stored depends on who wrote, a guess hits once in as many times as there are opinions,
whatever the strategy: rounds are independent, and the binomial test is exact.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plugins.opinions.proof.chance import at_least

SUSPICIOUS = 0.01
"""What is likelier than this by chance proves nothing (anonymity.md)."""

_chance = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Author:
    """What is known of somebody: everything but what they wrote. `mark` is of the last stored act.

    The mark is a transaction's number on PostgreSQL, and 0 on SQLite, which keeps none.
    """

    member_id: int
    account_id: str
    name: str
    mark: int = 0


@dataclass(frozen=True, slots=True)
class Sight:
    """A round as it lies on the disk: authors in the order in which they wrote.

    `opinions` has what is stored of each opinion, by column, in no order. `truth` has the author of
    each, as a place among the authors; no strategy looks at it.
    """

    stage: str
    authors: Sequence[Author]
    opinions: Sequence[Mapping[str, Any]]
    truth: Sequence[int]


@dataclass(slots=True)
class Score:
    """How often a strategy guessed, and how often it was right. `chance` is for one guess."""

    tries: int = 0
    hits: int = 0
    chance: float = 0.0

    @property
    def p(self) -> float:
        """How likely this is by chance."""
        return at_least(self.hits, self.tries, self.chance)


@dataclass(slots=True)
class Scores:
    """All strategies."""

    of: dict[str, Score] = field(default_factory=dict)

    def count(self, sight: Sight, only: str = "") -> None:
        """Guess in one round, by every strategy or by one."""
        for name, target, guess in guesses(sight):
            if only and name != only:
                continue
            score = self.of.setdefault(name, Score(chance=1 / len(sight.opinions)))
            if score.chance != 1 / len(sight.opinions):
                raise ValueError("the rounds of a test have as many opinions each")
            score.tries += 1
            score.hits += sight.truth[guess] == target

    def best(self) -> tuple[str, Score]:
        """The strategy with the least likely score."""
        return min(self.of.items(), key=lambda one: one[1].p)

    def corrected(self) -> float:
        """The p-value of the best one, times the number of strategies (Bonferroni)."""
        return min(1.0, self.best()[1].p * len(self.of))


def guesses(sight: Sight) -> Iterator[tuple[str, int, int]]:
    """Each strategy's name, whom it looked for, and the place of the opinion that it picked."""
    count = len(sight.opinions)
    somebody = _chance.randrange(count)
    orders = {name: ranks(map(key, sight.authors)) for name, key in _KNOWN.items()}
    for column in sight.opinions[0]:
        values = [opinion[column] for opinion in sight.opinions]
        placed = ranks(_sortable(values))
        at = {place: n for n, place in enumerate(placed)}
        where = f"{sight.stage}: {column}"
        for target, word in ((0, "first"), (count - 1, "last"), (somebody, "any")):
            yield f"{where}, {word} who wrote", target, at[target]
            yield f"{where} backwards, {word} who wrote", target, at[count - 1 - target]
        for name, order in orders.items():
            yield f"{where} in the order of {name}", somebody, at[order[somebody]]
            yield f"{where} against the order of {name}", somebody, at[count - 1 - order[somebody]]
        if all(isinstance(value, int) for value in values):
            yield from _numeric(where, sight, values, somebody)


def _numeric(
    where: str, sight: Sight, values: Sequence[int], somebody: int
) -> Iterator[tuple[str, int, int]]:
    author = sight.authors[somebody]
    for name, near in (("the last act", author.mark), ("the member", author.member_id)):
        nearest = min(range(len(values)), key=lambda n: (abs(values[n] - near), _chance.random()))
        yield f"{where} nearest to {name}", somebody, nearest
    for name, known in (("account", int(author.account_id)), ("member", author.member_id)):
        same = [n for n, value in enumerate(values) if value % 2 == known % 2]
        guess = _chance.choice(same or range(len(values)))
        yield f"{where} of the parity of the {name}", somebody, guess


def ranks(values: Iterable[Any]) -> list[int]:
    """The place of each value among all, those that are alike in random order."""
    listed = list(values)
    order = list(range(len(listed)))
    _chance.shuffle(order)
    order.sort(key=listed.__getitem__)
    placed = [0] * len(listed)
    for place, n in enumerate(order):
        placed[n] = place
    return placed


def _sortable(values: Sequence[Any]) -> list[Any]:
    whole = all(isinstance(value, int | float) for value in values)
    return list(values) if whole else [str(value) for value in values]


def _hashed(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


_KNOWN: dict[str, Callable[[Author], Any]] = {
    "members": lambda author: author.member_id,
    "accounts": lambda author: int(author.account_id),
    "names": lambda author: author.name,
    "hashed members": lambda author: _hashed(str(author.member_id)),
    "hashed accounts": lambda author: _hashed(author.account_id),
    "last acts": lambda author: author.mark,
}
