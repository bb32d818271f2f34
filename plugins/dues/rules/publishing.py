"""What a branch publishes of a period: figures from the ledger, and the seal on them.

Nothing here is an amount of a person: sums of all, and by setting the names of who has paid.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from plugins.dues.rules.ledger import PostingKind
from plugins.dues.rules.periods import Period

VERSION = 1
"""Of the form of the data."""


@dataclass(frozen=True, slots=True)
class Line:
    """A posting as figures need it.

    `kind` of a reversal is that of what it takes back, `sign` -1; `reversed_day` is then that
    posting's day. `month` is the charge's, also for a reversal of one.
    """

    id: int
    kind: str
    fen: int
    day: date
    member_id: int | None = None
    month: date | None = None
    memo: str = ""
    sign: int = 1
    reverses: int | None = None
    reversed_day: date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One sum that was handed upwards, allotted or spent."""

    day: date
    fen: int
    memo: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A period in fen: `opening + collected - refunded - handed + allotted - spent + corrected`
    is `closing`.

    `corrected` is what was taken back of bookings from before the period. `due` members owed
    something for its months, `paid` of them have paid all of it, whenever they did.
    """

    opening: int
    charged: int
    collected: int
    refunded: int
    handed: tuple[Item, ...]
    allotted: tuple[Item, ...]
    spent: tuple[Item, ...]
    corrected: int
    closing: int
    due: int
    paid: tuple[int, ...]

    @property
    def sums(self) -> tuple[int, int, int]:
        """Handed upwards, allotted, spent."""
        handed, allotted, spent = (
            sum(one.fen for one in items) for items in (self.handed, self.allotted, self.spent)
        )
        return handed, allotted, spent


_CASH = {
    PostingKind.PAYMENT: 1,
    PostingKind.REFUND: -1,
    PostingKind.HANDOVER: -1,
    PostingKind.ALLOTMENT: 1,
    PostingKind.SPENDING: -1,
}
"""What a posting does to what the branch holds."""


def figures(lines: Sequence[Line], period: Period) -> Figures:
    """The figures of a period from all postings up to some moment."""
    taken = {
        line.reverses for line in lines if line.sign < 0 and line.day <= period.last
    }  # a posting and what took it back inside the period cancel each other
    sums: defaultdict[str, int] = defaultdict(int)
    items: defaultdict[str, list[Item]] = defaultdict(list)
    opening = corrected = 0
    for line in lines:
        cash = _CASH.get(line.kind, 0) * line.fen * line.sign  # type: ignore[call-overload]
        if line.day < period.first:
            opening += cash
        elif line.day > period.last:
            continue
        elif line.sign < 0:
            before = line.reversed_day is not None and line.reversed_day < period.first
            corrected += cash if before else 0
        elif line.id not in taken:
            sums[line.kind] += line.fen
            items[line.kind].append(Item(line.day, line.fen, line.memo))
    due, paid, charged = _members(lines, period)
    made = Figures(
        opening=opening,
        charged=charged,
        collected=sums[PostingKind.PAYMENT],
        refunded=sums[PostingKind.REFUND],
        handed=_in_order(items[PostingKind.HANDOVER]),
        allotted=_in_order(items[PostingKind.ALLOTMENT]),
        spent=_in_order(items[PostingKind.SPENDING]),
        corrected=corrected,
        closing=0,
        due=due,
        paid=paid,
    )
    handed, allotted, spent = made.sums
    closing = opening + made.collected - made.refunded - handed + allotted - spent + corrected
    return replace(made, closing=closing)


def _members(lines: Iterable[Line], period: Period) -> tuple[int, tuple[int, ...], int]:
    """How many owe for the period's months, who of them has paid, and what was charged for it."""
    until: defaultdict[int, int] = defaultdict(int)
    within: defaultdict[int, int] = defaultdict(int)
    settled: defaultdict[int, int] = defaultdict(int)
    for line in lines:
        member = line.member_id
        if member is None:
            continue
        fen = line.fen * line.sign
        if line.kind == PostingKind.CHARGE:
            if line.month is not None and line.month <= period.last:
                until[member] += fen
                within[member] += fen if line.month >= period.first else 0
        elif line.kind == PostingKind.PAYMENT:
            settled[member] += fen
        elif line.kind == PostingKind.REFUND:
            settled[member] -= fen
    due = [member for member in sorted(within) if within[member] > 0]
    paid = tuple(member for member in due if settled[member] >= until[member])
    return len(due), paid, sum(within.values())


def _in_order(items: list[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda one: one.day))


def data_of(
    found: Figures,
    period: Period,
    *,
    branch: str,
    upto: int,
    names: Sequence[str] | None,
) -> dict[str, Any]:
    """What is published and sealed. `upto` is the last posting that it counts; `names` those who
    have paid, or None where the branch doesn't publish them."""

    def listed(items: Sequence[Item]) -> list[dict[str, Any]]:
        return [{"day": one.day.isoformat(), "fen": one.fen, "memo": one.memo} for one in items]

    return {
        "version": VERSION,
        "branch": branch,
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "upto": upto,
        "opening": found.opening,
        "charged": found.charged,
        "collected": found.collected,
        "refunded": found.refunded,
        "handed": listed(found.handed),
        "allotted": listed(found.allotted),
        "spent": listed(found.spent),
        "corrected": found.corrected,
        "closing": found.closing,
        "due": found.due,
        "paid": len(found.paid),
        "names": list(names) if names is not None else None,
    }


def canonical(data: Any) -> bytes:
    """Data in the one form that is sealed: keys in order, no blanks, UTF-8."""
    return json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def checksum(data: Any) -> str:
    """SHA-256 (hex) of the canonical form."""
    return hashlib.sha256(canonical(data)).hexdigest()


FROM_LEDGER = frozenset(
    {"opening", "charged", "collected", "refunded", "handed", "allotted", "spent", "corrected",
     "closing", "due", "paid"}
)  # fmt: skip
"""The parts that come from the ledger and can be counted again."""


def differing(data: Any, again: dict[str, Any]) -> list[str]:
    """The parts of published data that the ledger doesn't bear out."""
    kept = data if isinstance(data, dict) else {}
    return sorted(key for key in FROM_LEDGER if kept.get(key) != again[key])


def read(data: Any) -> dict[str, Any]:
    """Published data with every part there and of its kind, whatever stands in the row."""
    kept = data if isinstance(data, dict) else {}

    def number(name: str) -> int:
        value = kept.get(name)
        return value if isinstance(value, int) else 0

    def items(name: str) -> list[dict[str, Any]]:
        value = kept.get(name)
        return [
            {"day": str(one.get("day", "")), "fen": one["fen"], "memo": str(one.get("memo", ""))}
            for one in (value if isinstance(value, list) else [])
            if isinstance(one, dict) and isinstance(one.get("fen"), int)
        ]

    names = kept.get("names")
    whole = {name: number(name) for name in sorted(FROM_LEDGER - {"handed", "allotted", "spent"})}
    return whole | {
        "branch": str(kept.get("branch", "")),
        "upto": number("upto"),
        "handed": items("handed"),
        "allotted": items("allotted"),
        "spent": items("spent"),
        "names": [str(one) for one in names] if isinstance(names, list) else None,
    }
