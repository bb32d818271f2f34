"""How officers name released opinions: `3-12`, `3-12,15,18`, and a group of similar ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.errors import Refusal

MOST = 200
"""Opinions that may be named at once."""

_DASH = r"\s*[-－—–‐−]\s*"
_COMMA = r"\s*[,，、;；]\s*"
_NUMBER = r"\d{1,9}(?!\d)"
_NAMES = re.compile(
    rf"\s*#?({_NUMBER}){_DASH}"
    rf"(?:([^\W\d_]+)\s*({_NUMBER})|({_NUMBER}(?:{_COMMA}(?:{_NUMBER}{_DASH})?{_NUMBER})*))"
)
_ONE = re.compile(rf"(?:({_NUMBER}){_DASH})?({_NUMBER})")
_SEAM = " \t\r\n\u3000:：,，、;；"


@dataclass(frozen=True, slots=True)
class Named:
    """Opinions of one round: `numbers` without repeats, or all of a group of similar ones."""

    round: int
    numbers: tuple[int, ...] = ()
    group: int = 0


def name(round_number: int, number: int) -> str:
    """How one opinion is called."""
    return f"{round_number}-{number}"


def read(text: str, is_group: Callable[[str], bool]) -> tuple[Named, str] | None:
    """The opinions that a text begins with, and the rest of it as it was written.

    None where it begins otherwise, and where a list of numbers runs into a word, for then the last
    of them may belong to what follows (`3-12，15日修好`). `is_group` knows the words for a group.
    Raises Refusal: opinions-naming-rounds for two rounds at once, opinions-naming-many.
    """
    found = _NAMES.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    round_number = int(found[1])
    if found[2] is not None:
        named = Named(round_number, group=int(found[3])) if is_group(found[2]) else None
        return (named, rest.strip(_SEAM)) if named is not None and named.group else None
    numbers: dict[int, None] = {}
    for one in _ONE.finditer(found[4]):
        if one[1] is not None and int(one[1]) != round_number:
            raise Refusal("opinions-naming-rounds")
        numbers[int(one[2])] = None
    if len(numbers) > MOST:
        raise Refusal("opinions-naming-many", most=MOST)
    if rest and (rest[0] in "-－—" or (len(numbers) > 1 and not rest[0].isspace())):
        return None
    return Named(round_number, tuple(numbers)), rest.strip(_SEAM)
