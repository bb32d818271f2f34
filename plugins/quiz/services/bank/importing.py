"""Questions brought into a branch's bank: all or nothing, and safe to repeat."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.branch.audit import Actor, audit
from bot.errors import Refusal
from plugins.quiz import models
from plugins.quiz.bank.drafts import Defaults
from plugins.quiz.bank.duplicates import Duplicate, find_duplicates
from plugins.quiz.bank.formats.reading import read_bank
from plugins.quiz.bank.question import Field, Question, derived_ref
from plugins.quiz.bank.report import BankFile, Entry, Remark
from plugins.quiz.rules.mending import keeps_answers, regrades
from plugins.quiz.rules.retirement import holds, returns
from plugins.quiz.services.bank import correcting, finding
from plugins.quiz.services.bank.large import large_work, let_go, portions
from plugins.quiz.services.bank.rows import (
    CHANGED,
    MAX_BANK,
    Kept,
    changed_row,
    everything,
    lock,
    new_row,
)

if TYPE_CHECKING:
    from bot.host import Host


@dataclass(frozen=True, slots=True)
class BankReport:
    """What an import did, or what is wrong; with `faults` nothing was changed.

    `near` are new or changed questions that say nearly the same as another one. `asleep` are
    numbers of questions that a person retired and that stay so, `over` of those whose last day
    is over, `lacking` counts questions without explanation or source.
    """

    added: int = 0
    changed: int = 0
    same: int = 0
    faults: tuple[Remark, ...] = ()
    skipped: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    near: tuple[Remark, ...] = ()
    asleep: tuple[int, ...] = ()
    over: tuple[int, ...] = ()
    lacking: int = 0

    @property
    def done(self) -> bool:
        """Whether the questions are in."""
        return not self.faults


async def read(content: bytes, filename: str, defaults: Defaults | None = None) -> BankFile:
    """Read and check a file in a thread. Raises Refusal for one that can't be used at all."""
    return await asyncio.to_thread(read_bank, content, filename, defaults)


async def import_file(
    host: Host, branch_id: int, content: bytes, filename: str, actor: Actor
) -> BankReport:
    """Add and update questions by their ids from a file of any format.

    Raises Refusal for a file that can't be used at all, and quiz-bank-full.
    """
    with large_work():
        file = await read(content, filename)
        try:
            return await import_bank(host, branch_id, file, actor)
        finally:
            entries = list(file.entries)
            del file
            await let_go(entries)


async def import_bank(host: Host, branch_id: int, file: BankFile, actor: Actor) -> BankReport:
    """The same with a file that was read already."""
    if file.faults:
        return BankReport(faults=file.faults, skipped=file.skipped, notes=file.notes)
    with large_work():
        return await _import(host, branch_id, file, actor)


async def _import(host: Host, branch_id: int, file: BankFile, actor: Actor) -> BankReport:
    now = host.clock.now()
    view = await host.directory.branch(branch_id)
    day = now.astimezone(view.zone).date()
    near = await _near(branch_id, file.entries)
    async with host.store.transaction():
        await lock(branch_id)
        work = _Import(branch_id, file.entries, now, day, await everything(branch_id))
        faults = await work.faults()
        if faults:
            return BankReport(faults=faults, skipped=file.skipped, notes=file.notes)
        await work.write(host)
        if work.added or work.changed:
            await audit(
                branch_id, actor, "quiz.bank.imported", "", at=now,
                added=len(work.added), changed=len(work.changed),
            )  # fmt: skip
    finding.refresh(host, branch_id)
    report = await asyncio.to_thread(work.report, file, near)
    await let_go(work.changed, work.added, work.bank)
    return report


