"""A question of the bank is mended, and everyone who was asked it is told by those who asked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from bot.branch.audit import Actor, audit
from bot.errors import Refusal
from plugins.quiz import models
from plugins.quiz.bank.question import Answer, Question, flaws
from plugins.quiz.rules.mending import keeps_answers, regrades
from plugins.quiz.services.bank.asking import to_asked, to_question
from plugins.quiz.services.bank.rows import lock

if TYPE_CHECKING:
    from bot.host import Host


@dataclass(frozen=True, slots=True)
class Corrected:
    """A mended question: what it was, what it is, and since when (UTC).

    `house` is the host, for those who have to tell people through its outbox.
    """

    question_id: int
    revision: int
    old: Question
    new: Question
    branch_id: int
    number: int
    at: datetime
    house: Host = field(repr=False, compare=False)

    @property
    def regrades(self) -> bool:
        """Whether answers that were given may count otherwise now."""
        return regrades(self.old, self.new)


Hook = Callable[[Corrected], Awaitable[None]]

on_corrected: list[Hook] = []
"""Called in the transaction of the correction, in the order in which they were added."""


async def correct(
    house: Host,
    branch_id: int,
    number: int,
    actor: Actor,
    *,
    answer: Answer | None = None,
    text: str | None = None,
    options: tuple[str, ...] | None = None,
    explanation: str | None = None,
    topic: str | None = None,
    difficulty: int | None = None,
    source: str | None = None,
    rule_version: str | None = None,
    holds_until: date | None = None,
) -> Corrected:
    """Mend a question; what is None stays. Every hook runs in the same transaction.

    The kind, and number and order of the options stay: answers are kept as indices.
    Raises Refusal: quiz-bank-no-question (number), quiz-bank-same, quiz-bank-option-moved, or
    what is wrong with the mended question.
    """
    given = {
        "answer": answer,
        "text": text,
        "options": options,
        "explanation": explanation,
        "topic": topic,
        "difficulty": difficulty,
        "source": source,
        "rule_version": rule_version,
        "holds_until": holds_until,
    }
    return await change(
        house, branch_id, number, actor, {k: v for k, v in given.items() if v is not None}
    )


async def change(
    house: Host, branch_id: int, number: int, actor: Actor, parts: dict[str, Any]
) -> Corrected:
    """The same with the parts by name, where `holds_until` may be None."""
    now = house.clock.now()
    async with house.store.transaction():
        row = await locked(branch_id, number)
        old = to_question(row)
        new = replace(old, **parts)
        _check(old, new, number)
        revision = row.revision + 1
        done = Corrected(row.id, revision, old, new, branch_id, number, now, house)
        for name in parts:
            value = getattr(new, name)
            setattr(row, name, list(value) if isinstance(value, tuple) else value)
        row.revision = revision
        row.changed_at = now
        await row.save(update_fields=[*parts, "revision", "changed_at"])
        await audit(
            branch_id, actor, "quiz.question.corrected", f"question:{number}", at=now,
            parts=", ".join(sorted(parts)), revision=revision,
        )  # fmt: skip
        await tell(done)
    return done


async def tell(done: Corrected) -> None:
    """Let everyone who asked the question know, within the transaction of the change."""
    for hook in on_corrected:
        await hook(done)


async def locked(branch_id: int, number: int) -> models.Question:
    """The row of a question, to be changed. Raises Refusal quiz-bank-no-question (number)."""
    await lock(branch_id)
    row = await models.Question.get_or_none(branch_id=branch_id, number=number)
    if row is None or to_asked(row) is None:
        raise Refusal("quiz-bank-no-question", number=number)
    return row


def _check(old: Question, new: Question, number: int) -> None:
    if new == old:
        raise Refusal("quiz-bank-same", number=number)
    wrong = flaws(new)
    if wrong:
        raise Refusal(wrong[0].text_id, **wrong[0].variables)
    if not keeps_answers(old, new):
        raise Refusal("quiz-bank-option-moved", count=len(old.options))
