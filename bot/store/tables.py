"""Every table of the house, in an order in which they can be filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tortoise.apps import Apps
from tortoise.fields import Field
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.models import Model


@dataclass(frozen=True)
class Table:
    """A model's table. `fields` are by column, in a fixed order; `key` is the primary key's."""

    model: type[Model]
    name: str
    fields: dict[str, Field[Any]]
    key: str
    generated: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self.fields)

    @property
    def select(self) -> str:
        """Reads every row in order of its key."""
        names = ", ".join(f'"{column}"' for column in self.columns)
        return f'SELECT {names} FROM "{self.name}" ORDER BY "{self.key}"'


def tables_of(apps: Apps) -> list[Table]:
    """All tables, each after those that it points at. Raises ValueError for a circle."""
    models = {model for app in apps.values() for model in app.values()}
    ordered: list[type[Model]] = []
    visiting: set[type[Model]] = set()

    def visit(model: type[Model]) -> None:
        if model in ordered:
            return
        if model in visiting:
            raise ValueError(f"tables point at each other in a circle: {model.__name__}")
        visiting.add(model)
        for target in sorted(_targets(model) - {model}, key=_table_name):
            visit(target)
        visiting.discard(model)
        ordered.append(model)

    for model in sorted(models, key=_table_name):
        visit(model)
    return [_table(model) for model in ordered]


def _table(model: type[Model]) -> Table:
    meta = model._meta
    fields = {
        column: meta.fields_map[name] for name, column in sorted(meta.fields_db_projection.items())
    }
    return Table(model, meta.db_table, fields, meta.db_pk_column, meta.pk.generated)


def _targets(model: type[Model]) -> set[type[Model]]:
    return {
        field.related_model
        for field in model._meta.fields_map.values()
        if isinstance(field, ForeignKeyFieldInstance)
    }


def _table_name(model: type[Model]) -> str:
    return model._meta.db_table
