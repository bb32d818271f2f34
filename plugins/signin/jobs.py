"""What happens by the clock: reminders, summaries, the report of a second check."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.schedule.job import DueOccurrence, Job, daily
from plugins.signin.messages import private, summary
from plugins.signin.messages.ending import ending
from plugins.signin.messages.speaker import speaker
from plugins.signin.rules.day import branch_day, clock_of, day_start
from plugins.signin.rules.session import State
from plugins.signin.services import recheck, sessions
from plugins.signin.services.standing import picture

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

    from bot.branch.views import BranchView
    from bot.host import Host

DAILY = "signin.daily"


async def remind(due: DueOccurrence, host: Host) -> None:
    """Remind the missing, once, before the deadline."""
    session = await sessions.get(int(due.key), due.branch_id)
    if session is None or session.state != State.OPEN or due.now >= session.deadline:
        return
    view = await host.directory.branch(due.branch_id)
    until = clock_of(session.deadline, view.zone, due.now.astimezone(view.zone).date())
    now = await picture(view, session)
    messages = private.reminders(speaker(host, view), view, now, until, late=due.late)
    await host.outbox.put_all(messages)


async def deadline(due: DueOccurrence, host: Host) -> None:
    """Tell how the session went; it ends here unless there is grace for the late."""
    session = await sessions.get(int(due.key), due.branch_id)
    if session is None or session.state != State.OPEN:
        return
    view = await host.directory.branch(due.branch_id)
    if not session.grace_minutes:
        await sessions.end(host, view, session, session.deadline)
    now = await picture(view, session)
    await host.outbox.put_all(await ending(host, view, now, due.now, late=due.late))


async def close(due: DueOccurrence, host: Host) -> None:
    """End the session after the grace; the secretary gets the table again if any came late."""
    session = await sessions.get(int(due.key), due.branch_id)
    if session is None:
        return
    view = await host.directory.branch(due.branch_id)
    if not await sessions.end(host, view, session, sessions.ends_at(session)):
        return
    now = await picture(view, session)
    if now.standing.late:
        report = await summary.secretary_report(speaker(host, view), view, now, due.now)
        key = f"signin:{session.id}:late"
        await host.outbox.put_all(private.to_runners(view, report, key))


async def report_recheck(due: DueOccurrence, host: Host) -> None:
    """Tell those who run attendance who did not answer the second check."""
    outcome = await recheck.outcome(int(due.key))
    if outcome is None or not await recheck.mark_reported(outcome.recheck.id):
        return
    view = await host.directory.branch(due.branch_id)
    await host.outbox.put_all(private.recheck_report(speaker(host, view), view, outcome))


async def daily_reminder(due: DueOccurrence, host: Host) -> None:
    """Remind the groups of the day's sign-in."""
    view = await host.directory.branch(due.branch_id)
    starts = view.setting("signin.day_starts")
    day = branch_day(due.due_at, view.zone, starts)
    until = day_start(day + timedelta(days=1), view.zone, starts)
    if due.now < until:
        message = private.daily_reminder(
            speaker(host, view), view, day.isoformat(), until, late=due.late
        )
        await host.outbox.put(message)


def _daily_at(view: BranchView) -> CronTrigger | None:
    on = view.setting("signin.daily_reminder")
    return daily(view, view.setting("signin.daily_reminder_at") if on else None)


JOBS = (
    Job(sessions.REMIND, remind, lateness=timedelta(minutes=30)),
    Job(sessions.DEADLINE, deadline, lateness=timedelta(hours=12)),
    Job(sessions.CLOSE, close, lateness=timedelta(days=365)),
    Job(recheck.REPORT, report_recheck, lateness=timedelta(hours=12)),
    Job(DAILY, daily_reminder, trigger=_daily_at, lateness=timedelta(hours=2)),
)
