"""Which rows of a list are booked: what was booked before is not booked again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.dues.rules.columns import plain
from plugins.dues.rules.matching import Hit, Miss, Why


@dataclass(frozen=True, slots=True)
class Before:
    """A claim that is known already. `waits` for a decision, or was booked lately."""

    number: int
    member_id: int
    fen: int
    waits: bool
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with the rows: `book` them, or confirm the `claims` that they prove."""

    book: tuple[Hit, ...]
    claims: Mapping[int, Hit]
    misses: tuple[Miss, ...]


def key_of(hit: Hit, sha256: str) -> str:
    """The cause under which a row is booked.

    By the number of its order or the time of its payment where the list has them, so that a later
    export of the same collection books none twice; else by the file and the row.
    """
    if not hit.line.mark:
        return f"import:{sha256[:32]}:{hit.line.row}"
    said = f"{hit.member_id}|{hit.fen}|{plain(hit.line.mark)}"
    return f"import:{hashlib.sha256(said.encode()).hexdigest()[:40]}"


def plan(
    hits: Sequence[Hit],
    misses: Sequence[Miss],
    sha256: str,
    keys: Collection[str],
    before: Iterable[Before],
) -> Plan:
    """Sort out what was booked before (by `keys`, or by a claim of the same sum) and what waits.

    Each claim stands for one row only. A row with a mark of its own (order, time) isn't taken for
    a row of an earlier list that had another.
    """
    waiting: defaultdict[tuple[int, int], list[Before]] = defaultdict(list)
    booked: defaultdict[tuple[int, int], list[Before]] = defaultdict(list)
    for one in before:
        (waiting if one.waits else booked)[one.member_id, one.fen].append(one)
    book: list[Hit] = []
    claims: dict[int, Hit] = {}
    taken: list[Miss] = []
    seen: set[str] = set()
    for hit in hits:
        key, same = key_of(hit, sha256), (hit.member_id, hit.fen)
        earlier = [one for one in booked[same] if not (one.marked and hit.line.mark)]
        if key in keys or key in seen:
            taken.append(Miss(hit.line, Why.TAKEN, hit.fen))
        elif waiting[same]:
            claims[waiting[same].pop(0).number] = hit
            seen.add(key)
        elif earlier:
            booked[same].remove(earlier[0])
            taken.append(Miss(hit.line, Why.TAKEN, hit.fen))
        else:
            book.append(hit)
            seen.add(key)
    every = sorted((*misses, *taken), key=lambda one: one.line.row)
    return Plan(tuple(book), claims, tuple(every))
