"""What becomes of a released opinion."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

LONGEST = 2_000
"""Characters of an opinion, or of what its author adds."""


class State(StrEnum):
    """How far a released opinion is dealt with; an officer says so, never the bot."""

    NEW = "new"
    READ = "read"
    HANDLING = "handling"
    DONE = "done"
    DECLINED = "declined"


def cleaned(text: str) -> str:
    """What somebody wrote, without what no database or reader takes, and without blank edges.

    Empty where nothing of it can be seen.
    """
    if all(unicodedata.category(one)[0] in "ZC" for one in text):
        return ""  # nothing of it can be seen
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(one for one in lines if one == "\n" or _shows(one)).strip()


def _shows(letter: str) -> bool:
    """Neither a control character nor half of a pair."""
    return unicodedata.category(letter) not in ("Cc", "Cs")
