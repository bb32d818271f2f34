"""What was answered, what authors added, and what went to the groups."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.store.fields import UTCDateTimeField
from plugins.opinions.models.links import to
from plugins.opinions.models.opinions import Opinion
from plugins.opinions.models.rounds import Round


class Answer(Model):
    """An officer's answer to one or several opinions of a round, `by` the member of that id.

    `source` is a checksum of the text: the same words said twice in a round are one answer.
    """

    id = fields.BigIntField(primary_key=True)
    round: fields.ForeignKeyRelation[Round] = to("Round")
    round_id: int
    text = fields.TextField()
    by = fields.IntField()
    at = UTCDateTimeField()
    source = fields.CharField(max_length=64, null=True)

    class Meta(Model.Meta):
        table = "opinions_answer"
        unique_together = (("round_id", "source"),)
        indexes = (Index(fields=("round_id",), name="idx_opinions_answer_round"),)


class AnswerTo(Model):
    """An answer's opinions."""

    id = fields.BigIntField(primary_key=True)
    answer: fields.ForeignKeyRelation[Answer] = to("Answer")
    answer_id: int
    opinion: fields.ForeignKeyRelation[Opinion] = to("Opinion")
    opinion_id: int

    class Meta(Model.Meta):
        table = "opinions_answer_to"
        unique_together = (("answer_id", "opinion_id"),)
        indexes = (Index(fields=("opinion_id",), name="idx_opinions_answer_to_opinion"),)


class Addition(Model):
    """What an author added, released with all others of the branch at its hour."""

    id = fields.BigIntField(primary_key=True)
    opinion: fields.ForeignKeyRelation[Opinion] = to("Opinion")
    opinion_id: int
    text = fields.TextField()

    class Meta(Model.Meta):
        table = "opinions_addition"
        indexes = (Index(fields=("opinion_id",), name="idx_opinions_addition_opinion"),)


class Digest(Model):
    """What a branch told its groups of a round (意见反馈), as it stood then."""

    id = fields.BigIntField(primary_key=True)
    round: fields.ForeignKeyRelation[Round] = to("Round")
    round_id: int
    data: Any = fields.JSONField()
    published_by = fields.IntField()
    published_at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "opinions_digest"
        indexes = (Index(fields=("round_id",), name="idx_opinions_digest_round"),)
