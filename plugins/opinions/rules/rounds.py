"""When a round may be released, and what happens to one in which too few wrote."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

LEAST = 3
"""No round is ever released with fewer opinions, whatever a branch sets (anonymity.md, 4)."""
THRESHOLD = 5
PER_MEMBER = 3


class State(StrEnum):
    """Where a round stands.

    | from  | to        | when                                                       |
    |-------|-----------|------------------------------------------------------------|
    | -     | open      | an officer opened it, or the standing box its next week    |
    | open  | released  | closed with at least the threshold                         |
    | open  | short     | closed with fewer, for the first time                      |
    | short | open      | extended                                                   |
    | short | destroyed | not extended in time                                       |
    | open  | destroyed | closed with fewer, for the second time                     |
    | open, short | cancelled | an officer took it back: its texts are destroyed     |
    """

    OPEN = "open"
    SHORT = "short"
    RELEASED = "released"
    DESTROYED = "destroyed"
    CANCELLED = "cancelled"


def least(threshold: int) -> int:
    """How many opinions a round needs to be released."""
    return max(threshold, LEAST)


def ending(count: int, threshold: int, *, extended: bool) -> State:
    """What a round becomes that closes with so many opinions."""
    if count >= least(threshold):
        return State.RELEASED
    return State.DESTROYED if extended else State.SHORT


def cap(per_member: int, members: int) -> int:
    """How many opinions a round takes in all: what stands when memory forgot who wrote."""
    return per_member * members


def runs(states: Iterable[str]) -> bool:
    """Whether any of these is a round that takes opinions."""
    return State.OPEN in states
