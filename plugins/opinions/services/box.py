"""The standing box: one week after the other, each a round."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.branch.audit import Actor
from bot.branch.services.numbers import lock_branch
from bot.branch.services.options import set_setting
from plugins.opinions.models import Round
from plugins.opinions.rules import box as rules
from plugins.opinions.rules.rounds import State, least
from plugins.opinions.services import opening
from plugins.opinions.settings import BOX, BOX_AT, BOX_DAY, ENOUGH, LIMIT, PICTURES

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host
    from plugins.opinions.services.opening import Tell


async def running(branch_id: int) -> Round | None:
    """The week of the box that takes opinions, if any."""
    rows = Round.filter(branch_id=branch_id, standing=True, state=State.OPEN)
    return await rows.order_by("-number").first()


async def switch_on(host: Host, view: BranchView, by: int, tell: Tell) -> tuple[Round, bool]:
    """Have a box, and open its first week at once; and whether that was opened just now."""
    async with host.store.transaction():
        await set_setting(host, view.id, BOX, "on", Actor(by))
        made = await begin(host, view, host.clock.now(), tell)
        if made is not None:
            return made, True
        known = await running(view.id)
        assert known is not None  # the branch is locked
        return known, False


async def switch_off(host: Host, view: BranchView, by: int) -> Round | None:
    """Have no box after the week that runs, which is returned."""
    async with host.store.transaction():
        await set_setting(host, view.id, BOX, "off", Actor(by))
        return await running(view.id)


async def begin(host: Host, view: BranchView, now: datetime, tell: Tell) -> Round | None:
    """Open a week of the box and tell the groups, in the caller's transaction; None if one runs."""
    made = await next_week(host, view, now)
    if made is not None:
        await host.outbox.put_all(tell(made))
    return made


async def next_week(host: Host, view: BranchView, now: datetime) -> Round | None:
    """Open a week of the box without a word, in the caller's transaction; None if one runs."""
    await lock_branch(view.id)
    if await running(view.id) is not None:
        return None
    closes_at = ends_at(view, now)
    threshold = least(view.setting(ENOUGH))
    terms = opening.Terms(
        rules.each(view.setting(LIMIT), threshold), threshold, view.setting(PICTURES)
    )
    title = host.texts.get(view.locale, "opinions-box-title")
    wish = opening.Wish(
        title, closes_at, terms, 0, f"box:{closes_at.isoformat()}:{now.isoformat()}"
    )
    made = await opening.create(view.id, wish, now, standing=True)
    await opening.set_timers(host, made, now)
    return made


def ends_at(view: BranchView, now: datetime) -> datetime:
    """When a week of the box that begins now is over, by the branch's settings."""
    return rules.ends_at(now, view.setting(BOX_DAY), view.setting(BOX_AT), view.zone)
