"""What travels between a platform and the rest of the bot, the same for QQ and Telegram."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class PlatformName(StrEnum):
    """A chat platform. The value is stored, and prefixes account ids in settings and logs."""

    QQ = "qq"
    TELEGRAM = "telegram"


class ChatKind(StrEnum):
    """Where something was said: among the branch, or between one person and the bot."""

    GROUP = "group"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes.

    `id` is the group's id or the person's account id. `bot_id` names the connection that must
    carry it, or is empty for any of the platform's. `via_group` is QQ's way to a stranger: the
    group whose temporary session carries a private message. `thread` is the topic of a Telegram
    forum in which something was said, so that the answer stands there too.
    """

    platform: PlatformName
    kind: ChatKind
    id: str
    bot_id: str = ""
    via_group: str = ""
    thread: str = ""

    @property
    def private(self) -> bool:
        """Whether only one person reads there."""
        return self.kind is ChatKind.PRIVATE


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a message.

    `token` is how the mention stands in `Incoming.text` (always begins with `@`, has no blank).
    Telegram's plain `@username` has a username and no account id.
    """

    token: str
    account: str = ""
    username: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class PictureRef:
    """A picture or file that someone sent; `fetch` of its platform turns it into bytes."""

    file_id: str
    url: str = ""
    name: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class ButtonPress:
    """The press of an inline button; `id` answers it, `message_id` carries the button."""

    id: str
    message_id: str


@dataclass(slots=True)
class Incoming:
    """One thing that one person said, or one button that one person pressed. Never changed.

    (Not frozen: a frozen one costs three times as much to make, and one is made of each command.)

    `address` is where a reply goes. `text` has mentions as tokens, the bot's own mention and a
    `/name@bot` suffix removed. `said_at` is UTC and may lie in the past: `recovered` marks what
    was read from the history after an absence. `start` is the payload of a Telegram deep link.
    """

    address: Address
    account: str
    name: str
    message_id: str
    text: str
    said_at: datetime
    username: str = ""
    mentions: tuple[Mention, ...] = ()
    to_bot: bool = False
    reply_to: str = ""
    pictures: tuple[PictureRef, ...] = ()
    files: tuple[PictureRef, ...] = ()
    button: ButtonPress | None = None
    start: str | None = None
    edited: bool = False
    language: str = ""
    recovered: bool = False

    @property
    def platform(self) -> PlatformName:
        """The platform on which it was said."""
        return self.address.platform

    @property
    def private(self) -> bool:
        """Whether it was said to the bot alone."""
        return self.address.private

    def private_address(self) -> Address:
        """Where to answer this person alone; on QQ through the group's temporary session."""
        if self.private:
            return self.address
        via = self.address.id if self.platform is PlatformName.QQ else ""
        return Address(
            self.platform, ChatKind.PRIVATE, self.account, self.address.bot_id, via_group=via
        )

    def saying(self, text: str) -> Incoming:
        """The same event with another text."""
        return replace(self, text=text)


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button. `command` is what a person could type instead (at most 64 bytes)."""

    label: str
    command: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A document to send, such as an xlsx."""

    name: str
    content: bytes


@dataclass(slots=True)
class Outgoing:
    """A message of the bot. Never changed once it is made, though not frozen, for its speed.

    The platform layer shows `mentions` before the text, splits text over its own limit at
    sensible places, and leaves `buttons` out where it has none: the text itself always names
    the command to type.
    """

    text: str = ""
    mentions: tuple[Mention, ...] = ()
    picture: bytes | None = None
    file: File | None = None
    buttons: tuple[tuple[Button, ...], ...] = ()
    reply_to: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof of delivery: the ids of the messages that were made of one Outgoing, in order."""

    message_ids: tuple[str, ...] = ()

    @property
    def message_id(self) -> str:
        """The first message's id, or empty where the platform gave none."""
        return self.message_ids[0] if self.message_ids else ""


class ChatEventKind(StrEnum):
    """What may happen to a chat or to a person's private chat with the bot."""

    BOT_JOINED = "bot_joined"
    BOT_LEFT = "bot_left"
    MIGRATED = "migrated"
    PERSON_JOINED = "person_joined"
    PERSON_LEFT = "person_left"
    REACHABLE = "reachable"
    UNREACHABLE = "unreachable"
    CONNECTED = "connected"
    DISCONNECTED = "disconnected"


@dataclass(frozen=True, slots=True)
class ChatEvent:
    """A change that is no message.

    `account` is the person concerned, if any. `new_id` is the group's id after a migration.
    `CONNECTED` and `DISCONNECTED` concern a whole connection; their address has an empty id.
    """

    kind: ChatEventKind
    address: Address
    account: str = ""
    name: str = ""
    new_id: str = ""
