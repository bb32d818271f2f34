"""Timers of exams: they open and close, and tell how it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.messages import OutboxMessage, in_each_locale
from bot.schedule.job import DueOccurrence, Job, Outdated
from plugins.quiz.messages import exams as messages
from plugins.quiz.messages import exams_results
from plugins.quiz.messages.exams_words import voice
from plugins.quiz.rules.exam import State
from plugins.quiz.services.exams import making, papers, results
from plugins.quiz.settings.exams import SUMMARY

if TYPE_CHECKING:
    from bot.host import Host

EVER = timedelta(days=365)
"""However late, an exam has to open and close."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Messages with what was drawn for them, and the marks that they show."""

    marks: tuple[tuple[int, int], ...]
    messages: list[OutboxMessage]


async def open_exam(due: DueOccurrence, host: Host) -> None:
    """Open it and tell the groups, unless its window is over."""
    exam = await making.step(int(due.key), State.OPEN)
    if exam is None or due.now >= exam.closes_at:
        return
    view = await host.directory.branch(due.branch_id)
    items = await papers.items_of(exam.id)
    t = voice(host, view)
    await host.outbox.put(messages.announcement(t, view, exam, items, due.now, late=due.late))


async def close_exam(due: DueOccurrence, host: Host) -> None:
    """Close it: nobody begins any more; attempts end by their own timers."""
    await making.step(int(due.key), State.CLOSED)


async def draw_results(due: DueOccurrence, host: Host) -> Drawn | None:
    """Make the summary's pictures, before the transaction that puts them."""
    exam = await making.by_id(int(due.key))
    if exam is None or exam.state == State.CANCELLED:
        return None
    view = await host.directory.branch(due.branch_id)
    found = await results.results(view, exam)
    t = voice(host, view)
    picture = await exams_results.picture(host, view, t, found, items=True)
    made = in_each_locale(
        host.texts,
        view.locale,
        lambda t: exams_results.to_teachers(t, view, found, picture, due.now),
    )
    if view.setting(SUMMARY):
        plain = await exams_results.picture(host, view, t, found, items=False)
        made.append(exams_results.to_groups(t, view, found, plain))
    return Drawn(_marks(found), made)


async def tell_results(due: DueOccurrence, host: Host) -> None:
    """Tell how it went."""
    exam = await making.by_id(int(due.key))
    if exam is None or exam.state == State.CANCELLED:
        return
    drawn: Drawn | None = due.prepared
    view = await host.directory.branch(due.branch_id)
    if drawn is None or (due.again and drawn.marks != _marks(await results.results(view, exam))):
        raise Outdated
    await host.outbox.put_all(drawn.messages)


def _marks(found: results.Results) -> tuple[tuple[int, int], ...]:
    return tuple((one.member_id, one.marks) for one in found.people)


JOBS: tuple[Job, ...] = (
    Job(making.OPEN, open_exam, lateness=EVER),
    Job(making.CLOSE, close_exam, lateness=EVER),
    Job(making.RESULTS, tell_results, lateness=EVER, prepare=draw_results),
)
