"""Objections to questions of an exam: what they name, and what a decision says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.words import plain
from bot.errors import Refusal
from plugins.quiz.bank.question import Answer, Kind, Question
from plugins.quiz.rules.answering import Place, one

REASON_LENGTH = 300

_PLACE = re.compile(r"(?:第(\d{1,3})题?|[qQ](\d{1,3})|(\d{1,3})题)")
_NUMBER = re.compile(r"#?(\d{1,9})")
_UPHELD = frozenset({"成立", "采纳", "upheld", "uphold", "accept"})
_REJECTED = frozenset({"不成立", "驳回", "rejected", "reject"})
_ANSWER = frozenset({"答案", "answer", "key"})


@dataclass(frozen=True, slots=True)
class Objection:
    """What was objected to: the exam's number or none, the place in one's own paper, and why."""

    exam: int | None
    place: int
    reason: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about an objection; `said` is the new answer or the reason, in words."""

    number: int
    upheld: bool | None
    said: str


def read(words: Sequence[str]) -> Objection:
    """What `3 第5题 理由`, or `第5题 理由`, objects to.

    Raises Refusal: quiz-exams-appeal-how, -no-reason, -long.
    """
    rest = list(words)
    exam: int | None = None
    if rest and (number := _NUMBER.fullmatch(plain(rest[0]))) is not None:
        exam = int(number[1])
        rest = rest[1:]
    if rest and plain(rest[0]) == "第" and len(rest) > 1:
        rest[:2] = [rest[0] + rest[1]]
    place = _PLACE.fullmatch(plain(rest[0])) if rest else None
    if place is None:
        raise Refusal("quiz-exams-appeal-how")
    reason = " ".join(rest[1:]).strip()
    if not reason:
        raise Refusal("quiz-exams-appeal-no-reason")
    if len(reason) > REASON_LENGTH:
        raise Refusal("quiz-exams-appeal-long", most=REASON_LENGTH, length=len(reason))
    return Objection(exam, int(next(one for one in place.groups() if one)), reason)


def read_decision(words: Sequence[str]) -> Decision:
    """What `7 成立 答案 C`, `7 不成立 原因`, or only `7`, decides.

    Raises Refusal: quiz-exams-decide-how, -answer, -reason, quiz-exams-appeal-long.
    """
    number = _NUMBER.fullmatch(plain(words[0])) if words else None
    if number is None:
        raise Refusal("quiz-exams-decide-how")
    if len(words) == 1:
        return Decision(int(number[1]), None, "")
    way = plain(words[1]).lower()
    rest = list(words[2:])
    if way in _UPHELD:
        if rest and plain(rest[0]).lower() in _ANSWER:
            rest = rest[1:]
        said = " ".join(rest).strip()
        if not said:
            raise Refusal("quiz-exams-decide-answer", number=int(number[1]))
        return Decision(int(number[1]), True, said)
    if way not in _REJECTED:
        raise Refusal("quiz-exams-decide-how")
    said = " ".join(rest).strip()
    if not said:
        raise Refusal("quiz-exams-decide-reason", number=int(number[1]))
    if len(said) > REASON_LENGTH:
        raise Refusal("quiz-exams-appeal-long", most=REASON_LENGTH, length=len(said))
    return Decision(int(number[1]), False, said)


def mended(question: Question, said: str, number: int) -> Answer:
    """The question's new answer, by the letters that the bank gives its options.

    A blank's form joins those that are accepted already; several are divided by `|`. Raises
    Refusal where it is no answer to the question.
    """
    if question.kind is Kind.BLANK:
        new = [form.strip() for form in said.split("|") if form.strip()]
        return tuple(dict.fromkeys([*question.forms(), *new]))
    found = one(said, Place(number, question.kind, len(question.options)))
    return found if isinstance(found, bool) else tuple(i for i in found if isinstance(i, int))
