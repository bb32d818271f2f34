"""The tables of a branch: what every feature is about."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.store.fields import UTCDateTimeField


class Branch(Model):
    """A Party branch (支部). `settings` holds only what the branch changed from the defaults."""

    id = fields.IntField(primary_key=True)
    name = fields.CharField(max_length=64, unique=True)
    locale = fields.CharField(max_length=16, default="zh-CN")
    timezone = fields.CharField(max_length=64, default="Asia/Shanghai")
    settings: Any = fields.JSONField(default=dict)
    created_at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "branch_branch"


class Chat(Model):
    """A group of a branch on one platform. `bot_id` is the connection that last served it."""

    id = fields.IntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = fields.ForeignKeyField(
        "bot.Branch", related_name=False, on_delete=fields.RESTRICT
    )
    branch_id: int
    platform = fields.CharField(max_length=16)
    chat_id = fields.CharField(max_length=64)
    title = fields.CharField(max_length=255, default="")
    bot_id = fields.CharField(max_length=64, default="")
    linked_at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "branch_chat"
        unique_together = (("platform", "chat_id"),)
        indexes = (Index(fields=("branch_id",), name="idx_branch_chat_branch"),)


class Member(Model):
    """One person's record in one branch. `status` is `active` or `left`."""

    id = fields.IntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = fields.ForeignKeyField(
        "bot.Branch", related_name=False, on_delete=fields.RESTRICT
    )
    branch_id: int
    name = fields.CharField(max_length=64)
    student_no = fields.CharField(max_length=32)
    category = fields.CharField(max_length=16)
    group_name = fields.CharField(max_length=64, default="")
    status = fields.CharField(max_length=16, default="active")
    joined_on = fields.DateField(null=True)
    created_at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "branch_member"
        unique_together = (("branch_id", "student_no"),)


class Account(Model):
    """A member's account on one platform.

    `reachable`: the bot may write there first (on Telegram the person pressed Start).
    `via_group`: QQ's group whose temporary session carries private messages.
    """

    id = fields.IntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = fields.ForeignKeyField(
        "bot.Branch", related_name=False, on_delete=fields.RESTRICT
    )
    branch_id: int
    member: fields.ForeignKeyRelation[Member] = fields.ForeignKeyField(
        "bot.Member", related_name=False, on_delete=fields.CASCADE
    )
    member_id: int
    platform = fields.CharField(max_length=16)
    account_id = fields.CharField(max_length=64)
    username = fields.CharField(max_length=64, default="")
    name = fields.CharField(max_length=255, default="")
    via_group = fields.CharField(max_length=64, default="")
    reachable = fields.BooleanField(default=False)
    bound_at = UTCDateTimeField()
    last_seen = UTCDateTimeField(null=True)

    class Meta(Model.Meta):
        table = "branch_account"
        unique_together = (("branch_id", "platform", "account_id"),)
        indexes = (
            Index(fields=("platform", "account_id"), name="idx_branch_account_who"),
            Index(fields=("member_id",), name="idx_branch_account_member"),
        )


class RoleGrant(Model):
    """A role that a member holds. `granted_by` is a member's id, or null for the host."""

    id = fields.IntField(primary_key=True)
    member: fields.ForeignKeyRelation[Member] = fields.ForeignKeyField(
        "bot.Member", related_name=False, on_delete=fields.CASCADE
    )
    member_id: int
    role = fields.CharField(max_length=32)
    granted_at = UTCDateTimeField()
    granted_by = fields.IntField(null=True)

    class Meta(Model.Meta):
        table = "branch_role"
        unique_together = (("member_id", "role"),)


class AccountPreference(Model):
    """What an account chose for its private chat: a locale, and the branch it speaks for."""

    id = fields.IntField(primary_key=True)
    platform = fields.CharField(max_length=16)
    account_id = fields.CharField(max_length=64)
    locale = fields.CharField(max_length=16, default="")
    branch: fields.ForeignKeyNullableRelation[Branch] = fields.ForeignKeyField(
        "bot.Branch", related_name=False, on_delete=fields.SET_NULL, null=True
    )
    branch_id: int | None

    class Meta(Model.Meta):
        table = "branch_preference"
        unique_together = (("platform", "account_id"),)


class BindCode(Model):
    """A one-time code by which a member binds an account, of which only the HMAC is kept.

    `replaces` is the account that goes when the code is used: a move to a new account.
    """

    id = fields.IntField(primary_key=True)
    member: fields.ForeignKeyRelation[Member] = fields.ForeignKeyField(
        "bot.Member", related_name=False, on_delete=fields.CASCADE
    )
    member_id: int
    replaces: fields.ForeignKeyNullableRelation[Account] = fields.ForeignKeyField(
        "bot.Account", related_name=False, on_delete=fields.CASCADE, null=True
    )
    replaces_id: int | None
    hash = fields.CharField(max_length=64, unique=True)
    expires_at = UTCDateTimeField()
    used_at = UTCDateTimeField(null=True)

    class Meta(Model.Meta):
        table = "branch_bind_code"
        indexes = (Index(fields=("member_id",), name="idx_branch_bind_code_member"),)


class BindTry(Model):
    """A wrong try to bind, counted per account and per student number.

    `subject` is an HMAC: nobody can read from the table who tried to be whom.
    """

    id = fields.IntField(primary_key=True)
    subject = fields.CharField(max_length=64)
    at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "branch_bind_try"
        indexes = (Index(fields=("subject", "at"), name="idx_branch_bind_try_subject"),)


class AuditEntry(Model):
    """Who changed what, for the branch to look up. Never holds who took part in an opinion.

    `actor_member` is null for the host and for the bot itself; `actor_account` then tells.
    """

    id = fields.BigIntField(primary_key=True)
    branch: fields.ForeignKeyRelation[Branch] = fields.ForeignKeyField(
        "bot.Branch", related_name=False, on_delete=fields.RESTRICT
    )
    branch_id: int
    actor_member: fields.ForeignKeyNullableRelation[Member] = fields.ForeignKeyField(
        "bot.Member", related_name=False, on_delete=fields.SET_NULL, null=True
    )
    actor_member_id: int | None
    actor_account = fields.CharField(max_length=96, default="")
    action = fields.CharField(max_length=64)
    subject = fields.CharField(max_length=128, default="")
    detail: Any = fields.JSONField(default=dict)
    at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "branch_audit"
        indexes = (Index(fields=("branch_id", "at"), name="idx_branch_audit_branch_at"),)
