"""Opinions that were released."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from plugins.opinions.models.links import to
from plugins.opinions.models.rounds import Round


class Opinion(Model):
    """A released opinion. `number` and `id` are in random order within the round.

    `state` is a `rules.opinions.State`, `reason` says why something can't be done. `hidden_why`
    is not empty for one that is hidden. `kin` is the same for similar ones, 1 for the largest
    group; 0 is like no other, and None has not been compared yet. `shown` was ticked: its wording
    may go to the groups. `receipt` is emptied when the receipt expires.
    """

    id = fields.BigIntField(primary_key=True)
    round: fields.ForeignKeyRelation[Round] = to("Round")
    round_id: int
    number = fields.IntField()
    text = fields.TextField()
    picture = fields.BinaryField(null=True)
    receipt = fields.CharField(max_length=64)
    state = fields.CharField(max_length=16)
    reason = fields.CharField(max_length=500, default="")
    hidden_why = fields.CharField(max_length=200, default="")
    kin = fields.IntField(null=True)
    shown = fields.BooleanField(default=False)

    class Meta(Model.Meta):
        table = "opinions_opinion"
        unique_together = (("round_id", "number"),)
        indexes = (Index(fields=("receipt",), name="idx_opinions_opinion_receipt"),)
