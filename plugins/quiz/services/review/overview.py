"""A member's book of mistakes at a glance, and whole for taking along."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from plugins.quiz.models import ReviewCard
from plugins.quiz.services.bank import asking
from plugins.quiz.services.bank.asking import Asked
from plugins.quiz.services.review.queue import Moment, alive, due_count, held, next_due

LAST = 3


@dataclass(frozen=True, slots=True)
class Book:
    """How many mistakes are in the book and due now, by topic (most first), and the last ones.

    `next_at` is when the next one that is not due yet will be.
    """

    total: int
    due: int
    topics: tuple[tuple[str, int], ...]
    last: tuple[Asked, ...]
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class Page:
    """One mistake of a book: how often it was made, since when, and when it comes again."""

    asked: Asked
    mistakes: int
    added_at: datetime
    due_at: datetime


async def book(moment: Moment) -> Book:
    """The book at a glance; questions that have been retired are no longer in it."""
    cards = ReviewCard.filter(alive(moment.day), member_id=moment.member_id)
    rows = await cards.order_by("-added_at", "-id").values_list("question_id", "question__topic")
    topics = Counter(topic for _, topic in rows)
    newest = [question for question, _ in rows[:LAST]]
    asked = await asking.questions(newest)
    return Book(
        len(rows),
        await due_count(moment),
        tuple(topics.most_common()),
        tuple(asked[question] for question in newest if question in asked),
        await next_due(moment),
    )


async def pages(moment: Moment) -> list[Page]:
    """Everything in the book with its answers, newest first; not what is being asked just now."""
    cards = ReviewCard.filter(alive(moment.day), member_id=moment.member_id)
    without = await held(moment.branch_id, moment.now)
    rows = [
        row for row in await cards.order_by("-added_at", "-id") if row.question_id not in without
    ]
    asked = await asking.questions(row.question_id for row in rows)
    return [
        Page(asked[row.question_id], row.mistakes, row.added_at, row.due_at)
        for row in rows
        if row.question_id in asked
    ]
