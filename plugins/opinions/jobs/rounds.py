"""Timers of rounds: they are reminded of, close, and are destroyed where nobody extends them."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from bot.schedule.job import DueOccurrence, Job, daily
from plugins.opinions.messages import rounds as messages
from plugins.opinions.services import box, ending, opening
from plugins.opinions.settings import BOX

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

    from bot.branch.views import BranchView
    from bot.host import Host

EVER = timedelta(days=365)
"""However late, a round has to end: what was written before its deadline counts."""

BOX_JOB = "opinions.box"
_BOX_LOOKED_AT = time(8, 0)


async def close(due: DueOccurrence, host: Host) -> None:
    """End it: everything at once, or nothing at all."""
    view = await host.directory.branch(due.branch_id)
    made = await ending.close(host, view, int(due.key), due.now)
    if made is not None:
        await host.outbox.put_all(messages.closed(host, view, made, due.now))


async def remind(due: DueOccurrence, host: Host) -> None:
    """Remind everyone alike, as long as there is time to write."""
    round_ = await ending.find_open(int(due.key))
    if round_ is None or due.now >= round_.closes_at:
        return
    view = await host.directory.branch(due.branch_id)
    await host.outbox.put(messages.reminded(host, view, round_, due.now))


async def forget(due: DueOccurrence, host: Host) -> None:
    """Destroy what waits in a round that nobody extended, and tell the groups."""
    round_ = await ending.forget(host, int(due.key), due.now)
    if round_ is not None:
        view = await host.directory.branch(due.branch_id)
        await host.outbox.put(messages.forgotten(host, view, round_))


async def look_at_box(due: DueOccurrence, host: Host) -> None:
    """Open the box where the settings say that there is one and no week of it runs."""
    view = await host.directory.branch(due.branch_id)
    if view.setting(BOX):
        await box.begin(
            host, view, due.now, lambda made: [messages.announced(host, view, made, due.now)]
        )


def _each_morning(view: BranchView) -> CronTrigger | None:
    return daily(view, _BOX_LOOKED_AT) if view.setting(BOX) else None


JOBS: tuple[Job, ...] = (
    Job(opening.CLOSE, close, lateness=EVER),
    Job(opening.REMIND, remind, lateness=timedelta(hours=12)),
    Job(opening.FORGOTTEN, forget, lateness=EVER),
    Job(BOX_JOB, look_at_box, trigger=_each_morning, lateness=timedelta(hours=12)),
)
