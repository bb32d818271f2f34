"""Rounds end: at their deadline, because nobody extended them, or taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tortoise.functions import Count

from bot.branch.audit import audit
from bot.errors import Refusal
from plugins.opinions.models import Opinion, Round
from plugins.opinions.rules import asking as rules
from plugins.opinions.rules.rounds import State
from plugins.opinions.services import box, opening, release, rounds
from plugins.opinions.settings import BOX

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host
    from plugins.opinions.services.opening import Tell

LISTED = 20
_TIMERS = (opening.CLOSE, opening.REMIND, opening.FORGOTTEN)


@dataclass(frozen=True, slots=True)
class Closed:
    """What became of a round at its deadline. `count` is 0 but for what was released.

    A week of the box in which too few wrote is `open` again; `following` is the next week.
    """

    round: Round
    count: int
    following: Round | None = None


async def close(host: Host, view: BranchView, round_id: int, now: datetime) -> Closed | None:
    """End a round whose deadline has come, in the caller's transaction; None where it has not."""
    ended = await release.close(host, round_id, now)
    if ended is None:
        return None
    round_, following = ended.round, None
    goes_on = round_.standing and view.setting(BOX)
    if round_.state == State.SHORT and goes_on:
        await opening.go_on(host, round_, box.ends_at(view, now), now)
    elif round_.state == State.SHORT:
        key = str(round_.id)
        await host.schedule.at(opening.FORGOTTEN, view.id, key, now + rules.FORGOTTEN)
    elif goes_on:
        following = await box.next_week(host, view, now)
    return Closed(round_, ended.count, following)


async def forget(host: Host, round_id: int, now: datetime) -> Round | None:
    """Destroy a round that was short and that nobody extended, in the caller's transaction."""
    round_ = await rounds.locked(round_id)
    if round_ is None or round_.state != State.SHORT:
        return None
    if round_.ended_at is None or now < round_.ended_at + rules.FORGOTTEN:
        return None
    return await release.destroy(host, round_id, now, State.DESTROYED)


def check_cancelling(round_: Round) -> None:
    """Raise Refusal: opinions-rounds-over, and opinions-rounds-box-itself for the box."""
    known = {"number": round_.number, "title": round_.title}
    if round_.state not in (State.OPEN, State.SHORT):
        raise Refusal("opinions-rounds-over", **known)
    if round_.standing and round_.state == State.OPEN:
        raise Refusal("opinions-rounds-box-itself", **known)


async def cancel(host: Host, view: BranchView, number: int, by: int, tell: Tell) -> Round:
    """Destroy unread what was written in a round, end it, and tell the groups.

    Raises Refusal: opinions-no-such-round, opinions-rounds-over, opinions-rounds-box-itself.
    """
    now = host.clock.now()
    found = await rounds.find(view.id, number)
    check_cancelling(found)
    async with host.store.transaction():
        round_ = await release.destroy(host, found.id, now, State.CANCELLED)
        if round_ is None:
            raise Refusal("opinions-rounds-over", number=number, title=found.title)
        for job in _TIMERS:
            await host.schedule.cancel(job, view.id, str(round_.id))
        await audit(
            view.id, by, "opinions.cancelled", f"round:{number}", at=now, title=round_.title
        )
        await host.outbox.put_all(tell(round_))
    return round_


async def find_open(round_id: int) -> Round | None:
    """A round that takes opinions; None where it has ended."""
    return await Round.get_or_none(id=round_id, state=State.OPEN)


@dataclass(frozen=True, slots=True)
class Listed:
    """A round in a list. `count` is 0 but for what was released."""

    round: Round
    count: int


async def latest(branch_id: int) -> list[Listed]:
    """The branch's newest rounds, newest first."""
    found = await Round.filter(branch_id=branch_id).order_by("-number").limit(LISTED)
    released = [one.id for one in found if one.state == State.RELEASED]
    counts: dict[int, int] = {}
    if released:
        rows = Opinion.filter(round_id__in=released).annotate(n=Count("id")).group_by("round_id")
        counts = {int(key): int(n) for key, n in await rows.values_list("round_id", "n")}
    return [Listed(one, counts.get(one.id, 0)) for one in found]
