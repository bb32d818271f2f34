"""A day's quiz closes: what was answered, and what follows from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from plugins.quiz.bank.question import Kind
from plugins.quiz.models import DailyAnswer, DailyQuiz, DailyTick
from plugins.quiz.rules.answering import Shown
from plugins.quiz.rules.daily import State
from plugins.quiz.services.daily.sheets import Line, Sheet
from plugins.quiz.services.review.book import Mistake, mistaken
from plugins.quiz.services.review.scores import Award, award
from plugins.quiz.settings.review import POINTS_CAP

if TYPE_CHECKING:
    from bot.branch.views import BranchView

FULL = 1000
"""The share of an answer that is wholly right, in thousandths."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer at the close; `right` is in thousandths."""

    shown: Shown
    right: int
    at: datetime


@dataclass(slots=True)
class Tally:
    """How one question was answered: how often each bar of its picture was chosen.

    Bars are the options as shown, true and false, or for a blank right and other.
    """

    line: Line
    answered: int = 0
    right: int = 0
    bars: Counter[int] = field(default_factory=Counter)

    @property
    def right_bars(self) -> frozenset[int]:
        """The bars that are right."""
        question = self.line.question
        if question.kind is Kind.TRUEFALSE:
            return frozenset({0 if question.answer else 1})
        if question.kind is Kind.BLANK:
            return frozenset({0})
        return frozenset(i for i, own in enumerate(self.line.order) if own in question.right())

    def count(self, given: Given) -> None:
        """Add one answer."""
        self.answered += 1
        self.right += given.right == FULL
        if isinstance(given.shown, tuple):
            self.bars.update(given.shown)
        elif isinstance(given.shown, bool):
            self.bars[0 if given.shown else 1] += 1
        else:
            self.bars[0 if given.right == FULL else 1] += 1


@dataclass(frozen=True, slots=True)
class Standing:
    """A quiz with everything that was answered: by member and number, and by question."""

    sheet: Sheet
    members: dict[int, dict[int, Given]]
    tallies: tuple[Tally, ...]

    def same_as(self, other: Standing) -> bool:
        """Whether a picture of one is a picture of the other."""
        return self.sheet.lines == other.sheet.lines and self.members == other.members


async def standing(sheet: Sheet) -> Standing:
    """How a quiz stands."""
    lines = {line.item_id: line for line in sheet.lines}
    tallies = {line.item_id: Tally(line) for line in sheet.lines}
    members: dict[int, dict[int, Given]] = {}
    rows = DailyAnswer.filter(item_id__in=list(lines)).order_by("member_id", "item_id")
    for row in await rows:
        line = lines[row.item_id]
        given = Given(line.shown(row.given), row.right, row.at)
        members.setdefault(row.member_id, {})[line.number] = given
        tallies[row.item_id].count(given)
    return Standing(sheet, members, tuple(tallies.values()))


async def close(sheet: Sheet, now: datetime) -> bool:
    """Close a quiz in the caller's transaction; no answer is taken after it. False if it is."""
    mine = DailyQuiz.filter(id=sheet.id, state=State.OPEN)
    # Whoever writes answers holds the row's lock: what they took is in before it closes.
    if not await mine.update(state=State.CLOSED, closed_at=now):
        return False
    await DailyTick.filter(item_id__in=[line.item_id for line in sheet.lines]).delete()
    return True


async def settle(view: BranchView, standing: Standing) -> None:
    """What was wrong goes into the members' books, what was right earns points if they are on."""
    sheet = standing.sheet
    wrong: list[Mistake] = []
    earned: list[Award] = []
    for member, answers in standing.members.items():
        earned.append(Award(member, sheet.day, f"daily:{sheet.id}", 1))
        for number, given in answers.items():
            line = sheet.line(number)
            if given.right < FULL:
                wrong.append(Mistake(member, line.question_id, given.at))
            else:
                earned.append(Award(member, sheet.day, f"daily:{sheet.id}:{number}", 1))
    await mistaken(wrong)
    await award(earned, view.setting(POINTS_CAP))
