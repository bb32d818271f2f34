"""The columns of a group collection's exported list, found by their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


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
_UNITS = re.compile(r"[(\[（【].*?[)\]）】]")
_HEAD_ROWS = 20


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
