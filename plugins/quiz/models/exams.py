"""Exams, how they are taken, and what is objected to."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.branch.models import Branch, Member
from bot.store.fields import UTCDateTimeField
from plugins.quiz.models.links import to, to_branch, to_member
from plugins.quiz.models.questions import Question


class ExamDraft(Model):
    """An exam that somebody is putting together step by step, one for each person.

    `step` is a `rules.drafting.Step`; `data` holds what was said so far.
    """

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    member: fields.ForeignKeyRelation[Member] = to_member()
    member_id: int
    step = fields.CharField(max_length=32)
    data: Any = fields.JSONField()
    changed_at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "quiz_exam_draft"
        unique_together = (("member_id",),)


class Exam(Model):
    """An exam. People know it by `number`, counted up in the branch.

    `state` is a `rules.exam.State`. `minutes` bounds one attempt, `pass_mark` is in percent.
    `seed` made the paper and lays it out for each person. `cells` is what was asked for,
    `partial` a `bank.grading.Partial`. `source` is the message that created it, so that a second
    delivery creates nothing.
    """

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    number = fields.IntField()
    title = fields.CharField(max_length=64)
    state = fields.CharField(max_length=16)
    opens_at = UTCDateTimeField()
    closes_at = UTCDateTimeField()
    minutes = fields.IntField()
    attempts = fields.IntField()
    pass_mark = fields.IntField()
    seed = fields.CharField(max_length=64)
    cells: Any = fields.JSONField()
    partial = fields.CharField(max_length=16)
    created_at = UTCDateTimeField()
    created_by = fields.IntField()
    source = fields.CharField(max_length=200)

    class Meta(Model.Meta):
        table = "quiz_exam"
        unique_together = (("branch_id", "number"), ("branch_id", "source"))
        indexes = (Index(fields=("branch_id", "state"), name="idx_quiz_exam_state"),)


class ExamItem(Model):
    """A question of an exam's paper, at a place counted from 1, worth `points` hundredths."""

    id = fields.BigIntField(primary_key=True)
    exam: fields.ForeignKeyRelation[Exam] = to("Exam")
    exam_id: int
    place = fields.IntField()
    question: fields.ForeignKeyRelation[Question] = to("Question", owned=False)
    question_id: int
    points = fields.IntField()

    class Meta(Model.Meta):
        table = "quiz_exam_item"
        unique_together = (("exam_id", "place"), ("exam_id", "question_id"))
        indexes = (Index(fields=("question_id",), name="idx_quiz_exam_item_question"),)


class Attempt(Model):
    """One person takes an exam for the `number`th time, on whatever platforms.

    `ends_at` is kept by the server; the time runs on while the bot is away. `current` is the
    place, as laid out for this person and counted from 1, at which they are. `marks` is the sum
    in hundredths once it is finished.
    """

    id = fields.BigIntField(primary_key=True)
    exam: fields.ForeignKeyRelation[Exam] = to("Exam")
    exam_id: int
    member: fields.ForeignKeyRelation[Member] = to_member()
    member_id: int
    number = fields.IntField()
    started_at = UTCDateTimeField()
    ends_at = UTCDateTimeField()
    current = fields.IntField(default=1)
    finished_at = UTCDateTimeField(null=True)
    marks = fields.IntField(null=True)

    class Meta(Model.Meta):
        table = "quiz_attempt"
        unique_together = (("exam_id", "member_id", "number"),)
        indexes = (Index(fields=("member_id", "finished_at"), name="idx_quiz_attempt_open"),)


class ExamAnswer(Model):
    """What was answered to one question of an attempt, in terms of the bank, and its marks.

    `right` is the share that is right in thousandths, `marks` hundredths of a point.
    """

    id = fields.BigIntField(primary_key=True)
    attempt: fields.ForeignKeyRelation[Attempt] = to("Attempt")
    attempt_id: int
    item: fields.ForeignKeyRelation[ExamItem] = to("ExamItem")
    item_id: int
    given: Any = fields.JSONField()
    right = fields.IntField()
    marks = fields.IntField()
    at = UTCDateTimeField()
    platform = fields.CharField(max_length=16)

    class Meta(Model.Meta):
        table = "quiz_exam_answer"
        unique_together = (("attempt_id", "item_id"),)
        indexes = (Index(fields=("item_id",), name="idx_quiz_exam_answer_item"),)


class Appeal(Model):
    """A member objects to a question of an exam (申诉). People know it by `number`.

    `state` is a `rules.exam.AppealState`.
    """

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    number = fields.IntField()
    item: fields.ForeignKeyRelation[ExamItem] = to("ExamItem")
    item_id: int
    member: fields.ForeignKeyRelation[Member] = to_member()
    member_id: int
    reason = fields.CharField(max_length=500)
    state = fields.CharField(max_length=16)
    asked_at = UTCDateTimeField()
    decided_at = UTCDateTimeField(null=True)
    decided_by = fields.IntField(null=True)
    note = fields.CharField(max_length=500, default="")

    class Meta(Model.Meta):
        table = "quiz_appeal"
        unique_together = (("branch_id", "number"), ("item_id", "member_id"))
