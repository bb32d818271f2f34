"""Into the inbox: the one place where an opinion is stored."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tortoise.expressions import Subquery

from bot.errors import Refusal
from plugins.opinions.models import Box, Opinion, Pending, PendingAddition, Round
from plugins.opinions.models.inbox import random_id
from plugins.opinions.rules import rounds as rules
from plugins.opinions.services.desk import desks_of
from plugins.opinions.services.rounds import locked

if TYPE_CHECKING:
    from tortoise.models import Model
    from tortoise.queryset import QuerySet

    from bot.branch.views import BranchView
    from bot.host import Host

_MIXED, _MIXED_PICTURES = 300, 20
_ADDITIONS = 5
_chance = random.SystemRandom()


@dataclass(frozen=True, slots=True, repr=False)
class Written:
    """What goes into the inbox. `receipt` is the receipt's slow hash; nothing tells of a person."""

    text: str
    receipt: str = ""
    picture: bytes | None = None


async def submit(host: Host, view: BranchView, round_id: int, written: Written) -> None:
    """Store an opinion. When it returns, the opinion is committed.

    Raises Refusal: opinions-writing-closed, opinions-writing-full.
    """
    async with host.store.transaction():
        round_ = await locked(round_id)
        open_ = (
            round_ is not None and round_.branch_id == view.id and round_.state == rules.State.OPEN
        )
        if round_ is None or not open_ or host.clock.now() >= round_.closes_at:
            raise Refusal("opinions-writing-closed")
        there = Pending.filter(round_id=round_id)
        ids = await _ids(there)
        if len(ids) >= rules.cap(round_.per_member, len(view.members)):
            raise Refusal("opinions-writing-full")
        new = Pending(
            id=random_id(),
            round_id=round_id,
            text=written.text,
            picture=written.picture,
            receipt=written.receipt,
        )
        await _mix(there, ids, new, _MIXED_PICTURES if round_.pictures else _MIXED)
        host.store.on_commit(desks_of(host).clean.soon)


async def _ids(there: QuerySet[Any]) -> list[Any]:
    return await there.values_list("id", flat=True)


async def _mix(there: QuerySet[Any], ids: list[Any], new: Model, most: int) -> None:
    """Store a row, and `there`, what waits beside it, anew in random order: none is younger.

    On PostgreSQL a row tells by which transaction it was written, and its place in the table in
    which order; on SQLite its place within the page does. Where more wait than `most`, it is so
    many of them, chosen by lot.
    """
    chosen = there.filter(id__in=_chance.sample(ids, min(len(ids), most)))
    # Locked, lest what somebody else takes out meanwhile is put back.
    rows = await chosen.select_for_update()
    await there.filter(id__in=[row.pk for row in rows]).delete()
    # Every one as a new object: what was read and what is new would be inserted one after another.
    fields = new._meta.fields_db_projection
    mixed = [type(new)(**{name: getattr(row, name) for name in fields}) for row in [*rows, new]]
    _chance.shuffle(mixed)
    await type(new).bulk_create(mixed)


async def holds(receipt: str) -> bool:
    """Whether an opinion of that receipt's hash waits."""
    return await Pending.filter(receipt=receipt).exists()


async def add(host: Host, opinion_id: int, receipt: str, text: str) -> None:
    """Store what an author adds to a released opinion, to wait for the branch's hour.

    Raises Refusal: opinions-adding-over where there is none of that receipt any more,
    opinions-adding-full where enough waits already.
    """
    async with host.store.transaction():
        there = Opinion.filter(id=opinion_id, receipt=receipt).exclude(receipt="")
        opinion = await there.only("id", "round_id").prefetch_related("round").get_or_none()
        if opinion is None:
            raise Refusal("opinions-adding-over")
        # Taken for the length of the transaction, so that no more than the limit get in. Not the
        # opinion, whose row would tell on PostgreSQL that it was the one.
        branch_id = opinion.round.branch_id
        await Box.filter(branch_id=branch_id).select_for_update()
        if await PendingAddition.filter(opinion_id=opinion_id).count() >= _ADDITIONS:
            raise Refusal("opinions-adding-full", most=_ADDITIONS)
        new = PendingAddition(id=random_id(), opinion_id=opinion_id, text=text)
        rounds = Round.filter(branch_id=branch_id)
        opinions = Opinion.filter(round_id__in=Subquery(rounds.values("id")))
        waiting = PendingAddition.filter(opinion_id__in=Subquery(opinions.values("id")))
        await _mix(waiting, await _ids(waiting), new, _MIXED)
        host.store.on_commit(desks_of(host).clean.soon)
