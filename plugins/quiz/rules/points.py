"""Points of a member over the days, and who is named in a ranking."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

NAMED = 5
"""A ranking names no more than these: who stands low is never told."""


def streak(days: Collection[date], today: date) -> int:
    """How many days in a row with points end today or yesterday; 0 once a whole day was missed."""
    known = frozenset(days)
    day = today if today in known else today - timedelta(days=1)
    count = 0
    while day in known:
        count += 1
        day -= timedelta(days=1)
    return count


def top(sums: Mapping[int, int]) -> list[tuple[int, int, int]]:
    """The first few as (place, member, points); equal points share a place.

    At most half of those who have points are named, and a place is told whole or not at all.
    """
    ranked = sorted(((m, p) for m, p in sums.items() if p > 0), key=lambda one: (-one[1], one[0]))
    most = min(NAMED, (len(ranked) + 1) // 2)
    named: list[tuple[int, int, int]] = []
    for index, (member, points) in enumerate(ranked):
        place = named[-1][0] if named and named[-1][2] == points else index + 1
        named.append((place, member, points))
    if len(named) <= most:
        return named
    # Whoever ties with the first unnamed is not named either.
    return [one for one in named[:most] if one[2] > named[most][2]]
