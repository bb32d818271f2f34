"""A question as a file words it, and its check: a sound question or a list of what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.errors import Refusal
from plugins.quiz.bank.question import LETTERS, Answer, Field, Kind, Question, flaws
from plugins.quiz.bank.report import BankFile, Entry, Remark
from plugins.quiz.bank.vocabulary import difficulty_of, kind_of, truth_of
from plugins.quiz.bank.wording import clean, fold, one_line

_BETWEEN_LETTERS = re.compile(r"[\s、,;；，./|和与及&+]+")
_DATE = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NO_DATE = frozenset({"", "-", "—", "/", "无", "长期", "none", "null", "~"})


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a question gets that its file doesn't say, as the importing person chose."""

    topic: str = ""
    difficulty: int = 2
    source: str = ""
    rule_version: str = ""
    holds_until: date | None = None


@dataclass(slots=True)
class Draft:
    """A question in a file's words, not yet checked.

    `answer` is one text (letters, a word for true or false, one form) or a list of them.
    """

    row: int
    kind: str | Kind = ""
    text: str = ""
    options: list[str] = field(default_factory=list)
    answer: str | list[str] = ""
    topic: str = ""
    difficulty: str = ""
    explanation: str = ""
    source: str = ""
    rule_version: str = ""
    holds_until: str | date | None = None
    ref: str = ""


def check(
    drafts: Iterable[Draft],
    defaults: Defaults,
    *,
    faults: Iterable[Remark] = (),
    skipped: Iterable[Remark] = (),
    notes: Iterable[Remark] = (),
) -> BankFile:
    """Check every draft; what the reader has found already goes into the report too.

    Raises Refusal quiz-import-empty where there is nothing at all.
    """
    entries: list[Entry] = []
    found = list(faults)
    seen: dict[str, int] = {}
    for draft in drafts:
        question, remarks = _Check(draft, defaults).run()
        found += remarks
        if question is None:
            continue
        first = seen.setdefault(question.ref, len(entries))
        if first != len(entries):
            variables = {"value": question.ref, "first": entries[first].row}
            text_id = "quiz-import-ref-twice" if draft.ref else "quiz-import-question-twice"
            part = Field.REF if draft.ref else Field.TEXT
            found.append(Remark(draft.row, part, text_id, variables))
        entries.append(Entry(draft.row, question))
    skipped = tuple(skipped)
    if not entries and not found and not skipped:
        raise Refusal("quiz-import-empty")
    found.sort(key=lambda remark: remark.row)
    return BankFile(tuple(entries), tuple(found), skipped, tuple(notes))


class _Check:
    def __init__(self, draft: Draft, defaults: Defaults) -> None:
        self.draft = draft
        self.defaults = defaults
        self.remarks: list[Remark] = []

    def fault(self, part: Field, text_id: str, **variables: Any) -> None:
        self.remarks.append(Remark(self.draft.row, part, text_id, variables))

    def run(self) -> tuple[Question | None, list[Remark]]:
        """The question, or None with the reasons."""
        draft, defaults = self.draft, self.defaults
        kind = self._kind()
        difficulty = self._difficulty()
        until = self._until()
        if kind is None:
            return None, self.remarks
        options = [one_line(option) for option in draft.options]
        answer = self._answer(kind, options)
        if kind is Kind.TRUEFALSE and len(options) == 2 and None not in map(truth_of, options):
            options = []  # the two words, which we show ourselves
        question = Question(
            kind=kind,
            text=clean(draft.text),
            options=tuple(options),
            answer=answer if answer is not None else (),
            topic=one_line(draft.topic) or one_line(defaults.topic),
            difficulty=difficulty or 2,
            explanation=clean(draft.explanation),
            source=one_line(draft.source) or one_line(defaults.source),
            rule_version=one_line(draft.rule_version) or one_line(defaults.rule_version),
            holds_until=until,
            ref=one_line(draft.ref),
        )
        for flaw in flaws(question):
            # An answer that could not be read has been reported in better words.
            if answer is not None or flaw.part is not Field.ANSWER:
                self.fault(flaw.part, flaw.text_id, **flaw.variables)
        return (None if self.remarks else question), self.remarks

    def _kind(self) -> Kind | None:
        word = self.draft.kind
        if isinstance(word, Kind):
            return word
        kind = kind_of(word)
        if not word.strip():
            self.fault(Field.KIND, "quiz-import-no-kind")
        elif kind is None:
            self.fault(Field.KIND, "quiz-import-bad-kind", value=one_line(word)[:40])
        return kind

    def _difficulty(self) -> int | None:
        word = one_line(self.draft.difficulty)
        if not word:
            return self.defaults.difficulty
        difficulty = difficulty_of(word)
        if difficulty is None:
            self.fault(Field.DIFFICULTY, "quiz-import-bad-difficulty", value=word[:40])
        return difficulty

    def _until(self) -> date | None:
        value = self.draft.holds_until
        if isinstance(value, date):
            return value
        word = one_line(value or "")
        if not word:
            return self.defaults.holds_until
        if word.casefold() in _NO_DATE:
            return None
        found = _DATE.fullmatch(word) or _EIGHT.fullmatch(word)
        try:
            return date(*map(int, found.groups())) if found else self._bad_date(word)
        except ValueError:
            return self._bad_date(word)

    def _bad_date(self, word: str) -> None:
        self.fault(Field.HOLDS_UNTIL, "quiz-import-bad-date", value=word[:40])

    def _answer(self, kind: Kind, options: list[str]) -> Answer | None:
        written = self.draft.answer
        words = [written] if isinstance(written, str) else written
        words = [one_line(word) for word in words]
        if not any(words):
            self.fault(Field.ANSWER, "quiz-import-no-answer")
            return None
        if kind is Kind.BLANK:
            return tuple(word for word in words if word)
        if kind is Kind.TRUEFALSE:
            return self._truth(words, options)
        return self._letters(words)

    def _truth(self, words: list[str], options: list[str]) -> bool | None:
        truth = truth_of(words[0]) if len(words) == 1 else None
        if len(options) == 2 and len(words) == 1 and fold(words[0]).upper() in ("A", "B"):
            truth = truth_of(options["AB".index(fold(words[0]).upper())])
        if truth is None:
            self.fault(Field.ANSWER, "quiz-import-bad-truth", value=" ".join(words)[:40])
        return truth

    def _letters(self, words: list[str]) -> tuple[int, ...] | None:
        joined = _BETWEEN_LETTERS.sub("", fold(" ".join(words)).upper())
        if any(char not in LETTERS for char in joined) or not joined:
            self.fault(Field.ANSWER, "quiz-import-bad-letters", value=" ".join(words)[:40])
            return None
        return tuple(sorted({LETTERS.index(char) for char in joined}))
