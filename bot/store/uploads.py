"""What is the same for every uploaded file that nobody has to trust: archives, encodings, cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

MAX_UNPACKED = 50 * 1024 * 1024
MAX_PARTS = 500

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class TooBig(Exception):
    """An archive that unpacks to more than anyone would send in good faith."""


class Unreadable(Exception):
    """A damaged file, or one that is made to harm whoever reads it."""


class NotText(Exception):
    """Bytes in none of the encodings that people use: a picture, a program."""


def is_zip(content: bytes) -> bool:
    """Whether this is an archive, as an xlsx is."""
    return content.startswith(_ZIP)


def is_old_office(content: bytes) -> bool:
    """Whether this is a file of old Office, or an xlsx with a password."""
    return content.startswith(_OLD_OFFICE)


def decode(content: bytes) -> str:
    """Text of UTF-8 (with or without mark), UTF-16 with mark, or GB18030; raises NotText."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _binary(text):
            return text
    raise NotText


def _binary(text: str) -> bool:
    sample = text[:4096]
    return "\x00" in text or sum(map(_odd, sample)) > len(sample) // 50


def _odd(char: str) -> bool:
    """Controls, and the private area where GB18030 puts what isn't text."""
    return (char < " " and char not in "\t\n\r\x0b\x0c") or "\ue000" <= char <= "\uf8ff"


def check_archive(content: bytes) -> None:
    """Raise TooBig for what unpacks to far more than it seems, Unreadable for defined entities."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise TooBig
        unpacked = 0
        for part in parts:
            head = b""
            with archive.open(part) as file:
                # The directory may lie about sizes: count what really comes out.
                while chunk := file.read(256 * 1024):
                    head = head or chunk[:2048]
                    unpacked += len(chunk)
                    if unpacked > MAX_UNPACKED:
                        raise TooBig
            if b"<!DOCTYPE" in head.upper():
                raise Unreadable


def with_workbook(content: bytes, read: Callable[[Any], Any], *, values: bool) -> Any:
    """What `read` makes of the checked workbook; `values`: of formulas, what they last came to.

    Raises TooBig, Unreadable, and what `read` raises on purpose.
    """
    import warnings

    from openpyxl import load_workbook

    try:
        check_archive(content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extensions that openpyxl doesn't know
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=values)
    except (TooBig, Unreadable):
        raise
    except Exception:
        # openpyxl raises whatever it trips over in a damaged file.
        raise Unreadable from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return read(book)
    finally:
        book.close()


def cell(value: Any) -> str | date:
    """A cell's value as text or a day."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip()


def delimiter_of(text: str) -> str:
    """What divides the columns of a csv, by its first line that holds something."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",\t;，", key=first.count)
