"""What opinions are asked for, and until when."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.branch.models import Branch
from bot.store.fields import UTCDateTimeField
from plugins.opinions.models.links import to_branch


class Box(Model):
    """What a branch has once for all its rounds. `salt` goes into the hashes of its receipts."""

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    salt = fields.BinaryField()

    class Meta(Model.Meta):
        table = "opinions_box"
        unique_together = (("branch_id",),)


class Round(Model):
    """One asking for opinions (征集). People know it by `number`, counted up in the branch.

    `state` is a `rules.rounds.State`. `per_member` and `threshold` are those of the opening and
    never change. A `standing` round is one week of the standing box (意见箱). `extended` tells
    that it was short once. Nothing here is touched when somebody writes.
    """

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    number = fields.IntField()
    title = fields.CharField(max_length=64)
    standing = fields.BooleanField(default=False)
    state = fields.CharField(max_length=16)
    per_member = fields.IntField()
    threshold = fields.IntField()
    pictures = fields.BooleanField(default=False)
    extended = fields.BooleanField(default=False)
    opened_at = UTCDateTimeField()
    closes_at = UTCDateTimeField()
    ended_at = UTCDateTimeField(null=True)
    source = fields.CharField(max_length=190)

    class Meta(Model.Meta):
        table = "opinions_round"
        unique_together = (("branch_id", "number"), ("branch_id", "source"))
        indexes = (Index(fields=("branch_id", "state"), name="idx_opinions_round_state"),)
