"""What is said while an exam is made, when it opens, and when it is cancelled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot.delivery.messages import OutboxMessage, ToChats, Voice
from bot.platforms.types import Button, Outgoing
from plugins.quiz.bank.question import Kind
from plugins.quiz.messages.exams_words import kind, listed, moment, points
from plugins.quiz.rules.drafting import STEPS, Draft, Step
from plugins.quiz.rules.papers import USUAL_POINTS, kinds_of

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from plugins.quiz.models import Exam
    from plugins.quiz.services.exams.drafting import Drafting
    from plugins.quiz.services.exams.papers import Item, Stock

MOST_TOPICS = 20
USUAL_COUNT = 10
MOST_BYTES = 64

Rows = tuple[tuple[Button, ...], ...]


def prompt(
    t: Voice, view: BranchView, stands: Drafting, now: datetime, there: Stock | None
) -> tuple[str, Rows]:
    """The question of the step at which a draft stands, and its usual answers to press.

    `there` is what the bank has, at the step that needs it.
    """
    draft, step = stands.draft, stands.step
    head = {"at": STEPS.index(step) + 1, "of": len(STEPS), "title": draft.title}
    lines = [t("quiz-exams-head-titled" if draft.title else "quiz-exams-head", **head)]
    lines.append(t(f"quiz-exams-ask-{step}", **_known(t, view, draft, now, step, there)))
    lines.append(t("quiz-exams-hint"))
    return "\n".join(lines), (*_choices(t, draft, step, there), going_on(t))


def _known(
    t: Voice, view: BranchView, draft: Draft, now: datetime, step: Step, there: Stock | None
) -> dict[str, str | int]:
    if step is Step.CLOSES:
        return {"opens": moment(t, view, draft.opens_at or now, now)}
    if step is Step.MINUTES:
        return {"closes": moment(t, view, draft.closes_at or now, now)}
    if step is Step.PAPER:
        return {"stock": _stock(t, there)}
    if step is Step.POINTS:
        return {"count": draft.questions, "example": _usual_points(t, draft)}
    if step is Step.PARTIAL:
        return {"total": points(draft.total)}
    return {}


def _stock(t: Voice, there: Stock | None) -> str:
    counts = there.pool.counts() if there is not None else {}
    if there is None or not counts:
        return t("quiz-exams-stock-none")
    by_topic: dict[str, dict[Kind, int]] = {}
    for (one, topic, _), count in counts.items():
        kinds = by_topic.setdefault(topic, {})
        kinds[one] = kinds.get(one, 0) + count
    lines = [
        t("quiz-exams-stock-line", topic=topic, kinds=listed(t, _counted(t, by_topic[topic])))
        for topic in there.topics[:MOST_TOPICS]
    ]
    if len(there.topics) > MOST_TOPICS:
        lines.append(t("quiz-exams-stock-more", count=len(there.topics) - MOST_TOPICS))
    return "\n".join(lines)


def _counted(t: Voice, counts: dict[Kind, int]) -> list[str]:
    return [
        t("quiz-exams-stock-kind", kind=kind(t, one), count=counts[one])
        for one in USUAL_POINTS
        if counts.get(one)
    ]


def _usual_points(t: Voice, draft: Draft) -> str:
    said = [f"{kind(t, one)} {USUAL_POINTS[one] // 100}" for one in kinds_of(draft.cells)]
    return t("quiz-exams-join").join(said)


def _choices(t: Voice, draft: Draft, step: Step, there: Stock | None) -> Rows:
    if step is Step.TITLE:
        return ()
    if step is Step.PAPER:
        answers = _usual_papers(t, there)
    elif step is Step.POINTS:
        answers = [_usual_points(t, draft)]
    else:
        answers = t(f"quiz-exams-ask-{step}.choices").split("|")
    number = STEPS.index(step) + 1
    buttons = [
        Button(one, t("quiz-exams-command-step", step=number, answer=one)) for one in answers
    ]
    fitting = tuple(one for one in buttons if len(one.command.encode()) <= MOST_BYTES)
    return (fitting,) if fitting else ()


def _usual_papers(t: Voice, there: Stock | None) -> list[str]:
    counts: dict[Kind, int] = {}
    for (one, _, _), count in (there.pool.counts() if there is not None else {}).items():
        counts[one] = counts.get(one, 0) + count
    said = [
        f"{kind(t, one)} {min(USUAL_COUNT, counts[one])}" for one in USUAL_POINTS if one in counts
    ]
    return [t("quiz-exams-join").join(said)] if said else []


def going_on(t: Voice) -> tuple[Button, ...]:
    """The buttons under every step: back, and give up."""
    return tuple(
        Button(t(f"quiz-exams-button-{way}"), t(f"quiz-exams-command-{way}"))
        for way in ("back", "drop")
    )


def summary(t: Voice, view: BranchView, draft: Draft, now: datetime, others: Sequence[Exam]) -> str:
    """The whole exam before it is created, and which exams it overlaps with."""
    cells = "\n".join(
        t(
            "quiz-exams-summary-cell",
            kind=kind(t, cell.kind),
            topics="one" if cell.topic else "any",
            topic=cell.topic,
            levels="one" if cell.difficulty else "any",
            level=t("quiz-exams-level", level=cell.difficulty or 3),
            count=cell.count,
            points=points(draft.points.get(cell.kind, 0)),
        )
        for cell in draft.cells
    )
    text = t(
        "quiz-exams-summary",
        title=draft.title,
        opens=moment(t, view, draft.opens_at or now, now),
        closes=moment(t, view, draft.closes_at or now, now),
        minutes=draft.minutes,
        attempts=draft.attempts,
        **{"pass": draft.pass_mark},
        count=draft.questions,
        total=points(draft.total),
        cells=cells,
        partial=t("quiz-exams-partial", partial=str(draft.partial)),
    )
    overlaps = [
        t("quiz-exams-summary-overlap", number=one.number, title=one.title) for one in others
    ]
    return "\n".join([text, *overlaps])


def announcement(
    t: Voice, view: BranchView, exam: Exam, items: Sequence[Item], now: datetime, *, late: bool
) -> OutboxMessage:
    """To the groups: an exam is open, and how to take it."""
    number = exam.number
    text = t(
        "quiz-exams-announce-late" if late else "quiz-exams-announce",
        number=number,
        title=exam.title,
        count=len(items),
        total=points(sum(item.points for item in items)),
        **{"pass": exam.pass_mark},
        minutes=exam.minutes,
        attempts=exam.attempts,
        closes=moment(t, view, exam.closes_at, now),
    )
    button = Button(
        t("quiz-exams-button-take", number=number), t("quiz-exams-command-take", number=number)
    )
    return OutboxMessage(
        view.id,
        ToChats(view.id),
        Outgoing(text, buttons=((button,),)),
        f"quiz:exam:{exam.id}:open",
        expires_at=exam.closes_at,
    )


def cancelled(t: Voice, view: BranchView, exam: Exam) -> OutboxMessage:
    """To the groups: an exam that was announced is cancelled."""
    text = t("quiz-exams-cancelled-notice", number=exam.number, title=exam.title)
    return OutboxMessage(
        view.id, ToChats(view.id), Outgoing(text), f"quiz:exam:{exam.id}:cancelled"
    )
