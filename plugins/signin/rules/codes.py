"""Codes that are typed: fixed ones that are posted, and rotating ones that a live page shows.

A posted code has four digits, a rotating one six, so that one is never taken for the other and
a guess within two windows is worth one in half a million. A rotating code is an HMAC of its
window of 15 seconds (the idea of RFC 6238, with a shorter window).
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Collection
from datetime import datetime

WINDOW = 15
"""Seconds for which a rotating code is shown; it stays good for one window more."""

FIXED_DIGITS = 4
LIVE_DIGITS = 6
MOST_FIXED = 2_000
"""Most codes that may be taken at once in a branch: beyond it guessing would be easy."""

_CODE = re.compile(rf"\d{{{FIXED_DIGITS}}}|\d{{{LIVE_DIGITS}}}", re.ASCII)
_LINK = re.compile(r"([0-9a-f]{16})(?:-(\d{6}))?", re.ASCII)


def readable(code: str) -> bool:
    """Whether a word can be a code at all."""
    return _CODE.fullmatch(code) is not None


def new_code(taken: Collection[str], below: Callable[[int], int]) -> str:
    """A code that is not taken; `below(n)` gives a random number under n.

    No code begins with 0, which people drop when they pass it on. Raises ValueError when too
    many are taken.
    """
    if len(taken) > MOST_FIXED:
        raise ValueError("too many codes are taken")
    while True:
        code = str(1000 + below(9000))
        if code not in taken:
            return code


def window_of(at: datetime) -> int:
    """The number of the window in which an instant lies."""
    return int(at.timestamp() // WINDOW)


def seconds_left(at: datetime) -> float:
    """Seconds until the next rotating code."""
    return WINDOW - at.timestamp() % WINDOW


def rotating(secret: str, window: int) -> str:
    """The rotating code of a window."""
    digest = hmac.new(secret.encode(), window.to_bytes(8, "big"), hashlib.sha256).digest()
    return f"{int.from_bytes(digest[:8], 'big') % 10**LIVE_DIGITS:0{LIVE_DIGITS}d}"


def fits(secret: str, code: str, at: datetime) -> bool:
    """Whether a rotating code was good at an instant: its own window or the one before."""
    now = window_of(at)
    same = [hmac.compare_digest(rotating(secret, window), code) for window in (now, now - 1)]
    return any(same)


def good_for(secret: str, code: str, at: datetime) -> float:
    """Seconds for which a rotating code is still good; 0 where it is not."""
    now = window_of(at)
    if hmac.compare_digest(rotating(secret, now), code):
        return WINDOW + seconds_left(at)
    return seconds_left(at) if hmac.compare_digest(rotating(secret, now - 1), code) else 0.0


def link(token: str, code: str = "") -> str:
    """What a QR code carries of a session: its token, and on a live page the rotating code."""
    return f"{token}-{code}" if code else token


def read_link(payload: str) -> tuple[str, str] | None:
    """Token and rotating code (may be empty) of a link, or None where it is none."""
    match = _LINK.fullmatch(payload)
    return (match[1], match[2] or "") if match is not None else None
