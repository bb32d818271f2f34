"""Each morning: questions whose last day is over retire, and the commissioner hears which."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from bot.schedule.job import DueOccurrence, Job, daily
from plugins.quiz.messages.bank import expiry_notices
from plugins.quiz.services.bank.retiring import expired, retire_expired

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

    from bot.branch.views import BranchView
    from bot.host import Host

EXPIRY = "quiz.bank_expiry"
AT = time(6, 30)


async def expire(due: DueOccurrence, host: Host) -> None:
    """Retire what no longer holds on the branch's day, and tell of it once."""
    view = await host.directory.branch(due.branch_id)
    day = due.now.astimezone(view.zone).date()
    gone = await expired(view.id, day)
    if gone:
        await retire_expired(view.id, gone, due.now)
        await host.outbox.put_all(expiry_notices(host.texts, view, gone, day))


def _each_morning(view: BranchView) -> CronTrigger | None:
    return daily(view, AT)


JOBS = (Job(EXPIRY, expire, trigger=_each_morning, lateness=timedelta(hours=17)),)
