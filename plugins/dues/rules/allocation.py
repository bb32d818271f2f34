"""Which months a sum of payments covers: the oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OpenMonth:
    """A month that is not paid: `fen` was charged for it, `missing` of that is still owed."""

    month: date
    fen: int
    missing: int


@dataclass(frozen=True, slots=True)
class Settled:
    """How a member stands.

    `open` are the months that are not paid, oldest first; `covered` those that are.
    `prepaid_fen` is what was paid beyond all charges. `paid_until` is the last month of an
    unbroken run that is paid; None where not even the first is.
    """

    open: tuple[OpenMonth, ...] = ()
    covered: tuple[date, ...] = ()
    prepaid_fen: int = 0
    paid_until: date | None = None

    @property
    def owed_fen(self) -> int:
        """All that is still owed."""
        return sum(one.missing for one in self.open)


def allocate(charges: Sequence[tuple[date, int]], paid_fen: int) -> Settled:
    """Spread what was paid over the charged months, oldest first. Fen; a charge of 0 is covered.

    Below 0 (more was given back than paid) it is owed with the oldest month.
    """
    left = paid_fen
    open_months: list[OpenMonth] = []
    covered: list[date] = []
    for month, fen in sorted(charges):
        used = min(left, fen)
        left -= used
        if used < fen:
            open_months.append(OpenMonth(month, fen, fen - used))
        else:
            covered.append(month)
    first_open = open_months[0].month if open_months else None
    before = [month for month in covered if first_open is None or month < first_open]
    return Settled(tuple(open_months), tuple(covered), max(0, left), max(before, default=None))
