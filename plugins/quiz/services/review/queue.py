"""What a member has to review: the cards that may be asked, the most urgent first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tortoise.expressions import Q
from tortoise.functions import Count

from plugins.quiz.bank.paper import Laid, lay_out
from plugins.quiz.models import DailyItem, ExamItem, ReviewCard
from plugins.quiz.rules import review
from plugins.quiz.services.bank import asking
from plugins.quiz.services.bank.asking import Asked

_ENDED = ("closed", "cancelled")
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Moment:
    """Whose queue, and when: `now` is UTC, `day` the branch's."""

    branch_id: int
    member_id: int
    now: datetime
    day: date


@dataclass(frozen=True, slots=True)
class Standing:
    """A question as it stands before a member. `order` is shown place -> index in the bank."""

    card_id: int
    reps: int
    asked: Asked
    order: tuple[int, ...]

    @property
    def token(self) -> str:
        """What names this showing of the question, so that an old button fits no other."""
        return f"{self.asked.number}.{self.reps}"


async def held(branch_id: int, now: datetime) -> frozenset[int]:
    """The questions that are being asked in a quiz or an exam: a review would tell the answer."""
    daily: list[Any] = await DailyItem.filter(
        quiz__branch_id=branch_id, quiz__closed_at=None, quiz__closes_at__gt=now
    ).values_list("question_id", flat=True)
    exams: list[Any] = await (
        ExamItem.filter(exam__branch_id=branch_id, exam__opens_at__lte=now, exam__closes_at__gt=now)
        .exclude(exam__state__in=_ENDED)
        .values_list("question_id", flat=True)
    )
    return frozenset({*daily, *exams})


def alive(day: date) -> Q:
    """Cards of questions that may still be asked on that day."""
    return Q(question__retired_at=None) & (
        Q(question__holds_until=None) | Q(question__holds_until__gte=day)
    )


def due_cards(moment: Moment, without: Collection[int]) -> Any:
    """A member's cards that are due and may be asked, the most urgent first."""
    cards = ReviewCard.filter(alive(moment.day), member_id=moment.member_id, due_at__lte=moment.now)
    if without:
        cards = cards.exclude(question_id__in=sorted(without))
    return cards.order_by("due_at", "id")


async def due_count(moment: Moment) -> int:
    """How many are due now."""
    return int(await due_cards(moment, await held(moment.branch_id, moment.now)).count())


async def next_due(moment: Moment) -> datetime | None:
    """When the next one that is not due yet will be; None where there is none."""
    cards = ReviewCard.filter(alive(moment.day), member_id=moment.member_id, due_at__gt=moment.now)
    card = await cards.order_by("due_at").first()
    return card.due_at if card is not None else None


async def first(moment: Moment, without: Collection[int]) -> tuple[ReviewCard, Standing] | None:
    """The most urgent one that can be shown."""
    rows = await due_cards(moment, without).limit(_TRIES)
    asked = await asking.questions(row.question_id for row in rows)
    for row in rows:
        if row.question_id in asked:
            return row, standing_of(row, asked[row.question_id])
    return None


def standing_of(card: ReviewCard, asked: Asked) -> Standing:
    """How a card's question is shown: in another order after each answer."""
    reps = review.load(card.card, card.added_at).reps
    question = asked.question
    laid = Laid(card.id, question.kind, question.options)
    order = lay_out([laid], "review", f"{card.id}.{reps}")[0].order
    return Standing(card.id, reps, asked, order)


async def due_by_member(branch_id: int, now: datetime, day: date) -> dict[int, int]:
    """How many are due for each active member of a branch who has any; three queries."""
    cards = ReviewCard.filter(
        alive(day), member__branch_id=branch_id, member__status="active", due_at__lte=now
    )
    without = await held(branch_id, now)
    if without:
        cards = cards.exclude(question_id__in=sorted(without))
    counted = cards.annotate(n=Count("id")).group_by("member_id")
    return {int(member): int(n) for member, n in await counted.values_list("member_id", "n")}
