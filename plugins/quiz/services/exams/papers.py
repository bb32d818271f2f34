"""Papers of exams: drawn from the bank, kept as items, and laid out for each person."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from plugins.quiz.bank.grading import Given
from plugins.quiz.bank.paper import Candidate, Cell, Laid, Placed, Pool, lay_out
from plugins.quiz.bank.question import Kind, Question
from plugins.quiz.models import ExamItem
from plugins.quiz.services.bank.asking import Asked, askable, questions

SECTIONS = (Kind.SINGLE, Kind.MULTIPLE, Kind.TRUEFALSE, Kind.BLANK)
"""The kinds in the order in which they stand in a paper."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What the bank of a branch has to draw papers from on a day."""

    pool: Pool
    asked: Mapping[int, Asked]

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that there are, in order."""
        return tuple(sorted({one.question.topic for one in self.asked.values()}))


@dataclass(frozen=True, slots=True)
class Item:
    """A question of an exam's paper, at its place there, worth `points` hundredths."""

    id: int
    place: int
    points: int
    asked: Asked

    @property
    def question(self) -> Question:
        """The question as the bank has it now."""
        return self.asked.question


@dataclass(frozen=True, slots=True)
class OwnItem:
    """An item at its place, counted from 1, in one person's paper, with their order of options."""

    place: int
    item: Item
    placed: Placed


async def stock(branch_id: int, day: date) -> Stock:
    """What may be asked up to a branch day, inclusive."""
    found = {one.id: one for one in await askable(branch_id, day)}
    return Stock(await asyncio.to_thread(_pool, found), found)


def _pool(found: Mapping[int, Asked]) -> Pool:
    return Pool(
        Candidate(one.id, one.question.kind, one.question.topic, one.question.difficulty)
        for one in found.values()
    )


async def draw(there: Stock, cells: Sequence[Cell], seed: str) -> tuple[Asked, ...]:
    """A paper by its seed, kind after kind. Raises Refusal as `bank.paper.Pool.draw` does."""
    keys = await asyncio.to_thread(there.pool.draw, cells, seed)
    drawn = [there.asked[int(key)] for key in keys]
    return tuple(sorted(drawn, key=lambda one: SECTIONS.index(one.question.kind)))


async def items_of(exam_id: int) -> tuple[Item, ...]:
    """The paper of an exam in its own order, in two queries."""
    rows = await ExamItem.filter(exam_id=exam_id).order_by("place")
    known = await questions(row.question_id for row in rows)
    return tuple(
        Item(row.id, row.place, row.points, known[row.question_id])
        for row in rows
        if row.question_id in known
    )


def laid_out(items: Sequence[Item], seed: str, member_id: int) -> tuple[OwnItem, ...]:
    """One person's paper, the same at every attempt and on every platform."""
    by_id = {item.id: item for item in items}
    paper = [Laid(item.id, item.question.kind, item.question.options) for item in items]
    return tuple(
        OwnItem(place, by_id[int(placed.key)], placed)
        for place, placed in enumerate(lay_out(paper, seed, member_id), 1)
    )


def given_of(stored: Any) -> Given:
    """An answer as grading takes it, from how a row keeps it; None where nothing fits."""
    if isinstance(stored, bool):
        return stored
    if not isinstance(stored, list):
        return None
    if len(stored) == 1 and isinstance(stored[0], str):
        return stored[0]
    return tuple(index for index in stored if isinstance(index, int))


def kept(given: Given) -> Any:
    """An answer as a row keeps it. A text stands in a list: a bare one would be read as JSON."""
    if given is None or isinstance(given, bool):
        return given
    return [given] if isinstance(given, str) else list(given)
