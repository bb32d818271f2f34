"""Rows of text out of an uploaded xlsx or csv that nobody has to trust."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from typing import Any

from bot.errors import Refusal

MAX_BYTES = 5 * 1024 * 1024
MAX_UNPACKED = 50 * 1024 * 1024
MAX_PARTS = 500
MAX_ROWS = 5_000
MAX_COLUMNS = 40

Cells = list[str | date]


def read_table(content: bytes, filename: str) -> list[tuple[int, Cells]]:
    """The rows that hold something, each with its number in the file. Blocks: use a thread.

    Raises Refusal: members-roster-too-big, -too-many-rows, -old-excel, -unreadable, -encoding.
    """
    if len(content) > MAX_BYTES:
        raise Refusal("members-roster-too-big", limit=MAX_BYTES // 1024 // 1024)
    if content[:4] == b"PK\x03\x04":
        rows = _read_xlsx(content)
    elif content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" or filename.lower().endswith(".xls"):
        raise Refusal("members-roster-old-excel")
    elif filename.lower().endswith(".xlsx"):
        raise Refusal("members-roster-unreadable")
    else:
        rows = _read_csv(content)
    if len(rows) > MAX_ROWS:
        raise Refusal("members-roster-too-many-rows", limit=MAX_ROWS)
    return rows


def _read_xlsx(content: bytes) -> list[tuple[int, Cells]]:
    try:
        _check_parts(content)
        return _cells_of(content)
    except Refusal:
        raise
    except Exception:
        # openpyxl raises whatever it trips over in a damaged file.
        raise Refusal("members-roster-unreadable") from None


def _check_parts(content: bytes) -> None:
    """Refuse what unpacks to far more than it seems, and documents that define entities."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise Refusal("members-roster-too-big", limit=MAX_BYTES // 1024 // 1024)
        unpacked = 0
        for part in parts:
            head = b""
            with archive.open(part) as file:
                # The directory may lie about sizes: count what really comes out.
                while chunk := file.read(256 * 1024):
                    head = head or chunk[:2048]
                    unpacked += len(chunk)
                    if unpacked > MAX_UNPACKED:
                        raise Refusal("members-roster-too-big", limit=MAX_BYTES // 1024 // 1024)
            if b"<!DOCTYPE" in head.upper():
                raise Refusal("members-roster-unreadable")


def _cells_of(content: bytes) -> list[tuple[int, Cells]]:
    import warnings

    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # styles and extensions that openpyxl doesn't know
        # data_only: a formula counts by the value that was last computed, never by its text.
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # may claim a million rows
            found: list[tuple[int, Cells]] = []
            rows = sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)
            for number, row in enumerate(rows, 1):
                cells = [_cell(value) for value in row]
                if any(cells):
                    found.append((number, cells))
                if len(found) > MAX_ROWS or number > MAX_ROWS * 4:
                    raise Refusal("members-roster-too-many-rows", limit=MAX_ROWS)
            return found
        finally:
            book.close()


def _cell(value: Any) -> str | date:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip()


def _read_csv(content: bytes) -> list[tuple[int, Cells]]:
    text = _decode(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",\t;，", key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
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


def _decode(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Refusal("members-roster-encoding")
