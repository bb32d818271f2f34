"""How the tables of this feature refer to others."""

from __future__ import annotations

from typing import Any

from tortoise import fields


def to_branch() -> Any:
    """A branch, which is never deleted while it has anything."""
    return fields.ForeignKeyField("bot.Branch", related_name=False, on_delete=fields.RESTRICT)


def to_member() -> Any:
    """A member, whose answers go with them."""
    return fields.ForeignKeyField("bot.Member", related_name=False, on_delete=fields.CASCADE)


def to(model: str, *, owned: bool = True) -> Any:
    """Another table of this feature; `owned` rows go with what owns them."""
    on_delete = fields.CASCADE if owned else fields.RESTRICT
    return fields.ForeignKeyField(f"quiz.{model}", related_name=False, on_delete=on_delete)
