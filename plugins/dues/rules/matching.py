"""Whose payment each row of a group collection's exported list is.

People are found by student number, name, account, and the name of an account. What is not certain
is not guessed: it is listed with the reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from plugins.dues.rules.columns import Line, plain

_OPEN = (
    "未",
    "没",
    "待",
    "退",
    "失败",
    "取消",
    "关闭",
    "unpaid",
    "not",
    "pending",
    "refund",
    "fail",
    "cancel",
)
_PAID = ("已", "成功", "完成", "收到", "到账", "paid", "done", "success", "ok", "yes", "√", "✓")
_WORDS = re.compile(r"[\W_]+")


class Why(StrEnum):
    """Why a row was not booked."""

    UNKNOWN = "unknown"  # nobody here has that number or name
    SEVERAL = "several"  # two of one name
    DISAGREE = "disagree"  # the number is one person's, the name another's
    NOBODY = "nobody"  # the row names nobody
    AMOUNT = "amount"  # it can't be read, or is 0 or less
    UNPAID = "unpaid"
    STATUS = "status"  # it doesn't say whether it was paid
    TAKEN = "taken"  # booked before


@dataclass(frozen=True, slots=True)
class Known:
    """A member: number, name, and accounts by id and by name."""

    member_id: int
    number: str
    name: str
    accounts: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that is a member's payment of `fen`."""

    line: Line
    member_id: int
    fen: int


@dataclass(frozen=True, slots=True)
class Miss:
    """A row that was not booked. `fen` is 0 where it couldn't be read."""

    line: Line
    why: Why
    fen: int = 0


class Roster:
    """The members by everything that a list may call them."""

    def __init__(self, members: Iterable[Known]) -> None:
        self._numbers: dict[str, Known] = {}
        self._names: defaultdict[str, list[Known]] = defaultdict(list)
        self._accounts: dict[str, Known] = {}
        self._nicknames: defaultdict[str, list[Known]] = defaultdict(list)
        for one in members:
            self._numbers[plain(one.number)] = one
            self._names[plain(one.name)].append(one)
            for account in one.accounts:
                self._accounts[plain(account)] = one
            for nickname in one.nicknames:
                if plain(nickname):
                    self._nicknames[plain(nickname)].append(one)

    def find(self, line: Line) -> Known | Why:
        """The member that a row names, or why that isn't certain."""
        if line.number:
            return self._by_number(line)
        if line.name:
            named = self._names.get(plain(line.name), [])
            if len(named) == 1:
                return named[0]
            return self._by_account(line) or (
                Why.SEVERAL if named else self._by_nickname(line.name, line.nickname)
            )
        if account := self._by_account(line):
            return account
        if line.nickname:
            return self._by_nickname(line.nickname)
        return Why.UNKNOWN if line.account else Why.NOBODY

    def _by_number(self, line: Line) -> Known | Why:
        found = self._numbers.get(plain(line.number))
        if found is None:
            return Why.UNKNOWN
        if line.name and plain(line.name) != plain(found.name):
            return Why.DISAGREE
        return found

    def _by_account(self, line: Line) -> Known | None:
        return self._accounts.get(plain(line.account)) if line.account else None

    def _by_nickname(self, *called: str) -> Known | Why:
        """By an account's name, or by a name or number that stands in it as a word of its own."""
        found: dict[int, Known] = {}
        for text in called:
            for one in self._nicknames.get(plain(text), ()) if text else ():
                found[one.member_id] = one
            for word in _WORDS.split(unicodedata.normalize("NFKC", text)):
                for one in self._names.get(plain(word), ()) if word else ():
                    found[one.member_id] = one
                by_number = self._numbers.get(plain(word)) if word else None
                if by_number is not None:
                    found[by_number.member_id] = by_number
        if len(found) == 1:
            return next(iter(found.values()))
        return Why.SEVERAL if found else Why.UNKNOWN


def paid(status: str | None) -> bool | None:
    """Whether a status says that it was paid; None where it doesn't say. A list without: yes."""
    if status is None:
        return True
    text = plain(status)
    if any(word in text for word in _OPEN):
        return False
    return True if any(word in text for word in _PAID) else None


def match(
    lines: Iterable[Line], roster: Roster, fen_of: Callable[[str], int | None]
) -> tuple[list[Hit], list[Miss]]:
    """What is certain, and the rest with the reason. `fen_of` reads an amount; None: it can't."""
    hits: list[Hit] = []
    misses: list[Miss] = []
    for line in lines:
        fen = fen_of(line.amount)
        state = paid(line.status)
        if state is False:
            misses.append(Miss(line, Why.UNPAID, fen or 0))
            continue
        found = roster.find(line)
        if isinstance(found, Why):
            misses.append(Miss(line, found, fen or 0))
        elif fen is None:
            misses.append(Miss(line, Why.AMOUNT))
        elif state is None:
            misses.append(Miss(line, Why.STATUS, fen))
        else:
            hits.append(Hit(line, found.member_id, fen))
    return hits, misses
