"""What becomes of a released opinion."""

from __future__ import annotations

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
