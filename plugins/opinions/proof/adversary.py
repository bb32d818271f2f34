"""A thousand rounds against an adversary, and the word on it.

Every strategy at every stage is a binomial test of its own. The rule, so that a healthy bot isn't
called leaking once in a hundred runs, nor a leaking one healthy: the best strategy of each stage is
suspicious where its p-value, times the number of strategies (Bonferroni), is at most 0.01. Whoever
is suspicious is tried again, that strategy alone, on as many rounds played anew, and leaks where
this p-value is at most 0.01 too. Without a leak that happens in fewer than one of 10,000 runs at
each stage. A leak that tells a fifth of the authors more is found in practically every run.

That the test can fail is shown each time on rounds that are released as they came.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.opinions.proof.guessing import SUSPICIOUS, Scores
from plugins.opinions.proof.rounds import AUTHORS, Playing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from plugins.opinions.proof.guessing import Sight

ROUNDS = 1_000
CONTROL = 40
CERTAIN = 1e-6
"""The control has to be found out with a p-value below this, after the correction."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The best that an adversary did in one stage of the rounds; `again` is of the second try."""

    strategies: int
    name: str
    hits: int
    tries: int
    p: float
    corrected: float
    again: float | None = None

    @property
    def expected(self) -> float:
        """How often one is right by chance."""
        return self.tries / AUTHORS

    @property
    def chance(self) -> bool:
        """Whether this is no better than chance."""
        return self.corrected > SUSPICIOUS or (self.again is not None and self.again > SUSPICIOUS)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came out, by stage (`inbox`, `released`), and how the control was found out."""

    rounds: int
    stages: dict[str, Stage] = field(default_factory=dict)
    control: float = 1.0

    @property
    def holds(self) -> bool:
        """Whether nothing tells who wrote, as far as a test that works can see."""
        stages = self.stages.values()
        return bool(stages) and all(one.chance for one in stages) and self.control < CERTAIN


async def attack(playing: Playing, rounds: int = ROUNDS) -> Verdict:
    """Play the rounds, guess in each, and judge. Several minutes at the most."""
    scores = await _scores(playing.play(rounds))
    stages = {name: await _judge(playing, name, one, rounds) for name, one in scores.items()}
    control = await _scores(playing.leak(CONTROL))
    return Verdict(rounds, stages, min(one.corrected() for one in control.values()))


async def _scores(sights: AsyncIterator[Sight], only: str = "") -> dict[str, Scores]:
    scores: dict[str, Scores] = {}
    async for sight in sights:
        scores.setdefault(sight.stage, Scores()).count(sight, only)
    return scores


async def _judge(playing: Playing, stage: str, scores: Scores, rounds: int) -> Stage:
    name, best = scores.best()
    again = None
    if scores.corrected() <= SUSPICIOUS:
        anew = await _scores(playing.play(rounds), only=name)
        again = anew[stage].of[name].p
    return Stage(len(scores.of), name, best.hits, best.tries, best.p, scores.corrected(), again)
