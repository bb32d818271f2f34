"""Rounds are opened, and go on to a later deadline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.branch.audit import audit
from bot.branch.services.numbers import lock_branch, next_number
from bot.errors import Refusal
from plugins.opinions.models import Round
from plugins.opinions.rules import asking as rules
from plugins.opinions.rules.rounds import State, least
from plugins.opinions.services import rounds
from plugins.opinions.settings import ENOUGH, LIMIT, PICTURES

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.delivery.messages import OutboxMessage
    from bot.host import Host

    Tell = Callable[[Round], Sequence[OutboxMessage]]

CLOSE = "opinions.close"
REMIND = "opinions.remind"
FORGOTTEN = "opinions.forgotten"


@dataclass(frozen=True, slots=True)
class Terms:
    """What is fixed when a round opens, and never changes for it."""

    per_member: int
    threshold: int
    pictures: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """A round to open. `source` is the message that asked; `by` is the officer's member id."""

    title: str
    closes_at: datetime
    terms: Terms
    by: int
    source: str


def terms_of(view: BranchView, each: int | None) -> Terms:
    """By the branch's settings, and what was said of how many each may write.

    Raises Refusal: opinions-rounds-each-range, opinions-rounds-each-fills.
    """
    threshold = least(view.setting(ENOUGH))
    per_member = view.setting(LIMIT) if each is None else each
    rules.check_each(per_member, threshold)
    return Terms(per_member, threshold, view.setting(PICTURES))


async def open_round(host: Host, view: BranchView, wish: Wish, tell: Tell) -> Round:
    """Open it and tell the groups. A second time from the same message finds the first one's."""
    now = host.clock.now()
    async with host.store.transaction():
        await lock_branch(view.id)
        source = wish.source[:190]
        if (known := await Round.get_or_none(branch_id=view.id, source=source)) is not None:
            return known
        rules.check_deadline(wish.closes_at, now, rules.CONFIRMING)
        round_ = await create(view.id, wish, now)
        await set_timers(host, round_, now)
        await audit(
            view.id, wish.by, "opinions.opened", f"round:{round_.number}", at=now,
            title=round_.title, closes_at=round_.closes_at.isoformat(),
        )  # fmt: skip
        await host.outbox.put_all(tell(round_))
    return round_


async def create(branch_id: int, wish: Wish, now: datetime, *, standing: bool = False) -> Round:
    """The row, in a transaction that holds the branch's lock."""
    # Now, and not with the first opinion: the salt would tell that there is one.
    await rounds.salt_of(branch_id)
    return await Round.create(
        branch_id=branch_id,
        number=await next_number(Round, branch_id),
        title=wish.title,
        standing=standing,
        state=State.OPEN,
        per_member=wish.terms.per_member,
        threshold=wish.terms.threshold,
        pictures=wish.terms.pictures,
        opened_at=now,
        closes_at=wish.closes_at,
        source=wish.source[:190],
    )


async def set_timers(host: Host, round_: Round, now: datetime) -> None:
    """Let it close at its deadline, and be reminded of once from now on."""
    key = str(round_.id)
    await host.schedule.reschedule(CLOSE, round_.branch_id, key, round_.closes_at)
    await host.schedule.cancel(REMIND, round_.branch_id, key)
    remind_at = rules.remind_at(now, round_.closes_at)
    if remind_at is not None and not round_.standing:
        await host.schedule.at(REMIND, round_.branch_id, key, remind_at)


def check_extension(round_: Round, until: datetime, now: datetime) -> None:
    """Raise Refusal where a round can't go on until then.

    opinions-rounds-box-itself, -over, -extended-before, -not-later, -too-long, and those of
    `rules.check_deadline`.
    """
    open_ = round_.state == State.OPEN and now < round_.closes_at
    known = {"number": round_.number, "title": round_.title}
    if round_.standing and round_.state == State.OPEN:
        raise Refusal("opinions-rounds-box-itself", **known)
    if not open_ and round_.state != State.SHORT:
        raise Refusal("opinions-rounds-over", **known)
    if open_ and round_.extended:
        raise Refusal("opinions-rounds-extended-before", **known)
    if open_:
        rules.check_later(round_.opened_at, round_.closes_at, until)
    rules.check_deadline(until, now, rules.CONFIRMING)


async def extend(
    host: Host, view: BranchView, number: int, until: datetime, by: int, tell: Tell
) -> Round:
    """Let a round go on until then, and tell the groups; saying the same again changes nothing.

    One in which too few wrote takes opinions once more; what waits in it stays. The threshold
    never changes. Raises Refusal: opinions-no-such-round, and those of `check_extension`.
    """
    now = host.clock.now()
    found = await rounds.find(view.id, number)
    async with host.store.transaction():
        round_ = await rounds.locked(found.id)
        if round_ is None:
            raise Refusal("opinions-no-such-round", number=number)
        if round_.state == State.OPEN and round_.closes_at == until:
            return round_
        check_extension(round_, until, now)
        await go_on(host, round_, until, now)
        await audit(
            view.id, by, "opinions.extended", f"round:{number}", at=now,
            closes_at=until.isoformat(),
        )  # fmt: skip
        await host.outbox.put_all(tell(round_))
    return round_


async def go_on(host: Host, round_: Round, until: datetime, now: datetime) -> None:
    """Move the end of a locked round; one that was short is open once more, for the last time."""
    if round_.state == State.SHORT:
        round_.state, round_.extended = State.OPEN, True
    round_.closes_at = until
    await round_.save(update_fields=["state", "extended", "closes_at"])
    await host.schedule.cancel(FORGOTTEN, round_.branch_id, str(round_.id))
    await set_timers(host, round_, now)
