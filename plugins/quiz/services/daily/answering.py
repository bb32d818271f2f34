"""Answers to the daily quiz: many at once share one transaction, each counts once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from tortoise.exceptions import IntegrityError
from tortoise.expressions import Q

from bot.errors import Refusal
from bot.store.batch import Batcher
from bot.store.store import Store
from plugins.quiz.bank.grading import share
from plugins.quiz.bank.question import Kind
from plugins.quiz.models import DailyAnswer, DailyItem, DailyQuiz, DailyTick
from plugins.quiz.rules.answering import Shown, one, read
from plugins.quiz.rules.daily import State
from plugins.quiz.services.daily import sheets
from plugins.quiz.services.daily.sheets import Line, Sheet

if TYPE_CHECKING:
    from bot.host import Host

SEND = "="
TICK = "+"


@dataclass(frozen=True, slots=True)
class Said:
    """What a member said at `at` (UTC): answers to the branch's quiz, or to one item of any day.

    With an `item_id` the text is one answer, `+A` for ticking an option or taking the tick
    away, or `=` for sending what is ticked. `change` says whether the branch lets answers be
    changed.
    """

    branch_id: int
    member_id: int
    text: str
    at: datetime
    platform: str
    change: bool = False
    item_id: int = 0


@dataclass(slots=True)
class Taken:
    """What came of it, by the questions' numbers.

    `new` and `changed` count from now on, `same` was said before, `kept` was said otherwise
    before and stays so. `ticked` is what stands ticked in the question that was pressed.
    """

    sheet: Sheet
    new: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    same: list[int] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    stand: dict[int, Shown] = field(default_factory=dict)
    ticked: tuple[int, ...] | None = None


_batchers: WeakKeyDictionary[Store, Batcher[Said, Taken]] = WeakKeyDictionary()


async def answer(store: Store, said: Said) -> Taken:
    """Take answers; returns when they are committed. One message counts as a whole or not at all.

    Raises Refusal: quiz-daily-not-open, -closed, and what `rules.answering` refuses.
    """
    batcher = _batchers.get(store)
    if batcher is None:
        batcher = _batchers[store] = Batcher(lambda items: _flush(store, items))
    return await batcher.submit(said)


async def stop(host: Host) -> None:
    """Wait until everything submitted is written; called when the bot stops."""
    batcher = _batchers.pop(host.store, None)
    if batcher is not None:
        await batcher.close()


async def _flush(store: Store, items: list[Said]) -> Sequence[Taken | BaseException]:
    """One transaction for all; one bad item (a member just deleted) fails alone."""
    try:
        return await record(store, items)
    except IntegrityError as error:
        if len(items) == 1:
            return [error]
    results: list[Taken | BaseException] = []
    for item in items:
        results.extend(await _flush(store, [item]))
    return results


async def record(store: Store, items: Sequence[Said]) -> Sequence[Taken | BaseException]:
    """Write a batch with a fixed number of statements, however many they are."""
    async with store.transaction():
        desk = await _Desk.open(items)
        results = [desk.take(item) for item in items]
        await desk.write()
    return results


Key = tuple[int, int]


class _Desk:
    """Everything that one batch is about, read at once and written at once."""

    def __init__(self, by_item: dict[int, Sheet], by_branch: dict[int, Sheet]) -> None:
        self._by_item = by_item
        self._by_branch = by_branch
        self._answers: dict[Key, DailyAnswer] = {}
        self._ticks: dict[Key, list[int]] = {}
        self._written: dict[Key, DailyAnswer] = {}
        self._ticked: dict[Key, datetime] = {}
        self._unticked: set[Key] = set()

    @classmethod
    async def open(cls, items: Sequence[Said]) -> _Desk:
        """Lock the quizzes, so that the close waits for this batch or this batch for the close."""
        pressed = sorted({said.item_id for said in items if said.item_id})
        quiz_ids = (
            await DailyItem.filter(id__in=pressed).values_list("quiz_id", flat=True)
            if pressed
            else []
        )
        branches = sorted({said.branch_id for said in items if not said.item_id})
        mine = Q(branch_id__in=branches, state=State.OPEN)
        rows = DailyQuiz.filter(Q(id__in=sorted(set(quiz_ids))) | mine if pressed else mine)  # type: ignore[type-var]
        found = await sheets.of(await rows.order_by("id").select_for_update())
        by_branch: dict[int, Sheet] = {}
        for sheet in sorted(found.values(), key=lambda sheet: sheet.day):
            if sheet.state is State.OPEN:
                by_branch[sheet.branch_id] = sheet
        by_item = {line.item_id: sheet for sheet in found.values() for line in sheet.lines}
        desk = cls(by_item, by_branch)
        await desk._read(items, ticks=bool(pressed))
        return desk

    async def _read(self, items: Sequence[Said], *, ticks: bool) -> None:
        members = sorted({said.member_id for said in items})
        if not self._by_item:
            return
        these = {"item_id__in": sorted(self._by_item), "member_id__in": members}
        for row in await DailyAnswer.filter(**these):
            self._answers[row.item_id, row.member_id] = row
        if ticks:
            for tick in await DailyTick.filter(**these):
                known = tick.ticked if isinstance(tick.ticked, list) else []
                self._ticks[tick.item_id, tick.member_id] = known

    def take(self, said: Said) -> Taken | Refusal:
        """What comes of one item; nothing of it counts where it is refused."""
        try:
            sheet = self._sheet(said)
            taken = Taken(sheet)
            if said.item_id:
                self._pressed(said, sheet, taken)
            else:
                answers = read(said.text, sheet.places)
                for number, shown in answers.items():
                    self._enter(said, sheet.line(number), shown, taken)
        except Refusal as refusal:
            return refusal
        self._stand(said, taken)
        return taken

    def _sheet(self, said: Said) -> Sheet:
        if said.item_id:
            sheet = self._by_item.get(said.item_id)
            if sheet is None or sheet.branch_id != said.branch_id:
                raise Refusal("quiz-daily-not-open")
        else:
            sheet = self._by_branch.get(said.branch_id)
            if sheet is None or not sheet.lines:
                raise Refusal("quiz-daily-not-open")
        if sheet.state is not State.OPEN or said.at >= sheet.closes_at:
            raise Refusal("quiz-daily-closed", day=f"{sheet.day:%m-%d}")
        return sheet

    def _pressed(self, said: Said, sheet: Sheet, taken: Taken) -> None:
        line = next(line for line in sheet.lines if line.item_id == said.item_id)
        key = (line.item_id, said.member_id)
        if said.text.startswith(TICK) and line.question.kind is Kind.MULTIPLE:
            self._tick(said, line, taken)
        elif said.text == SEND and line.question.kind is Kind.MULTIPLE:
            if not self._ticks.get(key):
                if key in self._answers:
                    taken.same.append(line.number)
                    return
                raise Refusal("quiz-daily-nothing-ticked", number=line.number)
            self._enter(said, line, line.shown(self._ticks[key]), taken)
        else:
            self._enter(said, line, one(said.text, line.place), taken)

    def _tick(self, said: Said, line: Line, taken: Taken) -> None:
        key = (line.item_id, said.member_id)
        if key in self._answers and not said.change:
            taken.kept.append(line.number)
            return
        pressed = one(said.text[len(TICK) :], line.place)
        assert isinstance(pressed, tuple)
        own = {line.order[place] for place in pressed}
        ticked = set(self._ticks.get(key, ())) ^ own
        self._ticks[key] = sorted(ticked)
        self._ticked[key] = said.at
        self._unticked.discard(key)
        shown = line.shown(self._ticks[key])
        taken.ticked = shown if isinstance(shown, tuple) else ()

    def _enter(self, said: Said, line: Line, shown: Shown, taken: Taken) -> None:
        key = (line.item_id, said.member_id)
        own = line.own(shown)
        given = sheets.kept(own)
        before = self._answers.get(key)
        if before is not None and before.given == given:
            taken.same.append(line.number)
        elif before is not None and not said.change:
            taken.kept.append(line.number)
        else:
            right = round(share(line.question, own) * 1000)
            changes = before.changes + 1 if before is not None else 0
            row = DailyAnswer(
                item_id=line.item_id, member_id=said.member_id, given=given, right=right,
                at=said.at, platform=said.platform, changes=changes,
            )  # fmt: skip
            self._answers[key] = self._written[key] = row
            (taken.changed if before is not None else taken.new).append(line.number)
        if self._ticks.pop(key, None) is not None:
            self._ticked.pop(key, None)
            self._unticked.add(key)

    def _stand(self, said: Said, taken: Taken) -> None:
        for line in taken.sheet.lines:
            row = self._answers.get((line.item_id, said.member_id))
            if row is not None:
                taken.stand[line.number] = line.shown(row.given)

    async def write(self) -> None:
        """Everything that changed, in at most three statements."""
        key: Any = ["item_id", "member_id"]
        if self._written:
            await DailyAnswer.bulk_create(
                list(self._written.values()),
                on_conflict=key,
                update_fields=["given", "right", "at", "platform", "changes"],
            )
        if self._ticked:
            rows = [
                DailyTick(item_id=item, member_id=member, ticked=self._ticks[item, member], at=at)
                for (item, member), at in self._ticked.items()
            ]
            await DailyTick.bulk_create(rows, on_conflict=key, update_fields=["ticked", "at"])
        if self._unticked:
            items, members = zip(*self._unticked, strict=True)
            stale = await DailyTick.filter(
                item_id__in=sorted(set(items)), member_id__in=sorted(set(members))
            )
            ids = [t.id for t in stale if (t.item_id, t.member_id) in self._unticked]
            await DailyTick.filter(id__in=ids).delete()
