"""What a month comes to: tables of rates, exact in fen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Category(StrEnum):
    """By what a member pays."""

    STUDENT = "student"  # 学生
    SALARIED = "salaried"  # 在职
    RETIRED = "retired"  # 离退休
    LAID_OFF = "laid_off"  # 下岗失业
    RELIEF = "relief"  # 领取抚恤、补助、低保

    @property
    def has_base(self) -> bool:
        """Whether it pays a share of what somebody earns."""
        return self in {Category.SALARIED, Category.RETIRED}


@dataclass(frozen=True, slots=True)
class Rate:
    """One line of a table: a fixed amount, or a share of the whole base up to a border.

    `share` is in ten-thousandths (50 is 0.5 %), `above` and `up_to` (inclusive; None: no end)
    are fen. `id` is the category, and the line where there are several (`salaried-2`).
    """

    id: str
    category: Category
    fixed: int = 0
    share: int = 0
    above: int = 0
    up_to: int | None = None

    def fen(self, base: int | None) -> int:
        """What it comes to for a base in fen, rounded half up to the fen."""
        if not self.share:
            return self.fixed
        return ((base or 0) * self.share + 5_000) // 10_000


@dataclass(frozen=True, slots=True)
class Table:
    """The rates of one category under one rule. `since` (ISO) names the version.

    `quoted`: nobody here has read the rule's own text, only what others quote of it.
    """

    category: Category
    since: date
    source: str
    rates: tuple[Rate, ...]
    quoted: bool = False

    @property
    def version(self) -> str:
        """By what a charge names it."""
        return self.since.isoformat()

    def rate(self, base: int | None) -> Rate:
        """The line that holds for a base in fen. Raises ValueError where a base is needed."""
        if self.category.has_base and base is None:
            raise ValueError("this category needs a base")
        for rate in self.rates:
            if rate.up_to is None or (base or 0) <= rate.up_to:
                return rate
        raise ValueError("the table has no last line")


def table_of(
    category: Category,
    value: Sequence[Mapping[str, Any]],
    since: date,
    source: str,
    *,
    quoted: bool = False,
) -> Table:
    """A table from the lines of a rule's value: `fixed`, or `share` and `up_to`, each whole."""
    rates, above = [], 0
    for number, line in enumerate(value, 1):
        up_to = line.get("up_to")
        rates.append(
            Rate(
                id=f"{category}-{number}" if len(value) > 1 else str(category),
                category=category,
                fixed=int(line.get("fixed", 0)),
                share=int(line.get("share", 0)),
                above=above,
                up_to=None if up_to is None else int(up_to),
            )
        )
        above = int(up_to or 0)
    return Table(category, since, source, tuple(rates), quoted)


@dataclass(frozen=True)
class Tables:
    """Every version of every category's table."""

    all: tuple[Table, ...]

    def of(self, category: Category, month: date) -> Table:
        """The table in force in a month. Raises KeyError where there was none yet."""
        fitting = [one for one in self.all if one.category is category and one.since <= month]
        if not fitting:
            raise KeyError(category)
        return max(fitting, key=lambda one: one.since)

    def named(self, category: str, version: str) -> Table | None:
        """The table by which something was charged, if it is still known."""
        for one in self.all:
            if one.category == category and one.version == version:
                return one
        return None
