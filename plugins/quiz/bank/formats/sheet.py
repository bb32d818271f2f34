"""Questions written as an xlsx or csv that the import reads again, and the template."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bot.store.sheets import Sheet, workbook
from plugins.quiz.bank.drafts import Defaults
from plugins.quiz.bank.formats.tables import join_forms
from plugins.quiz.bank.formats.unpack import guarded
from plugins.quiz.bank.formats.yamls import read_yaml
from plugins.quiz.bank.question import LETTERS, Field, Kind, Question, letters_of
from plugins.quiz.bank.vocabulary import (
    FALSE_WORDS,
    HEADS_EN,
    HEADS_ZH,
    KIND_WORDS,
    OPTION_EN,
    OPTION_ZH,
    TRUE_WORDS,
    word_for,
)

_EXAMPLES = Path(__file__).parent
_FIRST_OPTIONS = 4
_TITLE = "questions"


async def write_xlsx(questions: Sequence[Question], locale: str = "zh-CN") -> bytes:
    """The questions as one sheet, in the language's heads and words; written in a thread.

    What a spreadsheet would run gets a `'` before it, which the import takes off again.
    """
    header, rows = _table(questions, locale)
    return await workbook([Sheet(_TITLE, header, rows)])


def write_csv(questions: Sequence[Question], locale: str = "zh-CN") -> bytes:
    """The same sheet as csv in UTF-8 with the mark by which Excel knows it."""
    header, rows = _table(questions, locale)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(header)
    writer.writerows(rows)
    return buffer.getvalue().encode("utf-8-sig")


async def write_template(locale: str = "zh-CN", form: str = "xlsx") -> bytes:
    """The empty sheet with an example of each kind, which the import passes over."""
    if form == "csv":
        return write_csv(examples(locale), locale)
    return await write_xlsx(examples(locale), locale)


def examples(locale: str = "zh-CN") -> tuple[Question, ...]:
    """One question of each kind; their ids mark them as examples."""
    name = "en" if locale == "en" else "zh-CN"
    content = (_EXAMPLES / f"examples.{name}.yaml").read_bytes()
    return read_yaml(content, Defaults()).questions


def _table(questions: Sequence[Question], locale: str) -> tuple[list[str], list[list[Any]]]:
    widest = max((len(question.options) for question in questions), default=0)
    columns = max(widest, _FIRST_OPTIONS)
    return _header(columns, locale), [_row(one, columns, locale) for one in questions]


def _header(options: int, locale: str) -> list[str]:
    heads = HEADS_EN if locale == "en" else HEADS_ZH
    prefix = OPTION_EN if locale == "en" else OPTION_ZH
    first = [Field.REF, Field.KIND, Field.TEXT]
    rest = [field for field in heads if field not in first]
    lettered = [f"{prefix}{letter}" for letter in LETTERS[:options]]
    return [*_first(heads[f] for f in first), *lettered, *_first(heads[f] for f in rest)]


def _first(words: Iterable[tuple[str, ...]]) -> list[str]:
    return [several[0] for several in words]


def _row(question: Question, options: int, locale: str) -> list[Any]:
    filled = [*question.options, *[""] * (options - len(question.options))]
    texts = [
        question.ref,
        word_for(KIND_WORDS[question.kind], locale),
        question.text,
        *filled,
        _answer(question, locale),
        question.topic,
        str(question.difficulty),
        question.explanation,
        question.source,
        question.rule_version,
        question.holds_until.isoformat() if question.holds_until else "",
    ]
    return [guarded(text) for text in texts]


def _answer(question: Question, locale: str) -> str:
    if question.kind is Kind.BLANK:
        return join_forms(question.forms())
    if question.kind is Kind.TRUEFALSE:
        return word_for(TRUE_WORDS if question.answer else FALSE_WORDS, locale)
    return letters_of(question.right())
