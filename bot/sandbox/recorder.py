"""Turns what the bot does on either platform into messages of the transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.platforms.types import PlatformName
from bot.sandbox.people import Private, SimGroup, SimPerson
from bot.sandbox.qq_state import QQMessage
from bot.sandbox.telegram_state import TgMessage
from bot.sandbox.transcript import SimButton, SimMessage

if TYPE_CHECKING:
    from bot.sandbox.world import World

# QQ's own faces have small numbers; anything larger is a code point.
_FACES = {"76": "👍", "66": "❤", "124": "👌", "144": "🎉", "63": "🌹", "99": "👏", "201": "👍"}


class Recorder:
    """Listens to both platforms of a world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._qq: dict[int, SimMessage] = {}
        self._telegram: dict[tuple[int, int], SimMessage] = {}
        actions = world.qq.actions
        actions.said = self._qq_said
        actions.recalled = self._qq_recalled
        actions.reacted = self._qq_reacted
        methods = world.telegram.messages
        methods.said = self._telegram_said
        methods.changed = self._telegram_changed
        methods.removed = self._telegram_removed
        methods.reacted = self._telegram_reacted

    def remember(self, said: SimMessage) -> None:
        """Link a person's message with its id."""
        if not self._world.transcript.keep:
            return
        if said.platform is PlatformName.QQ:
            self._qq[int(said.message_id)] = said
        else:
            self._telegram[int(said.chat_id), int(said.message_id)] = said

    def telegram_original(self, message: SimMessage) -> TgMessage:
        """The server's record of a message."""
        return self._world.telegram.state.messages[int(message.chat_id), int(message.message_id)]

    def _enter(
        self, group: SimGroup | None, person: SimPerson | None, platform: PlatformName, text: str
    ) -> SimMessage:
        message = self._world.note(None, group or Private(platform), text)
        message.chat_id = group.chat_id if group else person.account(platform) if person else ""
        message.person = person if group is None else None
        return message

    # -- QQ

    def _qq_said(self, sent: QQMessage) -> None:
        world = self._world
        if not world.transcript.keep:
            world.transcript.said_by_bot += 1
            return
        group = next((g for g in world.groups if g.qq and g.qq.group_id == sent.group_id), None)
        people = world.by_qq
        message = self._enter(group, people.get(sent.peer), PlatformName.QQ, "")
        message.message_id = str(sent.message_id)
        message.reply_to = str(sent.reply_to or "")
        mentions: list[str] = []
        for segment in sent.segments:
            data = segment["data"]
            if segment["type"] == "text":
                message.text += data["text"]
            elif segment["type"] == "at":
                person = people.get(int(data["qq"])) if data["qq"].isdigit() else None
                mentions.append(person.name if person else data["qq"])
                message.text += f"@{mentions[-1]}"
            elif segment["type"] == "face":
                message.text += _FACES.get(data["id"], f"[{data['id']}]")
            elif segment["type"] == "image":
                message.picture = world.qq.state.files[data["file"].split(".")[0]][1]
            elif segment["type"] == "file":
                message.document = (data["file"], world.qq.state.files[data["file_id"]][1])
        message.mentions = tuple(mentions)
        self._qq[sent.message_id] = message
        world.transcript.add(message)

    def _qq_recalled(self, sent: QQMessage) -> None:
        known = self._qq.get(sent.message_id)
        if known is not None:
            known.recalled = True
            self._world.transcript.changed(known)

    def _qq_reacted(self, sent: QQMessage, emoji: str, on: bool) -> None:
        known = self._qq.get(sent.message_id)
        if known is None:
            return
        shown = _FACES.get(emoji) or (chr(int(emoji)) if int(emoji) > 5000 else f"[{emoji}]")
        if on and shown not in known.reactions:
            known.reactions.append(shown)
        elif not on and shown in known.reactions:
            known.reactions.remove(shown)
        self._world.transcript.changed(known)

    # -- Telegram

    def _telegram_said(self, sent: TgMessage) -> None:
        world = self._world
        if not world.transcript.keep:
            world.transcript.said_by_bot += 1
            return
        chat = sent.chat
        group = next((g for g in world.groups if g.telegram is chat), None)
        people = world.by_telegram
        message = self._enter(group, people.get(chat.id), PlatformName.TELEGRAM, "")
        message.message_id = str(sent.id)
        message.reply_to = str(sent.reply_to or "")
        self._fill(message, sent)
        self._telegram[chat.id, sent.id] = message
        world.transcript.add(message)

    def _telegram_changed(self, sent: TgMessage) -> None:
        known = self._telegram.get((sent.chat.id, sent.id))
        if known is not None:
            self._fill(known, sent)
            known.edited = True
            self._world.transcript.changed(known)

    def _telegram_removed(self, sent: TgMessage) -> None:
        known = self._telegram.get((sent.chat.id, sent.id))
        if known is not None:
            known.recalled = True
            self._world.transcript.changed(known)

    def _telegram_reacted(self, sent: TgMessage, emoji: list[str]) -> None:
        known = self._telegram.get((sent.chat.id, sent.id))
        if known is not None:
            known.reactions = list(emoji)
            self._world.transcript.changed(known)

    def _fill(self, message: SimMessage, sent: TgMessage) -> None:
        """Content of the server's record into the transcript's message."""
        body, files = sent.body, self._world.telegram.state.files
        message.text = body.get("text", body.get("caption", ""))
        if "photo" in body:
            message.picture = files[body["photo"][-1]["file_id"]][2]
        if "document" in body:
            name, _, content = files[body["document"]["file_id"]]
            message.document = (name, content)
        rows = body.get("reply_markup", {}).get("inline_keyboard", [])
        message.buttons = [
            [SimButton(b["text"], b.get("callback_data", ""), b.get("url", "")) for b in row]
            for row in rows
        ]
        people = self._world.by_telegram
        mentions: list[str] = []
        raw = message.text.encode("utf-16-le")
        for entity in body.get("entities", body.get("caption_entities", [])):
            if entity["type"] == "text_mention":
                user = entity["user"]
                known = people.get(user["id"])
                mentions.append(known.name if known else user.get("first_name", ""))
            elif entity["type"] == "mention":
                start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
                username = raw[start:end].decode("utf-16-le").removeprefix("@")
                mentions.append(self._name_of(username))
        message.mentions = tuple(mentions)

    def _name_of(self, username: str) -> str:
        for person in self._world.by_telegram.values():
            if person.telegram is not None and person.telegram.username == username:
                return person.name
        return username
