"""When a branch has its daily quiz, and which questions are in it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from hashlib import blake2b
from zoneinfo import ZoneInfo

REST_DAYS = 30
"""So long a question rests after it was asked, where the bank has others."""

# What so many questions should be like: mostly middling, some easy, a hard one among five.
_MIX = {1: (2,), 2: (1, 2), 3: (1, 2, 3), 4: (1, 2, 2, 3), 5: (1, 2, 2, 1, 3)}


class State(StrEnum):
    """Where the quiz of a day stands."""

    OPEN = "open"
    CLOSED = "closed"


# --- when ---------------------------------------------------------------------------------------

_NAMES = {name: at for at, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 1)}
_SIGNS = {sign: at for at, sign in enumerate("一二三四五六日", 1)} | {"天": 7}
_EVERY = frozenset({"每天", "每日", "天天", "daily", "everyday"})
_WORKDAYS = frozenset({"工作日", "weekdays", "workdays"})
_DAY = (
    r"(?:(?:周|星期|礼拜)?([一二三四五六日天1-7])"
    r"|(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?)"
)
_SPAN = re.compile(rf"{_DAY}(?:(?:-|–|—|~|至|到|to){_DAY})?(?:[,、，;；和及]|and)*")


def weekdays(written: str) -> tuple[int, ...] | None:
    """The days of the week that a text names, 1 (Monday) to 7: `1-5`, `周一至周五`, `mon,wed`.

    In rising order; None where it names none or is no such list.
    """
    text = "".join(unicodedata.normalize("NFKC", written).split()).casefold()
    if text in _EVERY:
        return tuple(range(1, 8))
    if text in _WORKDAYS:
        return tuple(range(1, 6))
    found: set[int] = set()
    at = 0
    while at < len(text):
        span = _SPAN.match(text, at)
        if span is None:
            return None
        first = _number(span[1], span[2])
        last = _number(span[3], span[4]) if span[3] or span[4] else first
        if last < first:
            return None
        found.update(range(first, last + 1))
        at = span.end()
    return tuple(sorted(found)) or None


def _number(sign: str | None, name: str | None) -> int:
    if name:
        return _NAMES[name]
    return _SIGNS[sign] if sign in _SIGNS else int(sign or 0)


def day_of(due_at: datetime, zone: ZoneInfo) -> date:
    """The branch day of a quiz: the local date on which it opens, also where it runs past it."""
    return due_at.astimezone(zone).date()


def closes_at(due_at: datetime, hours: int) -> datetime:
    """When a quiz closes (UTC): so many real hours after it was due, however late it came."""
    return due_at.astimezone(UTC) + timedelta(hours=hours)


# --- which --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Candidate:
    """What choosing has to know of a question."""

    id: int
    topic: str
    difficulty: int


def choose(
    candidates: Iterable[Candidate],
    count: int,
    seed: str,
    day: date,
    asked: Mapping[int, date] | None = None,
) -> tuple[int, ...]:
    """The questions of a day: the same for the same seed, bank and past, in the order asked.

    `asked` says when a question was asked last. Who rests less than `REST_DAYS` is taken only
    where there is nobody else, the longest rested first. Topics come as evenly as they can, and
    of those that fit the one whose difficulty is nearest to what the mix wants.
    """
    left = list(candidates)
    past = asked or {}
    uses: Counter[str] = Counter()
    chosen: list[int] = []
    for wanted in _MIX[max(1, min(count, len(_MIX)))]:
        if not left:
            break
        best = min(left, key=lambda one: _merit(one, wanted, uses, seed, day, past))
        left.remove(best)
        uses[best.topic] += 1
        chosen.append(best.id)
    return tuple(chosen)


def _merit(
    one: Candidate,
    wanted: int,
    uses: Mapping[str, int],
    seed: str,
    day: date,
    past: Mapping[int, date],
) -> tuple[int, int, int, bytes, bytes]:
    last = past.get(one.id)
    tired = REST_DAYS - (day - last).days if last is not None else 0
    gap = abs(one.difficulty - wanted)
    topic = _rank(seed, f"topic {one.topic}")
    return max(0, tired), uses.get(one.topic, 0), gap, topic, _rank(seed, str(one.id))


def _rank(seed: str, what: str) -> bytes:
    return blake2b(f"{seed}\x1f{what}".encode(), digest_size=12).digest()


def seed_of(branch_id: int, day: date) -> str:
    """The seed of a branch's day."""
    return f"daily {branch_id} {day.isoformat()}"


def topics_in(written: str) -> tuple[str, ...]:
    """The topics that a setting names, divided by commas; none for all of them."""
    parts: Sequence[str] = re.split(r"[,，、;；]", written)
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
