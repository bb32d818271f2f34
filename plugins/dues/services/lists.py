"""The rows of a list that somebody exported (xlsx or csv), which nobody has to trust."""

from __future__ import annotations

import asyncio
import csv
import io
from datetime import datetime
from typing import Any

from bot.errors import Refusal
from bot.store import uploads

MAX_BYTES = 2 * 1024 * 1024
MAX_ROWS = 2_000
MAX_COLUMNS = 40
ENDS = (".xlsx", ".csv", ".xls", ".txt")

Rows = list[tuple[int, list[str]]]


async def rows_of(content: bytes, filename: str) -> Rows:
    """The rows that hold something, each with its number in the file.

    Raises Refusal: dues-collections-too-big, -too-long, -old-excel, -unreadable.
    """
    return await asyncio.to_thread(_read, content, filename)


def _read(content: bytes, filename: str) -> Rows:
    name = filename.lower().strip()
    if len(content) > MAX_BYTES:
        raise _too_big()
    if uploads.is_zip(content):
        return _read_xlsx(content)
    if uploads.is_old_office(content) or name.endswith(".xls"):
        raise Refusal("dues-collections-old-excel")
    if name.endswith(".xlsx"):
        raise Refusal("dues-collections-unreadable")
    return _read_csv(content)


def _too_big() -> Refusal:
    return Refusal("dues-collections-too-big", limit=MAX_BYTES // 1024 // 1024)


def _too_long() -> Refusal:
    return Refusal("dues-collections-too-long", limit=MAX_ROWS)


def _read_xlsx(content: bytes) -> Rows:
    try:
        return uploads.with_workbook(content, _sheet, values=True)
    except uploads.TooBig:
        raise _too_big() from None
    except uploads.Unreadable:
        raise Refusal("dues-collections-unreadable") from None


def _sheet(book: Any) -> Rows:
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # may claim a million rows
    found: Rows = []
    try:
        for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True), 1):
            cells = [_text(value) for value in row]
            if any(cells):
                found.append((number, cells))
            if len(found) > MAX_ROWS or number > MAX_ROWS * 4:
                raise _too_long()
    except Refusal:
        raise
    except Exception:
        # A damaged sheet: openpyxl raises whatever it trips over.
        raise Refusal("dues-collections-unreadable") from None
    return found


def _text(value: Any) -> str:
    """A cell as text: the time of a payment with its clock, an amount without a float's dust."""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, float) and not value.is_integer() and abs(value) < 1e9:
        return f"{round(value, 6):.6f}".rstrip("0")
    return str(uploads.cell(value))


def _read_csv(content: bytes) -> Rows:
    try:
        text = uploads.decode(content)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=uploads.delimiter_of(text))
        found: Rows = []
        for row in reader:
            # Spreadsheets keep long numbers as text by a leading apostrophe or tab.
            cells = [cell.strip().lstrip("'`") for cell in row[:MAX_COLUMNS]]
            if any(cells):
                found.append((reader.line_num, cells))
            if len(found) > MAX_ROWS:
                raise _too_long()
        return found
    except (uploads.NotText, csv.Error):
        raise Refusal("dues-collections-unreadable") from None
