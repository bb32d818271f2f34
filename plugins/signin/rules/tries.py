"""How often a member may guess."""

from __future__ import annotations

from datetime import timedelta

WITHIN = timedelta(minutes=1)
MOST = 5
KEPT = timedelta(hours=1)


def exhausted(wrong: int) -> bool:
    """Whether this many wrong tries within `WITHIN` are enough for now."""
    return wrong >= MOST
