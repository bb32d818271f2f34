"""The daily quiz by the clock: it opens, and it closes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.delivery.messages import in_each_locale
from bot.schedule.job import DueOccurrence, Job, Outdated
from plugins.quiz.messages import daily as messages
from plugins.quiz.messages import daily_close
from plugins.quiz.rules.daily import State, weekdays
from plugins.quiz.services.daily import closing, sheets
from plugins.quiz.services.daily.closing import Standing
from plugins.quiz.services.daily.opening import CLOSE, open_day
from plugins.quiz.settings import daily as settings

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

    from bot.branch.views import BranchView
    from bot.host import Host

OPEN = "quiz.daily_open"
LATENESS = timedelta(hours=6)
"""So late a quiz is still worth opening, if its time is not over."""

_CRON = ("", "mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, and the standing that it shows."""

    seen: Standing
    picture: bytes | None


async def open_(due: DueOccurrence, host: Host) -> None:
    """Put the day's questions to each of the branch's groups."""
    view = await host.directory.branch(due.branch_id)
    opened = await open_day(host, view, due.due_at, due.now)
    if opened is None:
        return
    t = partial(host.texts.get, view.locale)
    await host.outbox.put_all(messages.opening(t, view, opened, late=due.late))
    if opened.sheet is None or len(opened.sheet.lines) < opened.wanted:
        topics = view.setting(settings.TOPICS) or ""
        await host.outbox.put_all(
            in_each_locale(
                host.texts,
                view.locale,
                lambda t: messages.nothing_to_ask(t, view, opened, topics),
            )
        )


async def draw_close(due: DueOccurrence, host: Host) -> Drawn | None:
    """Draw the shares, before the transaction that closes the quiz."""
    sheet = await sheets.get(int(due.key), due.branch_id)
    if sheet is None or sheet.state is not State.OPEN:
        return None
    view = await host.directory.branch(due.branch_id)
    seen = await closing.standing(sheet)
    t = partial(host.texts.get, view.locale)
    return Drawn(seen, await daily_close.drawn(host, view, t, seen))


async def close(due: DueOccurrence, host: Host) -> None:
    """Close the quiz and tell how it went: the groups, and each who answered alone."""
    sheet = await sheets.get(int(due.key), due.branch_id)
    if sheet is None or not await closing.close(sheet, due.now):
        return
    view = await host.directory.branch(due.branch_id)
    now = await closing.standing(sheet)
    drawn: Drawn | None = due.prepared
    if due.again and (drawn is None or not drawn.seen.same_as(now)):
        raise Outdated
    picture = drawn.picture if drawn is not None else None
    await closing.settle(view, now)
    t = partial(host.texts.get, view.locale)
    await host.outbox.put(daily_close.to_groups(t, view, now, picture, late=due.late))
    await host.outbox.put_all(
        in_each_locale(host.texts, view.locale, lambda t: daily_close.to_members(t, view, now))
    )


def _opens_at(view: BranchView) -> CronTrigger | None:
    days = weekdays(view.setting(settings.DAYS))
    if not view.setting(settings.ON) or days is None:
        return None
    from apscheduler.triggers.cron import CronTrigger

    at = view.setting(settings.AT)
    names = ",".join(_CRON[day] for day in days)
    return CronTrigger(day_of_week=names, hour=at.hour, minute=at.minute, timezone=view.zone)


JOBS: tuple[Job, ...] = (
    Job(OPEN, open_, trigger=_opens_at, lateness=LATENESS),
    Job(CLOSE, close, lateness=timedelta(days=365), prepare=draw_close),
)
