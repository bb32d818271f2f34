"""One door for every format: which it is, and the reader that it goes to."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.errors import Refusal
from bot.store import uploads
from plugins.quiz.bank.drafts import Defaults
from plugins.quiz.bank.formats.aiken import looks_like_aiken, read_aiken
from plugins.quiz.bank.formats.gift import read_gift
from plugins.quiz.bank.formats.gift_text import mask
from plugins.quiz.bank.formats.tables import read_rows
from plugins.quiz.bank.formats.unpack import (
    check_size,
    csv_rows,
    decode,
    xlsx_rows,
)
from plugins.quiz.bank.formats.yamls import read_yaml
from plugins.quiz.bank.report import BankFile


class Form(StrEnum):
    """A format that we read."""

    XLSX = "xlsx"
    CSV = "csv"
    YAML = "yaml"
    GIFT = "gift"
    AIKEN = "aiken"


SUFFIXES = {
    ".xlsx": Form.XLSX,
    ".csv": Form.CSV,
    ".tsv": Form.CSV,
    ".yaml": Form.YAML,
    ".yml": Form.YAML,
    ".gift": Form.GIFT,
    ".aiken": Form.AIKEN,
}
"""What a name says; `.txt` may be GIFT or Aiken and is looked into."""

READABLE = (*SUFFIXES, ".txt", ".xls")
"""Ends of names that are worth fetching; `.xls` gets its own refusal."""

_GIFT_SIGNS = re.compile(r"^[ \t]*(?:::|\$CATEGORY[ \t]*:)|\{[^{}]*\}", re.MULTILINE)
_SAMPLE = 200_000


def read_bank(content: bytes, filename: str, defaults: Defaults | None = None) -> BankFile:
    """The questions of a file of any format, checked. Blocks: use a thread.

    Raises Refusal where the file as a whole can't be used: quiz-import-too-big, -too-many,
    -old-excel, -unreadable, -encoding, -unknown-format, -empty, and those of its reader.
    """
    check_size(content)
    form = form_of(content, filename)
    defaults = defaults or Defaults()
    if form is Form.XLSX:
        rows, others = xlsx_rows(content)
        return read_rows(rows, defaults, others)
    if not content.strip(b" \t\r\n\xef\xbb\xbf\x00"):
        raise Refusal("quiz-import-empty")
    if form is Form.CSV:
        return read_rows(csv_rows(content), defaults)
    readers = {Form.YAML: read_yaml, Form.GIFT: read_gift, Form.AIKEN: read_aiken}
    return readers[form](content, defaults)


def form_of(content: bytes, filename: str) -> Form:
    """The format, by what the file holds where that is plain, otherwise by its name."""
    name = filename.lower().strip()
    if uploads.is_zip(content):
        return Form.XLSX
    if uploads.is_old_office(content) or name.endswith(".xls"):
        raise Refusal("quiz-import-old-excel")
    form = next((form for suffix, form in SUFFIXES.items() if name.endswith(suffix)), None)
    if form is Form.XLSX:
        raise Refusal("quiz-import-unreadable" if content else "quiz-import-empty")
    if form is not None:
        return form
    if not name.endswith(".txt"):
        raise Refusal("quiz-import-unknown-format")
    return _form_of_text(decode(content))


def _form_of_text(text: str) -> Form:
    if not text.strip():
        raise Refusal("quiz-import-empty")
    sample = text[:_SAMPLE]
    if _GIFT_SIGNS.search(mask(sample)):
        return Form.GIFT
    if looks_like_aiken(sample):
        return Form.AIKEN
    raise Refusal("quiz-import-unknown-format")
