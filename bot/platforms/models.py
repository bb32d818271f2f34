"""What the platform layer has to remember over a restart."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from bot.store.fields import UTCDateTimeField


class ChatMark(Model):
    """How far a group's talk has been dealt with, where `chat_id` is the platform's group id."""

    id = fields.BigIntField(primary_key=True)
    platform = fields.CharField(max_length=16)
    chat_id = fields.CharField(max_length=64)
    message_id = fields.CharField(max_length=64)
    said_at = UTCDateTimeField()

    class Meta(Model.Meta):
        table = "platform_mark"
        unique_together = (("platform", "chat_id"),)
