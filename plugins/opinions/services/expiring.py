"""Receipts expire."""

from __future__ import annotations

from datetime import datetime

from plugins.opinions.models import Opinion, Round
from plugins.opinions.rules.rounds import State


async def expire(branch_id: int, before: datetime) -> int:
    """Blank the receipts of rounds that were released before then; how many opinions that were."""
    old = Round.filter(branch_id=branch_id, state=State.RELEASED, ended_at__lt=before)
    ids = list(await old.values_list("id", flat=True))
    if not ids:
        return 0
    return await Opinion.filter(round_id__in=ids).exclude(receipt="").update(receipt="")
