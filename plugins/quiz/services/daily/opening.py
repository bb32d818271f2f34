"""A day's quiz is put together and opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from plugins.quiz.bank.paper import Laid, lay_out
from plugins.quiz.models import DailyItem, DailyQuiz
from plugins.quiz.rules import daily as rules
from plugins.quiz.rules.daily import Candidate, State
from plugins.quiz.services.bank import asking
from plugins.quiz.services.daily import sheets
from plugins.quiz.services.daily.sheets import Sheet
from plugins.quiz.settings import daily as settings

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host

CLOSE = "quiz.daily_close"


@dataclass(frozen=True, slots=True)
class Opened:
    """What became of a day: the quiz, or None where the bank had no question for it.

    `wanted` is how many questions were asked for.
    """

    day: date
    wanted: int
    sheet: Sheet | None


async def open_day(host: Host, view: BranchView, due_at: datetime, now: datetime) -> Opened | None:
    """Open the quiz of the day on which it was due, in the caller's transaction.

    None where the day has one already, or its time is over.
    """
    day = rules.day_of(due_at, view.zone)
    ends = rules.closes_at(due_at, view.setting(settings.HOURS))
    if now >= ends or await DailyQuiz.filter(branch_id=view.id, day=day).exists():
        return None
    wanted = view.setting(settings.COUNT)
    topics = rules.topics_in(view.setting(settings.TOPICS) or "")
    asked = {one.id: one for one in await asking.askable(view.id, day, topics)}
    chosen = rules.choose(
        [Candidate(id, a.question.topic, a.question.difficulty) for id, a in asked.items()],
        wanted,
        rules.seed_of(view.id, day),
        day,
        await _last_asked(view.id, day),
    )
    if not chosen:
        return Opened(day, wanted, None)
    quiz = await DailyQuiz.create(
        branch_id=view.id, day=day, state=State.OPEN, opened_at=now, closes_at=ends
    )
    laid = [Laid(id, asked[id].question.kind, asked[id].question.options) for id in chosen]
    placed = lay_out(laid, rules.seed_of(view.id, day), "all", questions=False, sections=False)
    await DailyItem.bulk_create(
        [
            DailyItem(quiz_id=quiz.id, place=at, question_id=one.key, order=list(one.order))
            for at, one in enumerate(placed, 1)
        ]
    )
    await host.schedule.at(CLOSE, view.id, str(quiz.id), ends)
    return Opened(day, wanted, (await sheets.of([quiz]))[quiz.id])


async def _last_asked(branch_id: int, day: date) -> dict[int, date]:
    """When each question of the last weeks was asked last."""
    since = day - timedelta(days=rules.REST_DAYS)
    rows = DailyItem.filter(quiz__branch_id=branch_id, quiz__day__gte=since, quiz__day__lt=day)
    found: dict[int, date] = {}
    for question, asked in await rows.values_list("question_id", "quiz__day"):
        found[question] = max(found.get(question, date.min), asked)
    return found
