"""One question as every part of the bot knows it, and what makes it a sound one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from plugins.quiz.bank.wording import fold, letters_only

LETTERS = "ABCDEFGHIJ"
MAX_OPTIONS = len(LETTERS)
MAX_FORMS = 20
DIFFICULTIES = (1, 2, 3)


class Kind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUEFALSE = "truefalse"
    BLANK = "blank"

    @property
    def has_options(self) -> bool:
        """Whether one chooses among options."""
        return self in (Kind.SINGLE, Kind.MULTIPLE)


class Field(StrEnum):
    """A part of a question; in a table its column."""

    REF = "id"
    KIND = "kind"
    TEXT = "text"
    OPTIONS = "options"
    ANSWER = "answer"
    TOPIC = "topic"
    DIFFICULTY = "difficulty"
    EXPLANATION = "explanation"
    SOURCE = "source"
    RULE_VERSION = "rule_version"
    HOLDS_UNTIL = "holds_until"


MAX_LENGTHS = {
    Field.REF: 64,
    Field.TEXT: 1000,
    Field.OPTIONS: 200,
    Field.ANSWER: 100,
    Field.TOPIC: 40,
    Field.EXPLANATION: 1500,
    Field.SOURCE: 200,
    Field.RULE_VERSION: 80,
}
"""Characters; a question with all of its options fits one message on both platforms."""

Answer: TypeAlias = "tuple[int, ...] | bool | tuple[str, ...]"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the bank.

    `answer` is the indices of the right options in rising order (single, multiple), whether the
    statement is true (truefalse), or the accepted forms, the first one shown (blank).
    `difficulty` runs from 1, easy, to 3. `rule_version` names the version of the rule on which the
    question rests, `holds_until` the last day on which it may be asked. `ref` is the id by which
    an import finds the question again; without one it comes from the question's wording.
    """

    kind: Kind
    text: str
    options: tuple[str, ...]
    answer: Answer
    topic: str
    difficulty: int = 2
    explanation: str = ""
    source: str = ""
    rule_version: str = ""
    holds_until: date | None = None
    ref: str = ""

    def __post_init__(self) -> None:
        if not self.ref:
            object.__setattr__(self, "ref", derived_ref(self.kind, self.text, self.options))

    @property
    def missing(self) -> tuple[Field, ...]:
        """What a question in use should have, and this one lacks.

        A version is not among it: history rests on no rule that could change.
        """
        wanted = (Field.EXPLANATION, Field.SOURCE)
        return tuple(part for part in wanted if not getattr(self, part))

    def right(self) -> tuple[int, ...]:
        """The indices of the right options; none for kinds without options."""
        if not self.kind.has_options or isinstance(self.answer, bool):
            return ()
        return tuple(index for index in self.answer if isinstance(index, int))

    def forms(self) -> tuple[str, ...]:
        """The accepted forms of a blank; none for other kinds."""
        if self.kind is not Kind.BLANK or isinstance(self.answer, bool):
            return ()
        return tuple(form for form in self.answer if isinstance(form, str))


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong in one part of a question, as a sentence's id and its variables."""

    part: Field
    text_id: str
    variables: dict[str, Any] = field(default_factory=dict)


def derived_ref(kind: Kind, text: str, options: Sequence[str]) -> str:
    """The id of a question that came without one: the same for the same wording."""
    parts = (kind, letters_only(text), *sorted(fold(option) for option in options))
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass"))
    return f"q-{digest.hexdigest()[:16]}"


def letters_of(indices: Sequence[int]) -> str:
    """The letters under which options are shown: (0, 2) -> `AC`."""
    return "".join(LETTERS[index] for index in indices)


def flaws(question: Question) -> list[Flaw]:
    """Everything that is wrong with a question; nothing where it is sound."""
    return [
        *_text_flaws(question),
        *_option_flaws(question),
        *_answer_flaws(question),
        *_length_flaws(question),
    ]


def _text_flaws(question: Question) -> Iterator[Flaw]:
    if not question.text:
        yield Flaw(Field.TEXT, "quiz-import-no-text")
    if not question.topic:
        yield Flaw(Field.TOPIC, "quiz-import-no-topic")
    if question.difficulty not in DIFFICULTIES:
        value = str(question.difficulty)
        yield Flaw(Field.DIFFICULTY, "quiz-import-bad-difficulty", {"value": value})


def _option_flaws(question: Question) -> Iterator[Flaw]:
    options = question.options
    if not question.kind.has_options:
        if options:
            yield Flaw(Field.OPTIONS, "quiz-import-options-unwanted", {"kind": question.kind})
        return
    if not 2 <= len(options) <= MAX_OPTIONS:
        variables = {"count": len(options), "limit": MAX_OPTIONS}
        yield Flaw(Field.OPTIONS, "quiz-import-option-count", variables)
    seen: dict[str, int] = {}
    for index, option in enumerate(options[:MAX_OPTIONS]):
        letter = LETTERS[index]
        if not option:
            yield Flaw(Field.OPTIONS, "quiz-import-option-empty", {"letter": letter})
            continue
        first = seen.setdefault(fold(option), index)
        if first != index:
            variables = {"first": LETTERS[first], "letter": letter}
            yield Flaw(Field.OPTIONS, "quiz-import-option-twice", variables)


def _answer_flaws(question: Question) -> Iterator[Flaw]:
    answer, kind = question.answer, question.kind
    if kind is Kind.TRUEFALSE:
        if not isinstance(answer, bool):
            yield Flaw(Field.ANSWER, "quiz-import-bad-truth", {"value": str(answer)[:40]})
    elif isinstance(answer, bool) or not answer:
        yield Flaw(Field.ANSWER, "quiz-import-no-answer")
    elif kind is Kind.BLANK:
        yield from _form_flaws(question.forms())
    else:
        yield from _choice_flaws(question)


def _choice_flaws(question: Question) -> Iterator[Flaw]:
    right = question.right()
    if right != question.answer or list(right) != sorted(set(right)):
        yield Flaw(Field.ANSWER, "quiz-import-bad-letters", {"value": str(question.answer)[:40]})
        return
    outside = [index for index in right if not 0 <= index < len(question.options)]
    if outside:
        letters = "".join(LETTERS[i] if 0 <= i < MAX_OPTIONS else "?" for i in outside)
        yield Flaw(Field.ANSWER, "quiz-import-letter-outside", {"letters": letters})
    elif question.kind is Kind.SINGLE and len(right) != 1:
        yield Flaw(Field.ANSWER, "quiz-import-one-letter", {"letters": letters_of(right)})


def _form_flaws(forms: tuple[str, ...]) -> Iterator[Flaw]:
    if not forms or not all(forms):
        yield Flaw(Field.ANSWER, "quiz-import-no-answer")
    if len(forms) > MAX_FORMS:
        yield Flaw(Field.ANSWER, "quiz-import-many-forms", {"limit": MAX_FORMS})
    seen: set[str] = set()
    for form in forms:
        if form in seen:
            yield Flaw(Field.ANSWER, "quiz-import-form-twice", {"value": form[:40]})
        seen.add(form)


def _length_flaws(question: Question) -> Iterator[Flaw]:
    for part, limit in MAX_LENGTHS.items():
        if part is Field.OPTIONS:
            texts = question.options
        elif part is Field.ANSWER:
            texts = question.forms()
        else:
            texts = (getattr(question, "ref" if part is Field.REF else part),)
        longest = max(map(len, texts), default=0)
        if longest > limit:
            variables = {"length": longest, "limit": limit}
            yield Flaw(part, "quiz-import-too-long", variables)
