"""What in an author's own text may tell who the author is: pointed out before it is sent.

It helps against slips and promises nothing: style and what only few can know stay the author's
care. Nothing is changed or refused because of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from plugins.opinions.rules.describing import INTRODUCED, SELF
from plugins.opinions.rules.names import Roster


class Kind(StrEnum):
    """What was found. `ROLE` is all that writers say of themselves: an office, a class, a room."""

    NAME = "name"
    STUDENT_NUMBER = "student_number"
    PHONE = "phone"
    ROLE = "role"
    ID_NUMBER = "id_number"
    ACCOUNT = "account"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Known:
    """A member of the branch, as far as a text may name one."""

    name: str
    student_no: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A find: `words` is `text[start:end]`, and is kept out of logs."""

    kind: Kind
    start: int
    end: int
    words: str = field(repr=False)


_BLANK = "[ -]?"
_EMAIL = re.compile(
    r"(?<![a-z0-9._+-])[a-z0-9._+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}", re.IGNORECASE
)
_ID_NUMBER = re.compile(
    rf"(?<![0-9a-z])[1-9][0-9]{{5}}{_BLANK}(?:18|19|20)[0-9]{{2}}(?:0[1-9]|1[0-2])"
    rf"(?:0[1-9]|[12][0-9]|3[01]){_BLANK}[0-9]{{3}}[0-9x](?![0-9a-z])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![0-9])(?:\+?86[ -]?)?1[3-9](?:"
    r"[0-9]{9}"
    r"|[0-9][ .-]{1,3}[0-9]{4}[ .-]{1,3}[0-9]{4}"
    r"|[0-9][ .-]{1,3}[0-9]{3,4}[ .-]{1,3}[0-9]{4,5}"
    r"|[0-9][ .-]{1,3}[0-9]{8}"
    r"|[0-9]{2}[ .-]{1,3}[0-9]{3,4}[ .-]{1,3}[0-9]{3,4}"
    r"|[0-9]{3}[ .-]{1,3}[0-9]{3}[ .-]{1,3}[0-9]{3}"
    r"|[0-9]{5}[ .-]{1,3}[0-9]{4}"
    r"|(?:[ .-]{1,3}[0-9]{3}){3}"
    r")(?![0-9])"
    r"|(?<![0-9])1[ .-][3-9](?:[ .-][0-9]){9}(?![0-9])"
)
_ACCOUNT = re.compile(
    r"(?:(?<![a-z])qq|扣扣|企鹅)(?:号码?|账号|帐号|number|id)?(?: ?(?:[是为:]|is))? ?"
    r"[1-9][0-9]{4,11}(?![0-9])"
    r"|(?:微信|薇信|威信|(?<![a-z])(?:wechat|weixin|wx|vx))(?:"
    r"(?:(?:号码?|账号|帐号)(?: ?[是为:])?| ?id(?: is| ?:)?| ?:) ?[a-z][a-z0-9_-]{5,19}"
    r"|(?: ?[是加])? ?(?=[a-z_-]{0,18}[0-9_])[a-z][a-z0-9_-]{5,19})(?![a-z0-9_-])"
    r"|(?<![a-z0-9_.@])@[a-z][a-z0-9_]{4,31}(?![a-z0-9_])|\bt\.me/[a-z][a-z0-9_]{4,31}",
    re.IGNORECASE,
)
_TOLD_NUMBER = re.compile(
    r"(?:学号|(?:student|my) (?:number|id|no\.?))(?: ?(?:[是为:]|is))? ?"
    r"(?=[a-z-]{0,6}[0-9])[a-z0-9-]{4,20}",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"(?<![0-9a-z])[a-z0-9]{4,24}(?![0-9a-z])", re.IGNORECASE)
_GROUPED = re.compile(r"(?<![0-9])[0-9](?:[ -]?[0-9]){5,19}(?![0-9])")
_OF_MANY = re.compile("(?:群|会议)")
_LONG_NUMBER = re.compile(
    r"(?<![0-9a-z.,¥$])(?<![0-9]-)[a-z]{0,2}[0-9]{8,12}"
    r"(?![0-9a-z%]|[.,][0-9]| ?(?:[元块万亿千百人次个份条分秒字年天]|yuan|rmb))",
    re.IGNORECASE,
)


def find(text: str, people: Iterable[Known]) -> tuple[Sign, ...]:
    """What may tell who wrote a text, in the order of the text; no two finds overlap.

    `people` are the members of the branch. Takes time in proportion to the text and, added to it,
    to the branch: some milliseconds for the longest opinion. Raises nothing.
    """
    flat = narrow(text)
    members = tuple(people)
    names = Roster(narrow(member.name) for member in members)
    numbers = frozenset(_plain_number(narrow(member.student_no).strip()) for member in members)
    taken = bytearray(len(flat))
    signs: list[Sign] = []
    for kind, start, end in _finds(flat, names, numbers):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            signs.append(Sign(kind, start, end, text[start:end]))
    return tuple(sorted(signs, key=lambda sign: sign.start))


def narrow(text: str) -> str:
    """A text of the same length in which width and the kinds of blanks don't differ."""
    return text if text.isascii() else "".join(map(_narrow, text))


def _narrow(letter: str) -> str:
    flat = unicodedata.normalize("NFKC", letter)
    if len(flat) != 1:
        return letter
    if flat in "‘’":
        return "'"
    # What is invisible, and would hide the parts of a name from each other, is a blank.
    return " " if unicodedata.category(flat) in ("Zs", "Cf") else flat


def _finds(flat: str, names: Roster, numbers: frozenset[str]) -> Iterator[tuple[Kind, int, int]]:
    """All finds, the surest kinds first."""
    for kind, pattern in (
        (Kind.EMAIL, _EMAIL),
        (Kind.ID_NUMBER, _ID_NUMBER),
        (Kind.STUDENT_NUMBER, _TOLD_NUMBER),
        (Kind.ACCOUNT, _ACCOUNT),
    ):
        yield from ((kind, *found.span()) for found in pattern.finditer(flat))
    for pattern in (_TOKEN, _GROUPED):
        for found in pattern.finditer(flat):
            if _plain_number(found.group()) in numbers:
                yield Kind.STUDENT_NUMBER, *found.span()
    yield from ((Kind.PHONE, *found.span()) for found in _PHONE.finditer(flat))
    for found in _LONG_NUMBER.finditer(flat):
        if not _OF_MANY.search(flat, max(0, found.start() - 6), found.start()) and not _is_date(
            found.group()
        ):
            yield Kind.STUDENT_NUMBER, *found.span()
    yield from ((Kind.NAME, *span) for span in names.spans(flat))
    yield from ((Kind.NAME, *found.span()) for found in INTRODUCED.finditer(flat))
    yield from ((Kind.ROLE, *found.span()) for found in SELF.finditer(flat))


def _plain_number(written: str) -> str:
    return re.sub("[ -]", "", written).lower()


def _is_date(digits: str) -> bool:
    """Whether eight digits are a day (20261124) or two years (20262027)."""
    if len(digits) != 8 or not digits.isascii() or not digits.isdigit():
        return False
    years = int(digits[:4]), int(digits[4:])
    if all(1900 <= year < 2100 for year in years):
        return True
    try:
        day = date(years[0], int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return 1900 <= day.year < 2100
