"""Spaced review, and points."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.branch.models import Member
from bot.store.fields import UTCDateTimeField
from plugins.quiz.models.links import to, to_member
from plugins.quiz.models.questions import Question


class ReviewCard(Model):
    """A question in a member's book of mistakes (错题本). `card` is FSRS's state.

    `asked_at` is set while it stands before the member, waiting for an answer.
    """

    id = fields.BigIntField(primary_key=True)
    member: fields.ForeignKeyRelation[Member] = to_member()
    member_id: int
    question: fields.ForeignKeyRelation[Question] = to("Question")
    question_id: int
    card: Any = fields.JSONField()
    due_at = UTCDateTimeField()
    mistakes = fields.IntField(default=1)
    asked_at = UTCDateTimeField(null=True)
    added_at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "quiz_review_card"
        unique_together = (("member_id", "question_id"),)
        indexes = (
            Index(fields=("member_id", "due_at"), name="idx_quiz_review_due"),
            Index(fields=("question_id",), name="idx_quiz_review_question"),
        )


class ReviewAnswer(Model):
    """One review of a card. `rating` is FSRS's, 1 (again) to 4 (easy)."""

    id = fields.BigIntField(primary_key=True)
    card: fields.ForeignKeyRelation[ReviewCard] = to("ReviewCard")
    card_id: int
    at = UTCDateTimeField()
    rating = fields.IntField()
    source = fields.CharField(max_length=200)

    class Meta(Model.Meta):
        table = "quiz_review_answer"
        unique_together = (("card_id", "source"),)


class ReviewPreference(Model):
    """What a member chose about review: whether the weekly nudge comes."""

    id = fields.BigIntField(primary_key=True)
    member: fields.ForeignKeyRelation[Member] = to_member()
    member_id: int
    nudge = fields.BooleanField(default=True)

    class Meta(Model.Meta):
        table = "quiz_review_preference"
        unique_together = (("member_id",),)


class PointEntry(Model):
    """Points that a member was given once for one thing of one branch day (积分)."""

    id = fields.BigIntField(primary_key=True)
    member: fields.ForeignKeyRelation[Member] = to_member()
    member_id: int
    day = fields.DateField()
    what = fields.CharField(max_length=64)
    points = fields.IntField()

    class Meta(Model.Meta):
        table = "quiz_point_entry"
        unique_together = (("member_id", "day", "what"),)
