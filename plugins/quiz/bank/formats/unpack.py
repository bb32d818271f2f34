"""Text and rows out of uploaded files that nobody has to trust."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from bot.errors import Refusal
from bot.store import uploads

MAX_BYTES = 10 * 1024 * 1024
MAX_QUESTIONS = 10_000
MAX_COLUMNS = 40

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that holds a formula instead of a value."""

    text: str


Cell = str | date | Formula
Row = tuple[int, list[Cell]]


def check_size(content: bytes) -> None:
    """Refuse what is larger than any bank: quiz-import-too-big."""
    if len(content) > MAX_BYTES:
        raise too_big()


def too_big() -> Refusal:
    """The refusal of a file that is too large, packed or unpacked."""
    return Refusal("quiz-import-too-big", limit=MAX_BYTES // _MEGABYTE)


def too_many() -> Refusal:
    """The refusal of a file with too many questions."""
    return Refusal("quiz-import-too-many", limit=MAX_QUESTIONS)


def decode(content: bytes) -> str:
    """The text of a file; raises Refusal quiz-import-encoding where it is none."""
    try:
        return uploads.decode(content)
    except uploads.NotText:
        raise Refusal("quiz-import-encoding") from None


def xlsx_rows(content: bytes) -> tuple[list[Row], list[str]]:
    """The rows of the first sheet that hold something, with their numbers; titles of other sheets.

    Raises Refusal: quiz-import-too-big, -too-many, -unreadable.
    """
    try:
        return uploads.with_workbook(content, _rows_of, values=False)
    except uploads.TooBig:
        raise too_big() from None
    except Refusal:
        raise
    except Exception:
        raise Refusal("quiz-import-unreadable") from None


def _rows_of(book: Any) -> tuple[list[Row], list[str]]:
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # may claim a million rows
    found: list[Row] = []
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), 1):
        cells = [_cell(cell.value, cell.data_type) for cell in row]
        if any(cells):
            found.append((number, cells))
        # Beside the questions there may be a title, heads and gaps.
        if len(found) > MAX_QUESTIONS + 20 or number > MAX_QUESTIONS * 4:
            raise too_many()
    return found, [other.title for other in book.worksheets[1:] if _filled(other)]


def _filled(sheet: Any) -> bool:
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)
    return any(value is not None for row in islice(rows, 50) for value in row)


def _cell(value: Any, data_type: str) -> Cell:
    if data_type == "f":
        return Formula(str(value)[:100])
    plain = uploads.cell(value)
    return unguarded(plain).strip() if isinstance(plain, str) else plain


def csv_rows(content: bytes) -> list[Row]:
    """The rows that hold something, each with the number of the line on which it begins.

    Raises Refusal: quiz-import-encoding, -too-many, -unreadable.
    """
    text = decode(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=uploads.delimiter_of(text))
    found: list[Row] = []
    line = 1
    try:
        for row in reader:
            cells = [_text_cell(cell) for cell in row[:MAX_COLUMNS]]
            if any(cells):
                found.append((line, cells))
            if len(found) > MAX_QUESTIONS + 20 or reader.line_num > MAX_QUESTIONS * 50:
                raise too_many()
            line = reader.line_num + 1
    except csv.Error:
        raise Refusal("quiz-import-unreadable") from None
    return found


def _text_cell(text: str) -> Cell:
    text = text.strip()
    if len(text) > 1 and text.startswith(("=", "@")):
        return Formula(text[:100])
    return unguarded(text)


def guarded(text: str) -> str:
    """A text for a cell; what a spreadsheet would run, or what looks guarded, gets a `'`."""
    return f"'{text}" if _would_run(text.lstrip("'")) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text.startswith("'") and _would_run(text.lstrip("'")) else text


def _would_run(text: str) -> bool:
    return unicodedata.normalize("NFKC", text[:1]) in ("=", "+", "-", "@")
