"""Questions in rows: what stands in which column of an xlsx or csv."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.errors import Refusal
from plugins.quiz.bank.drafts import Defaults, Draft, check
from plugins.quiz.bank.formats.unpack import MAX_QUESTIONS, Cell, Formula, Row, too_many
from plugins.quiz.bank.question import Field
from plugins.quiz.bank.report import BankFile, Remark
from plugins.quiz.bank.vocabulary import head_of, is_example, kind_of
from plugins.quiz.bank.wording import one_line

REQUIRED = (Field.KIND, Field.TEXT, Field.ANSWER)
_SEARCHED_FOR_HEADS = 10
_FORM = re.compile(r"(?:\\.|[^\\|｜])*", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\|｜])")
_TO_ESCAPE = re.compile(r"([\\|｜])")

Columns = dict[Field | int, int]


def read_rows(rows: list[Row], defaults: Defaults, others: Sequence[str] = ()) -> BankFile:
    """Find the heads and check every row below them; `others` are sheets that are passed over.

    Raises Refusal where the table as a whole can't be used: quiz-import-no-heads, -column-twice,
    -missing-column, -too-many, -empty.
    """
    columns, rest, notes = _heads(rows)
    notes += [Remark(1, None, "quiz-import-note-sheet", {"title": title[:40]}) for title in others]
    if len(rest) > MAX_QUESTIONS:
        raise too_many()
    drafts: list[Draft] = []
    faults: list[Remark] = []
    for number, cells in rest:
        taken = {key: cells[at] for key, at in columns.items() if at < len(cells)}
        if not any(taken.values()):
            continue
        if is_example(ref := _text(taken.get(Field.REF, ""))):
            notes.append(Remark(number, Field.REF, "quiz-import-note-example", {"value": ref[:40]}))
            continue
        formulas = _formulas(number, taken)
        faults += formulas
        if not formulas:
            drafts.append(_draft(number, taken))
    return check(drafts, defaults, faults=faults, notes=notes)


def split_forms(text: str) -> list[str]:
    """The accepted forms in one cell, between `|`; a `\\` before one makes it part of a form."""
    forms: list[str] = []
    at = 0
    while at <= len(text):
        found = _FORM.match(text, at)
        end = found.end() if found else at
        if end < len(text) and text[end] == "\\":
            end = len(text)  # a lone backslash at the very end
        forms.append(_ESCAPED.sub(r"\1", text[at:end]))
        at = end + 1
    return forms


def join_forms(forms: tuple[str, ...]) -> str:
    """The forms as one cell."""
    return "|".join(_TO_ESCAPE.sub(r"\\\1", form) for form in forms)


def _heads(rows: list[Row]) -> tuple[Columns, list[Row], list[Remark]]:
    for index, (number, cells) in enumerate(rows[:_SEARCHED_FOR_HEADS]):
        texts = [_text(cell) for cell in cells]
        known = [(head_of(text), at) for at, text in enumerate(texts)]
        columns: Columns = {}
        for key, at in known:
            if key is not None:
                columns.setdefault(key, at)
        if len({Field.KIND, Field.TEXT, Field.ANSWER} & columns.keys()) < 2:
            continue
        for key, at in known:
            if key is not None and columns[key] != at:
                raise Refusal("quiz-import-column-twice", head=texts[at][:40])
        for field in REQUIRED:
            if field not in columns:
                raise Refusal("quiz-import-missing-column", column=str(field))
        others = [text for (key, _), text in zip(known, texts, strict=True) if text and key is None]
        notes = [
            Remark(number, None, "quiz-import-note-column", {"head": text[:40]}) for text in others
        ]
        return columns, rows[index + 1 :], notes
    raise Refusal("quiz-import-no-heads")


def _formulas(number: int, taken: dict[Field | int, Cell]) -> list[Remark]:
    return [
        Remark(
            number,
            Field.OPTIONS if isinstance(key, int) else key,
            "quiz-import-formula",
            {"value": one_line(cell.text)[:40]},
        )
        for key, cell in taken.items()
        if isinstance(cell, Formula)
    ]


def _draft(number: int, taken: dict[Field | int, Cell]) -> Draft:
    texts = {key: _text(cell) for key, cell in taken.items()}
    kind = texts.get(Field.KIND, "")
    answer = texts.get(Field.ANSWER, "")
    until = taken.get(Field.HOLDS_UNTIL)
    return Draft(
        row=number,
        kind=kind,
        text=texts.get(Field.TEXT, ""),
        options=_options(texts),
        answer=split_forms(answer) if kind_of(kind) == "blank" else answer,
        topic=texts.get(Field.TOPIC, ""),
        difficulty=texts.get(Field.DIFFICULTY, ""),
        explanation=texts.get(Field.EXPLANATION, ""),
        source=texts.get(Field.SOURCE, ""),
        rule_version=texts.get(Field.RULE_VERSION, ""),
        holds_until=until if isinstance(until, date) else texts.get(Field.HOLDS_UNTIL, ""),
        ref=texts.get(Field.REF, ""),
    )


def _options(texts: dict[Field | int, str]) -> list[str]:
    """The options up to the last one that is filled in; a gap stays, to be found."""
    options = {key: text for key, text in texts.items() if isinstance(key, int)}
    last = max((key for key, text in options.items() if text), default=-1)
    return [options.get(index, "") for index in range(last + 1)]


def _text(cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if isinstance(cell, Formula) else cell
