"""Whether guesses hit more often than by chance."""

from __future__ import annotations

from math import exp, lgamma, log


def at_least(hits: int, tries: int, chance: float) -> float:
    """The binomial test: how likely so many hits or more are, where each is by chance."""
    if hits <= 0:
        return 1.0
    # From the smallest up, so that nothing is lost beside the greatest.
    terms = [_point(n, tries, chance) for n in range(hits, tries + 1)]
    return min(1.0, sum(reversed(terms)))


def _point(hits: int, tries: int, chance: float) -> float:
    ways = lgamma(tries + 1) - lgamma(hits + 1) - lgamma(tries - hits + 1)
    return exp(ways + hits * log(chance) + (tries - hits) * log(1 - chance))
