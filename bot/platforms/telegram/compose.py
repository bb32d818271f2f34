"""An Outgoing -> the Bot API calls that say it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.platforms.errors import Refused
from bot.platforms.split import CAPTION_LIMIT, spans, units
from bot.platforms.types import Address, Button, File, Mention, Outgoing

PHOTO_BYTES = 10_000_000
FILE_BYTES = 50_000_000
BUTTON_BYTES = 64
MOST_ENTITIES = 100


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API; `files` are form fields to upload."""

    method: str
    payload: dict[str, Any]
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Worded:
    """A text with its entities, at code point positions."""

    text: str
    entities: tuple[tuple[int, int, Mention], ...] = ()

    def piece(self, start: int, end: int) -> tuple[str, list[dict[str, Any]]]:
        """text[start:end] and the entities inside it, in UTF-16 units of the piece."""
        inside = [
            {
                "type": "text_mention",
                "offset": units(self.text[start:first]),
                "length": units(self.text[first:last]),
                "user": {
                    "id": int(mention.account),
                    "is_bot": False,
                    "first_name": mention.name or "-",
                },
            }
            for first, last, mention in self.entities
            if start <= first and last <= end
        ]
        return self.text[start:end], inside[:MOST_ENTITIES]


def worded(message: Outgoing) -> Worded:
    """The message's text with its mentions in front."""
    text = ""
    entities: list[tuple[int, int, Mention]] = []
    for mention in message.mentions:
        if mention.account.isdigit():
            shown = mention.name.strip() or mention.token or f"@{mention.username}"
            entities.append((len(text), len(text) + len(shown), mention))
        else:
            shown = f"@{mention.username}" if mention.username else mention.token
        text += f"{shown} "
    if text and message.text.startswith("\n"):
        text = text[:-1]
    return Worded(text + message.text, tuple(entities))


def compose(to: Address, message: Outgoing) -> list[Call]:
    """The calls, in order. Raises Refused for what Telegram could never take."""
    words = worded(message)
    media = _media(message)
    calls: list[Call] = []
    if media and words.text.strip() and units(words.text) <= CAPTION_LIMIT:
        caption, entities = words.piece(0, len(words.text))
        media[0].payload["caption"] = caption
        if entities:
            media[0].payload["caption_entities"] = entities
        calls = media
        worded_at = 0
    else:
        calls = media + [_text(words, start, end) for start, end in spans(words.text)]
        worded_at = len(calls) - 1
    if not calls:
        raise Refused("the message is empty")
    chat = chat_id(to.id)
    for call in calls:
        call.payload["chat_id"] = chat
        if to.thread:
            call.payload["message_thread_id"] = int(to.thread)
    markup = keyboard(message.buttons)
    if markup:
        calls[worded_at].payload["reply_markup"] = markup
    if message.reply_to.isdigit():
        calls[0].payload["reply_parameters"] = {
            "message_id": int(message.reply_to),
            "allow_sending_without_reply": True,
        }
    return calls


def chat_id(text: str) -> int | str:
    """A chat id as the Bot API wants it."""
    return int(text) if text.lstrip("-").isdigit() else text


def _text(words: Worded, start: int, end: int) -> Call:
    text, entities = words.piece(start, end)
    payload: dict[str, Any] = {"text": text, "link_preview_options": {"is_disabled": True}}
    if entities:
        payload["entities"] = entities
    return Call("sendMessage", payload)


def _media(message: Outgoing) -> list[Call]:
    calls: list[Call] = []
    if message.picture is not None:
        name = picture_name(message.picture)
        if len(message.picture) > PHOTO_BYTES:
            calls.append(_document(File(name, message.picture)))
        else:
            files = {"photo": (name, message.picture)}
            calls.append(Call("sendPhoto", {}, files))
    if message.file is not None:
        calls.append(_document(message.file))
    return calls


def as_document(call: Call) -> Call:
    """The same sendPhoto with the picture as a file."""
    return Call("sendDocument", call.payload, {"document": call.files["photo"]})


def _document(file: File) -> Call:
    if len(file.content) > FILE_BYTES:
        raise Refused(f"the file has more than {FILE_BYTES} bytes")
    return Call("sendDocument", {}, {"document": (file.name, file.content)})


def picture_name(content: bytes) -> str:
    """A file name with the extension that the picture's first bytes ask for."""
    if content.startswith(b"\xff\xd8"):
        return "picture.jpg"
    return "picture.webp" if content[8:12] == b"WEBP" else "picture.png"


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> dict[str, Any] | None:
    """The inline keyboard, or None without buttons. Raises Refused over 64 bytes of command."""
    keys = [[_key(button) for button in row] for row in rows if row]
    return {"inline_keyboard": keys} if keys else None


def _key(button: Button) -> dict[str, str]:
    if button.url:
        return {"text": button.label, "url": button.url}
    if not 1 <= len(button.command.encode()) <= BUTTON_BYTES:
        raise Refused(f"a button's command has 1 to {BUTTON_BYTES} bytes")
    return {"text": button.label, "callback_data": button.command}
