"""Pictures that belong to the books: proofs of payment, vouchers, a payee's QR code."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.branch.models import Branch
from bot.store.fields import UTCDateTimeField
from plugins.dues.models.links import to_branch


class Picture(Model):
    """A picture as it was sent. `sha256` (hex) keeps one that came twice from lying here twice."""

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    content = fields.BinaryField()
    sha256 = fields.CharField(max_length=64)
    kept_at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "dues_picture"
        indexes = (Index(fields=("branch_id", "sha256"), name="idx_dues_picture_sha"),)
