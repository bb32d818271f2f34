"""Rows of the command layer: a question that waits for its yes."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from bot.store.fields import UTCDateTimeField


class Confirmation(Model):
    """An action that one account may still confirm, until it expires or is used."""

    id = fields.BigIntField(primary_key=True)
    platform = fields.CharField(max_length=16)
    account = fields.CharField(max_length=64)
    branch_id = fields.BigIntField(null=True)
    code = fields.CharField(max_length=8)
    action = fields.CharField(max_length=64)
    payload: fields.Field[dict] = fields.JSONField()
    expires_at = UTCDateTimeField()
    used_at = UTCDateTimeField(null=True)

    class Meta(Model.Meta):
        table = "host_confirmation"
        indexes = (("platform", "account", "code"),)
