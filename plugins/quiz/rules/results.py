"""How an exam went, in figures. Marks are hundredths of a point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from plugins.quiz.rules.exam import passed

BANDS = ((0, 60), (60, 70), (70, 80), (80, 90), (90, 101))
"""Percent of the total from which and below which marks fall into a band."""

FEWEST = 5
"""Of fewer people a group is told no distribution: it would tell of each of them."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What can be said of everybody's marks. `mean` and `median` are None where nobody has any.

    `bands` counts the people in each of BANDS.
    """

    count: int
    total: int
    passed: int
    mean: float | None
    median: float | None
    highest: int | None
    lowest: int | None
    bands: tuple[int, ...]

    @property
    def pass_share(self) -> float | None:
        """The share of those who passed, from 0 to 1."""
        return self.passed / self.count if self.count else None


def figures(marks: Sequence[int], total: int, pass_mark: int) -> Figures:
    """The figures of people's marks, one for each person; `pass_mark` is in percent."""
    bands = [0] * len(BANDS)
    for one in marks:
        bands[band_of(one, total)] += 1
    return Figures(
        count=len(marks),
        total=total,
        passed=sum(passed(one, total, pass_mark) for one in marks),
        mean=fmean(marks) if marks else None,
        median=float(median(marks)) if marks else None,
        highest=max(marks, default=None),
        lowest=min(marks, default=None),
        bands=tuple(bands),
    )


def band_of(marks: int, total: int) -> int:
    """The band into which marks fall, exactly."""
    for index, (_, below) in enumerate(BANDS):
        if marks * 100 < below * total:
            return index
    return len(BANDS) - 1 if total else 0
