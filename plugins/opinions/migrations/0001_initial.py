from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from bot.store.fields import UTCDateTimeField


class Migration(migrations.Migration):
    dependencies = [("bot", "0001_initial"), ("bot", "0002_outbox_locale")]

    initial = True

    operations = [
        ops.CreateModel(
            name="Box",
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
                ("salt", fields.BinaryField()),
            ],
            options={
                "table": "opinions_box",
                "app": "opinions",
                "unique_together": (("branch_id",),),
                "pk_attr": "id",
                "table_description": "What a branch has once for all its rounds. `salt` goes into the hashes of its receipts.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Round",
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
                ("standing", fields.BooleanField(default=False)),
                ("state", fields.CharField(max_length=16)),
                ("per_member", fields.IntField()),
                ("threshold", fields.IntField()),
                ("pictures", fields.BooleanField(default=False)),
                ("extended", fields.BooleanField(default=False)),
                ("opened_at", UTCDateTimeField()),
                ("closes_at", UTCDateTimeField()),
                ("ended_at", UTCDateTimeField(null=True)),
                ("source", fields.CharField(max_length=190)),
            ],
            options={
                "table": "opinions_round",
                "app": "opinions",
                "unique_together": (("branch_id", "number"), ("branch_id", "source")),
                "indexes": [Index(fields=["branch_id", "state"], name="idx_opinions_round_state")],
                "pk_attr": "id",
                "table_description": "One asking for opinions (征集). People know it by `number`, counted up in the branch.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "round",
                    fields.ForeignKeyField(
                        "opinions.Round",
                        source_field="round_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("text", fields.TextField(unique=False)),
                ("by", fields.IntField()),
                ("at", UTCDateTimeField()),
                ("source", fields.CharField(null=True, max_length=64)),
            ],
            options={
                "table": "opinions_answer",
                "app": "opinions",
                "unique_together": (("round_id", "source"),),
                "indexes": [Index(fields=["round_id"], name="idx_opinions_answer_round")],
                "pk_attr": "id",
                "table_description": "An officer's answer to one or several opinions of a round, `by` the member of that id.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Digest",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "round",
                    fields.ForeignKeyField(
                        "opinions.Round",
                        source_field="round_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("data", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ("published_by", fields.IntField()),
                ("published_at", UTCDateTimeField()),
            ],
            options={
                "table": "opinions_digest",
                "app": "opinions",
                "indexes": [Index(fields=["round_id"], name="idx_opinions_digest_round")],
                "pk_attr": "id",
                "table_description": "What a branch told its groups of a round (意见反馈), as it stood then.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Opinion",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "round",
                    fields.ForeignKeyField(
                        "opinions.Round",
                        source_field="round_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("number", fields.IntField()),
                ("text", fields.TextField(unique=False)),
                ("picture", fields.BinaryField(null=True)),
                ("receipt", fields.CharField(max_length=64)),
                ("state", fields.CharField(max_length=16)),
                ("reason", fields.CharField(default="", max_length=500)),
                ("hidden_why", fields.CharField(default="", max_length=200)),
                ("kin", fields.IntField(null=True)),
                ("shown", fields.BooleanField(default=False)),
            ],
            options={
                "table": "opinions_opinion",
                "app": "opinions",
                "unique_together": (("round_id", "number"),),
                "indexes": [Index(fields=["receipt"], name="idx_opinions_opinion_receipt")],
                "pk_attr": "id",
                "table_description": "A released opinion. `number` and `id` are in random order within the round.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Addition",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "opinion",
                    fields.ForeignKeyField(
                        "opinions.Opinion",
                        source_field="opinion_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("text", fields.TextField(unique=False)),
            ],
            options={
                "table": "opinions_addition",
                "app": "opinions",
                "indexes": [Index(fields=["opinion_id"], name="idx_opinions_addition_opinion")],
                "pk_attr": "id",
                "table_description": "What an author added, released with all others of the branch at its hour.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="AnswerTo",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "answer",
                    fields.ForeignKeyField(
                        "opinions.Answer",
                        source_field="answer_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "opinion",
                    fields.ForeignKeyField(
                        "opinions.Opinion",
                        source_field="opinion_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
            ],
            options={
                "table": "opinions_answer_to",
                "app": "opinions",
                "unique_together": (("answer_id", "opinion_id"),),
                "indexes": [Index(fields=["opinion_id"], name="idx_opinions_answer_to_opinion")],
                "pk_attr": "id",
                "table_description": "An answer's opinions.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Pending",
            fields=[
                (
                    "id",
                    fields.CharField(primary_key=True, unique=True, db_index=True, max_length=32),
                ),
                (
                    "round",
                    fields.ForeignKeyField(
                        "opinions.Round",
                        source_field="round_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("text", fields.TextField(unique=False)),
                ("picture", fields.BinaryField(null=True)),
                ("receipt", fields.CharField(max_length=64)),
            ],
            options={
                "table": "opinions_pending",
                "app": "opinions",
                "indexes": [Index(fields=["round_id"], name="idx_opinions_pending_round")],
                "pk_attr": "id",
                "table_description": "An opinion that waits for its round's end. `receipt` is the slow hash of its receipt.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="PendingAddition",
            fields=[
                (
                    "id",
                    fields.CharField(primary_key=True, unique=True, db_index=True, max_length=32),
                ),
                (
                    "opinion",
                    fields.ForeignKeyField(
                        "opinions.Opinion",
                        source_field="opinion_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("text", fields.TextField(unique=False)),
            ],
            options={
                "table": "opinions_pending_addition",
                "app": "opinions",
                "indexes": [Index(fields=["opinion_id"], name="idx_opinions_pending_addition")],
                "pk_attr": "id",
                "table_description": "What an author added by receipt to a released opinion, until the branch's next hour.",
            },
            bases=["Model"],
        ),
    ]
