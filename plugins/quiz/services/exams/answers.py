"""Answers of an exam are saved as they come: many at once share one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from weakref import WeakKeyDictionary

from tortoise.exceptions import IntegrityError

from bot.store.batch import Batcher
from bot.store.store import Store
from plugins.quiz.bank.grading import Given, Partial
from plugins.quiz.models import Attempt, Exam, ExamAnswer
from plugins.quiz.rules.exam import State, Tried, in_time
from plugins.quiz.services.bank.asking import Asked, questions
from plugins.quiz.services.exams.finishing import worth
from plugins.quiz.services.exams.papers import Item, given_of, kept


@dataclass(frozen=True, slots=True)
class Ticked:
    """One option of several, by its index in the bank, is part of the answer or not."""

    option: int
    on: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """A member answers a question of an attempt. `at` is when it was said (UTC).

    `given` is in terms of the bank. `then` is the place at which the member is afterwards.
    """

    attempt_id: int
    item: Item
    given: Given | Ticked
    partial: Partial
    at: datetime
    platform: str
    then: int


class Verdict(StrEnum):
    """What became of an answer."""

    SAVED = "saved"
    TIME_UP = "time-up"
    FINISHED = "finished"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of an answer, and what stands there now (None: nothing)."""

    verdict: Verdict
    given: Given = None


_Key = tuple[int, int]
_batchers: WeakKeyDictionary[Store, Batcher[Saying, Saved]] = WeakKeyDictionary()


async def save(store: Store, said: Saying) -> Saved:
    """Save an answer; when it returns it is committed. The last one to a question counts."""
    batcher = _batchers.get(store)
    if batcher is None:
        batcher = _batchers[store] = Batcher(lambda items: _flush(store, items))
    return await batcher.submit(said)


async def settle(store: Store) -> None:
    """Wait until everything said is written; called when the bot stops."""
    batcher = _batchers.pop(store, None)
    if batcher is not None:
        await batcher.close()


async def given_to(attempt_id: int) -> dict[int, Given]:
    """What stands answered in an attempt, by the item's id, in terms of the bank."""
    rows = ExamAnswer.filter(attempt_id=attempt_id)
    pairs: list[Any] = await rows.values_list("item_id", "given")
    return {item_id: given_of(stored) for item_id, stored in pairs}


async def last_said(attempt_ids: Sequence[int]) -> dict[int, tuple[str, datetime]]:
    """On which platform and when the last answer of each attempt was given."""
    rows: Any = ExamAnswer.filter(attempt_id__in=list(attempt_ids)).order_by("at", "id")
    found = await rows.values_list("attempt_id", "platform", "at")
    return {attempt_id: (platform, at) for attempt_id, platform, at in found}


async def move(attempt_id: int, place: int) -> None:
    """Note at which place of their paper a member is."""
    await Attempt.filter(id=attempt_id, finished_at=None).update(current=place)


async def _flush(store: Store, items: list[Saying]) -> Sequence[Saved | BaseException]:
    """One transaction for all; one bad item (a member just deleted) fails alone."""
    try:
        return await record(store, items)
    except IntegrityError as error:
        if len(items) == 1:
            return [error]
    results: list[Saved | BaseException] = []
    for item in items:
        results.extend(await _flush(store, [item]))
    return results


async def record(store: Store, items: Sequence[Saying]) -> list[Saved]:
    """Write a batch in one transaction with a fixed number of statements."""
    async with store.transaction():
        # Whoever finishes, regrades or answers elsewhere waits for these rows, in order of ids.
        ids = sorted({one.attempt_id for one in items})
        rows = await Attempt.filter(id__in=ids).order_by("id").select_for_update()
        attempts = {row.id: row for row in rows}
        cancelled = await _cancelled(rows)
        asked = await questions(one.item.asked.id for one in items)
        sheet = _Sheet(await _stored(items), asked)
        results = [_enter(sheet, one, attempts.get(one.attempt_id), cancelled) for one in items]
        await sheet.write()
        moved = [row for row in rows if row.id in sheet.moved]
        for row in moved:
            row.current = sheet.moved[row.id]
        if moved:
            await Attempt.bulk_update(moved, ["current"])
    return results


def _enter(sheet: _Sheet, said: Saying, attempt: Attempt | None, cancelled: set[int]) -> Saved:
    if attempt is None or attempt.finished_at is not None:
        return Saved(Verdict.FINISHED)
    if attempt.exam_id in cancelled:
        return Saved(Verdict.CANCELLED)
    if not in_time(Tried(attempt.ends_at, attempt.finished_at), said.at):
        return Saved(Verdict.TIME_UP)
    return Saved(Verdict.SAVED, sheet.enter(said))


class _Sheet:
    """The answers that a batch is about, before they are written."""

    def __init__(self, stored: dict[_Key, ExamAnswer], asked: dict[int, Asked]) -> None:
        self._rows = stored
        self._there = {key for key, row in stored.items() if row.id is not None}
        self._asked = asked
        self._changed: set[_Key] = set()
        self.moved: dict[int, int] = {}

    def enter(self, said: Saying) -> Given:
        """Put one answer in; returns what stands there now."""
        key = (said.attempt_id, said.item.id)
        self.moved[said.attempt_id] = said.then
        row = self._rows.get(key)
        given = _with(said.given, given_of(row.given) if row is not None else None)
        if given is None:
            if self._rows.pop(key, None) is not None:
                self._changed.add(key)
            return None
        asked = self._asked.get(said.item.asked.id, said.item.asked)
        value = worth(asked.question, given, said.item.points, said.partial)
        self._rows[key] = ExamAnswer(
            attempt_id=said.attempt_id,
            item_id=said.item.id,
            given=kept(given),
            right=value.right,
            marks=value.marks,
            at=said.at,
            platform=said.platform,
        )
        self._changed.add(key)
        return given

    async def write(self) -> None:
        """Store what has changed: at most a statement for what is new and one for what is gone."""
        rows = [self._rows[key] for key in sorted(self._changed) if key in self._rows]
        if rows:
            await ExamAnswer.bulk_create(
                rows,
                on_conflict=["attempt_id", "item_id"],
                update_fields=["given", "right", "marks", "at", "platform"],
            )
        for attempt_id, item_id in sorted(self._there & self._changed - self._rows.keys()):
            # Rare: somebody has unticked every option.
            await ExamAnswer.filter(attempt_id=attempt_id, item_id=item_id).delete()


def _with(given: Given | Ticked, before: Given) -> Given:
    """The answer after what was said; None where no option is ticked any more."""
    if not isinstance(given, Ticked):
        return given
    ticked = set(before) if isinstance(before, tuple) else set()
    ticked.add(given.option) if given.on else ticked.discard(given.option)
    return tuple(sorted(ticked)) or None


async def _stored(items: Iterable[Saying]) -> dict[_Key, ExamAnswer]:
    rows = ExamAnswer.filter(
        attempt_id__in=sorted({one.attempt_id for one in items}),
        item_id__in=sorted({one.item.id for one in items}),
    )
    return {(row.attempt_id, row.item_id): row for row in await rows}


async def _cancelled(rows: Sequence[Attempt]) -> set[int]:
    exams = Exam.filter(id__in=sorted({row.exam_id for row in rows}), state=State.CANCELLED)
    found: list[Any] = await exams.values_list("id", flat=True)
    return set(found)
