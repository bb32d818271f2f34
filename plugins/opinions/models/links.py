"""How the tables of this feature refer to others: never to a person or an account."""

from __future__ import annotations

from typing import Any

from tortoise import fields


def to_branch() -> Any:
    """A branch, which is never deleted while it has anything."""
    return fields.ForeignKeyField("bot.Branch", related_name=False, on_delete=fields.RESTRICT)


def to(model: str) -> Any:
    """Another table of this feature."""
    return fields.ForeignKeyField(f"opinions.{model}", related_name=False, on_delete=fields.CASCADE)
