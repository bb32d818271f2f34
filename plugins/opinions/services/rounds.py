"""Rounds: which there are, and the lock under which they take opinions or end."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from bot.errors import Refusal
from plugins.opinions.models import Box, Round
from plugins.opinions.rules.rounds import State

_SALT = 16


async def taking(branch_ids: Iterable[int]) -> list[Round]:
    """The rounds of these branches that take opinions, in the order of their ends."""
    rows = Round.filter(branch_id__in=list(branch_ids), state=State.OPEN)
    return await rows.order_by("closes_at", "id")


async def find(branch_id: int, number: int) -> Round:
    """A round of the branch. Raises Refusal opinions-no-such-round."""
    row = await Round.get_or_none(branch_id=branch_id, number=number)
    if row is None:
        raise Refusal("opinions-no-such-round", number=number)
    return row


async def locked(round_id: int) -> Round | None:
    """A round that nobody else changes or writes to until the caller's transaction ends."""
    return await Round.filter(id=round_id).select_for_update().get_or_none()


async def salt_of(branch_id: int) -> bytes:
    """What the branch's receipts are hashed with; made at the first time, in a transaction."""
    row = await Box.get_or_none(branch_id=branch_id)
    if row is None:
        row, _ = await Box.get_or_create({"salt": secrets.token_bytes(_SALT)}, branch_id=branch_id)
    return bytes(row.salt)
