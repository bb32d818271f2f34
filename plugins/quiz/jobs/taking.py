"""Timers of those who take exams: the time is up, the window closes soon, the window is over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.messages import in_each_locale
from bot.schedule.job import DueOccurrence, Job
from plugins.quiz.messages import taking_private
from plugins.quiz.rules.exam import State
from plugins.quiz.services.exams import attempts, finishing

if TYPE_CHECKING:
    from bot.host import Host


async def time_up(due: DueOccurrence, host: Host) -> None:
    """Hand in what was saved, and tell the member their marks."""
    done = await finishing.finish(host, int(due.key), due.now)
    if done is None or done.exam.branch_id != due.branch_id:
        return
    view = await host.directory.branch(due.branch_id)
    await host.outbox.put_all(
        in_each_locale(
            host.texts, view.locale, lambda t: taking_private.time_is_up(t, view, done, due.now)
        )
    )


async def remind(due: DueOccurrence, host: Host) -> None:
    """Remind those who have not finished, once, before the window closes."""
    exam = await attempts.exam_by_id(due.branch_id, int(due.key))
    if exam is None or exam.state == State.CANCELLED or due.now >= exam.closes_at:
        return
    view = await host.directory.branch(due.branch_id)
    begun = await attempts.unfinished(exam, view.members)
    messages = in_each_locale(
        host.texts,
        view.locale,
        lambda t: taking_private.closing_soon(t, view, exam, begun),
    )
    await host.outbox.put_all(messages)


async def release(due: DueOccurrence, host: Host) -> None:
    """The window is over: what was wrong goes into the members' books of mistakes."""
    exam = await attempts.exam_by_id(due.branch_id, int(due.key))
    if exam is None or exam.state == State.CANCELLED:
        return
    for attempt_id in await attempts.still_open(exam):
        await time_up(_of(due, attempt_id), host)
    await finishing.release(exam)


def _of(due: DueOccurrence, attempt_id: int) -> DueOccurrence:
    """The same moment for one attempt, whose own timer has not come round yet."""
    return DueOccurrence(
        attempts.TIME_UP, due.branch_id, str(attempt_id), due.due_at, due.late, due.now
    )


# However long the bot was away, an attempt has to be finished and what was wrong be entered.
_WHENEVER = timedelta(days=365)

JOBS = (
    Job(attempts.TIME_UP, time_up, lateness=_WHENEVER),
    Job(attempts.REMIND, remind, lateness=timedelta(days=1)),
    Job(attempts.RELEASE, release, lateness=_WHENEVER),
)
