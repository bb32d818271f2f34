"""A part of a question as somebody writes it in the chat, read as a file's part is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.branch.audit import Actor
from bot.errors import Refusal
from plugins.quiz.bank.drafts import Defaults, Draft, check
from plugins.quiz.bank.formats.tables import split_forms
from plugins.quiz.bank.question import LETTERS, Field, Kind, Question, letters_of
from plugins.quiz.services.bank.correcting import Corrected, change
from plugins.quiz.services.bank.retiring import get

if TYPE_CHECKING:
    from bot.host import Host


async def mend(
    host: Host, branch_id: int, number: int, actor: Actor, part: Field, written: str
) -> Corrected:
    """Change one part; an option is written with its letter first (`B the new wording`).

    Raises Refusal: quiz-bank-no-question, quiz-bank-no-option, quiz-bank-same,
    quiz-bank-option-moved, or what is wrong with the part.
    """
    old = (await get(branch_id, number)).question
    draft = _draft(old)
    if part is Field.OPTIONS:
        letter, _, text = written.partition(" ")
        at = LETTERS.find(letter.strip().upper()) if len(letter.strip()) == 1 else -1
        if not 0 <= at < len(old.options) or not text.strip():
            raise Refusal("quiz-bank-no-option", letters=letters_of(range(len(old.options))))
        draft.options[at] = text
    elif part is Field.ANSWER and old.kind is Kind.BLANK:
        draft.answer = split_forms(written)
    else:
        setattr(draft, part, written)
    file = check([draft], Defaults())
    if file.faults:
        fault = file.faults[0]
        raise Refusal(fault.text_id, **fault.variables)
    new = file.entries[0].question
    return await change(host, branch_id, number, actor, _difference(new, part))


def _difference(new: Question, part: Field) -> dict[str, Any]:
    name = str(part)
    return {name: getattr(new, name)}


def _draft(question: Question) -> Draft:
    """The question in a file's words."""
    answer: str | list[str] = letters_of(question.right())
    if question.kind is Kind.BLANK:
        answer = list(question.forms())
    elif question.kind is Kind.TRUEFALSE:
        answer = "true" if question.answer else "false"
    return Draft(
        row=0,
        kind=question.kind,
        text=question.text,
        options=list(question.options),
        answer=answer,
        topic=question.topic,
        difficulty=str(question.difficulty),
        explanation=question.explanation,
        source=question.source,
        rule_version=question.rule_version,
        holds_until=question.holds_until,
        ref=question.ref,
    )
