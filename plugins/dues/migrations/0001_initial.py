from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from bot.store.fields import FenField, UTCDateTimeField


class Migration(migrations.Migration):
    dependencies = [("bot", "0001_initial"), ("bot", "0002_outbox_locale")]

    initial = True

    operations = [
        ops.CreateModel(
            name="ArrearsWarning",
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
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("since", fields.DateField()),
                ("months", fields.IntField()),
                ("at", UTCDateTimeField()),
            ],
            options={
                "table": "dues_warning",
                "app": "dues",
                "unique_together": (("member_id", "since", "months"),),
                "pk_attr": "id",
                "table_description": "A member in arrears was pointed out (3, 5 or 6 months), once for each run of months.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Charge",
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
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("month", fields.DateField()),
                ("category", fields.CharField(max_length=16)),
                ("rate", fields.CharField(max_length=32)),
                ("version", fields.CharField(max_length=32)),
                ("full_fen", FenField()),
                ("fen", FenField()),
                ("waiver_number", fields.IntField(null=True)),
                ("corrections", fields.IntField(default=0)),
                ("charged_at", UTCDateTimeField()),
            ],
            options={
                "table": "dues_charge",
                "app": "dues",
                "unique_together": (("member_id", "month"),),
                "indexes": [Index(fields=["branch_id", "month"], name="idx_dues_charge_month")],
                "pk_attr": "id",
                "table_description": "What a member owes for one month (its first day), once for each: the rule at that time.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Collection",
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
                ("name", fields.CharField(max_length=120)),
                ("sha256", fields.CharField(max_length=64)),
                ("matched", fields.IntField()),
                ("unmatched", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ("taken_by", fields.IntField()),
                ("taken_at", UTCDateTimeField()),
            ],
            options={
                "table": "dues_collection",
                "app": "dues",
                "unique_together": (("branch_id", "number"), ("branch_id", "sha256")),
                "pk_attr": "id",
                "table_description": "An exported list of a group collection (群收款) that was reconciled.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="LedgerAccount",
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
                ("kind", fields.CharField(max_length=16)),
                ("code", fields.CharField(max_length=32)),
                (
                    "member",
                    fields.ForeignKeyField(
                        "bot.Member",
                        source_field="member_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "dues_account",
                "app": "dues",
                "unique_together": (("branch_id", "code"),),
                "indexes": [Index(fields=["member_id"], name="idx_dues_account_member")],
                "pk_attr": "id",
                "table_description": "An account of a branch's books. `kind` is a `rules.ledger.AccountKind`.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Picture",
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
                ("content", fields.BinaryField()),
                ("sha256", fields.CharField(max_length=64)),
                ("kept_at", UTCDateTimeField()),
            ],
            options={
                "table": "dues_picture",
                "app": "dues",
                "indexes": [Index(fields=["branch_id", "sha256"], name="idx_dues_picture_sha")],
                "pk_attr": "id",
                "table_description": "A picture as it was sent. `sha256` (hex) keeps one that came twice from lying here twice.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Book",
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
                ("first_month", fields.DateField()),
                ("category", fields.CharField(max_length=16)),
                ("opened_by", fields.IntField()),
                ("opened_at", UTCDateTimeField()),
                (
                    "payee",
                    fields.ForeignKeyField(
                        "dues.Picture",
                        source_field="payee_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("payee_note", fields.CharField(default="", max_length=200)),
            ],
            options={
                "table": "dues_book",
                "app": "dues",
                "unique_together": (("branch_id",),),
                "pk_attr": "id",
                "table_description": "A branch collects dues with the bot, from `first_month` on, one row for each branch.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Claim",
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
                    "member",
                    fields.ForeignKeyField(
                        "bot.Member",
                        source_field="member_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("handed_in_by", fields.IntField(null=True)),
                ("fen", FenField()),
                ("method", fields.CharField(max_length=16)),
                ("state", fields.CharField(max_length=16)),
                (
                    "proof",
                    fields.ForeignKeyField(
                        "dues.Picture",
                        source_field="proof_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "collection",
                    fields.ForeignKeyField(
                        "dues.Collection",
                        source_field="collection_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("key", fields.CharField(max_length=200)),
                ("claimed_at", UTCDateTimeField()),
                ("decided_at", UTCDateTimeField(null=True)),
                ("decided_by", fields.IntField(null=True)),
                ("note", fields.CharField(default="", max_length=200)),
            ],
            options={
                "table": "dues_claim",
                "app": "dues",
                "unique_together": (("branch_id", "number"), ("branch_id", "key")),
                "indexes": [
                    Index(fields=["branch_id", "state"], name="idx_dues_claim_state"),
                    Index(fields=["member_id"], name="idx_dues_claim_member"),
                ],
                "pk_attr": "id",
                "table_description": "Somebody has paid for `member` (已缴): waits until whoever collects confirms or returns it.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Posting",
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
                ("kind", fields.CharField(max_length=16)),
                (
                    "debit",
                    fields.ForeignKeyField(
                        "dues.LedgerAccount",
                        source_field="debit_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "credit",
                    fields.ForeignKeyField(
                        "dues.LedgerAccount",
                        source_field="credit_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("fen", FenField()),
                ("month", fields.DateField(null=True)),
                ("day", fields.DateField()),
                ("at", UTCDateTimeField()),
                ("by", fields.IntField(null=True)),
                ("key", fields.CharField(max_length=120)),
                (
                    "reverses",
                    fields.ForeignKeyField(
                        "dues.Posting",
                        source_field="reverses_id",
                        null=True,
                        unique=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.NO_ACTION,
                    ),
                ),
                ("memo", fields.CharField(default="", max_length=200)),
                (
                    "picture",
                    fields.ForeignKeyField(
                        "dues.Picture",
                        source_field="picture_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "dues_posting",
                "app": "dues",
                "unique_together": (("branch_id", "key"), ("branch_id", "number")),
                "indexes": [
                    Index(fields=["debit_id", "fen"], name="idx_dues_posting_debit"),
                    Index(fields=["credit_id", "fen"], name="idx_dues_posting_credit"),
                    Index(fields=["branch_id", "day"], name="idx_dues_posting_day"),
                ],
                "pk_attr": "id",
                "table_description": "One booking: `fen` (over 0) to the debit of one account and the credit of another.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Publication",
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
                ("first_day", fields.DateField()),
                ("last_day", fields.DateField()),
                ("data", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ("checksum", fields.CharField(max_length=64)),
                ("published_by", fields.IntField()),
                ("published_at", UTCDateTimeField()),
            ],
            options={
                "table": "dues_publication",
                "app": "dues",
                "unique_together": (
                    ("branch_id", "number"),
                    ("branch_id", "first_day", "last_day"),
                ),
                "pk_attr": "id",
                "table_description": "What a branch published of a period (党费公示), as it stood then and never changed again.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Standing",
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
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("from_month", fields.DateField()),
                ("category", fields.CharField(max_length=16)),
                ("base", FenField(null=True)),
                ("set_by", fields.IntField()),
                ("set_at", UTCDateTimeField()),
            ],
            options={
                "table": "dues_standing",
                "app": "dues",
                "unique_together": (("member_id", "from_month"),),
                "indexes": [Index(fields=["branch_id"], name="idx_dues_standing_branch")],
                "pk_attr": "id",
                "table_description": "A member's category, and base in fen where it is salaried or retired, from a month on.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Term",
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
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("first_month", fields.DateField(null=True)),
                ("last_month", fields.DateField(null=True)),
                ("set_by", fields.IntField()),
                ("set_at", UTCDateTimeField()),
            ],
            options={
                "table": "dues_term",
                "app": "dues",
                "unique_together": (("member_id",),),
                "indexes": [Index(fields=["branch_id"], name="idx_dues_term_branch")],
                "pk_attr": "id",
                "table_description": "The first and the last month that a member pays in this branch, where it is set.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Waiver",
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
                    "member",
                    fields.ForeignKeyField(
                        "bot.Member",
                        source_field="member_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("from_month", fields.DateField()),
                ("until_month", fields.DateField()),
                ("share", fields.IntField()),
                ("reason", fields.CharField(max_length=200)),
                ("approval", fields.CharField(max_length=200)),
                ("entered_by", fields.IntField()),
                ("entered_at", UTCDateTimeField()),
                ("revoked_at", UTCDateTimeField(null=True)),
            ],
            options={
                "table": "dues_waiver",
                "app": "dues",
                "unique_together": (("branch_id", "number"),),
                "indexes": [Index(fields=["member_id"], name="idx_dues_waiver_member")],
                "pk_attr": "id",
                "table_description": "Dues reduced or waived (减免) from a month to a month, with reason and approval.",
            },
            bases=["Model"],
        ),
    ]
