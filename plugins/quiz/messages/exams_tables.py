"""Exams as tables to hand out: the gradebook with its item analysis, and one's own paper."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bot.delivery.messages import Voice
from bot.platforms.types import File
from bot.store.sheets import Sheet, workbook
from plugins.quiz.messages.exams_words import answer, kind, listed
from plugins.quiz.rules.exam import passed
from plugins.quiz.services.exams.papers import given_of

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from plugins.quiz.services.exams.results import OwnResult, Result, Results

_BOOK = (
    "name", "no", "state", "attempts", "marks", "total", "share", "passed", "started",
    "finished", "minutes", "platform",
)  # fmt: skip
_ITEMS = (
    "place", "number", "kind", "topic", "level", "question", "points", "count", "share",
    "upper", "lower", "apart", "biserial", "rest",
)  # fmt: skip
_OWN = ("place", "question", "own", "right", "marks", "points", "explanation")


async def gradebook(t: Voice, view: BranchView, found: Results) -> File:
    """Everyone over both platforms on one sheet, the questions on another; written in a thread."""
    sheets = await asyncio.to_thread(_sheets, t, view, found)
    day = found.exam.opens_at.astimezone(view.zone)
    name = t("quiz-exams-results-file", number=found.exam.number, day=f"{day:%Y-%m-%d}")
    return File(name, await workbook(sheets))


def _sheets(t: Voice, view: BranchView, found: Results) -> list[Sheet]:
    people = [_person(t, view, found, one) for one in found.people]
    people += [_missing(t, view, found, member_id) for member_id in found.unfinished]
    rows = [row for row in people if row]
    return [
        Sheet(t("quiz-exams-sheet-book"), _heads(t, _BOOK), rows),
        Sheet(t("quiz-exams-sheet-items"), _heads(t, _ITEMS), _items(t, found)),
    ]


def _heads(t: Voice, names: tuple[str, ...]) -> list[str]:
    return [t(f"quiz-exams-column-{name}") for name in names]


def _person(t: Voice, view: BranchView, found: Results, one: Result) -> list[Any]:
    total = found.total
    good = passed(one.marks, total, found.exam.pass_mark)
    return [
        one.name,
        one.student_no,
        t("quiz-exams-state-done"),
        one.attempts,
        one.marks / 100,
        total / 100,
        round(100 * one.marks / total, 1) if total else None,
        t("quiz-exams-yes" if good else "quiz-exams-no"),
        one.started_at.astimezone(view.zone),
        one.finished_at.astimezone(view.zone),
        round((one.finished_at - one.started_at).total_seconds() / 60, 1),
        listed(t, [t("quiz-exams-platform", platform=name) for name in one.platforms]),
    ]


def _missing(t: Voice, view: BranchView, found: Results, member_id: int) -> list[Any]:
    member = view.member(member_id)
    if member is None:
        return []
    state = "running" if member_id in found.running else "missing"
    empty = [None] * (len(_BOOK) - 3)
    return [member.name, member.student_no, t(f"quiz-exams-state-{state}"), *empty]


def _items(t: Voice, found: Results) -> list[list[Any]]:
    return [
        [
            item.place,
            item.asked.number,
            kind(t, item.question.kind),
            item.question.topic,
            t("quiz-exams-level", level=item.question.difficulty),
            item.question.text,
            item.points / 100,
            stats.count,
            _rounded(stats.difficulty, 100, 1),
            _rounded(stats.upper),
            _rounded(stats.lower),
            _rounded(stats.discrimination),
            _rounded(stats.point_biserial),
            _rounded(stats.item_rest),
        ]
        for item, stats in zip(found.items, found.stats, strict=True)
    ]


def _rounded(value: float | None, times: int = 1, places: int = 3) -> float | None:
    return round(value * times, places) if value is not None else None


async def own_paper(t: Voice, own: OwnResult) -> File:
    """One person's paper with their answers and the right ones."""
    rows = [
        [
            one.own.place,
            one.own.item.question.text,
            answer(t, one.own.item.question, given_of(one.given), one.own.placed.order),
            answer(t, one.own.item.question, one.own.item.question.answer, one.own.placed.order),
            one.marks / 100,
            one.own.item.points / 100,
            one.own.item.question.explanation,
        ]
        for one in own.answers
    ]
    sheet = Sheet(t("quiz-exams-own-sheet"), _heads(t, _OWN), rows)
    return File(t("quiz-exams-own-file", number=own.exam.number), await workbook([sheet]))
