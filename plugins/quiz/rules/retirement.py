"""When a question is asked no more, and when it is asked again."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import StrEnum

from plugins.quiz.bank.question import Question
from plugins.quiz.bank.wording import letters_only

SHORTEST_RULE = 2
_TITLE = re.compile(r"《([^《》]+)》")
_VERSION = re.compile(r"(\d{4})(?:\s*[-./年]\s*(\d{1,2}))?(?:\s*[-./月]\s*(\d{1,2}))?")


class Why(StrEnum):
    """Why a question was retired: by a person, past its last day, or for a new version of its
    rule."""

    HAND = "hand"
    EXPIRED = "expired"
    RULE = "rule"


def holds(question: Question, day: date) -> bool:
    """Whether a question may still be asked on a branch day."""
    return question.holds_until is None or question.holds_until >= day


def returns(why: str, old: Question, new: Question, day: date) -> bool:
    """Whether a question that retired by itself is asked again with what a file brings.

    What a person retired stays so until a person says otherwise.
    """
    if why == Why.EXPIRED:
        return holds(new, day)
    if why == Why.RULE:
        return holds(new, day) and older(old.rule_version, new.rule_version) is True
    return False


def version_of(written: str) -> tuple[int, ...] | None:
    """The date in the name of a version, as far as it goes: `2022年10月` -> (2022, 10)."""
    found = _VERSION.search(unicodedata.normalize("NFKC", written))
    if found is None:
        return None
    parts = tuple(int(part) for part in found.groups() if part is not None)
    fits = all(1 <= part <= most for part, most in zip(parts[1:], (12, 31), strict=False))
    return parts if fits else None


def older(one: str, other: str) -> bool | None:
    """Whether a version is older than another; None where that can't be seen.

    `2022` and `2022-10-22` are taken for the same version.
    """
    left, right = version_of(one), version_of(other)
    if left is None or right is None:
        return None
    shared = min(len(left), len(right))
    return left[:shared] < right[:shared]


def rests_on(question: Question, rule: str) -> bool:
    """Whether a question's source names a rule, whatever marks are around its title."""
    wanted = letters_only(rule)
    return len(wanted) >= SHORTEST_RULE and wanted in letters_only(question.source)


def rule_of(source: str) -> str:
    """The title of the rule that a source names, or nothing where it names none."""
    found = _TITLE.search(source)
    return found[1].strip() if found else ""
