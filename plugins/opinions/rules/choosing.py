"""How somebody says which round is meant: `2`, or `7-2` where two branches have a round 2."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.words import number_of, plain

_BOTH = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
_DASHES = str.maketrans("－–—", "---")


@dataclass(frozen=True, slots=True)
class Named:
    """A round as it was named: by its number, and by its branch where that was said too."""

    number: int
    branch_id: int = 0

    def fits(self, branch_id: int, number: int) -> bool:
        """Whether that round is meant."""
        return number == self.number and self.branch_id in (0, branch_id)


def named(text: str) -> Named | None:
    """The round that a text names and nothing besides; None where it is something else."""
    number = number_of(text)
    if number is not None:
        return Named(number)
    both = _BOTH.fullmatch(plain(text).translate(_DASHES))
    return Named(int(both[2]), int(both[1])) if both else None


def labels(rounds: Sequence[tuple[int, int]]) -> list[str]:
    """How to name each of some rounds (branch, number), as short as nobody can mistake."""
    often = Counter(number for _, number in rounds)
    return [
        str(number) if often[number] == 1 else f"{branch}-{number}" for branch, number in rounds
    ]
