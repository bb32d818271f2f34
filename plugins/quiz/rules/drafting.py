"""Putting an exam together step by step: what each step takes, and what it makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from bot.commands import moments
from bot.errors import Refusal
from plugins.quiz.bank.grading import Partial
from plugins.quiz.bank.paper import Cell
from plugins.quiz.bank.question import Kind
from plugins.quiz.rules import papers


class Step(StrEnum):
    """What is asked for; the value ends the ids of its sentences."""

    TITLE = "title"
    OPENS = "opens"
    CLOSES = "closes"
    MINUTES = "minutes"
    ATTEMPTS = "attempts"
    PASS_MARK = "pass-mark"
    PAPER = "paper"
    POINTS = "points"
    PARTIAL = "partial"
    CONFIRM = "confirm"


STEPS = tuple(Step)
TITLE_LENGTH = 40
SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(days=60)
AHEAD = timedelta(days=366)
MOST_MINUTES = 600
MOST_ATTEMPTS = 10
LISTENS = timedelta(hours=2)
"""So long after its last step plain words still belong to a draft."""

TICK = timedelta(milliseconds=1)

BACK = frozenset({"上一步", "返回", "back"})
GIVE_UP = frozenset({"算了", "放弃", "不创建了", "never mind", "nevermind", "quit"})
_PARTIALS = {
    Partial.NONE: ("全对", "全对才得分", "不给", "无", "没有", "none", "1"),
    Partial.MISSED: ("漏选", "少选", "漏选给分", "少选给分", "missed", "2"),
    Partial.BALANCED: ("比例", "按比例", "扣分", "错选扣分", "balanced", "3"),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What was said so far. Times are UTC, points hundredths by kind, `pass_mark` percent."""

    title: str = ""
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    minutes: int = 0
    attempts: int = 0
    pass_mark: int = 0
    cells: tuple[Cell, ...] = ()
    points: Mapping[Kind, int] = field(default_factory=dict)
    partial: Partial = Partial.MISSED

    @property
    def questions(self) -> int:
        """How many questions the paper has."""
        return sum(cell.count for cell in self.cells)

    @property
    def total(self) -> int:
        """What the whole paper is worth, in hundredths."""
        return sum(cell.count * self.points.get(cell.kind, 0) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Told:
    """What an answer is read with: when it was said (UTC), and the branch's zone and topics."""

    now: datetime
    zone: ZoneInfo
    topics: tuple[str, ...] = ()


def after(step: Step) -> Step:
    """The next step; the last one stays."""
    return STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]


def before(step: Step) -> Step:
    """The step before; the first one stays."""
    return STEPS[max(STEPS.index(step) - 1, 0)]


def take(draft: Draft, step: Step, said: str, told: Told) -> Draft:
    """The draft with the answer to a step. Raises Refusal that says what is expected."""
    said = "，".join(said.splitlines()) if step is Step.PAPER else said
    return _TAKERS[step](draft, " ".join(said.split()), told)


def check_window(draft: Draft, now: datetime) -> None:
    """Raise Refusal where the window that was said is over by now."""
    if draft.opens_at is None or draft.closes_at is None or draft.closes_at <= now + SHORTEST:
        raise Refusal("quiz-exams-window-over")


def _title(draft: Draft, said: str, told: Told) -> Draft:
    if not said:
        raise Refusal("quiz-exams-bad-title", most=TITLE_LENGTH)
    if len(said) > TITLE_LENGTH:
        raise Refusal("quiz-exams-title-long", most=TITLE_LENGTH, length=len(said))
    return replace(draft, title=said)


def _opens(draft: Draft, said: str, told: Told) -> Draft:
    opens_at = _moment(lambda: moments.read(said, told.now, told.zone), said)
    if opens_at < told.now:
        raise Refusal("quiz-exams-opens-past")
    if opens_at > told.now + AHEAD:
        raise Refusal("quiz-exams-opens-far", days=AHEAD.days)
    return replace(draft, opens_at=opens_at)


def _closes(draft: Draft, said: str, told: Told) -> Draft:
    opens_at = draft.opens_at or told.now
    closes_at = _moment(lambda: moments.end_after(said, opens_at, told.now, told.zone), said)
    if closes_at < max(opens_at, told.now) + SHORTEST:
        raise Refusal("quiz-exams-closes-early", minutes=_minutes_of(SHORTEST))
    if closes_at > opens_at + LONGEST:
        raise Refusal("quiz-exams-closes-late", days=LONGEST.days)
    return replace(draft, closes_at=closes_at)


def _moment(reading: Callable[[], datetime], said: str) -> datetime:
    try:
        found = reading()
    except moments.MomentError as fault:
        raise Refusal(f"quiz-exams-moment-{fault.fault}", word=said[:20]) from None
    return found.replace(microsecond=0)


