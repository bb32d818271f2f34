"""Every night what is due and not charged yet is charged: on the 1st, that is everyone."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from bot.schedule.job import DueOccurrence, Job, daily
from plugins.dues.services.charging import charge_due

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

    from bot.branch.views import BranchView
    from bot.host import Host

CHARGE = "dues.charge"
AT = time(0, 10)


async def charge(due: DueOccurrence, host: Host) -> None:
    """Charge the branch's members for every month up to this one."""
    await charge_due(host, await host.directory.outline(due.branch_id), due.now)


def _each_night(view: BranchView) -> CronTrigger | None:
    return daily(view, AT)


# The next night would make it good, but nobody should hear of a wrong sum in between.
JOBS = (Job(CHARGE, charge, trigger=_each_night, lateness=timedelta(hours=23)),)
