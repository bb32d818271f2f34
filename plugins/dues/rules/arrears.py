"""How many months running a member has paid nothing, and when that is pointed out.

Who pays no dues for six months running without good reason counts as having left (party
constitution, art. 9; 2008 rules on dues). That is for people to establish and to decide: nothing
here does more than count.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.dues.rules.allocation import OpenMonth
from plugins.dues.rules.months import next_month

STEPS = (3, 5, 6)
"""After so many months it is pointed out: to have time, to set a deadline, and for the rule."""


@dataclass(frozen=True, slots=True)
class Run:
    """Months running for which nothing at all was paid."""

    since: date
    months: int

    @property
    def last(self) -> date:
        """Its last month."""
        return next_month(self.since, self.months - 1)

    @property
    def step(self) -> int:
        """The highest step that it has reached; 0 where it has reached none."""
        return max((step for step in STEPS if step <= self.months), default=0)


def run_of(open_months: Sequence[OpenMonth], this_month: date) -> Run | None:
    """The last run of unpaid months that are over; None where there is none.

    This month can still be paid, so it doesn't count. One that was paid in part isn't unpaid, and
    one for which nothing was due (waived) isn't either: both end a run.
    """
    unpaid = sorted(
        one.month for one in open_months if one.month < this_month and one.missing == one.fen
    )
    if not unpaid:
        return None
    since = unpaid[-1]
    while next_month(since, -1) in unpaid:
        since = next_month(since, -1)
    return Run(since, unpaid.index(unpaid[-1]) - unpaid.index(since) + 1)


def to_warn(run: Run | None, warned: Collection[tuple[date, int]]) -> int | None:
    """The step that is to be pointed out now; None where there is none, or it was.

    `warned` holds (since, step) of what was. A run that is found late is pointed out once, with
    the highest step. Who pays the oldest of five months isn't told of three again: only what came
    since counts.
    """
    if run is None or not run.step:
        return None
    reached = next_month(run.since, run.step - 1)
    told = any(
        step >= run.step and next_month(since, step - 1) >= reached for since, step in warned
    )
    return None if told else run.step
