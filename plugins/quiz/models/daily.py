"""The daily quiz."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.branch.models import Branch, Member
from bot.store.fields import UTCDateTimeField
from plugins.quiz.models.links import to, to_branch, to_member
from plugins.quiz.models.questions import Question


class DailyQuiz(Model):
    """The questions of one branch day. `state` is a `rules.daily.State`."""

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    day = fields.DateField()
    state = fields.CharField(max_length=16)
    opened_at = UTCDateTimeField()
    closes_at = UTCDateTimeField()
    closed_at = UTCDateTimeField(null=True)

    class Meta(Model.Meta):
        table = "quiz_daily"
        unique_together = (("branch_id", "day"),)
        indexes = (Index(fields=("branch_id", "state"), name="idx_quiz_daily_state"),)


class DailyItem(Model):
    """One question of a day, at a place counted from 1.

    `order` is the order in which its options are shown to all: shown place -> index in the bank.
    """

    id = fields.BigIntField(primary_key=True)
    quiz: fields.ForeignKeyRelation[DailyQuiz] = to("DailyQuiz")
    quiz_id: int
    place = fields.IntField()
    question: fields.ForeignKeyRelation[Question] = to("Question", owned=False)
    question_id: int
    order: Any = fields.JSONField()

    class Meta(Model.Meta):
        table = "quiz_daily_item"
        unique_together = (("quiz_id", "place"), ("quiz_id", "question_id"))
        indexes = (Index(fields=("question_id",), name="idx_quiz_daily_item_question"),)


class DailyAnswer(Model):
    """One member answered one question of a day: the first counts, or the last by setting.

    `given` is in terms of the bank: indices, a truth value, or a text in a list. `right` is the
    share that is right in thousandths, from 0 to 1000.
    """

    id = fields.BigIntField(primary_key=True)
    item: fields.ForeignKeyRelation[DailyItem] = to("DailyItem")
    item_id: int
    member: fields.ForeignKeyRelation[Member] = to_member()
    member_id: int
    given: Any = fields.JSONField()
    right = fields.IntField()
    at = UTCDateTimeField()
    platform = fields.CharField(max_length=16)
    changes = fields.IntField(default=0)

    class Meta(Model.Meta):
        table = "quiz_daily_answer"
        unique_together = (("item_id", "member_id"),)
        indexes = (Index(fields=("member_id", "at"), name="idx_quiz_daily_answer_member"),)


class DailyTick(Model):
    """What a member has ticked on Telegram in a question of several choices, not yet sent."""

    id = fields.BigIntField(primary_key=True)
    item: fields.ForeignKeyRelation[DailyItem] = to("DailyItem")
    item_id: int
    member: fields.ForeignKeyRelation[Member] = to_member()
    member_id: int
    ticked: Any = fields.JSONField()
    at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "quiz_daily_tick"
        unique_together = (("item_id", "member_id"),)
