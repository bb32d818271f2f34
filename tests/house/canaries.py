"""What no other branch may see: marks in everything that a branch has, and the rows it lives in."""

from __future__ import annotations

import io
import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from tortoise import Tortoise, fields
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.models import Model

from bot.branch.models import Branch, Member
from bot.sandbox.transcript import SimMessage


def models() -> list[type[Model]]:
    """Every table's model of the running store."""
    return [model for app in (Tortoise.apps or {}).values() for model in app.values()]


def _links(model: type[Model]) -> dict[str, type[Model]]:
    """The columns by which a row hangs on rows of other tables."""
    meta = model._meta
    found: dict[str, type[Model]] = {
        field.source_field or f"{name}_id": field.related_model
        for name, field in meta.fields_map.items()
        if isinstance(field, ForeignKeyFieldInstance)
    }
    for column, target in (("branch_id", Branch), ("member_id", Member)):
        if column in meta.fields_map and column not in found:
            found[column] = target
    return found


def _is_link(field: Any) -> bool:
    return isinstance(field, ForeignKeyFieldInstance)


Row = dict[str, Any]


async def rows_of(branch_id: int) -> dict[str, dict[Any, Row]]:
    """Every row that hangs on a branch, directly or through others, by table and key.

    A row that hangs on several branches belongs to each.
    """
    content = {
        model: {row[model._meta.pk_attr]: row for row in await model.all().values()}
        for model in models()
    }
    owned: dict[type[Model], set[Any]] = {model: set() for model in content}
    owned[Branch].add(branch_id)
    grown = True
    while grown:
        grown = False
        for model, rows in content.items():
            links = _links(model)
            for key, row in rows.items():
                if key not in owned[model] and any(
                    row.get(column) in owned.get(target, ()) for column, target in links.items()
                ):
                    owned[model].add(key)
                    grown = True
    return {
        model._meta.db_table: {key: content[model][key] for key in keys}
        for model, keys in owned.items()
    }


async def fill(branch_id: int, member_id: int, now: datetime) -> None:
    """Give the branch a marked row in every table in which it has none yet, so that a feature
    that comes later is walked as it comes."""
    waiting = [model for model in models() if _links(model)]
    while waiting:
        owned = await rows_of(branch_id)
        # A row comes after those that it needs.
        model = next(one for one in waiting if _needed(one).isdisjoint(set(waiting) - {one}))
        waiting.remove(model)
        if owned[model._meta.db_table]:
            continue
        if (fitting := await _guarded(model, branch_id, member_id, now)) is not None:
            await model.create(**fitting)
            continue
        values: Row = {}
        raw = {f.source_field for f in model._meta.fields_map.values() if _is_link(f)}
        for name, field in model._meta.fields_map.items():
            if name in raw:
                continue
            value = await _value(name, field, branch_id, member_id, now, owned)
            if value is not None:
                values[name] = value
        await model.create(**values)


async def _guarded(model: type[Model], branch_id: int, member_id: int, now: datetime) -> Row | None:
    """A row of a table whose triggers take only what fits; None for every other table."""
    from plugins.dues.models import LedgerAccount, Posting
    from plugins.dues.rules.ledger import SIDES, AccountKind, PostingKind

    if model is not Posting:
        return None
    kind = PostingKind.CHARGE
    debit, credit = [
        await LedgerAccount.create(
            branch_id=branch_id,
            kind=side,
            code=f"{side}:{MARK}",
            member_id=member_id if side is AccountKind.MEMBER else None,
        )
        for side in SIDES[kind]
    ]
    month = date(2027, 5, 1)
    return {
        "branch_id": branch_id, "number": 7, "kind": kind, "debit": debit,
        "credit": credit, "fen": 7,
        "month": month, "day": month, "at": now + timedelta(days=300),
        "key": f"{MARK}藏{uuid.uuid4().hex}", "memo": f"{MARK}藏{uuid.uuid4().hex}",
    }  # fmt: skip


def _needed(model: type[Model]) -> set[type[Model]]:
    """The tables in which a row of this one has to have another."""
    links: list[Any] = [f for f in model._meta.fields_map.values() if _is_link(f)]
    return {link.related_model for link in links if not link.null}


async def _value(
    name: str, field: Any, branch_id: int, member_id: int, now: datetime, owned: Any
) -> Any:
    if name == "branch_id":
        return branch_id
    if name == "member_id":
        return member_id
    if _is_link(field):
        known = owned[field.related_model._meta.db_table]
        if not known:
            return None
        return await field.related_model.get(pk=next(iter(known)))
    if field.generated or not isinstance(field, fields.Field):
        return None
    if (kind := getattr(field, "enum_type", None)) is not None:
        return next(iter(kind))
    if isinstance(field, fields.UUIDField):
        return uuid.uuid4()
    if isinstance(field, fields.CharField | fields.TextField):
        return f"{MARK}藏{uuid.uuid4().hex}"[: getattr(field, "max_length", 64)]
    if isinstance(field, fields.DatetimeField):
        return now + timedelta(days=300)
    if isinstance(field, fields.DateField):
        return date(2027, 5, 5)
    if isinstance(field, fields.BinaryField):
        return b"x"
    if isinstance(field, fields.JSONField):
        return {} if field.default is None else None
    if isinstance(field, fields.BooleanField):
        return False
    numbers = fields.IntField | fields.BigIntField | fields.SmallIntField | fields.FloatField
    return 7 if isinstance(field, numbers) and not field.null else None


_ALONE = r"(?<![0-9A-Za-z_-]){}(?![0-9A-Za-z_-])"
"""A number by itself, not within another or a key."""


class Canaries:
    """The marks of one branch."""

    def __init__(self, words: Iterable[str]) -> None:
        self._patterns = {
            word: re.compile(
                rf"(?<![0-9A-Za-z_-]){word}(?![0-9A-Za-z_-])" if word.isdigit() else re.escape(word)
            )
            for word in words
        }

    def __len__(self) -> int:
        return len(self._patterns)

    def seen(self, text: str, said: str = "") -> list[str]:
        """The marks in a text that whoever asked did not write."""
        return [
            word
            for word, pattern in self._patterns.items()
            if pattern.search(text) and word not in said
        ]


MARK = "隐"
"""The character that every name, title and reason of the marked branch has."""

_KEYLIKE = re.compile(r"[0-9]{5,}|[0-9A-Za-z_-]{16,}")


async def marks_of(branch_id: int) -> set[str]:
    """Every text in the rows of a branch that marks it: a marked word, a long number, a secret."""
    owned = await rows_of(branch_id)
    leaves = {leaf for rows in owned.values() for row in rows.values() for leaf in _leaves(row)}
    return {leaf for leaf in leaves if MARK in leaf or _KEYLIKE.fullmatch(leaf)}


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _leaves(one)


def everything_in(message: SimMessage) -> str:
    """A message as one text: what it says, its buttons, and the cells of its file."""
    parts = [message.text, *message.mentions]
    for row in message.buttons:
        for button in row:
            parts += [button.label, button.data, button.url]
    if message.document is not None:
        name, content = message.document
        parts.append(name)
        parts += _cells(content) if name.endswith(".xlsx") else [content.decode("utf-8", "replace")]
    return "\n".join(parts)


def _cells(content: bytes) -> list[str]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content))
    return [
        *book.sheetnames,
        *(
            str(cell)
            for sheet in book
            for row in sheet.iter_rows(values_only=True)
            for cell in row
            if cell is not None
        ),
    ]
