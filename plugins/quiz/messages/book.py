"""The book of mistakes as text and as a table, and the weekly nudge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.delivery.messages import OutboxMessage, ToMember
from bot.delivery.rules import Kind as Urgency
from bot.platforms.types import Button, File, Outgoing
from bot.store.sheets import Sheet, workbook
from plugins.quiz.bank.question import LETTERS
from plugins.quiz.messages.review import T, right_answer
from plugins.signin.rules.day import clock_of

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from plugins.quiz.services.review.overview import Book, Page

_TOPICS = 6
_SHORT = 40
_COLUMNS = (
    "number", "topic", "kind", "text", "options", "answer", "explanation", "source", "mistakes",
    "added", "due",
)  # fmt: skip
_EXPIRES = timedelta(days=2)


def glance(t: T, view: BranchView, book: Book, now: datetime) -> str:
    """How many, due now, by topic, the last ones."""
    if not book.total:
        return t("quiz-review-empty")
    lines = [t("quiz-review-book", total=book.total, due=book.due)]
    if not book.due and book.next_at is not None:
        today = now.astimezone(view.zone).date()
        lines.append(t("quiz-review-book-next", at=clock_of(book.next_at, view.zone, today)))
    topics = [
        t("quiz-review-topic", topic=topic, count=count) for topic, count in book.topics[:_TOPICS]
    ]
    lines.append(t("quiz-review-topics", topics=t("quiz-review-comma").join(topics)))
    lines.append(t("quiz-review-last"))
    lines += [
        t("quiz-review-last-line", number=one.number, text=_short(one.question.text))
        for one in book.last
    ]
    lines.append(t("quiz-review-book-how"))
    return "\n".join(lines)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHORT else f"{flat[:_SHORT]}…"


async def table(t: T, view: BranchView, pages: Sequence[Page], today: date) -> File:
    """The whole book as xlsx, one row for each question."""
    header = [t(f"quiz-review-column-{name}") for name in _COLUMNS]
    rows = [_row(t, view, page) for page in pages]
    content = await workbook([Sheet(t("quiz-review-sheet"), header, rows)])
    return File(t("quiz-review-file", day=today.isoformat()), content)


def _row(t: T, view: BranchView, page: Page) -> list[Any]:
    question = page.asked.question
    order = tuple(range(len(question.options)))
    options = "\n".join(
        t("quiz-review-option", letter=LETTERS[index], option=question.options[index])
        for index in order
    )
    return [
        page.asked.number,
        question.topic,
        t(f"quiz-review-kind-{question.kind}"),
        question.text,
        options,
        right_answer(t, question, order),
        question.explanation,
        question.source,
        page.mistakes,
        page.added_at.astimezone(view.zone).date(),
        page.due_at.astimezone(view.zone).date(),
    ]


def nudges(
    t: T, view: BranchView, due: Mapping[int, int], day: date, now: datetime
) -> list[OutboxMessage]:
    """To each member who has something due, in private: how many, and how to switch this off."""
    button = Button(t("quiz-review-button"), t("quiz-review-command"))
    return [
        OutboxMessage(
            view.id,
            ToMember(member),
            Outgoing(t("quiz-review-nudge", due=count), buttons=((button,),)),
            key=f"quiz:review-nudge:{view.id}:{day.isoformat()}:{member}",
            expires_at=now + _EXPIRES,
            kind=Urgency.REMINDER,
        )
        for member, count in due.items()
    ]
