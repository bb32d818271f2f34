"""Item analysis: how hard each question was, and whether it told the strong from the weak.

Source of the upper and lower 27 %: Kelley 1939, "The selection of upper and lower groups for the
validation of test items". Ebel's rule of thumb reads a discrimination of 0.4 and more as very good,
under 0.2 as a question to be looked at.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

GROUP = 0.27
WEAK = 0.2


@dataclass(frozen=True, slots=True)
class ItemStats:
    """One question of an exam.

    `count` is to how many it was put, `difficulty` the mean share of its points (1: everyone was
    right). `upper` and `lower` are that of the best and of the weakest 27 %, `discrimination` the
    difference. `point_biserial` correlates the question with the total, `item_rest` with the total
    without the question, which doesn't flatter short exams. None where nothing can be said, as when
    everybody has the same.
    """

    count: int
    difficulty: float | None
    upper: float | None
    lower: float | None
    discrimination: float | None
    point_biserial: float | None
    item_rest: float | None


def analyse(
    rows: Sequence[Sequence[float | None]], points: Sequence[float] | None = None
) -> tuple[ItemStats, ...]:
    """The statistics of every question.

    A row is a person, a value the share of the points earned on a question (0 for one left open),
    None where the question wasn't put to the person. `points` weigh the questions in the total; a
    total counts as the share of what the person could get. Raises ValueError on rows of unlike
    length.
    """
    width = len(rows[0]) if rows else len(points or ())
    weights = [float(one) for one in points] if points is not None else [1.0] * width
    if any(len(row) != width for row in rows) or len(weights) != width:
        raise ValueError("every row needs a value for every question")
    got, could = _totals(rows, weights)
    totals = [g / c if c else 0.0 for g, c in zip(got, could, strict=True)]
    return tuple(
        _item([row[item] for row in rows], weights[item], got, could, totals)
        for item in range(width)
    )


def _totals(
    rows: Sequence[Sequence[float | None]], weights: list[float]
) -> tuple[list[float], list[float]]:
    got, could = [], []
    for row in rows:
        pairs = [(v, w) for v, w in zip(row, weights, strict=True) if v is not None]
        got.append(math.fsum(v * w for v, w in pairs))
        could.append(math.fsum(w for _, w in pairs))
    return got, could


def _item(
    values: list[float | None],
    weight: float,
    got: list[float],
    could: list[float],
    totals: list[float],
) -> ItemStats:
    asked = [i for i, value in enumerate(values) if value is not None]
    shares = [float(values[i] or 0.0) for i in asked]
    if not asked:
        return ItemStats(0, None, None, None, None, None, None)
    reached = [totals[i] for i in asked]
    rest = [
        (got[i] - share * weight) / (could[i] - weight) if could[i] - weight > 1e-9 else 0.0
        for i, share in zip(asked, shares, strict=True)
    ]
    upper, lower = _groups(shares, reached)
    apart = upper - lower if upper is not None and lower is not None else None
    return ItemStats(
        count=len(asked),
        difficulty=math.fsum(shares) / len(shares),
        upper=upper,
        lower=lower,
        discrimination=apart,
        point_biserial=correlation(shares, reached),
        item_rest=correlation(shares, rest),
    )


def _groups(shares: list[float], totals: list[float]) -> tuple[float | None, float | None]:
    """The mean share of the best and of the weakest 27 %; those tied at the edge count in part."""
    size = max(1, round(GROUP * len(totals)))
    if len(totals) < 2 or min(totals) == max(totals):
        return None, None
    pairs = sorted(zip(totals, shares, strict=True))
    return _edge(pairs[::-1], size), _edge(pairs, size)


def _edge(pairs: list[tuple[float, float]], size: int) -> float:
    """The mean of the first `size`; whoever ties with the last of them shares the places left."""
    limit = pairs[size - 1][0]
    inside = [share for total, share in pairs[:size] if total != limit]
    tied = [share for total, share in pairs if total == limit]
    left = size - len(inside)
    return (math.fsum(inside) + left * math.fsum(tied) / len(tied)) / size


def correlation(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Pearson's correlation, or None where one side is the same throughout."""
    n = len(xs)
    if n < 2:
        return None
    mean_x, mean_y = math.fsum(xs) / n, math.fsum(ys) / n
    dx, dy = [x - mean_x for x in xs], [y - mean_y for y in ys]
    sxx, syy = math.fsum(x * x for x in dx), math.fsum(y * y for y in dy)
    if sxx < 1e-12 or syy < 1e-12:
        return None
    sxy = math.fsum(x * y for x, y in zip(dx, dy, strict=True))
    return max(-1.0, min(1.0, sxy / math.sqrt(sxx * syy)))
