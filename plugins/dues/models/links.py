"""How the tables of this feature refer to others."""

from __future__ import annotations

from typing import Any

from tortoise import fields


def to_branch() -> Any:
    """A branch, which is never deleted while it has anything."""
    return fields.ForeignKeyField("bot.Branch", related_name=False, on_delete=fields.RESTRICT)


def to_member() -> Any:
    """A member, who is never deleted while anything is booked for them."""
    return fields.ForeignKeyField("bot.Member", related_name=False, on_delete=fields.RESTRICT)


def to(model: str) -> Any:
    """Another table of this feature; nothing of the books is ever deleted."""
    return fields.ForeignKeyField(f"dues.{model}", related_name=False, on_delete=fields.RESTRICT)


def to_picture() -> Any:
    """A picture, where there is one."""
    return fields.ForeignKeyField(
        "dues.Picture", related_name=False, on_delete=fields.RESTRICT, null=True
    )
