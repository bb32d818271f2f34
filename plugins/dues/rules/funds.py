"""What a branch may hand upwards, and what it may spend.

Dues are handed upwards; what is spent comes from what was allotted for use (下拨). So what the
branch holds has two parts, and neither may pay for the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.errors import Refusal
from plugins.dues.rules.ledger import AccountKind
from plugins.dues.rules.money import yuan


@dataclass(frozen=True, slots=True)
class Funds:
    """What a branch holds, and what was handed upwards, allotted and spent in all, in fen."""

    held: int = 0
    handed: int = 0
    allotted: int = 0
    spent: int = 0

    @property
    def free(self) -> int:
        """What was allotted and is not spent yet."""
        return self.allotted - self.spent

    @property
    def dues(self) -> int:
        """Dues that the branch holds and has not handed upwards yet."""
        return self.held - self.free


def funds_of(balances: Mapping[str, int]) -> Funds:
    """The funds that balances by account code (debits less credits) come to."""
    return Funds(
        held=balances.get(AccountKind.CASH, 0),
        handed=balances.get(AccountKind.UPWARDS, 0),
        allotted=-balances.get(AccountKind.ALLOTTED, 0),
        spent=balances.get(AccountKind.SPENT, 0),
    )


def check_handover(funds: Funds, fen: int) -> None:
    """Raise Refusal dues-funds-handover-over for more than the dues that are held."""
    if fen > funds.dues:
        raise Refusal("dues-funds-handover-over", held=yuan(max(0, funds.dues)))


def check_spending(funds: Funds, fen: int) -> None:
    """Raise Refusal dues-funds-spending-over for more than what was allotted and is there."""
    free = min(funds.free, funds.held)
    if fen > free:
        raise Refusal("dues-funds-spending-over", free=yuan(max(0, free)))


def check_day(changes: Iterable[tuple[date, int]], day: date, fen: int) -> None:
    """Raise Refusal dues-funds-day-short where so much wasn't there on a day, or a later day's
    bookings would have taken more than the rest. `changes` are in the order of their days."""
    held, least = 0, None
    for when, change in changes:
        if when > day and least is None:
            least = held
        held += change
        if when > day and least is not None:
            least = min(least, held)
    least = held if least is None else least
    if fen > least:
        raise Refusal("dues-funds-day-short", day=day.isoformat(), held=yuan(max(0, least)))
