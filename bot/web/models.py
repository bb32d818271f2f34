"""Login links and the sessions that they open. Only hashes of their secrets are stored."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.branch.models import Branch, Member
from bot.store.fields import UTCDateTimeField


class WebLink(Model):
    """A link that signs one member in, once, for a short time.

    `account_id` is the row of the account to which the bot sent it.
    """

    token_hash = fields.CharField(max_length=64, primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = fields.ForeignKeyField(
        "bot.Branch", related_name=False, on_delete=fields.CASCADE
    )
    branch_id: int
    member: fields.ForeignKeyRelation[Member] = fields.ForeignKeyField(
        "bot.Member", related_name=False, on_delete=fields.CASCADE
    )
    member_id: int
    account_id = fields.IntField(null=True)
    purpose = fields.CharField(max_length=32)
    target = fields.CharField(max_length=200)
    created_at = UTCDateTimeField()
    expires_at = UTCDateTimeField()
    used_at = UTCDateTimeField(null=True)

    class Meta(Model.Meta):
        table = "web_link"
        indexes = (
            Index(fields=("expires_at",), name="idx_web_link_expires"),
            Index(fields=("member_id",), name="idx_web_link_member"),
        )


class WebSession(Model):
    """A browser that is signed in as one member of one branch."""

    token_hash = fields.CharField(max_length=64, primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = fields.ForeignKeyField(
        "bot.Branch", related_name=False, on_delete=fields.CASCADE
    )
    branch_id: int
    member: fields.ForeignKeyRelation[Member] = fields.ForeignKeyField(
        "bot.Member", related_name=False, on_delete=fields.CASCADE
    )
    member_id: int
    account_id = fields.IntField(null=True)
    created_at = UTCDateTimeField()
    expires_at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "web_session"
        indexes = (
            Index(fields=("expires_at",), name="idx_web_session_expires"),
            Index(fields=("member_id",), name="idx_web_session_member"),
        )
