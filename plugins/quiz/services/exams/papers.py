"""Papers of exams: drawn from the bank, kept as items, and laid out for each person."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from plugins.quiz.bank.grading import Given
from plugins.quiz.bank.paper import Candidate, Cell, Laid, Placed, Pool, lay_out
from plugins.quiz.bank.question import Kind, Question
from plugins.quiz.models import ExamItem
from plugins.quiz.services.bank.asking import Asked, among, questions

SECTIONS = (Kind.SINGLE, Kind.MULTIPLE, Kind.TRUEFALSE, Kind.BLANK)
"""The kinds in the order in which they stand in a paper."""

_DRAWN_BY = ("number", "id", "kind", "topic", "difficulty")
_SLICE = 250


@dataclass(frozen=True, slots=True)
class Stock:
    """What the bank of a branch has to draw papers from on a day, without the questions' words."""

    pool: Pool

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that there are, in order."""
        return tuple(sorted({topic for _, topic, _ in self.pool.counts()}))


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
    query = among(branch_id, day).order_by("number")
    found: list[Any] = []
    last = -1
    # In slices: thousands of rows at once would hold up every chat.
    while rows := await query.filter(number__gt=last).limit(_SLICE).values_list(*_DRAWN_BY):
        found += rows
        last = rows[-1][0]
    return Stock(await asyncio.to_thread(_pool, found))


def _pool(found: Sequence[Any]) -> Pool:
    """The rows as drawing knows them, without those that hold no question."""
    kinds = {str(kind): kind for kind in Kind}
    return Pool(
        Candidate(id, kinds[kind], topic, difficulty)
        for _, id, kind, topic, difficulty in found
        if kind in kinds
    )


async def check(there: Stock, cells: Sequence[Cell]) -> None:
    """See that a paper can be drawn. Raises Refusal as `bank.paper.Pool.draw` does."""
    await asyncio.to_thread(there.pool.draw, cells, "trial")


async def draw(there: Stock, cells: Sequence[Cell], seed: str) -> tuple[Asked, ...]:
    """A paper by its seed, kind after kind. Raises Refusal as `bank.paper.Pool.draw` does."""
    keys = await asyncio.to_thread(there.pool.draw, cells, seed)
    known = await questions(int(key) for key in keys)
    drawn = [known[int(key)] for key in keys]
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
