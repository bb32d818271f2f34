from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from bot.store.fields import UTCDateTimeField


class Migration(migrations.Migration):
    dependencies = [("bot", "0002_outbox_locale")]

    initial = True

    operations = [
        ops.CreateModel(
            name="DailyQuiz",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "branch",
                    fields.ForeignKeyField(
                        "bot.Branch",
                        source_field="branch_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("day", fields.DateField()),
                ("state", fields.CharField(max_length=16)),
                ("opened_at", UTCDateTimeField()),
                ("closes_at", UTCDateTimeField()),
                ("closed_at", UTCDateTimeField(null=True)),
            ],
            options={
                "table": "quiz_daily",
                "app": "quiz",
                "unique_together": (("branch_id", "day"),),
                "indexes": [Index(fields=["branch_id", "state"], name="idx_quiz_daily_state")],
                "pk_attr": "id",
                "table_description": "The questions of one branch day. `state` is a `rules.daily.State`.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Exam",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "branch",
                    fields.ForeignKeyField(
                        "bot.Branch",
                        source_field="branch_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("number", fields.IntField()),
                ("title", fields.CharField(max_length=64)),
                ("state", fields.CharField(max_length=16)),
                ("opens_at", UTCDateTimeField()),
                ("closes_at", UTCDateTimeField()),
                ("minutes", fields.IntField()),
                ("attempts", fields.IntField()),
                ("pass_mark", fields.IntField()),
                ("seed", fields.CharField(max_length=64)),
                ("cells", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ("partial", fields.CharField(max_length=16)),
                ("created_at", UTCDateTimeField()),
                ("created_by", fields.IntField()),
                ("source", fields.CharField(max_length=200)),
            ],
            options={
                "table": "quiz_exam",
                "app": "quiz",
                "unique_together": (("branch_id", "number"), ("branch_id", "source")),
                "indexes": [Index(fields=["branch_id", "state"], name="idx_quiz_exam_state")],
                "pk_attr": "id",
                "table_description": "An exam. People know it by `number`, counted up in the branch.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "exam",
                    fields.ForeignKeyField(
                        "quiz.Exam",
                        source_field="exam_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "member",
                    fields.ForeignKeyField(
                        "bot.Member",
                        source_field="member_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("number", fields.IntField()),
                ("started_at", UTCDateTimeField()),
                ("ends_at", UTCDateTimeField()),
                ("current", fields.IntField(default=1)),
                ("finished_at", UTCDateTimeField(null=True)),
                ("marks", fields.IntField(null=True)),
            ],
            options={
                "table": "quiz_attempt",
                "app": "quiz",
                "unique_together": (("exam_id", "member_id", "number"),),
                "indexes": [
                    Index(fields=["member_id", "finished_at"], name="idx_quiz_attempt_open")
                ],
                "pk_attr": "id",
                "table_description": "One person takes an exam for the `number`th time, on whatever platforms.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ExamDraft",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "branch",
                    fields.ForeignKeyField(
                        "bot.Branch",
                        source_field="branch_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "member",
                    fields.ForeignKeyField(
                        "bot.Member",
                        source_field="member_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("step", fields.CharField(max_length=32)),
                ("data", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ("changed_at", UTCDateTimeField()),
            ],
            options={
                "table": "quiz_exam_draft",
                "app": "quiz",
                "unique_together": (("member_id",),),
                "pk_attr": "id",
                "table_description": "An exam that somebody is putting together step by step, one for each person.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="PointEntry",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "member",
                    fields.ForeignKeyField(
                        "bot.Member",
                        source_field="member_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("day", fields.DateField()),
                ("what", fields.CharField(max_length=64)),
                ("points", fields.IntField()),
            ],
            options={
                "table": "quiz_point_entry",
                "app": "quiz",
                "unique_together": (("member_id", "day", "what"),),
                "pk_attr": "id",
                "table_description": "Points that a member was given once for one thing of one branch day (积分).",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "branch",
                    fields.ForeignKeyField(
                        "bot.Branch",
                        source_field="branch_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("number", fields.IntField()),
                ("ref", fields.CharField(max_length=64)),
                ("kind", fields.CharField(max_length=16)),
                ("text", fields.TextField(unique=False)),
                ("options", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ("answer", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ("topic", fields.CharField(max_length=64)),
                ("difficulty", fields.IntField()),
                ("explanation", fields.TextField(unique=False)),
                ("source", fields.CharField(max_length=255)),
                ("rule_version", fields.CharField(max_length=100)),
                ("holds_until", fields.DateField(null=True)),
                ("revision", fields.IntField(default=1)),
                ("retired_at", UTCDateTimeField(null=True)),
                ("retired_why", fields.CharField(default="", max_length=16)),
                ("added_at", UTCDateTimeField()),
                ("changed_at", UTCDateTimeField()),
            ],
            options={
                "table": "quiz_question",
                "app": "quiz",
                "unique_together": (("branch_id", "ref"), ("branch_id", "number")),
                "indexes": [
                    Index(fields=["branch_id", "topic"], name="idx_quiz_question_topic"),
                    Index(fields=["branch_id", "holds_until"], name="idx_quiz_question_until"),
                ],
                "pk_attr": "id",
                "table_description": "A question of a branch's bank: `bank.question.Question` says what its parts mean.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="DailyItem",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "quiz",
                    fields.ForeignKeyField(
                        "quiz.DailyQuiz",
                        source_field="quiz_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("place", fields.IntField()),
                (
                    "question",
                    fields.ForeignKeyField(
                        "quiz.Question",
                        source_field="question_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("order", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={
                "table": "quiz_daily_item",
                "app": "quiz",
                "unique_together": (("quiz_id", "place"), ("quiz_id", "question_id")),
                "indexes": [Index(fields=["question_id"], name="idx_quiz_daily_item_question")],
                "pk_attr": "id",
                "table_description": "One question of a day, at a place counted from 1.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="DailyAnswer",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "item",
                    fields.ForeignKeyField(
                        "quiz.DailyItem",
                        source_field="item_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "member",
                    fields.ForeignKeyField(
                        "bot.Member",
                        source_field="member_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("given", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ("right", fields.IntField()),
                ("at", UTCDateTimeField()),
                ("platform", fields.CharField(max_length=16)),
                ("changes", fields.IntField(default=0)),
            ],
            options={
                "table": "quiz_daily_answer",
                "app": "quiz",
                "unique_together": (("item_id", "member_id"),),
                "indexes": [Index(fields=["member_id", "at"], name="idx_quiz_daily_answer_member")],
                "pk_attr": "id",
                "table_description": "One member answered one question of a day: the first counts, or the last by setting.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="DailyTick",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "item",
                    fields.ForeignKeyField(
                        "quiz.DailyItem",
                        source_field="item_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "member",
                    fields.ForeignKeyField(
                        "bot.Member",
                        source_field="member_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("ticked", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ("at", UTCDateTimeField()),
            ],
            options={
                "table": "quiz_daily_tick",
                "app": "quiz",
                "unique_together": (("item_id", "member_id"),),
                "pk_attr": "id",
                "table_description": "What a member has ticked on Telegram in a question of several choices, not yet sent.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ExamItem",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "exam",
                    fields.ForeignKeyField(
                        "quiz.Exam",
                        source_field="exam_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("place", fields.IntField()),
                (
                    "question",
                    fields.ForeignKeyField(
                        "quiz.Question",
                        source_field="question_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("points", fields.IntField()),
            ],
            options={
                "table": "quiz_exam_item",
                "app": "quiz",
                "unique_together": (("exam_id", "place"), ("exam_id", "question_id")),
                "indexes": [Index(fields=["question_id"], name="idx_quiz_exam_item_question")],
                "pk_attr": "id",
                "table_description": "A question of an exam's paper, at a place counted from 1, worth `points` hundredths.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Appeal",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "branch",
                    fields.ForeignKeyField(
                        "bot.Branch",
                        source_field="branch_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("number", fields.IntField()),
                (
                    "item",
                    fields.ForeignKeyField(
                        "quiz.ExamItem",
                        source_field="item_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "member",
                    fields.ForeignKeyField(
                        "bot.Member",
                        source_field="member_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("reason", fields.CharField(max_length=500)),
                ("state", fields.CharField(max_length=16)),
                ("asked_at", UTCDateTimeField()),
                ("decided_at", UTCDateTimeField(null=True)),
                ("decided_by", fields.IntField(null=True)),
                ("note", fields.CharField(default="", max_length=500)),
            ],
            options={
                "table": "quiz_appeal",
                "app": "quiz",
                "unique_together": (("branch_id", "number"), ("item_id", "member_id")),
                "pk_attr": "id",
                "table_description": "A member objects to a question of an exam (申诉). People know it by `number`.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ExamAnswer",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "attempt",
                    fields.ForeignKeyField(
                        "quiz.Attempt",
                        source_field="attempt_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "item",
                    fields.ForeignKeyField(
                        "quiz.ExamItem",
                        source_field="item_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("given", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ("right", fields.IntField()),
                ("marks", fields.IntField()),
                ("at", UTCDateTimeField()),
                ("platform", fields.CharField(max_length=16)),
            ],
            options={
                "table": "quiz_exam_answer",
                "app": "quiz",
                "unique_together": (("attempt_id", "item_id"),),
                "indexes": [Index(fields=["item_id"], name="idx_quiz_exam_answer_item")],
                "pk_attr": "id",
                "table_description": "What was answered to one question of an attempt, in terms of the bank, and its marks.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ReviewCard",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "member",
                    fields.ForeignKeyField(
                        "bot.Member",
                        source_field="member_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "question",
                    fields.ForeignKeyField(
                        "quiz.Question",
                        source_field="question_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("card", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ("due_at", UTCDateTimeField()),
                ("mistakes", fields.IntField(default=1)),
                ("asked_at", UTCDateTimeField(null=True)),
                ("added_at", UTCDateTimeField()),
            ],
            options={
                "table": "quiz_review_card",
                "app": "quiz",
                "unique_together": (("member_id", "question_id"),),
                "indexes": [
                    Index(fields=["member_id", "due_at"], name="idx_quiz_review_due"),
                    Index(fields=["question_id"], name="idx_quiz_review_question"),
                ],
                "pk_attr": "id",
                "table_description": "A question in a member's book of mistakes (错题本). `card` is FSRS's state.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ReviewAnswer",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "card",
                    fields.ForeignKeyField(
                        "quiz.ReviewCard",
                        source_field="card_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("at", UTCDateTimeField()),
                ("rating", fields.IntField()),
                ("source", fields.CharField(max_length=200)),
            ],
            options={
                "table": "quiz_review_answer",
                "app": "quiz",
                "unique_together": (("card_id", "source"),),
                "pk_attr": "id",
                "table_description": "One review of a card. `rating` is FSRS's, 1 (again) to 4 (easy).",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ReviewPreference",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "member",
                    fields.ForeignKeyField(
                        "bot.Member",
                        source_field="member_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("nudge", fields.BooleanField(default=True)),
            ],
            options={
                "table": "quiz_review_preference",
                "app": "quiz",
                "unique_together": (("member_id",),),
                "pk_attr": "id",
                "table_description": "What a member chose about review: whether the weekly nudge comes.",
            },
            bases=["Model"],
        ),
    ]
