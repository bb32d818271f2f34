"""Text and rows out of uploaded files that nobody has to trust."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from bot.errors import Refusal

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 50 * 1024 * 1024
MAX_PARTS = 500
MAX_QUESTIONS = 10_000
MAX_COLUMNS = 40

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEGABYTE = 1024 * 1024
_FIRST_LINE = re.compile(r"\S.*")


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that holds a formula instead of a value."""

    text: str


Cell = str | date | Formula
Row = tuple[int, list[Cell]]


def is_zip(content: bytes) -> bool:
    """Whether this is an archive, as an xlsx is."""
    return content.startswith(_ZIP)


def is_old_office(content: bytes) -> bool:
    """Whether this is a file of old Office, or an xlsx with a password."""
    return content.startswith(_OLD_OFFICE)


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
    """Text of UTF-8 (with or without mark), UTF-16 with mark, or GB18030.

    Raises Refusal quiz-import-encoding where it is none of them, as pictures and programs are.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _binary(text):
            return text
    raise Refusal("quiz-import-encoding")


def _binary(text: str) -> bool:
    sample = text[:4096]
    return "\x00" in text or sum(map(_odd, sample)) > len(sample) // 50


def _odd(char: str) -> bool:
    """Controls, and the private area where GB18030 puts what isn't text."""
    return (char < " " and char not in "\t\n\r\x0b\x0c") or "\ue000" <= char <= "\uf8ff"


def xlsx_rows(content: bytes) -> tuple[list[Row], list[str]]:
    """The rows of the first sheet that hold something, with their numbers; titles of other sheets.

    Raises Refusal: quiz-import-too-big, -too-many, -unreadable.
    """
    try:
        _check_parts(content)
        return _cells_of(content)
    except Refusal:
        raise
    except Exception:
        # openpyxl raises whatever it trips over in a damaged file.
        raise Refusal("quiz-import-unreadable") from None


def _check_parts(content: bytes) -> None:
    """Refuse what unpacks to far more than it seems, and documents that define entities."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise too_big()
        unpacked = 0
        for part in parts:
            head = b""
            with archive.open(part) as file:
                # The directory may lie about sizes: count what really comes out.
                while chunk := file.read(256 * 1024):
                    head = head or chunk[:2048]
                    unpacked += len(chunk)
                    if unpacked > MAX_UNPACKED:
                        raise too_big()
            if b"<!DOCTYPE" in head.upper():
                raise Refusal("quiz-import-unreadable")


def _cells_of(content: bytes) -> tuple[list[Row], list[str]]:
    import warnings

    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # styles and extensions that openpyxl doesn't know
        book = load_workbook(io.BytesIO(content), read_only=True)
        try:
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
        finally:
            book.close()


def _filled(sheet: Any) -> bool:
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)
    return any(value is not None for row in islice(rows, 50) for value in row)


def _cell(value: Any, data_type: str) -> Cell:
    if value is None:
        return ""
    if data_type == "f":
        return Formula(str(value)[:100])
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return unguarded(str(value)).strip()


def csv_rows(content: bytes) -> list[Row]:
    """The rows that hold something, each with the number of the line on which it begins.

    Raises Refusal: quiz-import-encoding, -too-many, -unreadable.
    """
    text = decode(content)
    found_line = _FIRST_LINE.search(text)
    first = found_line[0] if found_line else ""
    delimiter = max(",\t;，", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
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
