"""A raw update -> what the bot understands. Pure: no models, no network, no log."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from bot.platforms.telegram.entities import Me, full_name, read
from bot.platforms.types import (
    Address,
    ButtonPress,
    ChatEvent,
    ChatEventKind,
    ChatKind,
    Incoming,
    PictureRef,
    PlatformName,
)

Raw = dict[str, Any]
Parsed = tuple[Incoming | ChatEvent, ...]

_START = re.compile(r"\s*/start(?:\s+(\S+))?\s*", re.ASCII)
# What a person can say without words; whatever has none of these is Telegram's own notice.
_CONTENT = (
    *("photo", "document", "sticker", "voice", "video", "video_note", "audio", "animation"),
    *("location", "venue", "contact", "poll", "dice", "story", "game", "paid_media", "checklist"),
)
_FORWARDED = ("forward_origin", "forward_from", "forward_date", "forward_from_chat")
_INSIDE = frozenset(("creator", "administrator", "member"))
_KINDS = {"private": ChatKind.PRIVATE, "group": ChatKind.GROUP, "supergroup": ChatKind.GROUP}

NOTHING: Parsed = ()


def kind_of(update: Raw) -> str:
    """The type of an update, such as `message`: all that a log may say about it."""
    for key in update:
        if key != "update_id":
            return key if key.isascii() and key.replace("_", "").isalpha() else "unknown"
    return "empty"


def chat_of(update: Raw) -> str:
    """A key that is the same for updates that must be handled one after another."""
    for value in update.values():
        if isinstance(value, dict):
            chat = value.get("chat") or (value.get("message") or {}).get("chat") or {}
            return str(chat.get("id") or (value.get("from") or {}).get("id") or "")
    return ""


def parse(update: Raw, me: Me, wants: Callable[[str], bool], now: Callable[[], datetime]) -> Parsed:
    """What an update says. `wants` is asked about group text before anything is built.

    Raises KeyError, TypeError and the like on an update of another shape than Telegram's.
    """
    message = update.get("message")
    if message is not None:
        return _message(message, me, wants, edited=False)
    if "edited_message" in update:
        return _message(update["edited_message"], me, wants, edited=True)
    if "callback_query" in update:
        return _press(update["callback_query"], me, now)
    if "my_chat_member" in update:
        return _own_membership(update["my_chat_member"], me)
    if "chat_member" in update:
        return _membership(update["chat_member"], me)
    return NOTHING


def _address(chat: Raw, me: Me, message: Raw | None = None) -> Address:
    thread = ""
    if message is not None and message.get("is_topic_message"):
        thread = str(message.get("message_thread_id") or "")
    kind = _KINDS[chat["type"]]
    return Address(PlatformName.TELEGRAM, kind, str(chat["id"]), me.id, thread=thread)


def _message(message: Raw, me: Me, wants: Callable[[str], bool], *, edited: bool) -> Parsed:
    chat = message["chat"]
    kind = chat["type"]
    if kind not in _KINDS:
        return NOTHING
    text = message.get("text")
    entities = message.get("entities")
    if text is None:
        service = _service(message, me)
        if service is not None:
            return service
        text = message.get("caption") or ""
        entities = message.get("caption_entities")
    if kind != "private" and not entities and "@" not in text and not wants(text):
        return NOTHING
    sender = message.get("from")
    if sender is None or sender.get("is_bot") or "sender_chat" in message or "via_bot" in message:
        return NOTHING
    if any(key in message for key in _FORWARDED):
        return NOTHING
    reading = read(text, entities, me)
    if reading.foreign or (kind != "private" and not wants(reading.text)):
        return NOTHING
    start = _START.fullmatch(reading.text)
    replied = _replied(message)
    pictures, files = _attachments(message)
    said = message.get("edit_date") if edited else None
    return (
        Incoming(
            address=_address(chat, me, message),
            account=str(sender["id"]),
            name=full_name(sender),
            message_id=str(message["message_id"]),
            text="/start" if start else reading.text,
            said_at=datetime.fromtimestamp(said or message["date"], UTC),
            username=sender.get("username") or "",
            mentions=reading.mentions,
            to_bot=reading.to_bot
            or kind == "private"
            or str((replied.get("from") or {}).get("id")) == me.id,
            reply_to=str(replied.get("message_id") or ""),
            pictures=pictures,
            files=files,
            start=start.group(1) if start else None,
            edited=edited,
            language=sender.get("language_code") or "",
        ),
    )


def _replied(message: Raw) -> Raw:
    """The message that was replied to; in a topic every message seems to reply to its first."""
    replied = message.get("reply_to_message") or {}
    return {} if "forum_topic_created" in replied else replied


def _attachments(message: Raw) -> tuple[tuple[PictureRef, ...], tuple[PictureRef, ...]]:
    photos = message.get("photo")
    if photos:
        largest = max(photos, key=lambda one: one["width"] * one["height"])
        return (PictureRef(largest["file_id"], size=largest.get("file_size") or 0),), ()
    document = message.get("document")
    if not document:
        return (), ()
    ref = PictureRef(
        document["file_id"],
        name=document.get("file_name") or "",
        size=document.get("file_size") or 0,
    )
    if (document.get("mime_type") or "").startswith("image/"):
        return (ref,), ()
    return (), (ref,)


def _service(message: Raw, me: Me) -> Parsed | None:
    """What a message without text says: Telegram's own notices; None for a person's message."""
    if any(key in message for key in _CONTENT):
        return None
    if "new_chat_members" in message:
        return _people(ChatEventKind.PERSON_JOINED, message, me, message["new_chat_members"])
    if "left_chat_member" in message:
        return _people(ChatEventKind.PERSON_LEFT, message, me, [message["left_chat_member"]])
    if "migrate_to_chat_id" in message:
        return (moved(str(message["chat"]["id"]), str(message["migrate_to_chat_id"]), me.id),)
    if "migrate_from_chat_id" in message:
        return (moved(str(message["migrate_from_chat_id"]), str(message["chat"]["id"]), me.id),)
    return NOTHING


def moved(old: str, new: str, bot_id: str) -> ChatEvent:
    """A group became a supergroup and got a new id."""
    address = Address(PlatformName.TELEGRAM, ChatKind.GROUP, old, bot_id)
    return ChatEvent(ChatEventKind.MIGRATED, address, new_id=new)


def _people(kind: ChatEventKind, message: Raw, me: Me, users: list[Raw]) -> Parsed:
    address = _address(message["chat"], me)
    return tuple(
        ChatEvent(kind, address, str(user["id"]), full_name(user))
        for user in users
        if not user.get("is_bot")
    )


def _press(query: Raw, me: Me, now: Callable[[], datetime]) -> Parsed:
    message, data, sender = query.get("message"), query.get("data"), query["from"]
    if message is None or data is None or message["chat"]["type"] not in _KINDS:
        return NOTHING
    message_id = str(message["message_id"])
    return (
        Incoming(
            address=_address(message["chat"], me, message),
            account=str(sender["id"]),
            name=full_name(sender),
            message_id=message_id,
            text=data,
            said_at=now(),
            username=sender.get("username") or "",
            to_bot=True,
            button=ButtonPress(str(query["id"]), message_id),
            language=sender.get("language_code") or "",
        ),
    )


def _inside(member: Raw) -> bool:
    return member["status"] in _INSIDE or (
        member["status"] == "restricted" and bool(member.get("is_member"))
    )


def _own_membership(change: Raw, me: Me) -> Parsed:
    chat, sender = change["chat"], change.get("from") or {}
    if chat["type"] not in _KINDS:
        return NOTHING
    before, after = _inside(change["old_chat_member"]), _inside(change["new_chat_member"])
    address = _address(chat, me)
    if address.private:
        kind = ChatEventKind.REACHABLE if after else ChatEventKind.UNREACHABLE
        return (ChatEvent(kind, address, address.id, full_name(sender)),)
    if before == after:
        return NOTHING
    kind = ChatEventKind.BOT_JOINED if after else ChatEventKind.BOT_LEFT
    return (ChatEvent(kind, address, str(sender.get("id") or ""), chat.get("title") or ""),)


def _membership(change: Raw, me: Me) -> Parsed:
    chat, user = change["chat"], change["new_chat_member"]["user"]
    if chat["type"] not in _KINDS or user.get("is_bot"):
        return NOTHING
    before, after = _inside(change["old_chat_member"]), _inside(change["new_chat_member"])
    if before == after:
        return NOTHING
    kind = ChatEventKind.PERSON_JOINED if after else ChatEventKind.PERSON_LEFT
    return (ChatEvent(kind, _address(chat, me), str(user["id"]), full_name(user)),)
