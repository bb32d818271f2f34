"""What stands after `已缴` and `预缴`, how it may be meant, and what it would settle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.errors import Refusal
from plugins.dues.rules.allocation import OpenMonth
from plugins.dues.rules.claims import Method
from plugins.dues.rules.money import read_yuan
from plugins.dues.rules.months import next_month

BACK_MONTHS = 6
"""Back payment reaches generally at most so many months (2008 rules on dues, art. 6-16)."""
AHEAD_MONTHS = 12
"""Who prepays more than a year is asked whether that is what they mean."""
MOST_MONTHS = 120
LONGEST_NOTE = 200
_TELLABLE = 1200

_FOR = ("代", "for")
_METHODS = {
    "群收款": Method.GROUP,
    "group": Method.GROUP,
    "转账": Method.TRANSFER,
    "transfer": Method.TRANSFER,
    "现金": Method.CASH,
    "cash": Method.CASH,
}
_MONTHS = re.compile(r"(\d{1,4})(?:个月|months?)", re.IGNORECASE)
_BARE = re.compile(r"\d{1,2}")
_UNIT = re.compile(r"(?:yuan|rmb|cny)$", re.IGNORECASE)
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


@dataclass(frozen=True, slots=True)
class Said:
    """What stood after `已缴`: an amount in fen, a number of months, or neither: all that is open.

    A bare small number may be either, and then both are set. `other` is for whom it was handed in.
    """

    fen: int | None = None
    months: int | None = None
    other: str = ""
    method: Method | None = None


def read(words: Sequence[str]) -> Said:
    """Read the words. Raises Refusal: what `read_yuan` raises, dues-claims-months, -for-whom."""
    left: list[str] = []
    other, method = "", None
    rest = list(words)
    while rest:
        word = rest.pop(0)
        plain = word.translate(_WIDE).lower()
        if plain in _FOR or (plain.startswith("代") and len(plain) > 1):
            other = word[1:] if plain not in _FOR else rest.pop(0) if rest else ""
            if not other:
                raise Refusal("dues-claims-for-whom")
        elif plain in _METHODS:
            method = _METHODS[plain]
        else:
            left.append(word)
    said = _amount("".join(left)) if left else Said()
    return replace(said, other=other, method=method)


def _amount(written: str) -> Said:
    plain = written.translate(_WIDE).strip()
    if found := _MONTHS.fullmatch(plain):
        months = int(found[1])
        if not 0 < months <= MOST_MONTHS:
            raise Refusal("dues-claims-months", most=MOST_MONTHS)
        return Said(months=months)
    if _UNIT.search(plain):
        return Said(fen=read_yuan(_UNIT.sub("", plain)))
    fen = read_yuan(written)
    if _BARE.fullmatch(plain):
        return Said(fen=fen, months=int(plain))
    return Said(fen=fen)


@dataclass(frozen=True, slots=True)
class Debt:
    """What somebody still has to pay: open months, oldest first, and what comes each month.

    `prepaid_fen` lies ahead of the months; `last` is the last month that was charged, `monthly`
    what the next ones will come to as far as is known, 0 where it isn't.
    """

    open: tuple[OpenMonth, ...] = ()
    prepaid_fen: int = 0
    last: date | None = None
    monthly: int = 0

    @property
    def fen(self) -> int:
        """All that is open."""
        return sum(month.missing for month in self.open)

    def less(self, fen: int) -> Debt:
        """What is left when `fen` more is paid, oldest month first."""
        left = []
        for month in self.open:
            paid = min(fen, month.missing)
            fen -= paid
            if paid < month.missing:
                left.append(replace(month, missing=month.missing - paid))
        return replace(self, open=tuple(left), prepaid_fen=self.prepaid_fen + fen)

    @property
    def until(self) -> date | None:
        """The last month that is paid; None where something is open, or nobody can tell."""
        if self.open or self.last is None:
            return None
        ahead = self.prepaid_fen // self.monthly if self.monthly else 0
        return next_month(self.last, ahead) if ahead <= _TELLABLE else None

    def price(self, months: int) -> int:
        """What so many months come to, the open ones first.

        Raises Refusal dues-claims-no-rate where what comes each month isn't known.
        """
        beyond = months - len(self.open)
        if beyond > 0 and not self.monthly:
            raise Refusal("dues-claims-no-rate")
        return sum(m.missing for m in self.open[:months]) + max(0, beyond) * self.monthly

    def whole(self, fen: int) -> bool:
        """Whether an amount pays some of the open months and begins no other."""
        sums = 0
        for month in self.open:
            sums += month.missing
            if sums >= fen:
                break
        return sums == fen


@dataclass(frozen=True, slots=True)
class Reading:
    """What a claim would be: `fen`, and that which it settles."""

    fen: int
    before: Debt
    after: Debt

    @property
    def settled(self) -> tuple[date, ...]:
        """The open months that it pays to the end."""
        left = {month.month for month in self.after.open}
        return tuple(m.month for m in self.before.open if m.month not in left)

    @property
    def begun(self) -> OpenMonth | None:
        """The month of which it pays a part only."""
        for before, after in zip(
            self.before.open[len(self.settled) :], self.after.open, strict=True
        ):
            if after.missing < before.missing:
                return after
        return None

    @property
    def ahead_fen(self) -> int:
        """What goes beyond the open months."""
        return self.after.prepaid_fen - self.before.prepaid_fen

    def back(self, this_month: date) -> int:
        """How many months before this one it pays, in whole or in part."""
        left = {month.month: month.missing for month in self.after.open}
        return sum(
            month.month < this_month and left.get(month.month, 0) < month.missing
            for month in self.before.open
        )

    def far_ahead(self) -> bool:
        """Whether it reaches more than a year ahead, as far as that is known."""
        monthly = self.before.monthly
        return self.ahead_fen > AHEAD_MONTHS * monthly if monthly else self.ahead_fen > 0


def reading(debt: Debt, fen: int) -> Reading:
    """What an amount would settle."""
    return Reading(fen, debt, debt.less(fen))


@dataclass(frozen=True, slots=True)
class Readings:
    """How something said may be meant; `sure` where nobody has to be asked."""

    yuan: Reading | None = None
    months: Reading | None = None
    sure: bool = False

    @property
    def one(self) -> Reading:
        """The reading, where there is one only."""
        only = self.yuan or self.months
        assert only is not None
        return only

    @property
    def both(self) -> bool:
        """Whether it may be meant in two ways."""
        return self.yuan is not None and self.months is not None


def paid(said: Said, debt: Debt) -> Readings:
    """How `已缴` is meant. Raises Refusal: dues-claims-nothing-open, -no-rate."""
    if not debt.open:
        raise Refusal("dues-claims-nothing-open")
    if said.fen is None and said.months is None:
        return Readings(yuan=reading(debt, debt.fen), sure=True)
    yuan = reading(debt, said.fen) if said.fen is not None else None
    if said.months is None:
        assert yuan is not None
        return Readings(yuan=yuan, sure=not yuan.ahead_fen)
    if yuan is not None and debt.whole(yuan.fen):
        return Readings(yuan=yuan, sure=True)
    try:
        months = reading(debt, debt.price(said.months))
    except Refusal:
        if yuan is None:
            raise
        return Readings(yuan=yuan)
    if yuan is not None and yuan.fen == months.fen:
        yuan = None
    return Readings(yuan, months, sure=yuan is None and not months.ahead_fen)


def ahead(said: Said, debt: Debt) -> Readings:
    """How `预缴` is meant: months ahead after all that is open, or an amount in all.

    Raises Refusal: dues-claims-ahead-how where nothing was said, dues-claims-no-rate.
    """
    if said.fen is None and said.months is None:
        raise Refusal("dues-claims-ahead-how")
    yuan = reading(debt, said.fen) if said.fen is not None else None
    months = None
    if said.months is not None:
        try:
            months = reading(debt, debt.price(len(debt.open) + said.months))
        except Refusal:
            if yuan is None:
                raise
    if yuan is not None and months is not None and yuan.fen == months.fen:
        yuan = None
    found = Readings(yuan, months)
    if found.both:
        return found
    return Readings(yuan, months, sure=not debt.open and not found.one.far_ahead())