_MINUTES = re.compile(r"(\d{1,4})\s*(?:分钟?|m|min|mins|minutes?)?")
_HOURS = re.compile(r"(\d{1,2}(?:\.\d)?|半)\s*(?:个)?\s*(?:小时|钟头|h|hours?)(半)?")
_ATTEMPTS = re.compile(r"(\d{1,3})\s*(?:次机会|次|回|times?|attempts?)?")
_PERCENT = re.compile(r"(?:百分之)?(\d{1,3})\s*(?:%|分|percent)?")


def _minutes(draft: Draft, said: str, told: Told) -> Draft:
    hours, plain = _HOURS.fullmatch(said.lower()), _MINUTES.fullmatch(said.lower())
    if hours is not None:
        count = 0.5 if hours[1] == "半" else float(hours[1])
        minutes = round(60 * (count + (0.5 if hours[2] else 0)))
    elif plain is not None:
        minutes = int(plain[1])
    else:
        raise Refusal("quiz-exams-bad-minutes", most=MOST_MINUTES)
    if not 1 <= minutes <= MOST_MINUTES:
        raise Refusal("quiz-exams-bad-minutes", most=MOST_MINUTES)
    if draft.opens_at is not None and draft.closes_at is not None:
        window = _minutes_of(draft.closes_at - draft.opens_at)
        if minutes > window:
            raise Refusal("quiz-exams-minutes-long", window=window)
    return replace(draft, minutes=minutes)


def _minutes_of(span: timedelta) -> int:
    return int(span / timedelta(minutes=1))


def _attempts(draft: Draft, said: str, told: Told) -> Draft:
    found = _ATTEMPTS.fullmatch(said.lower())
    count = int(found[1]) if found else 0
    if not 1 <= count <= MOST_ATTEMPTS:
        raise Refusal("quiz-exams-bad-attempts", most=MOST_ATTEMPTS)
    return replace(draft, attempts=count)


def _pass_mark(draft: Draft, said: str, told: Told) -> Draft:
    found = _PERCENT.fullmatch(said.lower())
    if found is None or int(found[1]) > 100:
        raise Refusal("quiz-exams-bad-pass-mark")
    return replace(draft, pass_mark=int(found[1]))


def _paper(draft: Draft, said: str, told: Told) -> Draft:
    return replace(draft, cells=papers.read_cells(said, told.topics), points={})


def _points(draft: Draft, said: str, told: Told) -> Draft:
    kinds = papers.kinds_of(draft.cells)
    return replace(draft, points=papers.read_points(said, kinds))


def _partial(draft: Draft, said: str, told: Told) -> Draft:
    for partial, words in _PARTIALS.items():
        if said.lower() in words:
            return replace(draft, partial=partial)
    raise Refusal("quiz-exams-bad-partial")


def _confirm(draft: Draft, said: str, told: Told) -> Draft:
    raise Refusal("quiz-exams-bad-confirm")


_TAKERS: dict[Step, Callable[[Draft, str, Told], Draft]] = {
    Step.TITLE: _title,
    Step.OPENS: _opens,
    Step.CLOSES: _closes,
    Step.MINUTES: _minutes,
    Step.ATTEMPTS: _attempts,
    Step.PASS_MARK: _pass_mark,
    Step.PAPER: _paper,
    Step.POINTS: _points,
    Step.PARTIAL: _partial,
    Step.CONFIRM: _confirm,
}


# -- as a row keeps it ---------------------------------------------------------------------------


def dump(draft: Draft) -> dict[str, Any]:
    """The draft as JSON."""
    return {
        "title": draft.title,
        "opens_at": draft.opens_at.timestamp() if draft.opens_at else None,
        "closes_at": draft.closes_at.timestamp() if draft.closes_at else None,
        "minutes": draft.minutes,
        "attempts": draft.attempts,
        "pass_mark": draft.pass_mark,
        "cells": papers.dump_cells(draft.cells),
        "points": {str(kind): points for kind, points in draft.points.items()},
        "partial": str(draft.partial),
    }


def load(data: Mapping[str, Any]) -> Draft:
    """The draft of JSON; what is missing is as at the beginning."""
    return Draft(
        title=data.get("title", ""),
        opens_at=_instant(data.get("opens_at")),
        closes_at=_instant(data.get("closes_at")),
        minutes=data.get("minutes", 0),
        attempts=data.get("attempts", 0),
        pass_mark=data.get("pass_mark", 0),
        cells=papers.load_cells(data.get("cells") or ()),
        points={Kind(kind): points for kind, points in (data.get("points") or {}).items()},
        partial=Partial(data.get("partial", Partial.MISSED)),
    )


def _instant(stored: float | None) -> datetime | None:
    return datetime.fromtimestamp(stored, UTC) if stored is not None else None
