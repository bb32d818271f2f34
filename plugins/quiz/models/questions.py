"""The bank of a branch."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.branch.models import Branch
from bot.store.fields import UTCDateTimeField
from plugins.quiz.models.links import to_branch


class Question(Model):
    """A question of a branch's bank: `bank.question.Question` says what its parts mean.

    People know it by `number`, counted up in the branch; an import finds it by `ref`. `answer`
    is a list of indices, a truth value, or a list of accepted forms. `revision` counts
    corrections. A question that is `retired_at` some time is asked no more; `retired_why` is a
    `rules.retirement.Why`.
    """

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    number = fields.IntField()
    ref = fields.CharField(max_length=64)
    kind = fields.CharField(max_length=16)
    text = fields.TextField()
    options: Any = fields.JSONField()
    answer: Any = fields.JSONField()
    topic = fields.CharField(max_length=64)
    difficulty = fields.IntField()
    explanation = fields.TextField()
    source = fields.CharField(max_length=255)
    rule_version = fields.CharField(max_length=100)
    holds_until = fields.DateField(null=True)
    revision = fields.IntField(default=1)
    retired_at = UTCDateTimeField(null=True)
    retired_why = fields.CharField(max_length=16, default="")
    added_at = UTCDateTimeField()
    changed_at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "quiz_question"
        unique_together = (("branch_id", "ref"), ("branch_id", "number"))
        indexes = (
            Index(fields=("branch_id", "topic"), name="idx_quiz_question_topic"),
            Index(fields=("branch_id", "holds_until"), name="idx_quiz_question_until"),
        )
