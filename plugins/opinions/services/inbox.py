"""Into the inbox: the one place where an opinion is stored."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import Refusal
from plugins.opinions.models import Opinion, Pending, PendingAddition
from plugins.opinions.models.inbox import random_id
from plugins.opinions.rules import rounds as rules
from plugins.opinions.services.desk import desks_of
from plugins.opinions.services.rounds import locked

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host

_MIXED = 300
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
        if await there.count() >= rules.cap(round_.per_member, len(view.members)):
            raise Refusal("opinions-writing-full")
        new = Pending(
            id=random_id(),
            round_id=round_id,
            text=written.text,
            picture=written.picture,
            receipt=written.receipt,
        )
        if host.store.dialect == "postgres":
            await _mix(round_id, new)
        else:
            await new.save(force_create=True)
        host.store.on_commit(desks_of(host).clean.soon)


async def _mix(round_id: int, new: Pending) -> None:
    """Write the round's inbox anew in random order, so that no row is younger than another.

    On PostgreSQL a row tells by which transaction it was written, and where in the table.
    """
    rows = await Pending.filter(round_id=round_id).limit(_MIXED + 1)
    if len(rows) > _MIXED:
        await new.save(force_create=True)
        return
    await Pending.filter(round_id=round_id).delete()
    rows.append(new)
    _chance.shuffle(rows)
    await Pending.bulk_create(rows)


async def add(host: Host, opinion_id: int, receipt: str, text: str) -> None:
    """Store what an author adds to a released opinion, to wait for the branch's hour.

    Raises Refusal: opinions-writing-closed where there is none of that receipt any more,
    opinions-adding-full where enough waits already.
    """
    async with host.store.transaction():
        # Taken for the length of the transaction, so that no more than the limit get in.
        there = Opinion.filter(id=opinion_id, receipt=receipt).exclude(receipt="")
        if await there.select_for_update().only("id").get_or_none() is None:
            raise Refusal("opinions-writing-closed")
        waiting = PendingAddition.filter(opinion_id=opinion_id)
        if await waiting.count() >= _ADDITIONS:
            raise Refusal("opinions-adding-full", most=_ADDITIONS)
        await PendingAddition.create(id=random_id(), opinion_id=opinion_id, text=text)
        host.store.on_commit(desks_of(host).clean.soon)