@dataclass(slots=True)
class _Import:
    branch_id: int
    entries: Sequence[Entry]
    now: datetime
    day: date
    bank: list[Kept]
    added: list[Entry] = field(default_factory=list)
    changed: list[tuple[Entry, Kept]] = field(default_factory=list)
    asleep: list[int] = field(default_factory=list)
    over: list[int] = field(default_factory=list)
    asked: set[int] = field(default_factory=set)

    async def faults(self) -> tuple[Remark, ...]:
        """Sort the entries, and find what must not go in. Raises Refusal quiz-bank-full."""
        moved = await asyncio.to_thread(self._sort)
        if len(self.bank) + len(self.added) > MAX_BANK:
            raise Refusal("quiz-bank-full", limit=MAX_BANK, there=len(self.bank))
        self.asked = await asked_among(moved)
        found = [*await asyncio.to_thread(self._twins), *self._moved()]
        return tuple(sorted(found, key=lambda remark: remark.row))

    def _sort(self) -> list[int]:
        """What is new and what changed; the ids of those where it matters who was asked."""
        known = {kept.question.ref: kept for kept in self.bank}
        for entry in self.entries:
            kept = known.get(entry.question.ref)
            if kept is None:
                self.added.append(entry)
            elif kept.question != entry.question:
                self.changed.append((entry, kept))
        return [kept.id for entry, kept in self.changed if regraded(kept.question, entry.question)]

    def _twins(self) -> list[Remark]:
        """Questions of the same wording under two ids: one of them has to go."""
        given = {entry.question.ref for entry in self.entries}
        numbers: dict[str, int] = {}
        for kept in self.bank:
            if not kept.retired and kept.question.ref not in given:
                numbers[_wording(kept.question)] = kept.number
        rows: dict[str, int] = {}
        found = []
        for entry in self.entries:
            wording = _wording(entry.question)
            first = rows.setdefault(wording, entry.row)
            if first != entry.row:
                variables = {"first": first}
                found.append(Remark(entry.row, Field.TEXT, "quiz-import-question-twice", variables))
            elif wording in numbers:
                variables = {"number": numbers[wording]}
                found.append(Remark(entry.row, Field.TEXT, "quiz-import-in-bank", variables))
        return found

    def _moved(self) -> list[Remark]:
        """Changes by which the answers that people gave would mean something else."""
        return [
            Remark(entry.row, Field.OPTIONS, "quiz-import-answered", {"number": kept.number})
            for entry, kept in self.changed
            if kept.id in self.asked and not keeps_answers(kept.question, entry.question)
        ]

    async def write(self, host: Host) -> None:
        """Write everything, and have regraded what was answered."""
        number = max((kept.number for kept in self.bank), default=0)
        async for some in portions(self.added):
            rows = []
            for entry in some:
                number += 1
                rows.append(new_row(self.branch_id, number, entry.question, self.now))
                self._look(number, entry.question)
            await models.Question.bulk_create(rows)
        async for some in portions(self.changed):
            # Each row is there; `bulk_update` would build a statement of thousands of cases.
            await models.Question.bulk_create(
                [self._changed(entry, kept) for entry, kept in some],
                on_conflict=("id",),
                update_fields=CHANGED,
            )
        for entry, kept in self.changed:
            if kept.id in self.asked and regrades(kept.question, entry.question):
                await correcting.tell(self._corrected(host, entry.question, kept))

    def _changed(self, entry: Entry, kept: Kept) -> models.Question:
        back = bool(kept.retired) and returns(kept.retired, kept.question, entry.question, self.day)
        if kept.retired and not back:
            self.asleep.append(kept.number)
        else:
            self._look(kept.number, entry.question)
        asked = back or not kept.retired
        return changed_row(self.branch_id, kept, entry.question, self.now, asked=asked)

    def report(self, file: BankFile, near: Sequence[tuple[str, Remark]]) -> BankReport:
        """What was done."""
        touched = {entry.question.ref for entry in (*self.added, *(e for e, _ in self.changed))}
        return BankReport(
            added=len(self.added),
            changed=len(self.changed),
            same=len(file.entries) - len(self.added) - len(self.changed),
            skipped=file.skipped,
            notes=file.notes,
            near=tuple(remark for ref, remark in near if ref in touched),
            asleep=tuple(self.asleep),
            over=tuple(self.over),
            lacking=sum(bool(entry.question.missing) for entry in file.entries),
        )

    def _look(self, number: int, question: Question) -> None:
        if not holds(question, self.day):
            self.over.append(number)

    def _corrected(self, host: Host, new: Question, kept: Kept) -> correcting.Corrected:
        return correcting.Corrected(
            question_id=kept.id,
            revision=kept.revision + 1,
            old=kept.question,
            new=new,
            branch_id=self.branch_id,
            number=kept.number,
            at=self.now,
            house=host,
        )


def regraded(old: Question, new: Question) -> bool:
    """Whether it matters for a change if the question was asked already."""
    return regrades(old, new) or not keeps_answers(old, new)


async def asked_among(ids: Sequence[int]) -> set[int]:
    """Those questions that stand in a daily quiz or an exam."""
    found: set[int] = set()
    for start in range(0, len(ids), 500):
        some = list(ids[start : start + 500])
        for model in (models.DailyItem, models.ExamItem):
            rows = model.filter(question_id__in=some).distinct()
            found |= {int(one) for one in await rows.values_list("question_id", flat=True)}  # type: ignore[arg-type]
    return found


def _wording(question: Question) -> str:
    return derived_ref(question.kind, question.text, question.options)


async def _near(branch_id: int, entries: Sequence[Entry]) -> list[tuple[str, Remark]]:
    """What says nearly the same as something else, by the id of the new one."""
    bank = await everything(branch_id, retired_at=None)
    found = await asyncio.to_thread(_compare, entries, bank)
    await let_go(bank)
    return found


def _compare(entries: Sequence[Entry], bank: Sequence[Kept]) -> list[tuple[str, Remark]]:
    new = [entry.question for entry in entries]
    found = find_duplicates(new, [kept.question for kept in bank])
    return [(new[one.index].ref, _remark(one, entries, bank)) for one in found]


def _remark(found: Duplicate, entries: Sequence[Entry], bank: Sequence[Kept]) -> Remark:
    percent = int(found.likeness * 100)
    row = entries[found.index].row
    if not found.in_bank:
        variables = {"percent": percent, "first": entries[found.other].row}
        return Remark(row, None, "quiz-import-near", variables)
    other = bank[found.other]
    variables = {"percent": percent, "ref": str(other.number), "text": other.question.text[:40]}
    return Remark(row, None, "quiz-import-near-bank", variables)
