"""Points (积分): given where the branch has switched them on, within a day's cap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.branch.models import Branch, Member
from plugins.quiz.models import PointEntry
from plugins.quiz.settings.review import POINTS


@dataclass(frozen=True, slots=True)
class Award:
    """Points for one thing of one branch day; `what` names it, at most 64 characters.

    The same thing is given once, however often it is told.
    """

    member_id: int
    day: date
    what: str
    points: int


async def award(items: Sequence[Award], cap: int) -> None:
    """Give points, in the caller's transaction, to members of branches that have points on.

    Nobody gets more than `cap` on a day. Four statements, however many the items.
    """
    wanted = [one for one in items if one.points > 0]
    on = await _switched_on({one.member_id for one in wanted}) if wanted else set[int]()
    wanted = [one for one in wanted if one.member_id in on]
    if not wanted:
        return
    known, sums = await _given(wanted)
    fresh: list[PointEntry] = []
    for one in wanted:
        key, day = (one.member_id, one.day, one.what), (one.member_id, one.day)
        if key in known:
            continue
        points = min(one.points, cap - sums[day])
        if points > 0:
            known.add(key)
            sums[day] += points
            fresh.append(
                PointEntry(member_id=one.member_id, day=one.day, what=one.what, points=points)
            )
    if fresh:
        await PointEntry.bulk_create(fresh, batch_size=500, ignore_conflicts=True)


async def _switched_on(members: set[int]) -> set[int]:
    """Those of the members whose branch has points on."""
    found: list[tuple[int, int]] = await Member.filter(id__in=sorted(members)).values_list(  # type: ignore[assignment]
        "id", "branch_id"
    )
    branches = {branch for _, branch in found}
    rows: list[tuple[int, Any]] = await Branch.filter(id__in=sorted(branches)).values_list(  # type: ignore[assignment]
        "id", "settings"
    )
    on = {branch for branch, stored in rows if (stored or {}).get(POINTS) is True}
    return {member for member, branch in found if branch in on}


async def _given(
    items: Sequence[Award],
) -> tuple[set[tuple[int, date, str]], defaultdict[tuple[int, date], int]]:
    """What these members were given on these days already, and the sum of each day."""
    rows = await PointEntry.filter(
        member_id__in=sorted({one.member_id for one in items}),
        day__in=sorted({one.day for one in items}),
    ).values_list("member_id", "day", "what", "points")
    known: set[tuple[int, date, str]] = set()
    sums: defaultdict[tuple[int, date], int] = defaultdict(int)
    for member, day, what, points in rows:
        known.add((member, day, what))
        sums[member, day] += points
    return known, sums
