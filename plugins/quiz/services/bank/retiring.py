"""Questions that are asked no more, by somebody's word or by themselves, and asked again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.branch.audit import Actor, audit
from bot.errors import Refusal
from plugins.quiz import models
from plugins.quiz.rules.retirement import Why, holds, older, rests_on
from plugins.quiz.services.bank import finding
from plugins.quiz.services.bank.rows import Kept, everything, lock, to_kept

if TYPE_CHECKING:
    from bot.host import Host

_AT_ONCE = 500
_AUDITED = 50


@dataclass(frozen=True, slots=True)
class Turned:
    """Which of the questions that somebody named were retired or restored, and which not.

    `same` were so already, `unknown` aren't there, `over` are past their last day.
    """

    done: tuple[int, ...] = ()
    same: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()
    over: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OldVersion:
    """Questions that rest on an older version of a rule; `unclear` don't say on which."""

    old: tuple[Kept, ...]
    unclear: tuple[Kept, ...]


async def retire(host: Host, branch_id: int, numbers: Sequence[int], actor: Actor) -> Turned:
    """Ask these questions no more."""
    async with host.store.transaction():
        await lock(branch_id)
        rows = await _named(branch_id, numbers)
        done = [row for row in rows.values() if row.retired_at is None]
        await _write(branch_id, [r.id for r in done], Why.HAND, host.clock.now())
        result = Turned(
            done=_numbers(done),
            same=tuple(n for n, row in rows.items() if row.retired_at is not None),
            unknown=tuple(n for n in numbers if n not in rows),
        )
        if done:
            await _note(branch_id, actor, "quiz.question.retired", result.done, host.clock.now())
    finding.refresh(host, branch_id)
    return result


async def restore(host: Host, branch_id: int, numbers: Sequence[int], actor: Actor) -> Turned:
    """Ask these questions again, but none whose last day is over."""
    now = host.clock.now()
    day = now.astimezone((await host.directory.branch(branch_id)).zone).date()
    async with host.store.transaction():
        await lock(branch_id)
        rows = await _named(branch_id, numbers)
        retired = [row for row in rows.values() if row.retired_at is not None]
        kept = {row.number: kept for row in retired if (kept := to_kept(row))}
        done = [r for r in retired if r.number in kept and holds(kept[r.number].question, day)]
        await _write(branch_id, [r.id for r in done], None, now)
        result = Turned(
            done=_numbers(done),
            same=tuple(n for n, row in rows.items() if row.retired_at is None),
            unknown=tuple(n for n in numbers if n not in rows),
            over=tuple(n for n, one in kept.items() if not holds(one.question, day)),
        )
        if done:
            await _note(branch_id, actor, "quiz.question.restored", result.done, now)
    finding.refresh(host, branch_id)
    return result


async def expired(branch_id: int, day: date) -> list[Kept]:
    """What is still asked though its last day is over; in a transaction nobody mends it then."""
    await lock(branch_id)
    return await everything(branch_id, retired_at=None, holds_until__lt=day)


async def retire_expired(branch_id: int, kept: Sequence[Kept], now: datetime) -> None:
    """Retire them, within the caller's transaction."""
    await _write(branch_id, [one.id for one in kept], Why.EXPIRED, now)
    numbers = tuple(one.number for one in kept)
    await _note(branch_id, Actor.bot(), "quiz.question.expired", numbers, now)


async def resting_on(branch_id: int, rule: str, version: str) -> OldVersion:
    """What is asked and rests on a version of the rule that is older than this one."""
    among = [
        kept
        for kept in await everything(branch_id, retired_at=None)
        if rests_on(kept.question, rule)
    ]
    compared = [(kept, older(kept.question.rule_version, version)) for kept in among]
    return OldVersion(
        old=tuple(kept for kept, is_older in compared if is_older),
        unclear=tuple(kept for kept, is_older in compared if is_older is None),
    )


async def retire_for_rule(
    host: Host, branch_id: int, rule: str, version: str, actor: Actor
) -> OldVersion:
    """Retire what rests on an older version, within the caller's transaction."""
    await lock(branch_id)
    found = await resting_on(branch_id, rule, version)
    now = host.clock.now()
    if found.old:
        await _write(branch_id, [one.id for one in found.old], Why.RULE, now)
        numbers = tuple(one.number for one in found.old)
        await _note(
            branch_id, actor, "quiz.question.rule_changed", numbers, now, rule=rule, version=version
        )
    return found


async def get(branch_id: int, number: int) -> Kept:
    """A question of the bank. Raises Refusal quiz-bank-no-question (number)."""
    row = await models.Question.get_or_none(branch_id=branch_id, number=number)
    kept = to_kept(row) if row is not None else None
    if kept is None:
        raise Refusal("quiz-bank-no-question", number=number)
    return kept


async def _named(branch_id: int, numbers: Sequence[int]) -> dict[int, models.Question]:
    query = models.Question.filter(branch_id=branch_id, number__in=list(numbers))
    return {row.number: row for row in await query.order_by("number")}


async def _write(branch_id: int, ids: Sequence[int], why: Why | None, now: datetime) -> None:
    for start in range(0, len(ids), _AT_ONCE):
        some = list(ids[start : start + _AT_ONCE])
        await models.Question.filter(branch_id=branch_id, id__in=some).update(
            retired_at=now if why else None, retired_why=why or "", changed_at=now
        )


async def _note(
    branch_id: int,
    actor: Actor,
    action: str,
    numbers: Sequence[int],
    now: datetime,
    **more: str,
) -> None:
    listed = ", ".join(map(str, numbers[:_AUDITED]))
    await audit(
        branch_id, actor, action, "", at=now, count=len(numbers), numbers=listed, **more
    )  # fmt: skip


def _numbers(rows: Sequence[models.Question]) -> tuple[int, ...]:
    return tuple(row.number for row in rows)
