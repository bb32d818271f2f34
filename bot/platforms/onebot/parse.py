"""From OneBot's events to what the bot knows. Pure: nothing here asks, sends, or raises.

Whatever can't be understood is None: an event comes from outside and may hold anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from bot.platforms.onebot.segments import parse_cq
from bot.platforms.types import (
    Address,
    ChatEvent,
    ChatEventKind,
    ChatKind,
    Incoming,
    Mention,
    PictureRef,
    PlatformName,
)

Event = dict[str, Any]

_MILLISECONDS = 100_000_000_000
_LAST_SECOND = 253_402_300_799


@dataclass(slots=True)
class Said:
    """What stands in a message, taken apart."""

    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    to_bot: bool = False
    reply_to: str = ""
    pictures: list[PictureRef] = field(default_factory=list)
    files: list[PictureRef] = field(default_factory=list)


def word(value: Any) -> str:
    """An id as text: OneBot programs write the same id as a number or as a string."""
    if type(value) is int:
        return str(value)
    return value.strip() if isinstance(value, str) else ""


def text_of(message: Any, self_id: str) -> str:
    """The words of a message, given as segments, as one segment, or as a CQ string.

    Mentions stand in it as `@account`; the bot's own is left out. This is all that is read of
    chatter, so it has to be quick.
    """
    pieces: list[str] = []
    quoted = False
    for segment in _segments(message):
        data = segment.get("data") if type(segment) is dict else None
        if type(data) is not dict:
            continue
        kind = segment.get("type")
        if kind == "text":
            text = data.get("text")
            if type(text) is str:
                pieces.append(text)
                quoted = quoted and not text.strip()
        elif kind == "at":
            # QQ puts a mention of the quoted person after each quotation: it is not part of
            # the words.
            if not quoted:
                _add_mention(pieces, word(data.get("qq")), self_id)
            quoted = False
        elif kind == "reply":
            quoted = not "".join(pieces).strip()
    return "".join(pieces).strip()


def _segments(message: Any) -> list[Any]:
    if type(message) is list:
        return message
    if isinstance(message, str):
        return parse_cq(message)
    return [message]


def _add_mention(pieces: list[str], account: str, self_id: str) -> None:
    """Set a mention off by blanks, or only a blank for the bot's own."""
    if account == self_id:
        pieces.append(" ")
    elif _is_name(account):
        before = " " if pieces and not pieces[-1][-1:].isspace() else ""
        pieces.append(f"{before}@{account} ")


def _is_name(account: str) -> bool:
    return bool(account) and not any(character.isspace() for character in account)


def read(message: Any, self_id: str, text: str | None = None) -> Said:
    """Take a message apart, in any of the forms that `text_of` reads, or with its `text`."""
    said = Said(text_of(message, self_id) if text is None else text)
    for segment in _segments(message):
        data = segment.get("data") if isinstance(segment, dict) else None
        if not isinstance(data, dict):
            continue
        kind = segment.get("type")
        if kind == "at":
            account = word(data.get("qq"))
            if account == self_id:
                said.to_bot = True
            elif account != "all" and _is_name(account):
                name = word(data.get("name")).removeprefix("@")
                said.mentions.append(Mention(f"@{account}", account=account, name=name))
        elif kind == "reply":
            said.reply_to = said.reply_to or word(data.get("id"))
        elif kind == "image":
            said.pictures.append(_picture(data))
        elif kind == "file":
            said.files.append(_picture(data))
    return said


def _picture(data: dict[str, Any]) -> PictureRef:
    size = word(data.get("file_size"))
    return PictureRef(
        file_id=word(data.get("file_id")) or word(data.get("file")),
        url=word(data.get("url")),
        name=word(data.get("name")) or word(data.get("file")),
        size=int(size) if size.isascii() and size.isdecimal() and len(size) < 16 else 0,
    )


def said_at(event: Event, now: datetime) -> datetime:
    """When an event happened, in UTC; `now` where it doesn't say so credibly."""
    seconds = event.get("time")
    if not isinstance(seconds, (int, float)):
        return now
    if seconds >= _MILLISECONDS:
        seconds /= 1000
    if not 0 < seconds < _LAST_SECOND:
        return now
    return datetime.fromtimestamp(seconds, UTC)


def parse_message(
    event: Event,
    self_id: str,
    now: datetime,
    *,
    recovered: bool = False,
    text: str | None = None,
) -> Incoming | None:
    """A message event, or None: own and anonymous messages, and what has no sender or place.

    `text` is what `text_of` said of it, where that was asked before.
    """
    account = word(event.get("user_id"))
    if not account or account == self_id or is_anonymous(event):
        return None
    address = _address(event, account, self_id)
    if address is None:
        return None
    said = read(event.get("message"), self_id, text)
    sender = event.get("sender")
    sender = sender if isinstance(sender, dict) else {}
    return Incoming(
        address=address,
        account=account,
        name=word(sender.get("card")) or word(sender.get("nickname")),
        message_id=word(event.get("message_id")),
        text=said.text,
        said_at=said_at(event, now),
        mentions=tuple(said.mentions),
        to_bot=said.to_bot,
        reply_to=said.reply_to,
        pictures=tuple(said.pictures),
        files=tuple(said.files),
        recovered=recovered,
    )


def is_anonymous(event: Event) -> bool:
    """Whether a group's message hides its sender behind QQ's anonymous mask."""
    return event.get("sub_type") == "anonymous" or bool(event.get("anonymous"))


def _address(event: Event, account: str, self_id: str) -> Address | None:
    kind = event.get("message_type")
    if kind == "group":
        group = word(event.get("group_id"))
        return _group(group, self_id) if group else None
    if kind != "private":
        return None
    via = _session_group(event) if event.get("sub_type") == "group" else ""
    return Address(PlatformName.QQ, ChatKind.PRIVATE, account, self_id, via_group=via)


def _session_group(event: Event) -> str:
    """The group whose temporary session carries a stranger's message; programs differ."""
    sender = event.get("sender")
    in_sender = word(sender.get("group_id")) if isinstance(sender, dict) else ""
    source = word(event.get("temp_source"))
    # Some programs put the group there, others a small number for the kind of session.
    return in_sender or word(event.get("group_id")) or (source if len(source) > 4 else "")


@lru_cache(maxsize=4096)
def _group(group: str, self_id: str) -> Address:
    return Address(PlatformName.QQ, ChatKind.GROUP, group, self_id)


def parse_notice(event: Event, self_id: str) -> ChatEvent | None:
    """A change in a group or of a friendship, or None where the bot has no use for it."""
    account = word(event.get("user_id"))
    kind = event.get("notice_type")
    if kind == "friend_add" and account and account != self_id:
        address = Address(PlatformName.QQ, ChatKind.PRIVATE, account, self_id)
        return ChatEvent(ChatEventKind.REACHABLE, address, account)
    group = word(event.get("group_id"))
    if not group or not account:
        return None
    if kind == "group_increase":
        own, others = ChatEventKind.BOT_JOINED, ChatEventKind.PERSON_JOINED
    elif kind == "group_decrease":
        own, others = ChatEventKind.BOT_LEFT, ChatEventKind.PERSON_LEFT
    else:
        return None
    itself = account == self_id or event.get("sub_type") == "kick_me"
    return ChatEvent(own if itself else others, _group(group, self_id), "" if itself else account)
