"""How an exam went: counts for the groups, figures and questions for who runs it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import failures
from bot.branch.roles import Right
from bot.delivery.messages import OutboxMessage, ToChats, ToMember, Voice
from bot.pictures.errors import PictureError
from bot.platforms.types import Button, Outgoing
from plugins.quiz.bank.items import WEAK
from plugins.quiz.messages.exams_words import listed, moment, percent, points
from plugins.quiz.rules.results import FEWEST

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host
    from plugins.quiz.models import Exam
    from plugins.quiz.services.exams.results import Results

TEMPLATE = Path(__file__).with_name("exams.typ")
MOST_ITEMS = 40
"""A picture of more questions is too tall for a chat; the gradebook has them all."""
MOST_WEAK = 8
SHORT = 18
_TONES = ("bad", "late", "away", "good", "good")


def group_text(t: Voice, found: Results) -> str:
    """What a group reads at the close: counts, and figures where they tell of nobody."""
    exam, figures = found.exam, found.figures
    known = {
        "number": exam.number,
        "title": exam.title,
        "expected": found.expected,
        "count": figures.count,
    }
    if figures.count < FEWEST:
        return t("quiz-exams-group-summary-few", **known)
    return t(
        "quiz-exams-group-summary",
        mean=points(figures.mean or 0),
        median=points(figures.median or 0),
        total=points(figures.total),
        passed=figures.passed,
        **known,
    )


def teacher_text(t: Voice, view: BranchView, found: Results, now: datetime) -> str:
    """What who runs exams reads: counts, figures, and the questions that are worth a look."""
    exam, figures = found.exam, found.figures
    known: dict[str, Any] = {"number": exam.number, "title": exam.title}
    if now < exam.closes_at:
        closes = moment(t, view, exam.closes_at, now)
        lines = [t("quiz-exams-results-so-far", closes=closes, **known)]
    else:
        lines = [t("quiz-exams-results-head", **known)]
    lines.append(
        t(
            "quiz-exams-results-counts",
            expected=found.expected,
            count=figures.count,
            missing=len(found.unfinished),
        )
    )
    if figures.count:
        lines.append(_figures(t, found))
    if weak := _weak(found):
        said = [
            t(
                "quiz-exams-results-weak-one",
                number=found.items[at].asked.number,
                share=percent(found.stats[at].difficulty),
            )
            for at in weak[:MOST_WEAK]
        ]
        lines.append(t("quiz-exams-results-weak", questions=listed(t, said)))
    if found.unfinished:
        lines.append(t("quiz-exams-results-more", number=exam.number))
    return "\n".join(lines)


def _figures(t: Voice, found: Results) -> str:
    figures = found.figures
    return t(
        "quiz-exams-results-figures",
        mean=points(figures.mean or 0),
        median=points(figures.median or 0),
        highest=points(figures.highest or 0),
        lowest=points(figures.lowest or 0),
        total=points(figures.total),
        passed=figures.passed,
        share=percent(figures.pass_share),
    )


def _weak(found: Results) -> list[int]:
    """The places of questions that told the strong from the weak badly, the worst first."""
    apart = [
        (one.discrimination, at)
        for at, one in enumerate(found.stats)
        if one.discrimination is not None and found.figures.count >= FEWEST
    ]
    return [at for value, at in sorted(apart) if value < WEAK]


async def picture(
    host: Host, view: BranchView, t: Voice, found: Results, *, items: bool
) -> bytes | None:
    """The distribution, with `items` also the questions; None where it can't be drawn."""
    exam, figures = found.exam, found.figures
    data: dict[str, Any] = {
        "lang": t("quiz-exams-language"),
        "branch": view.name,
        "title": t("quiz-exams-picture-title", title=exam.title),
        "subtitle": t(
            "quiz-exams-picture-subtitle",
            expected=found.expected,
            count=figures.count,
            total=points(figures.total),
        ),
        "numbers": [
            {"label": t("quiz-exams-picture-mean"), "value": points(figures.mean or 0)},
            {"label": t("quiz-exams-picture-median"), "value": points(figures.median or 0)},
            {"label": t("quiz-exams-picture-pass"), "value": f"{percent(figures.pass_share)}%"},
        ],
        "bands_label": t("quiz-exams-picture-bands"),
        "bands": [
            {"label": t("quiz-exams-band", band=band), "count": count, "tone": _TONES[band]}
            for band, count in enumerate(figures.bands)
        ],
    }
    if items:
        data |= _items(t, found)
    try:
        return await host.pictures.render(TEMPLATE, data)
    except PictureError as fault:
        failures.report("a picture", fault)
        return None


def _items(t: Voice, found: Results) -> dict[str, Any]:
    order = sorted(
        range(len(found.items)),
        key=lambda at: (
            found.stats[at].difficulty if found.stats[at].difficulty is not None else 2,
            at,
        ),
    )
    notes = [t("quiz-exams-picture-items-note")]
    if len(order) > MOST_ITEMS:
        notes.append(t("quiz-exams-picture-items-cut", count=MOST_ITEMS))
    return {
        "items_label": t("quiz-exams-picture-items"),
        "columns": [t(f"quiz-exams-item-{one}") for one in ("number", "text", "share", "apart")],
        "items": [_item(found, at) for at in order[:MOST_ITEMS]],
        "notes": notes,
    }


def _item(found: Results, at: int) -> dict[str, Any]:
    asked, stats = found.items[at].asked, found.stats[at]
    text = " ".join(asked.question.text.split())
    apart = stats.discrimination
    return {
        "number": asked.number,
        "text": text if len(text) <= SHORT else f"{text[:SHORT]}…",
        "share": f"{percent(stats.difficulty)}%",
        "apart": f"{apart:.2f}" if apart is not None else "–",
        "weak": apart is not None and apart < WEAK,
    }


def missing_text(
    t: Voice, view: BranchView, exam: Exam, ids: Sequence[int], running: frozenset[int]
) -> str:
    """Who has not finished, for eyes that may see names."""
    known = {"number": exam.number, "title": exam.title}
    if not ids:
        return t("quiz-exams-missing-nobody", **known)
    names = _names(view, ids)
    text = t("quiz-exams-missing", count=len(names), names=listed(t, names), **known)
    begun = _names(view, [one for one in ids if one in running])
    if not begun:
        return text
    more = t("quiz-exams-missing-running", count=len(begun), names=listed(t, begun))
    return f"{text}\n{more}"


def _names(view: BranchView, ids: Sequence[int]) -> list[str]:
    return [member.name for one in ids if (member := view.member(one)) is not None]


def to_groups(t: Voice, view: BranchView, found: Results, drawn: bytes | None) -> OutboxMessage:
    """To the groups, at the close."""
    shown = drawn if found.figures.count >= FEWEST else None
    return OutboxMessage(
        view.id,
        ToChats(view.id),
        Outgoing(group_text(t, found), picture=shown),
        f"quiz:exam:{found.exam.id}:results",
    )


def to_teachers(
    t: Voice, view: BranchView, found: Results, drawn: bytes | None, now: datetime
) -> list[OutboxMessage]:
    """To each who may see results, in private, at the close."""
    number = found.exam.number
    button = Button(
        t("quiz-exams-button-results", number=number),
        t("quiz-exams-command-results", number=number),
    )
    message = Outgoing(teacher_text(t, view, found, now), picture=drawn, buttons=((button,),))
    return [
        OutboxMessage(
            view.id,
            ToMember(one.member_id),
            message,
            f"quiz:exam:{found.exam.id}:results:{one.member_id}",
        )
        for one in view.with_right(Right.EXAM_RESULTS)
    ]
