"""How members stand: what was charged, what they paid, what is open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tortoise.functions import Sum

from plugins.dues.models import Charge, Claim
from plugins.dues.rules.allocation import Settled, allocate
from plugins.dues.rules.claims import State
from plugins.dues.services import ledger


@dataclass(frozen=True, slots=True)
class Line:
    """One month's charge, with the rate and the version of the rule behind it."""

    month: date
    category: str
    rate: str
    version: str
    full_fen: int
    fen: int
    waiver: int | None


@dataclass(frozen=True, slots=True)
class Account:
    """A member's account. `paid_fen` is net of what was given back or taken back.

    `waiting_fen` is claimed and not decided yet.
    """

    member_id: int
    lines: tuple[Line, ...]
    paid_fen: int
    settled: Settled
    waiting_fen: int = 0

    @property
    def charged_fen(self) -> int:
        """All that was ever charged."""
        return sum(line.fen for line in self.lines)

    @property
    def last(self) -> date | None:
        """The last month that was charged."""
        return self.lines[-1].month if self.lines else None

    @property
    def monthly(self) -> int:
        """What the next months will come to if nothing changes: the last charge before waivers."""
        return self.lines[-1].full_fen if self.lines else 0


_COLUMNS = ("member_id", "month", "category", "rate", "version", "full_fen", "fen", "waiver_number")


async def account_of(branch_id: int, member_id: int) -> Account:
    """One member's account."""
    rows = Charge.filter(branch_id=branch_id, member_id=member_id).order_by("month")
    lines = [Line(*row[1:]) for row in await rows.values_list(*_COLUMNS)]
    owed = await ledger.owed(branch_id, member_id)
    waiting = await _waiting(branch_id, member_id)
    return _account(member_id, lines, owed, waiting.get(member_id, 0))


async def overview(branch_id: int) -> list[Account]:
    """The account of everyone who was ever charged or has paid, by member, in four queries."""
    lines: defaultdict[int, list[Line]] = defaultdict(list)
    rows = Charge.filter(branch_id=branch_id).order_by("month")
    for row in await rows.values_list(*_COLUMNS):
        lines[row[0]].append(Line(*row[1:]))
    owed = await ledger.owed_by_member(branch_id)
    waiting = await _waiting(branch_id)
    members = sorted({*lines, *owed, *waiting})
    return [_account(one, lines[one], owed.get(one, 0), waiting.get(one, 0)) for one in members]


def _account(member_id: int, lines: Iterable[Line], owed: int, waiting: int) -> Account:
    all_lines = tuple(lines)
    # What is owed is what was charged less what was paid, whatever was taken back in between.
    paid = sum(line.fen for line in all_lines) - owed
    settled = allocate([(line.month, line.fen) for line in all_lines], paid)
    return Account(member_id, all_lines, paid, settled, waiting)


async def _waiting(branch_id: int, member_id: int | None = None) -> dict[int, int]:
    rows = Claim.filter(branch_id=branch_id, state=State.WAITING)
    if member_id is not None:
        rows = rows.filter(member_id=member_id)
    counted = rows.annotate(total=Sum("fen")).group_by("member_id")
    return {
        int(member): int(total) for member, total in await counted.values_list("member_id", "total")
    }
