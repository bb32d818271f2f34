"""Reminders of dues: looked at every day, sent on the branch's days."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.branch.settings import QUIET_FROM, QUIET_UNTIL
from bot.delivery.messages import in_each_locale
from bot.schedule.job import DueOccurrence, Job, daily
from plugins.dues.messages import reminding as messages
from plugins.dues.rules.reminding import is_reminder_day, outside, read_days
from plugins.dues.services.book import book_of
from plugins.dues.services.reminding import calendar, to_remind
from plugins.dues.settings import reminding as settings

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

    from bot.branch.views import BranchView
    from bot.host import Host

REMIND = "dues.remind"
LATENESS = timedelta(hours=3)


async def remind(due: DueOccurrence, host: Host) -> None:
    """Remind who has something open, if today is a day for it."""
    if await book_of(due.branch_id) is None:
        return
    view = await host.directory.branch(due.branch_id)
    day = due.due_at.astimezone(view.zone).date()
    until = datetime.combine(day + timedelta(days=1), time(), view.zone).astimezone(UTC)
    days = read_days(view.setting(settings.DAYS))
    if days is None or due.now >= until or not is_reminder_day(day, days, await calendar()):
        return
    found = await to_remind(view)
    if found is None or not found.missing:
        return
    await host.outbox.put_all(
        in_each_locale(
            host.texts, view.locale, lambda t: messages.reminders(t, view, found, day, until)
        )
    )
    if view.setting(settings.GROUP):
        t = partial(host.texts.get, view.locale)
        await host.outbox.put(messages.to_groups(t, view, found, day, due.now, until))


def _each_day(view: BranchView) -> CronTrigger | None:
    if not view.setting(settings.ON):
        return None
    quiet = view.setting(QUIET_FROM), view.setting(QUIET_UNTIL)
    return daily(view, outside(view.setting(settings.AT), *quiet))


JOBS = (Job(REMIND, remind, trigger=_each_day, lateness=LATENESS),)
