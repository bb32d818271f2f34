"""The inbox: what was written and is not released. Without times, numbers or people.

The second migration makes these two tables WITHOUT ROWID on SQLite, where every other table counts
its rows up as they come.
"""

from __future__ import annotations

import secrets

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from plugins.opinions.models.links import to
from plugins.opinions.models.opinions import Opinion
from plugins.opinions.models.rounds import Round


def random_id() -> str:
    """128 random bits, in hexadecimal."""
    return secrets.token_hex(16)


class Pending(Model):
    """An opinion that waits for its round's end. `receipt` is the slow hash of its receipt."""

    id = fields.CharField(max_length=32, primary_key=True)
    round: fields.ForeignKeyRelation[Round] = to("Round")
    round_id: int
    text = fields.TextField()
    picture = fields.BinaryField(null=True)
    receipt = fields.CharField(max_length=64)

    class Meta(Model.Meta):
        table = "opinions_pending"
        indexes = (Index(fields=("round_id",), name="idx_opinions_pending_round"),)


class PendingAddition(Model):
    """What an author added by receipt to a released opinion, until the branch's next hour."""

    id = fields.CharField(max_length=32, primary_key=True)
    opinion: fields.ForeignKeyRelation[Opinion] = to("Opinion")
    opinion_id: int
    text = fields.TextField()

    class Meta(Model.Meta):
        table = "opinions_pending_addition"
        indexes = (Index(fields=("opinion_id",), name="idx_opinions_pending_addition"),)
