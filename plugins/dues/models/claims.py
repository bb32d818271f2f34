"""What members say that they have paid, and lists of what a collection brought in."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.branch.models import Branch, Member
from bot.store.fields import FenField, UTCDateTimeField
from plugins.dues.models.links import to_branch, to_member, to_picture
from plugins.dues.models.pictures import Picture


class Collection(Model):
    """An exported list of a group collection (群收款) that was reconciled.

    `matched` counts what was booked; `unmatched` lists the rest with the reason, as
    `[{"row", "name", "fen", "why"}]`. `sha256` is of the file: it is taken once.
    """

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    number = fields.IntField()
    name = fields.CharField(max_length=120)
    sha256 = fields.CharField(max_length=64)
    matched = fields.IntField()
    unmatched: Any = fields.JSONField()
    taken_by = fields.IntField()
    taken_at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "dues_collection"
        unique_together = (("branch_id", "number"), ("branch_id", "sha256"))


class Claim(Model):
    """Somebody has paid for `member` (已缴): waits until whoever collects confirms or returns it.

    People know it by `number`. `state` is a `rules.claims.State`, `method` a
    `rules.claims.Method`. `handed_in_by` is who handed it in for the member, where somebody else
    did. `key` is the message that claimed it, or the row of a collection.
    """

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    number = fields.IntField()
    member: fields.ForeignKeyRelation[Member] = to_member()
    member_id: int
    handed_in_by = fields.IntField(null=True)
    fen = FenField()
    method = fields.CharField(max_length=16)
    state = fields.CharField(max_length=16)
    proof: fields.ForeignKeyNullableRelation[Picture] = to_picture()
    proof_id: int | None
    collection: fields.ForeignKeyNullableRelation[Collection] = fields.ForeignKeyField(
        "dues.Collection", related_name=False, on_delete=fields.RESTRICT, null=True
    )
    collection_id: int | None
    key = fields.CharField(max_length=200)
    claimed_at = UTCDateTimeField()
    decided_at = UTCDateTimeField(null=True)
    decided_by = fields.IntField(null=True)
    note = fields.CharField(max_length=200, default="")

    class Meta(Model.Meta):
        table = "dues_claim"
        unique_together = (("branch_id", "number"), ("branch_id", "key"))
        indexes = (
            Index(fields=("branch_id", "state"), name="idx_dues_claim_state"),
            Index(fields=("member_id",), name="idx_dues_claim_member"),
        )


class ArrearsWarning(Model):
    """A member in arrears was pointed out (3, 5 or 6 months), once for each run of months."""

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    member: fields.ForeignKeyRelation[Member] = to_member()
    member_id: int
    since = fields.DateField()
    months = fields.IntField()
    at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "dues_warning"
        unique_together = (("member_id", "since", "months"),)
