"""The weekly nudge: who has something due and did not switch it off."""

from __future__ import annotations

from datetime import date, datetime

from plugins.quiz.models import ReviewPreference
from plugins.quiz.services.review.queue import due_by_member


async def to_nudge(branch_id: int, now: datetime, day: date) -> dict[int, int]:
    """How many are due for each member of a branch who is to be nudged."""
    due = await due_by_member(branch_id, now, day)
    if not due:
        return {}
    off = await ReviewPreference.filter(member_id__in=sorted(due), nudge=False).values_list(
        "member_id", flat=True
    )
    silent = set(off)
    return {member: count for member, count in sorted(due.items()) if member not in silent}


async def nudged(member_id: int) -> bool:
    """Whether a member wants the nudge; so it is until they say otherwise."""
    row = await ReviewPreference.get_or_none(member_id=member_id)
    return row is None or row.nudge


async def choose(member_id: int, *, nudge: bool) -> None:
    """Keep what a member wants."""
    await ReviewPreference.bulk_create(
        [ReviewPreference(member_id=member_id, nudge=nudge)],
        on_conflict=["member_id"],
        update_fields=["nudge"],
    )
