from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from bot.store.fields import UTCDateTimeField


class Migration(migrations.Migration):
    dependencies = [("bot", "0001_initial")]

    initial = True

    operations = [
        ops.CreateModel(
            name="AttendanceSession",
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
                ("code", fields.CharField(default="", max_length=8)),
                ("token", fields.CharField(unique=True, max_length=32)),
                ("secret", fields.CharField(max_length=64)),
                ("live", fields.BooleanField(default=False)),
                ("state", fields.CharField(max_length=16)),
                ("opened_at", UTCDateTimeField()),
                ("opened_by", fields.IntField()),
                ("deadline", UTCDateTimeField()),
                ("grace_minutes", fields.IntField(default=0)),
                ("closed_at", UTCDateTimeField(null=True)),
                ("expected", fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
                ("source", fields.CharField(max_length=200)),
            ],
            options={
                "table": "signin_session",
                "app": "signin",
                "unique_together": (("branch_id", "number"), ("branch_id", "source")),
                "indexes": [
                    Index(fields=["branch_id", "state"], name="idx_signin_session_state"),
                    Index(fields=["branch_id", "opened_at"], name="idx_signin_session_opened"),
                    Index(fields=["branch_id", "code"], name="idx_signin_session_code"),
                ],
                "pk_attr": "id",
                "table_description": "A sign-in for an occasion (签到). People know it by `number`, counted up in the branch.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "session",
                    fields.ForeignKeyField(
                        "signin.AttendanceSession",
                        source_field="session_id",
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
                ("mark", fields.CharField(max_length=16)),
                ("at", UTCDateTimeField()),
                ("platform", fields.CharField(default="", max_length=16)),
                ("via", fields.CharField(max_length=16)),
                ("reason", fields.CharField(default="", max_length=255)),
                ("entered_by", fields.IntField(null=True)),
            ],
            options={
                "table": "signin_attendance",
                "app": "signin",
                "unique_together": (("session_id", "member_id"),),
                "indexes": [Index(fields=["member_id"], name="idx_signin_attendance_member")],
                "pk_attr": "id",
                "table_description": "One member attended one session. `mark` is a `rules.session.Mark`, `via` a `Via`.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="DailySignIn",
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
                ("at", UTCDateTimeField()),
                ("platform", fields.CharField(max_length=16)),
            ],
            options={
                "table": "signin_daily",
                "app": "signin",
                "unique_together": (("member_id", "day"),),
                "pk_attr": "id",
                "table_description": "One member signed in on one branch day. `at` is when it was said.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Leave",
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
                    "session",
                    fields.ForeignKeyField(
                        "signin.AttendanceSession",
                        source_field="session_id",
                        null=True,
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
                ("reason", fields.CharField(max_length=255)),
                ("state", fields.CharField(max_length=16)),
                ("asked_at", UTCDateTimeField()),
                ("decided_at", UTCDateTimeField(null=True)),
                ("decided_by", fields.IntField(null=True)),
                ("note", fields.CharField(default="", max_length=255)),
            ],
            options={
                "table": "signin_leave",
                "app": "signin",
                "unique_together": (("branch_id", "number"), ("session_id", "member_id")),
                "indexes": [
                    Index(fields=["member_id", "asked_at"], name="idx_signin_leave_member")
                ],
                "pk_attr": "id",
                "table_description": "A request for leave (请假). Without a session it waits for the branch's next one.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Recheck",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "session",
                    fields.ForeignKeyField(
                        "signin.AttendanceSession",
                        source_field="session_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("code", fields.CharField(max_length=8)),
                ("opened_at", UTCDateTimeField()),
                ("opened_by", fields.IntField()),
                ("deadline", UTCDateTimeField()),
                ("reported", fields.BooleanField(default=False)),
                ("source", fields.CharField(max_length=200)),
            ],
            options={
                "table": "signin_recheck",
                "app": "signin",
                "unique_together": (("session_id", "source"),),
                "pk_attr": "id",
                "table_description": "A surprise second check (复核) of a session. `source` is the message that opened it.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="RecheckAnswer",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "recheck",
                    fields.ForeignKeyField(
                        "signin.Recheck",
                        source_field="recheck_id",
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
                ("at", UTCDateTimeField()),
            ],
            options={
                "table": "signin_recheck_answer",
                "app": "signin",
                "unique_together": (("recheck_id", "member_id"),),
                "pk_attr": "id",
                "table_description": "A member answered a second check.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SignInTally",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "member",
                    fields.OneToOneField(
                        "bot.Member",
                        source_field="member_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("last_day", fields.DateField()),
                ("streak", fields.IntField()),
                ("month_count", fields.IntField()),
                ("total", fields.IntField()),
            ],
            options={
                "table": "signin_tally",
                "app": "signin",
                "pk_attr": "id",
                "table_description": "A member's days, counted up: what an answer says without reading every day again.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="WrongTry",
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
                ("at", UTCDateTimeField()),
            ],
            options={
                "table": "signin_wrong_try",
                "app": "signin",
                "indexes": [Index(fields=["member_id", "at"], name="idx_signin_wrong_try")],
                "pk_attr": "id",
                "table_description": "A member typed a code that is none. Kept an hour, to limit guessing.",
            },
            bases=["Model"],
        ),
    ]
