"""The arrears clock: who has paid nothing for 3, 5 or 6 months running, each pointed out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.branch.views import BranchView
from plugins.dues.models import ArrearsWarning
from plugins.dues.rules.allocation import allocate
from plugins.dues.rules.arrears import Run, run_of, to_warn
from plugins.dues.rules.months import month_of
from plugins.dues.services import owing
from plugins.dues.services.book import book_of


@dataclass(frozen=True, slots=True)
class Late:
    """A member whose run of unpaid months has reached a step that nobody was told of."""

    member_id: int
    run: Run
    step: int


async def late(view: BranchView, now: datetime) -> list[Late]:
    """Who is to be pointed out now. What is claimed counts as paid until it is returned."""
    if await book_of(view.id) is None:
        return []
    month = month_of(now, view.zone)
    warned: defaultdict[int, set[tuple[date, int]]] = defaultdict(set)
    rows = ArrearsWarning.filter(branch_id=view.id)
    for member_id, since, step in await rows.values_list("member_id", "since", "months"):
        warned[member_id].add((since, step))
    found = []
    for one in await owing.overview(view.id):
        if view.member(one.member_id) is None:
            continue
        charges = [(line.month, line.fen) for line in one.lines]
        settled = allocate(charges, one.paid_fen + one.waiting_fen)
        run = run_of(settled.open, month)
        step = to_warn(run, warned[one.member_id])
        if run is not None and step is not None:
            found.append(Late(one.member_id, run, step))
    return found


async def mark(branch_id: int, found: Iterable[Late], at: datetime) -> None:
    """Keep that these were pointed out, in the caller's transaction."""
    await ArrearsWarning.bulk_create(
        [
            ArrearsWarning(
                branch_id=branch_id,
                member_id=one.member_id,
                since=one.run.since,
                months=one.step,
                at=at,
            )
            for one in found
        ],
        batch_size=200,
        ignore_conflicts=True,
    )
