"""The arrears clock, looked at every morning after the night's charges."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from bot.branch.services.numbers import lock_branch
from bot.delivery.messages import in_each_locale
from bot.schedule.job import DueOccurrence, Job, daily
from plugins.dues.messages.arrears import warnings
from plugins.dues.services import arrears
from plugins.dues.services.book import book_of

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

    from bot.branch.views import BranchView
    from bot.host import Host

ARREARS = "dues.arrears"
AT = time(9, 30)


async def point_out(due: DueOccurrence, host: Host) -> None:
    """Tell members and the secretary of what has reached 3, 5 or 6 months. Decides nothing."""
    if await book_of(due.branch_id) is None:
        return
    view = await host.directory.branch(due.branch_id)
    if not await arrears.late(view, due.now):
        return
    # Again behind the lock: somebody may be confirming their payment just now.
    await lock_branch(view.id)
    found = await arrears.late(view, due.now)
    if not found:
        return
    day = due.now.astimezone(view.zone).date()
    await arrears.mark(view.id, found, due.now)
    await host.outbox.put_all(
        in_each_locale(host.texts, view.locale, lambda t: warnings(t, view, found, day))
    )


def _each_morning(view: BranchView) -> CronTrigger | None:
    return daily(view, AT)


# What is missed on one morning is found on the next.
JOBS = (Job(ARREARS, point_out, trigger=_each_morning, lateness=timedelta(hours=12)),)
