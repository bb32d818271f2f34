"""What decides a member's dues: category and base, first and last month, waivers."""

from __future__ import annotations

from datetime import date

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.branch.models import Branch, Member
from bot.store.fields import FenField, UTCDateTimeField
from plugins.dues.models.links import to_branch, to_member, to_picture
from plugins.dues.models.pictures import Picture


class Book(Model):
    """A branch collects dues with the bot, from `first_month` on, one row for each branch.

    `category` (a `rules.rates.Category`) is that of members for whom nothing else is set.
    `payee` is the picture that people pay by, `payee_note` what stands beside it.
    """

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    first_month = fields.DateField()
    category = fields.CharField(max_length=16)
    opened_by = fields.IntField()
    opened_at = UTCDateTimeField()
    payee: fields.ForeignKeyNullableRelation[Picture] = to_picture()
    payee_id: int | None
    payee_note = fields.CharField(max_length=200, default="")

    class Meta(Model.Meta):
        table = "dues_book"
        unique_together = (("branch_id",),)


class Standing(Model):
    """A member's category, and base in fen where it is salaried or retired, from a month on."""

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    member: fields.ForeignKeyRelation[Member] = to_member()
    member_id: int
    from_month = fields.DateField()
    category = fields.CharField(max_length=16)
    base = FenField(null=True)
    set_by = fields.IntField()
    set_at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "dues_standing"
        unique_together = (("member_id", "from_month"),)
        indexes = (Index(fields=("branch_id",), name="idx_dues_standing_branch"),)


class Term(Model):
    """The first and the last month that a member pays in this branch, where it is set.

    A probationary member's first is that of the meeting that admitted them; who was transferred
    pays from the month after the one to which the former branch collected.
    """

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    member: fields.ForeignKeyRelation[Member] = to_member()
    member_id: int
    first_month: date | None = fields.DateField(null=True)  # type: ignore[assignment]
    last_month: date | None = fields.DateField(null=True)  # type: ignore[assignment]
    set_by = fields.IntField()
    set_at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "dues_term"
        unique_together = (("member_id",),)
        indexes = (Index(fields=("branch_id",), name="idx_dues_term_branch"),)


class Waiver(Model):
    """Dues reduced or waived (减免) from a month to a month, with reason and approval.

    `share` is what remains to be paid in percent, 0 for none. People know it by `number`.
    """

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = to_branch()
    branch_id: int
    number = fields.IntField()
    member: fields.ForeignKeyRelation[Member] = to_member()
    member_id: int
    from_month = fields.DateField()
    until_month = fields.DateField()
    share = fields.IntField()
    reason = fields.CharField(max_length=200)
    approval = fields.CharField(max_length=200)
    entered_by = fields.IntField()
    entered_at = UTCDateTimeField()
    revoked_at = UTCDateTimeField(null=True)

    class Meta(Model.Meta):
        table = "dues_waiver"
        unique_together = (("branch_id", "number"),)
        indexes = (Index(fields=("member_id",), name="idx_dues_waiver_member"),)
