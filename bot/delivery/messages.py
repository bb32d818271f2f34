"""What is put into the outbox, and how a message is kept in a row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.delivery.rules import Kind
from bot.platforms.types import Address, Button, Mention, Outgoing


@dataclass(frozen=True, slots=True)
class ToMember:
    """To a member in private, at whichever account suits best when the message goes out."""

    member_id: int


@dataclass(frozen=True, slots=True)
class ToChats:
    """To every group that is linked to the branch when the message is put; a row for each."""

    branch_id: int


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """A message that nobody asked for.

    `key` (at most 190 characters) makes putting it twice the same as once. Not before
    `not_before`, not after `expires_at` (aware). A reminder waits for the end of the branch's
    quiet hours, a notice doesn't.
    """

    branch_id: int | None
    to: Address | ToMember | ToChats
    message: Outgoing
    key: str
    not_before: datetime | None = None
    expires_at: datetime | None = None
    kind: Kind = Kind.NOTICE


def dump(message: Outgoing) -> dict[str, Any]:
    """A message as JSON, without the bytes of its picture and file."""
    return {
        "text": message.text,
        "mentions": [[one.token, one.account, one.username, one.name] for one in message.mentions],
        "buttons": [
            [[button.label, button.command, button.url] for button in row]
            for row in message.buttons
        ],
        "reply_to": message.reply_to,
    }


def load(body: dict[str, Any]) -> Outgoing:
    """The message of `dump`, still without picture and file."""
    return Outgoing(
        text=body["text"],
        mentions=tuple(Mention(*one) for one in body["mentions"]),
        buttons=tuple(tuple(Button(*button) for button in row) for row in body["buttons"]),
        reply_to=body["reply_to"],
    )
