"""Tables to hand out as xlsx, with nothing in them that a spreadsheet would run."""

from __future__ import annotations

import asyncio
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEAD, _HEAD_TEXT, _LINE = "FFB3261E", "FFFFFFFF", "FFE4E6E9"
_UPRIGHT = 6
"""Sheets of more columns are printed lengthwise."""
_NOT_IN_TITLES = re.compile(r"[\\/*?:\[\]']")


@dataclass(frozen=True)
class Sheet:
    """One sheet: a title, the heads of its columns, and rows of text, numbers and dates."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Any]]


def harmless(value: Any) -> Any:
    """A cell's value; text that a spreadsheet would take for a formula gets a `'` before it.

    Times become text in their own zone, since a spreadsheet knows no zones.
    """
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if value is None or isinstance(value, bool | int | float | date):
        return value
    text = _FORBIDDEN.sub("", str(value))[:32_000]
    wide = unicodedata.normalize("NFKC", text[:1])
    return f"'{text}" if text.startswith(_STARTS_FORMULA) or wide in _STARTS_FORMULA else text


async def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as one xlsx file, written in a thread."""
    return await asyncio.to_thread(_write, tuple(sheets))


def _write(sheets: tuple[Sheet, ...]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.worksheets[0])
    for number, sheet in enumerate(sheets, 1):
        title = _NOT_IN_TITLES.sub(" ", sheet.title).strip()[:31] or str(number)
        page = book.create_sheet(title)
        page.append([harmless(head) for head in sheet.header])
        for row in sheet.rows:
            page.append([harmless(cell) for cell in row])
        line = Border(bottom=Side(style="thin", color=_LINE))
        for row in page.iter_rows():
            for cell in row:
                cell.border = line
                cell.alignment = Alignment(vertical="center", wrap_text=cell.row > 1)
        for cell in page[1]:
            cell.font = Font(bold=True, color=_HEAD_TEXT)
            cell.fill = PatternFill("solid", fgColor=_HEAD)
        page.row_dimensions[1].height = 24
        page.freeze_panes = "A2"
        # Sorting and filtering by a click, and a print that fits the paper with the head on top.
        page.auto_filter.ref = page.dimensions
        page.print_title_rows = "1:1"
        page.page_setup.orientation = "landscape" if len(sheet.header) > _UPRIGHT else "portrait"
        page.page_setup.paperSize = page.PAPERSIZE_A4
        page.page_setup.fitToHeight = 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        for column, width in enumerate(_widths(sheet), 1):
            page.column_dimensions[get_column_letter(column)].width = width
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    cell.data_type = "s"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _widths(sheet: Sheet) -> list[int]:
    widths = [_width(head) for head in sheet.header]
    for row in sheet.rows[:500]:
        for i, cell in enumerate(row[: len(widths)]):
            widths[i] = max(widths[i], _width(cell))
    return [min(width + 2, 60) for width in widths]


def _width(cell: Any) -> int:
    text = "" if cell is None else str(harmless(cell))
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
