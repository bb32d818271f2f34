"""Drafts of exams: a row for each person, which any process can take a step further."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tortoise.exceptions import IntegrityError

from plugins.quiz.models import ExamDraft
from plugins.quiz.rules import drafting as rules
from plugins.quiz.rules.drafting import Draft, Step, Told
from plugins.quiz.services.exams import papers

if TYPE_CHECKING:
    from bot.host import Host


@dataclass(frozen=True, slots=True)
class Drafting:
    """A draft as it stands, and at which step. `changed_at` (UTC) tells one stand from another."""

    id: int
    branch_id: int
    member_id: int
    step: Step
    draft: Draft
    changed_at: datetime
    last: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said to a step, when (UTC), and the message's stable name."""

    said: str
    at: datetime
    key: str
    zone: ZoneInfo


async def find(branch_id: int, member_id: int) -> Drafting | None:
    """The draft that a member has in the branch, or None."""
    row = await ExamDraft.get_or_none(branch_id=branch_id, member_id=member_id)
    if row is None or row.step not in frozenset(Step):
        return None
    data = row.data if isinstance(row.data, dict) else {}
    return Drafting(
        row.id, branch_id, member_id, Step(row.step), rules.load(data), row.changed_at,
        data.get("last", ""),
    )  # fmt: skip


async def begin(branch_id: int, member_id: int, now: datetime) -> Drafting:
    """The member's draft: the one that is there, else a new one at its first step."""
    known = await find(branch_id, member_id)
    if known is not None:
        await ExamDraft.filter(id=known.id, changed_at=known.changed_at).update(changed_at=now)
        return await find(branch_id, member_id) or known
    # The same person may begin on the other platform at this moment.
    with contextlib.suppress(IntegrityError):
        await ExamDraft.create(
            branch_id=branch_id, member_id=member_id, step=Step.TITLE, data={}, changed_at=now
        )
    found = await find(branch_id, member_id)
    assert found is not None
    return found


async def take(host: Host, stands: Drafting, answer: Answer) -> Drafting:
    """The draft a step further, for an answer to the step at which it stands.

    The same message again changes nothing. Raises Refusal that says what is expected.
    """
    if stands.last == answer.key:
        return stands
    told = Told(answer.at, answer.zone)
    there: papers.Stock | None = None
    if stands.step is Step.PAPER:
        there = await stock_for(stands, answer.zone)
        told = Told(answer.at, answer.zone, there.topics)
    draft = rules.take(stands.draft, stands.step, answer.said, told)
    if there is not None:
        await papers.check(there, draft.cells)  # Refuses what the bank has not.
    return await _move(host, stands, rules.after(stands.step), draft, answer.key)


async def back(host: Host, stands: Drafting, key: str) -> Drafting:
    """The draft a step back, with what was said there still known."""
    if stands.last == key:
        return stands
    return await _move(host, stands, rules.before(stands.step), stands.draft, key)


async def drop(stands: Drafting) -> bool:
    """Give the draft up; False where it was gone."""
    return bool(await ExamDraft.filter(id=stands.id, member_id=stands.member_id).delete())


async def stock_for(stands: Drafting, zone: ZoneInfo) -> papers.Stock:
    """What the bank has up to the last day of the exam that is being drafted."""
    closes_at = stands.draft.closes_at or stands.changed_at
    return await papers.stock(stands.branch_id, closes_at.astimezone(zone).date())


async def _move(host: Host, stands: Drafting, step: Step, draft: Draft, key: str) -> Drafting:
    """Store the step where nobody else did meanwhile; the draft as it is then."""
    data: dict[str, Any] = rules.dump(draft) | {"last": key}
    # Two steps within a clock's tick must not look alike.
    now = max(host.clock.now(), stands.changed_at + rules.TICK)
    async with host.store.transaction():
        row = (
            await ExamDraft.filter(id=stands.id, changed_at=stands.changed_at)
            .select_for_update()
            .first()
        )
        if row is not None:
            row.step, row.data, row.changed_at = step, data, now
            await row.save(update_fields=["step", "data", "changed_at"])
    return await find(stands.branch_id, stands.member_id) or stands
