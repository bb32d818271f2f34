from uuid import uuid4

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from bot.store.fields import UTCDateTimeField


class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True),
                ),
                ("name", fields.CharField(default="", max_length=255)),
                ("content", fields.BinaryField()),
            ],
            options={
                "table": "delivery_attachment",
                "app": "bot",
                "pk_attr": "id",
                "table_description": "The bytes of a picture or file, which the rows of one message to many groups share.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="BindTry",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("subject", fields.CharField(max_length=64)),
                ("at", UTCDateTimeField()),
            ],
            options={
                "table": "branch_bind_try",
                "app": "bot",
                "indexes": [Index(fields=["subject", "at"], name="idx_branch_bind_try_subject")],
                "pk_attr": "id",
                "table_description": "A wrong try to bind, counted per account and per student number.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Branch",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("name", fields.CharField(unique=True, max_length=64)),
                ("locale", fields.CharField(default="zh-CN", max_length=16)),
                ("timezone", fields.CharField(default="Asia/Shanghai", max_length=64)),
                ("settings", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ("created_at", UTCDateTimeField()),
            ],
            options={
                "table": "branch_branch",
                "app": "bot",
                "pk_attr": "id",
                "table_description": "A Party branch (支部). `settings` holds only what the branch changed from the defaults.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="AccountPreference",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
                ),
                ("platform", fields.CharField(max_length=16)),
                ("account_id", fields.CharField(max_length=64)),
                ("locale", fields.CharField(default="", max_length=16)),
                (
                    "branch",
                    fields.ForeignKeyField(
                        "bot.Branch",
                        source_field="branch_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
            ],
            options={
                "table": "branch_preference",
                "app": "bot",
                "unique_together": (("platform", "account_id"),),
                "pk_attr": "id",
                "table_description": "What an account chose for its private chat: a locale, and the branch it speaks for.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Chat",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
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
                ("platform", fields.CharField(max_length=16)),
                ("chat_id", fields.CharField(max_length=64)),
                ("title", fields.CharField(default="", max_length=255)),
                ("bot_id", fields.CharField(default="", max_length=64)),
                ("linked_at", UTCDateTimeField()),
            ],
            options={
                "table": "branch_chat",
                "app": "bot",
                "unique_together": (("platform", "chat_id"),),
                "indexes": [Index(fields=["branch_id"], name="idx_branch_chat_branch")],
                "pk_attr": "id",
                "table_description": "A group of a branch on one platform. `bot_id` is the connection that last served it.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ChatMark",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                ("platform", fields.CharField(max_length=16)),
                ("chat_id", fields.CharField(max_length=64)),
                ("message_id", fields.CharField(max_length=64)),
                ("said_at", UTCDateTimeField()),
            ],
            options={
                "table": "platform_mark",
                "app": "bot",
                "unique_together": (("platform", "chat_id"),),
                "pk_attr": "id",
                "table_description": "How far a group's talk has been dealt with, where `chat_id` is the platform's group id.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                ("platform", fields.CharField(max_length=16)),
                ("account", fields.CharField(max_length=64)),
                ("branch_id", fields.BigIntField(null=True)),
                ("code", fields.CharField(max_length=8)),
                ("action", fields.CharField(max_length=64)),
                ("payload", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ("expires_at", UTCDateTimeField()),
                ("used_at", UTCDateTimeField(null=True)),
            ],
            options={
                "table": "host_confirmation",
                "app": "bot",
                "indexes": [Index(fields=["platform", "account", "code"])],
                "pk_attr": "id",
                "table_description": "An action that one account may still confirm, until it expires or is used.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Member",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
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
                ("name", fields.CharField(max_length=64)),
                ("student_no", fields.CharField(max_length=32)),
                ("category", fields.CharField(max_length=16)),
                ("group_name", fields.CharField(default="", max_length=64)),
                ("status", fields.CharField(default="active", max_length=16)),
                ("joined_on", fields.DateField(null=True)),
                ("created_at", UTCDateTimeField()),
            ],
            options={
                "table": "branch_member",
                "app": "bot",
                "unique_together": (("branch_id", "student_no"),),
                "pk_attr": "id",
                "table_description": "One person's record in one branch. `status` is `active` or `left`.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
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
                ("platform", fields.CharField(max_length=16)),
                ("account_id", fields.CharField(max_length=64)),
                ("username", fields.CharField(default="", max_length=64)),
                ("name", fields.CharField(default="", max_length=255)),
                ("via_group", fields.CharField(default="", max_length=64)),
                ("reachable", fields.BooleanField(default=False)),
                ("bound_at", UTCDateTimeField()),
                ("last_seen", UTCDateTimeField(null=True)),
            ],
            options={
                "table": "branch_account",
                "app": "bot",
                "unique_together": (("branch_id", "platform", "account_id"),),
                "indexes": [
                    Index(fields=["platform", "account_id"], name="idx_branch_account_who"),
                    Index(fields=["member_id"], name="idx_branch_account_member"),
                ],
                "pk_attr": "id",
                "table_description": "A member's account on one platform.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="AuditEntry",
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
                    "actor_member",
                    fields.ForeignKeyField(
                        "bot.Member",
                        source_field="actor_member_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                ("actor_account", fields.CharField(default="", max_length=96)),
                ("action", fields.CharField(max_length=64)),
                ("subject", fields.CharField(default="", max_length=128)),
                ("detail", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ("at", UTCDateTimeField()),
            ],
            options={
                "table": "branch_audit",
                "app": "bot",
                "indexes": [Index(fields=["branch_id", "at"], name="idx_branch_audit_branch_at")],
                "pk_attr": "id",
                "table_description": "Who changed what, for the branch to look up. Never holds who took part in an opinion.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="BindCode",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
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
                    "replaces",
                    fields.ForeignKeyField(
                        "bot.Account",
                        source_field="replaces_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("hash", fields.CharField(unique=True, max_length=64)),
                ("expires_at", UTCDateTimeField()),
                ("used_at", UTCDateTimeField(null=True)),
            ],
            options={
                "table": "branch_bind_code",
                "app": "bot",
                "indexes": [Index(fields=["member_id"], name="idx_branch_bind_code_member")],
                "pk_attr": "id",
                "table_description": "A one-time code by which a member binds an account, of which only the HMAC is kept.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Occurrence",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                ("job", fields.CharField(max_length=64)),
                (
                    "branch",
                    fields.ForeignKeyField(
                        "bot.Branch",
                        source_field="branch_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("key", fields.CharField(default="", max_length=96)),
                ("due_at", UTCDateTimeField()),
                ("try_at", UTCDateTimeField()),
                ("state", fields.CharField(default="waiting", max_length=16)),
                ("late", fields.BooleanField(default=False)),
                ("attempts", fields.IntField(default=0)),
                ("ran_at", UTCDateTimeField(null=True)),
                ("reason", fields.CharField(default="", max_length=32)),
            ],
            options={
                "table": "schedule_occurrence",
                "app": "bot",
                "unique_together": (("job", "branch_id", "key", "due_at"),),
                "indexes": [
                    Index(fields=["state", "try_at"], name="idx_schedule_occurrence_due"),
                    Index(fields=["branch_id", "state"], name="idx_schedule_occurrence_branch"),
                ],
                "pk_attr": "id",
                "table_description": "One thing to do for one branch at one time. A recurring job's rows have an empty `key`.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="OutboxRow",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                ("key", fields.CharField(max_length=190)),
                ("part", fields.CharField(default="", max_length=96)),
                (
                    "branch",
                    fields.ForeignKeyField(
                        "bot.Branch",
                        source_field="branch_id",
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
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("kind", fields.CharField(default="notice", max_length=16)),
                ("state", fields.CharField(default="pending", max_length=16)),
                ("platform", fields.CharField(default="", max_length=16)),
                ("chat_kind", fields.CharField(default="", max_length=16)),
                ("chat_id", fields.CharField(default="", max_length=64)),
                ("bot_id", fields.CharField(default="", max_length=64)),
                ("via_group", fields.CharField(default="", max_length=64)),
                ("body", fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
                (
                    "picture",
                    fields.ForeignKeyField(
                        "bot.Attachment",
                        source_field="picture_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "file",
                    fields.ForeignKeyField(
                        "bot.Attachment",
                        source_field="file_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("not_before", UTCDateTimeField()),
                ("expires_at", UTCDateTimeField(null=True)),
                ("created_at", UTCDateTimeField()),
                ("changed_at", UTCDateTimeField()),
                ("claimed_at", UTCDateTimeField(null=True)),
                ("lease", fields.CharField(default="", max_length=32)),
                ("lease_until", UTCDateTimeField(null=True)),
                ("attempts", fields.IntField(default=0)),
                ("tried", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ("message_ids", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ("reason", fields.CharField(default="", max_length=64)),
            ],
            options={
                "table": "delivery_outbox",
                "app": "bot",
                "unique_together": (("key", "part"),),
                "indexes": [
                    Index(fields=["state", "not_before"], name="idx_delivery_outbox_due"),
                    Index(fields=["branch_id", "state"], name="idx_delivery_outbox_branch"),
                    Index(fields=["member_id"], name="idx_delivery_outbox_member"),
                    Index(fields=["picture_id"], name="idx_delivery_outbox_picture"),
                    Index(fields=["file_id"], name="idx_delivery_outbox_file"),
                ],
                "pk_attr": "id",
                "table_description": "One unsolicited message to one chat or one member.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="RoleGrant",
            fields=[
                (
                    "id",
                    fields.IntField(generated=True, primary_key=True, unique=True, db_index=True),
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
                ("role", fields.CharField(max_length=32)),
                ("granted_at", UTCDateTimeField()),
                ("granted_by", fields.IntField(null=True)),
            ],
            options={
                "table": "branch_role",
                "app": "bot",
                "unique_together": (("member_id", "role"),),
                "pk_attr": "id",
                "table_description": "A role that a member holds. `granted_by` is a member's id, or null for the host.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="WebLink",
            fields=[
                (
                    "token_hash",
                    fields.CharField(primary_key=True, unique=True, db_index=True, max_length=64),
                ),
                (
                    "branch",
                    fields.ForeignKeyField(
                        "bot.Branch",
                        source_field="branch_id",
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
                ("account_id", fields.IntField(null=True)),
                ("purpose", fields.CharField(max_length=32)),
                ("target", fields.CharField(max_length=200)),
                ("created_at", UTCDateTimeField()),
                ("expires_at", UTCDateTimeField()),
                ("used_at", UTCDateTimeField(null=True)),
            ],
            options={
                "table": "web_link",
                "app": "bot",
                "indexes": [
                    Index(fields=["expires_at"], name="idx_web_link_expires"),
                    Index(fields=["member_id"], name="idx_web_link_member"),
                ],
                "pk_attr": "token_hash",
                "table_description": "A link that signs one member in, once, for a short time.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="WebSession",
            fields=[
                (
                    "token_hash",
                    fields.CharField(primary_key=True, unique=True, db_index=True, max_length=64),
                ),
                (
                    "branch",
                    fields.ForeignKeyField(
                        "bot.Branch",
                        source_field="branch_id",
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
                ("account_id", fields.IntField(null=True)),
                ("created_at", UTCDateTimeField()),
                ("expires_at", UTCDateTimeField()),
            ],
            options={
                "table": "web_session",
                "app": "bot",
                "indexes": [
                    Index(fields=["expires_at"], name="idx_web_session_expires"),
                    Index(fields=["member_id"], name="idx_web_session_member"),
                ],
                "pk_attr": "token_hash",
                "table_description": "A browser that is signed in as one member of one branch.",
            },
            bases=["Model"],
        ),
    ]
