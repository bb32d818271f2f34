"""The book of mistakes (错题本): what goes into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from plugins.quiz.models import ReviewCard
from plugins.quiz.rules import review


@dataclass(frozen=True, slots=True)
class Mistake:
    """A member got a question wrong, in a daily quiz or an exam, `at` some time (UTC)."""

    member_id: int
    question_id: int
    at: datetime


async def mistaken(answers: Sequence[Mistake]) -> None:
    """Enter mistakes into the members' books, in the caller's transaction.

    Two statements, however many they are. A mistake that is told again changes nothing; one
    that is in the book already comes again sooner.
    """
    if not answers:
        return
    cards = await _known(answers)
    changed: dict[tuple[int, int], ReviewCard] = {}
    for one in sorted(answers, key=lambda a: (a.member_id, a.question_id, a.at)):
        key = (one.member_id, one.question_id)
        card = cards.get(key)
        if card is None:
            cards[key] = changed[key] = _new(one)
            continue
        before = review.load(card.card, card.added_at)
        after = review.mistaken(before, one.at)
        if after is not before:
            card.card, card.due_at = after.dump(), after.due
            card.mistakes += 1
            changed[key] = card
    if changed:
        await ReviewCard.bulk_create(
            list(changed.values()),
            batch_size=500,
            on_conflict=["member_id", "question_id"],
            update_fields=["card", "due_at", "mistakes"],
        )


async def _known(answers: Sequence[Mistake]) -> dict[tuple[int, int], ReviewCard]:
    rows = ReviewCard.filter(
        member_id__in=sorted({one.member_id for one in answers}),
        question_id__in=sorted({one.question_id for one in answers}),
    )
    found = await rows.order_by("id").select_for_update()
    return {(row.member_id, row.question_id): row for row in found}


def _new(one: Mistake) -> ReviewCard:
    memory = review.fresh(one.at)
    return ReviewCard(
        member_id=one.member_id,
        question_id=one.question_id,
        card=memory.dump(),
        due_at=memory.due,
        added_at=one.at,
    )
