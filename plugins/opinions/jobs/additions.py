"""What authors added by receipt is delivered once a day, all of a branch's together."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.messages import in_each_locale
from bot.schedule.job import DueOccurrence, Job, daily
from plugins.opinions.messages import rounds as messages
from plugins.opinions.services import additions
from plugins.opinions.settings import ADDITIONS_AT

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

    from bot.branch.views import BranchView
    from bot.host import Host

ADDITIONS = "opinions.additions"


async def deliver(due: DueOccurrence, host: Host) -> None:
    """Deliver them, and tell the officers which opinions they belong to."""
    found = await additions.deliver(host, due.branch_id)
    if not found:
        return
    view = await host.directory.branch(due.branch_id)
    names = [f"{round_.number}-{number}" for round_, number in found]
    await host.outbox.put_all(
        in_each_locale(
            host.texts, view.locale, lambda t: messages.added(t, view, names, due.due_at)
        )
    )


def _each_day(view: BranchView) -> CronTrigger | None:
    return daily(view, view.setting(ADDITIONS_AT))


# What is missed on one day is delivered with the next day's.
JOBS = (Job(ADDITIONS, deliver, trigger=_each_day, lateness=timedelta(hours=12)),)
