"""Which clauses a branch should study next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

PEOPLE = 5
"""Fewer people than this and somebody could be told from the figures."""
WEAK = 85
"""Percent; a clause that is known better than this is no weak one."""
MOST = 5


@dataclass(frozen=True, slots=True)
class Clause:
    """How a clause was answered: by how many people, and the sum of what was right in thousandths.

    `source` may be empty; then it stands for its topic's questions without a source.
    """

    topic: str
    source: str
    answers: int
    people: int
    right: int

    @property
    def percent(self) -> int:
        """How much of it was right, in percent, rounded."""
        return (self.right + 5 * self.answers) // (10 * self.answers) if self.answers else 0


def weakest(clauses: Iterable[Clause]) -> list[Clause]:
    """Those to study, the weakest first; equal ones with more answers first."""
    weak = [one for one in clauses if one.people >= PEOPLE and one.right < WEAK * 10 * one.answers]
    weak.sort(key=lambda one: (one.right / one.answers, -one.answers, one.topic, one.source))
    return weak[:MOST]
