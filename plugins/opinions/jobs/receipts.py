"""Receipts end: after the branch's days nothing is left by which an opinion could be found."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from bot.schedule.job import DueOccurrence, Job, daily
from plugins.opinions.services.expiring import expire
from plugins.opinions.settings import RECEIPT_DAYS

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

    from bot.branch.views import BranchView
    from bot.host import Host

RECEIPTS = "opinions.receipts"
AT = time(4, 20)


async def end_receipts(due: DueOccurrence, host: Host) -> None:
    """Blank the receipts of rounds that were released long ago."""
    view = await host.directory.outline(due.branch_id)
    await expire(view.id, due.now - timedelta(days=view.setting(RECEIPT_DAYS)))


def _each_night(view: BranchView) -> CronTrigger | None:
    return daily(view, AT)


# What is missed in one night is done in the next.
JOBS = (Job(RECEIPTS, end_receipts, trigger=_each_night, lateness=timedelta(hours=20)),)
