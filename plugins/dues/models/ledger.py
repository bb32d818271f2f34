"""The ledger: accounts, and postings that are only ever added.

A posting names both its sides, so that none can be out of balance: what one account gets, the
other gives. Triggers on both databases (migration 0002) refuse to change or delete one, accounts
of another branch, pairs of accounts that no rule knows, and reversals that do not mirror.
"""

from __future__ import annotations

from datetime import date

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.branch.models import Branch, Member
from bot.store.fields import FenField, UTCDateTimeField
from plugins.dues.models.links import to, to_branch, to_member, to_picture
from plugins.dues.models.pictures import Picture


class LedgerAccount(Model):
    """An account of a branch's books. `kind` is a `rules.ledger.AccountKind`.

    `code` is the kind, and for a member's account the member too (`member:12`).
    """

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    kind = fields.CharField(max_length=16)
    code = fields.CharField(max_length=32)
    member: fields.ForeignKeyNullableRelation[Member] = fields.ForeignKeyField(
        "bot.Member", related_name=False, on_delete=fields.RESTRICT, null=True
    )
    member_id: int | None

    class Meta(Model.Meta):
        table = "dues_account"
        unique_together = (("branch_id", "code"),)
        indexes = (Index(fields=("member_id",), name="idx_dues_account_member"),)


class Posting(Model):
    """One booking: `fen` (over 0) to the debit of one account and the credit of another.

    `kind` is a `rules.ledger.PostingKind`. `month` (its first day) is the month that a charge is
    for; `day` the branch day on which it was booked. `key` is its cause, unique in the branch, so
    that nothing is booked twice. A reversal names what it takes back. `picture` is a voucher.
    People know it by `number`, counted up in the branch.
    """

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    number = fields.IntField()
    kind = fields.CharField(max_length=16)
    debit: fields.ForeignKeyRelation[LedgerAccount] = to("LedgerAccount")
    debit_id: int
    credit: fields.ForeignKeyRelation[LedgerAccount] = to("LedgerAccount")
    credit_id: int
    fen = FenField()
    month: date | None = fields.DateField(null=True)  # type: ignore[assignment]
    day = fields.DateField()
    at = UTCDateTimeField()
    by = fields.IntField(null=True)
    key = fields.CharField(max_length=120)
    reverses: fields.ForeignKeyNullableRelation[Posting] = fields.ForeignKeyField(
        "dues.Posting", related_name=False, on_delete=fields.NO_ACTION, null=True, unique=True
    )
    reverses_id: int | None
    memo = fields.CharField(max_length=200, default="")
    picture: fields.ForeignKeyNullableRelation[Picture] = to_picture()
    picture_id: int | None

    class Meta(Model.Meta):
        table = "dues_posting"
        unique_together = (("branch_id", "key"), ("branch_id", "number"))
        indexes = (
            Index(fields=("debit_id", "fen"), name="idx_dues_posting_debit"),
            Index(fields=("credit_id", "fen"), name="idx_dues_posting_credit"),
            Index(fields=("branch_id", "day"), name="idx_dues_posting_day"),
        )


class Charge(Model):
    """What a member owes for one month (its first day), once for each: the rule at that time.

    `rate` is the id of the rate in `data/rules/dues.yaml`, `version` the rule's. `fen` may be 0
    where a waiver took it all. It is booked as `charge:MEMBER:YYYY-MM`; a correction reverses
    that and books `charge:MEMBER:YYYY-MM:N`, and `corrections` is N.
    """

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    member: fields.ForeignKeyRelation[Member] = to_member()
    member_id: int
    month = fields.DateField()
    category = fields.CharField(max_length=16)
    rate = fields.CharField(max_length=32)
    version = fields.CharField(max_length=32)
    full_fen = FenField()
    fen = FenField()
    waiver_number = fields.IntField(null=True)
    corrections = fields.IntField(default=0)
    charged_at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "dues_charge"
        unique_together = (("member_id", "month"),)
        indexes = (Index(fields=("branch_id", "month"), name="idx_dues_charge_month"),)
