"""What a receipt opens: an opinion that waits, or a released one with all that came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from bot.errors import Refusal
from plugins.opinions.models import (
    Addition,
    Answer,
    AnswerTo,
    Box,
    Opinion,
    Pending,
    PendingAddition,
    Round,
)
from plugins.opinions.services import receipts

_NO_SALT = bytes(receipts.SALT_BYTES)


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """An opinion as its author sees it. `opinion` is None as long as it isn't released."""

    round: Round
    text: str
    opinion: Opinion | None = None
    answers: tuple[tuple[str, datetime], ...] = field(default=())
    added: tuple[str, ...] = field(default=())
    waiting: tuple[str, ...] = field(default=())


async def show(receipt: str, branch_ids: Iterable[int]) -> Shown | None:
    """The opinion of a receipt in any of these branches; None where there is none (any more).

    Takes as long for a wrong one. Raises Refusal opinions-receipts-busy.
    """
    ids = sorted(branch_ids)
    salts = {box.branch_id: bytes(box.salt) for box in await Box.filter(branch_id__in=ids)}
    found: Shown | None = None
    for branch_id in ids:
        hashed = await receipts.hashed(receipt, salts.get(branch_id, _NO_SALT))
        found = found or await _of(branch_id, hashed)
    return found


async def open_to_additions(opinion_id: int, branch_id: int) -> Opinion:
    """A released opinion with its round, while its receipt works. Raises opinions-adding-over."""
    row = await Opinion.get_or_none(id=opinion_id).prefetch_related("round")
    if row is None or not row.receipt or row.round.branch_id != branch_id:
        raise Refusal("opinions-adding-over")
    return row


async def _of(branch_id: int, hashed: str) -> Shown | None:
    opinion = await Opinion.get_or_none(receipt=hashed, round__branch_id=branch_id)
    if opinion is not None:
        return await _released(opinion)
    pending = await Pending.get_or_none(receipt=hashed, round__branch_id=branch_id)
    if pending is None:
        return None
    return Shown(await Round.get(id=pending.round_id), pending.text)


async def _released(opinion: Opinion) -> Shown:
    ids = await AnswerTo.filter(opinion_id=opinion.id).values_list("answer_id", flat=True)
    answers = await Answer.filter(id__in=ids).order_by("at", "id")
    added = await Addition.filter(opinion_id=opinion.id).order_by("id")
    waiting = await PendingAddition.filter(opinion_id=opinion.id)
    return Shown(
        await Round.get(id=opinion.round_id),
        opinion.text,
        opinion,
        tuple((row.text, row.at) for row in answers),
        tuple(row.text for row in added),
        tuple(row.text for row in waiting),
    )
