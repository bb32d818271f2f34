"""What somebody meant who wrote `绑定 …`, decided from the words alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_LABELS = re.compile(r"^(?:姓名|名字|学号|编号|绑定码|name|number|code)[::=]?", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,，、;；+|/【】\[\]<>《》()()]+")
_GLUED = re.compile(r"([^\W\d_]*[^\W\d_A-Za-z])([A-Za-z]{0,4}\d[0-9A-Za-z]*)")
_PLAIN = re.compile(r"[0-9A-Za-z-]+")


@dataclass(frozen=True, slots=True)
class NameAndNumber:
    """A person says who they are."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Code:
    """A person shows a one-time code."""

    code: str


def read_binding(words: Sequence[str]) -> NameAndNumber | Code | None:
    """What the words after `绑定` mean, or None where they mean nothing.

    People write name and number in either order, with commas, brackets, labels or glued
    together, in full width; a Latin name may have several words.
    """
    text = unicodedata.normalize("NFKC", " ".join(words))
    parts = [_LABELS.sub("", part) for part in _BETWEEN.split(text)]
    parts = [part for part in parts if part]
    if not parts:
        return None
    if len(parts) == 1:
        return _single(parts[0])
    numbers = [part for part in parts if any(sign.isdigit() for sign in part)]
    if len(numbers) != 1:
        return None
    parts.remove(numbers[0])
    return NameAndNumber(" ".join(parts), numbers[0])


def _single(part: str) -> NameAndNumber | Code | None:
    glued = _GLUED.fullmatch(part)
    if glued is not None:
        return NameAndNumber(glued[1], glued[2])
    return Code(part) if _PLAIN.fullmatch(part) else None
