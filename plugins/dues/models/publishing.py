"""Periods that were published, frozen."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.models import Model

from bot.branch.models import Branch
from bot.store.fields import UTCDateTimeField
from plugins.dues.models.links import to_branch


class Publication(Model):
    """What a branch published of a period (党费公示), as it stood then and never changed again.

    `data` is what was shown, `checksum` the SHA-256 (hex) of its canonical form
    (`rules.publishing.checksum`). Days are inclusive. People know it by `number`.
    """

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    number = fields.IntField()
    first_day = fields.DateField()
    last_day = fields.DateField()
    data: Any = fields.JSONField()
    checksum = fields.CharField(max_length=64)
    published_by = fields.IntField()
    published_at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "dues_publication"
        unique_together = (("branch_id", "number"), ("branch_id", "first_day", "last_day"))
