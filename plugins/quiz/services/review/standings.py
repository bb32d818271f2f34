"""Points as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tortoise.functions import Sum

from plugins.quiz.models import PointEntry
from plugins.quiz.rules.points import streak, top
from plugins.signin.rules.day import Term


@dataclass(frozen=True, slots=True)
class Own:
    """One member's points of a day and of a term, and the days in a row."""

    today: int
    term: int
    streak: int


async def own(member_id: int, term: Term, day: date) -> Own:
    """A member's own points."""
    rows = await PointEntry.filter(
        member_id=member_id, day__gte=term.first, day__lte=day
    ).values_list("day", "points")
    return Own(
        sum(points for at, points in rows if at == day),
        sum(points for _, points in rows),
        streak({at for at, _ in rows}, day),
    )


async def ranking(branch_id: int, term: Term) -> list[tuple[int, int, int]]:
    """The first few of a branch in a term: place, member, points."""
    rows = PointEntry.filter(
        member__branch_id=branch_id,
        member__status="active",
        day__gte=term.first,
        day__lte=term.last,
    )
    counted = rows.annotate(total=Sum("points")).group_by("member_id")
    return top({int(m): int(n) for m, n in await counted.values_list("member_id", "total")})
