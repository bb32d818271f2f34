"""What happens by the clock: reminders, summaries, the report of a second check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.messages import in_each_locale
from bot.schedule.job import DueOccurrence, Job, Outdated, daily
from plugins.signin.messages import private, reminders
from plugins.signin.messages.ending import after_grace, ending
from plugins.signin.messages.speaker import speaker
from plugins.signin.rules.day import branch_day, clock_of, day_start
from plugins.signin.rules.session import State
from plugins.signin.services import recheck, sessions
from plugins.signin.services.standing import Picture, picture

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

    from bot.branch.views import BranchView
    from bot.delivery.messages import OutboxMessage
    from bot.host import Host

DAILY = "signin.daily"


@dataclass(frozen=True, slots=True)
class Drawn:
    """Messages with what was drawn for them, and the standing that they show."""

    seen: Picture
    messages: list[OutboxMessage]


async def remind(due: DueOccurrence, host: Host) -> None:
    """Remind the missing, once, before the deadline."""
    session = await sessions.get(int(due.key), due.branch_id)
    if session is None or session.state != State.OPEN or due.now >= session.deadline:
        return
    view = await host.directory.branch(due.branch_id)
    until = clock_of(session.deadline, view.zone, due.now.astimezone(view.zone).date())
    now = await picture(view, session)
    messages = in_each_locale(
        host.texts,
        view.locale,
        lambda t: reminders.of_session(t, view, now, until, late=due.late),
    )
    await host.outbox.put_all(messages)


async def draw_deadline(due: DueOccurrence, host: Host) -> Drawn | None:
    """Make the summary's picture and table, before the transaction that puts them."""
    session = await sessions.get(int(due.key), due.branch_id)
    if session is None or session.state != State.OPEN:
        return None
    view = await host.directory.branch(due.branch_id)
    if not session.grace_minutes:
        session.state = State.CLOSED
    seen = await picture(view, session)
    return Drawn(seen, await ending(host, view, seen, due.now, late=due.late))


async def deadline(due: DueOccurrence, host: Host) -> None:
    """Tell how the session went; it ends here unless there is grace for the late."""
    session = await sessions.get(int(due.key), due.branch_id)
    if session is None or session.state != State.OPEN:
        return
    view = await host.directory.branch(due.branch_id)
    if not session.grace_minutes:
        await sessions.end(host, view, session, session.deadline)
    await host.outbox.put_all(_fitting(due, await picture(view, session)))


async def draw_close(due: DueOccurrence, host: Host) -> Drawn | None:
    """Make the table of who came late, before the transaction that puts it."""
    session = await sessions.get(int(due.key), due.branch_id)
    if session is None or session.state != State.OPEN:
        return None
    view = await host.directory.branch(due.branch_id)
    session.state = State.CLOSED
    seen = await picture(view, session)
    return Drawn(seen, await after_grace(host, view, seen, due.now))


async def close(due: DueOccurrence, host: Host) -> None:
    """End the session after the grace; the secretary gets the table again if any came late."""
    session = await sessions.get(int(due.key), due.branch_id)
    if session is None:
        return
    view = await host.directory.branch(due.branch_id)
    if not await sessions.end(host, view, session, sessions.ends_at(session)):
        return
    await host.outbox.put_all(_fitting(due, await picture(view, session)))


def _fitting(due: DueOccurrence, now: Picture) -> list[OutboxMessage]:
    """What was drawn, if it is of what is true now; raises Outdated to have it drawn again.

    Somebody may sign in while it is being drawn. Where they keep coming it is of the last moment.
    """
    drawn: Drawn | None = due.prepared
    if drawn is None or (due.again and not drawn.seen.same_as(now)):
        raise Outdated
    return drawn.messages


async def report_recheck(due: DueOccurrence, host: Host) -> None:
    """Tell those who run attendance who did not answer the second check."""
    outcome = await recheck.outcome(int(due.key))
    if outcome is None or not await recheck.mark_reported(outcome.recheck.id):
        return
    view = await host.directory.branch(due.branch_id)
    messages = in_each_locale(
        host.texts,
        view.locale,
        lambda t: private.recheck_report(t, view, outcome, late=due.late),
    )
    await host.outbox.put_all(messages)


async def daily_reminder(due: DueOccurrence, host: Host) -> None:
    """Remind the groups of the day's sign-in."""
    view = await host.directory.branch(due.branch_id)
    starts = view.setting("signin.day_starts")
    day = branch_day(due.due_at, view.zone, starts)
    until = day_start(day + timedelta(days=1), view.zone, starts)
    if due.now < until:
        t = speaker(host, view)
        message = reminders.of_the_day(t, view, day.isoformat(), until, late=due.late)
        await host.outbox.put(message)


def _daily_at(view: BranchView) -> CronTrigger | None:
    on = view.setting("signin.daily_reminder")
    return daily(view, view.setting("signin.daily_reminder_at") if on else None)


JOBS = (
    Job(sessions.REMIND, remind, lateness=timedelta(minutes=30)),
    Job(sessions.DEADLINE, deadline, lateness=timedelta(hours=12), prepare=draw_deadline),
    Job(sessions.CLOSE, close, lateness=timedelta(days=365), prepare=draw_close),
    Job(recheck.REPORT, report_recheck, lateness=timedelta(hours=12)),
    Job(DAILY, daily_reminder, trigger=_daily_at, lateness=timedelta(hours=2)),
)
