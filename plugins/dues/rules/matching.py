"""Whose payment each row of a group collection's exported list is.

The columns are found by their names, the people by student number, name, account, and the name
of an account. What is not certain is not guessed: it is listed with the reason.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Fold = Callable[[str], str]


class Column(StrEnum):
    """A column that is read; others are passed over."""

    NUMBER = "number"
    NAME = "name"
    NICKNAME = "nickname"
    ACCOUNT = "account"
    AMOUNT = "amount"
    STATUS = "status"
    TIME = "time"
    ORDER = "order"


HEADS: dict[Column, tuple[str, ...]] = {
    Column.NUMBER: ("学号", "学工号", "工号", "编号", "studentnumber", "studentno", "studentid"),
    Column.NAME: ("姓名", "名字", "真实姓名", "付款人", "缴费人", "成员", "人员", "name", "member"),
    Column.NICKNAME: ("昵称", "qq昵称", "微信昵称", "群昵称", "群名片", "备注", "nickname", "card"),
    Column.ACCOUNT: ("qq", "qq号", "qq号码", "账号", "帐号", "account"),
    Column.AMOUNT: (
        "金额", "付款金额", "支付金额", "实付金额", "实收金额", "收款金额", "已付金额", "缴费金额",
        "应付金额", "amount", "paid",
    ),
    Column.STATUS: ("状态", "支付状态", "付款状态", "缴费状态", "收款状态", "status", "state"),
    Column.TIME: ("时间", "付款时间", "支付时间", "缴费时间", "收款时间", "time", "paidat", "date"),
    Column.ORDER: ("交易单号", "订单号", "流水号", "单号", "商户单号", "order", "transaction"),
}  # fmt: skip
_BY = (Column.NUMBER, Column.NAME, Column.NICKNAME, Column.ACCOUNT)
_TOTALS = ("合计", "总计", "小计", "共计", "total", "sum")
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
_UNITS = re.compile(r"[(\[（【].*?[)\]）】]")
_WORDS = re.compile(r"[\W_]+")
_HEAD_ROWS = 20


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
class Line:
    """A row of the list, as it stands there. `row` is its number in the file."""

    row: int
    number: str = ""
    name: str = ""
    nickname: str = ""
    account: str = ""
    amount: str = ""
    status: str | None = None
    mark: str = ""

    @property
    def called(self) -> str:
        """What the list calls the person."""
        return self.name or self.nickname or self.number or self.account


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


def plain(text: str) -> str:
    """Text as it is compared: width, case and blanks don't matter."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def lines_of(rows: Iterable[tuple[int, Sequence[object]]]) -> list[Line] | None:
    """The rows below the head; None where no head names who paid and how much."""
    columns: dict[Column, int] | None = None
    found: list[Line] = []
    for count, (row, cells) in enumerate(rows):
        texts = [str(cell).strip() for cell in cells]
        if columns is None:
            columns = columns_of(texts)
            if columns is None and count >= _HEAD_ROWS:
                return None
            continue
        line = _line(row, texts, columns)
        if line is not None:
            found.append(line)
    return None if columns is None else found


def columns_of(heads: Sequence[str]) -> dict[Column, int] | None:
    """Where each column stands, if this row is the head: who paid, and an amount."""
    at_head: dict[str, int] = {}
    for at, head in enumerate(heads):
        at_head.setdefault(plain(_UNITS.sub("", head)), at)
    found: dict[Column, int] = {}
    for column, words in HEADS.items():
        # The first word counts: what was really paid before what should have been.
        place = next((at_head[word] for word in words if word in at_head), None)
        if place is not None:
            found[column] = place
    if Column.AMOUNT not in found or not any(by in found for by in _BY):
        return None
    return found


def _line(row: int, texts: Sequence[str], columns: Mapping[Column, int]) -> Line | None:
    def at(column: Column) -> str:
        place = columns.get(column)
        return texts[place][:120] if place is not None and place < len(texts) else ""

    who = [at(by) for by in _BY]
    amount = at(Column.AMOUNT)
    if not any((*who, amount)) or any(
        plain(one).rstrip(":") in _TOTALS for one in (*who, texts[0])
    ):
        return None
    order, time = at(Column.ORDER), at(Column.TIME)
    # A bare day says too little to tell two payments apart.
    mark = f"order:{order}" if order else f"time:{time}" if ":" in time else ""
    status = at(Column.STATUS) if Column.STATUS in columns else None
    number, name, nickname, account = who
    return Line(row, number, name, nickname, account, amount, status, mark)


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


def key_of(hit: Hit, sha256: str) -> str:
    """The cause under which a row is booked.

    By the number of its order or the time of its payment where the list has them, so that a later
    export of the same collection books none twice; else by the file and the row.
    """
    if not hit.line.mark:
        return f"import:{sha256[:32]}:{hit.line.row}"
    said = f"{hit.member_id}|{hit.fen}|{plain(hit.line.mark)}"
    return f"import:{hashlib.sha256(said.encode()).hexdigest()[:40]}"


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
