"""Checks the rows of a roster: each becomes a person or a list of what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.branch.category import Category
from bot.branch.roles import Role
from bot.branch.roster.columns import (
    EXAMPLE_MARKS,
    NO_ROLE,
    REQUIRED,
    Column,
    category_of,
    head_of,
    role_of,
)
from bot.branch.roster.tables import Cells
from bot.branch.views import fold
from bot.branch.wording import tidy, tidy_number
from bot.errors import Refusal

_SEARCHED_FOR_HEADS = 10
_NUMBER = re.compile(r"[0-9A-Z][0-9A-Z_-]{2,31}")
_ROLE_BREAKS = re.compile(r"[、,，;；/|\n]+")
_DATE = re.compile(
    r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(?:\s+0+:00(?::00)?)?"
)
_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person of a roster; `row` is the number of the row in the file."""

    row: int
    name: str
    student_no: str
    category: Category
    group_name: str = ""
    roles: frozenset[Role] = frozenset()
    joined_on: date | None = None


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong in one cell, as a sentence's id and its variables."""

    row: int
    column: Column
    text_id: str
    variables: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Roster:
    """What was read: the people, and what is wrong. With faults nothing may be imported."""

    rows: tuple[RosterRow, ...]
    faults: tuple[RowFault, ...] = ()
    columns: frozenset[Column] = frozenset()


def check_rows(table: list[tuple[int, Cells]], today: date) -> Roster:
    """Find the heads and check every row below them.

    Raises Refusal where the table as a whole can't be used: members-roster-no-heads,
    -column-twice, -missing-column, -empty.
    """
    columns, rest = _heads(table)
    people: list[RosterRow] = []
    faults: list[RowFault] = []
    seen: dict[str, int] = {}
    for number, cells in rest:
        texts = {c: cells[i] if i < len(cells) else "" for c, i in columns.items()}
        if not any(texts.values()) or _is_example(texts[Column.NAME]):
            continue
        row = _Row(number, texts, today)
        person = row.read()
        first = seen.setdefault(row.student_no, number) if row.student_no else number
        if first != number:
            row.fault(
                Column.STUDENT_NO,
                "members-roster-number-twice",
                value=row.student_no,
                first=first,
            )
        faults += row.faults
        if not row.faults and person is not None:
            people.append(person)
    if not people and not faults:
        raise Refusal("members-roster-empty")
    return Roster(tuple(people), tuple(faults), frozenset(columns))


def _heads(
    table: list[tuple[int, Cells]],
) -> tuple[dict[Column, int], list[tuple[int, Cells]]]:
    for index, (_, cells) in enumerate(table[:_SEARCHED_FOR_HEADS]):
        known = [(head_of(str(cell)), i) for i, cell in enumerate(cells)]
        found = [(column, i) for column, i in known if column is not None]
        columns = dict(reversed(found))
        if len({Column.NAME, Column.STUDENT_NO} & columns.keys()) == 0 or len(columns) < 2:
            continue
        for column in columns:
            if sum(1 for c, _ in found if c is column) > 1:
                raise Refusal("members-roster-column-twice", column=str(column))
        for column in REQUIRED:
            if column not in columns:
                raise Refusal("members-roster-missing-column", column=str(column))
        return columns, table[index + 1 :]
    raise Refusal("members-roster-no-heads")


def _is_example(cell: str | date) -> bool:
    return isinstance(cell, str) and cell.casefold().startswith(EXAMPLE_MARKS)


class _Row:
    def __init__(self, number: int, cells: dict[Column, str | date], today: date) -> None:
        self.number = number
        self.cells = cells
        self.today = today
        self.faults: list[RowFault] = []
        self.student_no = ""

    def fault(self, column: Column, text_id: str, **variables: Any) -> None:
        self.faults.append(RowFault(self.number, column, text_id, variables))

    def text(self, column: Column) -> str:
        return tidy(str(self.cells.get(column, "")))

    def read(self) -> RosterRow | None:
        name = self._name()
        self._student_no()
        category = self._category()
        group = self.text(Column.GROUP)
        if len(group) > 64:
            self.fault(Column.GROUP, "members-roster-too-long", limit=64)
        roles = self._roles()
        joined = self._joined_on()
        if self.faults or category is None:
            return None
        return RosterRow(self.number, name, self.student_no, category, group, roles, joined)

    def _name(self) -> str:
        name = self.text(Column.NAME)
        if not name:
            self.fault(Column.NAME, "members-roster-no-name")
        elif len(name) > 64:
            self.fault(Column.NAME, "members-roster-too-long", limit=64)
        elif name.startswith(("=", "+", "@", "-")) or not any(c.isalpha() for c in name):
            self.fault(Column.NAME, "members-roster-bad-name", value=name)
        return name

    def _student_no(self) -> None:
        value = tidy_number(str(self.cells.get(Column.STUDENT_NO, "")))
        if not value:
            self.fault(Column.STUDENT_NO, "members-roster-no-number")
        elif not _NUMBER.fullmatch(value):
            self.fault(Column.STUDENT_NO, "members-roster-bad-number", value=value[:40])
        else:
            self.student_no = value

    def _category(self) -> Category | None:
        value = self.text(Column.CATEGORY)
        category = category_of(value)
        if not value:
            self.fault(Column.CATEGORY, "members-roster-no-category")
        elif category is None:
            self.fault(Column.CATEGORY, "members-roster-bad-category", value=value[:40])
        return category

    def _roles(self) -> frozenset[Role]:
        found: set[Role] = set()
        for word in _ROLE_BREAKS.split(self.text(Column.ROLE)):
            if fold(word) in NO_ROLE:
                continue
            role = role_of(word)
            if role is None:
                self.fault(Column.ROLE, "members-roster-bad-role", value=word[:40])
            else:
                found.add(role)
        return frozenset(found)

    def _joined_on(self) -> date | None:
        cell = self.cells.get(Column.JOINED_ON, "")
        if not isinstance(cell, date):
            text = tidy(cell)
            if not text or text in {"-", "/", "无"}:
                return None
            found = _DATE.fullmatch(text) or _EIGHT.fullmatch(text)
            try:
                cell = date(*map(int, found.groups())) if found else None
            except ValueError:
                cell = None
            if cell is None:
                self.fault(Column.JOINED_ON, "members-roster-bad-date", value=text[:40])
                return None
        if not date(1921, 7, 1) <= cell <= self.today:
            self.fault(Column.JOINED_ON, "members-roster-date-out", value=cell.isoformat())
            return None
        return cell
