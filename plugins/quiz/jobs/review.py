"""The weekly nudge to review."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.messages import in_each_locale
from bot.schedule.job import DueOccurrence, Job
from plugins.quiz.messages import book
from plugins.quiz.services.review.nudging import to_nudge
from plugins.quiz.settings.review import NUDGE, NUDGE_AT, NUDGE_DAY
from plugins.signin.rules.day import branch_day

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

    from bot.branch.views import BranchView
    from bot.host import Host


async def nudge(due: DueOccurrence, host: Host) -> None:
    """Tell in private those who have something due, and did not switch it off, how many it is."""
    view = await host.directory.branch(due.branch_id)
    day = branch_day(due.due_at, view.zone)
    counts = await to_nudge(view.id, due.now, branch_day(due.now, view.zone))
    await host.outbox.put_all(
        in_each_locale(
            host.texts,
            view.locale,
            lambda t: book.nudges(t, view, counts, day, due.now),
        )
    )


def _weekly(view: BranchView) -> CronTrigger | None:
    if not view.setting(NUDGE):
        return None
    from apscheduler.triggers.cron import CronTrigger

    at = view.setting(NUDGE_AT)
    # APScheduler counts the days of the week from Monday, 0.
    return CronTrigger(
        day_of_week=view.setting(NUDGE_DAY) - 1, hour=at.hour, minute=at.minute, timezone=view.zone
    )


JOBS: tuple[Job, ...] = (
    Job("quiz.review_nudge", nudge, trigger=_weekly, lateness=timedelta(hours=12)),
)
