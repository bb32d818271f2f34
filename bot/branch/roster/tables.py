"""Rows of text out of an uploaded xlsx or csv that nobody has to trust."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from bot.errors import Refusal
from bot.store import uploads

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 5_000
MAX_COLUMNS = 40

Cells = list[str | date]


def read_table(content: bytes, filename: str) -> list[tuple[int, Cells]]:
    """The rows that hold something, each with its number in the file. Blocks: use a thread.

    Raises Refusal: members-roster-too-big, -too-many-rows, -old-excel, -unreadable, -encoding.
    """
    if len(content) > MAX_BYTES:
        raise _too_big()
    if uploads.is_zip(content):
        rows = _read_xlsx(content)
    elif uploads.is_old_office(content) or filename.lower().endswith(".xls"):
        raise Refusal("members-roster-old-excel")
    elif filename.lower().endswith(".xlsx"):
        raise Refusal("members-roster-unreadable")
    else:
        rows = _read_csv(content)
    if len(rows) > MAX_ROWS:
        raise Refusal("members-roster-too-many-rows", limit=MAX_ROWS)
    return rows


def _too_big() -> Refusal:
    return Refusal("members-roster-too-big", limit=MAX_BYTES // 1024 // 1024)


def _read_xlsx(content: bytes) -> list[tuple[int, Cells]]:
    try:
        # A formula counts by the value that was last computed, never by its text.
        return uploads.with_workbook(content, _rows_of, values=True)
    except uploads.TooBig:
        raise _too_big() from None
    except Refusal:
        raise
    except Exception:
        raise Refusal("members-roster-unreadable") from None


def _rows_of(book: Any) -> list[tuple[int, Cells]]:
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # may claim a million rows
    found: list[tuple[int, Cells]] = []
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True), 1):
        cells = [uploads.cell(value) for value in row]
        if any(cells):
            found.append((number, cells))
        if len(found) > MAX_ROWS or number > MAX_ROWS * 4:
            raise Refusal("members-roster-too-many-rows", limit=MAX_ROWS)
    return found


def _read_csv(content: bytes) -> list[tuple[int, Cells]]:
    try:
        text = uploads.decode(content)
    except uploads.NotText:
        raise Refusal("members-roster-encoding") from None
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=uploads.delimiter_of(text))
        found: list[tuple[int, Cells]] = []
        for row in reader:
            cells: Cells = [cell.strip() for cell in row[:MAX_COLUMNS]]
            if any(cells):
                found.append((reader.line_num, cells))
            if len(found) > MAX_ROWS:
                break
        return found
    except csv.Error:
        raise Refusal("members-roster-unreadable") from None
