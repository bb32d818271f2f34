"""The outbox's tables."""

from __future__ import annotations

import uuid
from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.branch.models import Branch, Member
from bot.delivery.rules import Kind, State
from bot.platforms.types import Address, ChatKind, PlatformName
from bot.store.fields import UTCDateTimeField


class Attachment(Model):
    """The bytes of a picture or file, which the rows of one message to many groups share."""

    id = fields.UUIDField(primary_key=True, default=uuid.uuid4)
    name = fields.CharField(max_length=255, default="")
    content = fields.BinaryField()

    class Meta(Model.Meta):
        table = "delivery_attachment"


class OutboxRow(Model):
    """One unsolicited message to one chat or one member.

    | from      | to        | when                                                          |
    |-----------|-----------|---------------------------------------------------------------|
    | -         | pending   | put, in the transaction of the fact it tells                  |
    | pending   | sending   | claimed; committed before anything is sent                    |
    | pending   | expired   | `expires_at` passed, or quiet hours last beyond it            |
    | pending   | failed    | the member has no account left to try                         |
    | pending   | cancelled | taken back by whoever put it                                  |
    | sending   | sent      | the platform confirmed, or its history proves it              |
    | sending   | pending   | certainly not delivered; `not_before` moved on                |
    | sending   | failed    | refused everywhere, or too many tries                         |
    | sending   | uncertain | the answer was lost, or the sender died (its lease ran out)   |
    | uncertain | sent, pending, failed | the sender was only slow and knows after all      |
    | uncertain, failed | pending, cancelled | a person decided                             |

    `member` rows have no address until they are claimed: it is chosen afresh at each try, and
    `tried` holds the accounts that refused. `locale` is the one of the body's in which it goes or
    went, empty for the branch's own. `lease` is the token of the claim. The body is
    emptied a month after the end.
    """

    id = fields.BigIntField(primary_key=True)
    key = fields.CharField(max_length=190)
    part = fields.CharField(max_length=96, default="")
    branch: fields.ForeignKeyNullableRelation[Branch] = fields.ForeignKeyField(
        "bot.Branch", related_name=False, on_delete=fields.CASCADE, null=True
    )
    branch_id: int | None
    member: fields.ForeignKeyNullableRelation[Member] = fields.ForeignKeyField(
        "bot.Member", related_name=False, on_delete=fields.CASCADE, null=True
    )
    member_id: int | None
    kind = fields.CharField(max_length=16, default=Kind.NOTICE.value)
    state = fields.CharField(max_length=16, default=State.PENDING.value)
    platform = fields.CharField(max_length=16, default="")
    chat_kind = fields.CharField(max_length=16, default="")
    chat_id = fields.CharField(max_length=64, default="")
    bot_id = fields.CharField(max_length=64, default="")
    via_group = fields.CharField(max_length=64, default="")
    body: Any = fields.JSONField(null=True)
    locale = fields.CharField(max_length=16, default="", db_default="")
    picture: fields.ForeignKeyNullableRelation[Attachment] = fields.ForeignKeyField(
        "bot.Attachment", related_name=False, on_delete=fields.RESTRICT, null=True
    )
    picture_id: uuid.UUID | None
    file: fields.ForeignKeyNullableRelation[Attachment] = fields.ForeignKeyField(
        "bot.Attachment", related_name=False, on_delete=fields.RESTRICT, null=True
    )
    file_id: uuid.UUID | None
    not_before = UTCDateTimeField()
    expires_at = UTCDateTimeField(null=True)
    created_at = UTCDateTimeField()
    changed_at = UTCDateTimeField()
    claimed_at = UTCDateTimeField(null=True)
    lease = fields.CharField(max_length=32, default="")
    lease_until = UTCDateTimeField(null=True)
    attempts = fields.IntField(default=0)
    tried: Any = fields.JSONField(default=list)
    message_ids: Any = fields.JSONField(default=list)
    reason = fields.CharField(max_length=64, default="")

    class Meta(Model.Meta):
        table = "delivery_outbox"
        unique_together = (("key", "part"),)
        indexes = (
            Index(fields=("state", "not_before"), name="idx_delivery_outbox_due"),
            Index(fields=("branch_id", "state"), name="idx_delivery_outbox_branch"),
            Index(fields=("member_id",), name="idx_delivery_outbox_member"),
            Index(fields=("picture_id",), name="idx_delivery_outbox_picture"),
            Index(fields=("file_id",), name="idx_delivery_outbox_file"),
        )

    @property
    def address(self) -> Address | None:
        """Where it goes or went; None for a member's row that was never claimed."""
        if not self.platform:
            return None
        return Address(
            PlatformName(self.platform),
            ChatKind(self.chat_kind),
            self.chat_id,
            self.bot_id,
            self.via_group,
        )
