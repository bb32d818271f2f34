"""What is put into the outbox, and how a message is kept in a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.delivery.rules import Kind
from bot.platforms.types import Address, Button, Mention, Outgoing
from bot.texts.locales import LOCALES

if TYPE_CHECKING:
    from bot.texts.texts import Texts

Voice = Callable[..., str]
"""A sentence by its text id and variables, in a locale already chosen."""


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
    quiet hours, a notice doesn't. `others` says the same in other locales, for a private reader
    who chose one of them when the message goes out; they share its picture and file.
    """

    branch_id: int | None
    to: Address | ToMember | ToChats
    message: Outgoing
    key: str
    not_before: datetime | None = None
    expires_at: datetime | None = None
    kind: Kind = Kind.NOTICE
    others: Mapping[str, Outgoing] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        """Whether one person alone reads it."""
        return isinstance(self.to, ToMember) or (isinstance(self.to, Address) and self.to.private)


def in_each_locale(
    texts: Texts, locale: str, say: Callable[[Voice], Sequence[OutboxMessage]]
) -> list[OutboxMessage]:
    """What `say` says with the voice of `locale`, ready for readers who chose another language.

    `say` is called once for each locale and makes messages of the same keys each time.
    """
    said = say(partial(texts.get, locale))
    others = {
        other: {one.key: one.message for one in say(partial(texts.get, other))}
        for other in LOCALES
        if other != locale and any(one.private for one in said)
    }
    return [
        replace(one, others={other: by_key[one.key] for other, by_key in others.items()})
        if one.private
        else one
        for one in said
    ]


def dump(message: Outgoing, others: Mapping[str, Outgoing] | None = None) -> dict[str, Any]:
    """A message as JSON, without the bytes of its picture and file."""
    body = _dump(message)
    if others:
        body["others"] = {locale: _dump(one) for locale, one in others.items()}
    return body


def _dump(message: Outgoing) -> dict[str, Any]:
    return {
        "text": message.text,
        "mentions": [[one.token, one.account, one.username, one.name] for one in message.mentions],
        "buttons": [
            [[button.label, button.command, button.url] for button in row]
            for row in message.buttons
        ],
        "reply_to": message.reply_to,
    }


def load(body: dict[str, Any], locale: str = "") -> Outgoing:
    """The message of `dump` in a locale if it has it, still without picture and file."""
    body = body.get("others", {}).get(locale, body)
    return Outgoing(
        text=body["text"],
        mentions=tuple(Mention(*one) for one in body["mentions"]),
        buttons=tuple(tuple(Button(*button) for button in row) for row in body["buttons"]),
        reply_to=body["reply_to"],
    )
