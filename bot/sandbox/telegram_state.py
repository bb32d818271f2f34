"""What a simulated Telegram remembers: people, chats, messages, files."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """A refusal of the Bot API: its code, its description and its `parameters`."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(description: str) -> ApiError:
    """A 400."""
    return ApiError(400, f"Bad Request: {description}")


def forbidden(description: str) -> ApiError:
    """A 403."""
    return ApiError(403, f"Forbidden: {description}")


@dataclass(slots=True)
class TgUser:
    """Someone on Telegram. `started`: pressed Start in the private chat with the bot."""

    id: int
    first_name: str
    username: str = ""
    language_code: str = ""
    started: bool = False
    blocked: bool = False
    is_bot: bool = False

    def json(self) -> Json:
        """The API's User."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user


@dataclass(slots=True)
class TgChat:
    """A chat; `members` maps user ids to their status, the bot's included."""

    id: int
    type: str
    title: str = ""
    members: dict[int, str] = field(default_factory=dict)
    migrated_to: int = 0
    next_id: int = 1

    def json(self, user: TgUser | None = None) -> Json:
        """The API's Chat; for a private chat `user` is its person."""
        chat: Json = {"id": self.id, "type": self.type}
        if user is not None:
            chat["first_name"] = user.first_name
            if user.username:
                chat["username"] = user.username
        else:
            chat["title"] = self.title
        if self.type == "group":
            chat["all_members_are_administrators"] = False
        return chat


@dataclass(slots=True)
class TgMessage:
    """A message as the server keeps it; `body` is all that depends on its content."""

    id: int
    chat: TgChat
    sender: TgUser
    date: int
    body: Json
    deleted: bool = False
    edited: int = 0
    reply_to: int = 0


class TelegramState:
    """The server's memory, and how it writes messages down in the Bot API's JSON."""

    def __init__(self, bot: TgUser, rng: random.Random) -> None:
        self.bot = bot
        self._rng = rng
        self.users: dict[int, TgUser] = {}
        self.chats: dict[int, TgChat] = {}
        self.messages: dict[tuple[int, int], TgMessage] = {}
        self.files: dict[str, tuple[str, str, bytes]] = {}
        self._next_shared = 1
        self._next_file = 1

    def private(self, user: TgUser) -> TgChat:
        """The private chat of a person with the bot."""
        if user.id not in self.chats:
            self.chats[user.id] = TgChat(user.id, "private", members={user.id: "member"})
        return self.chats[user.id]

    def target(self, chat_id: Any) -> TgChat:
        """The chat that the bot may write to; raises ApiError as the real API does."""
        try:
            number = int(str(chat_id))
        except ValueError:
            raise bad("chat not found") from None
        if number > 0:
            user = self.users.get(number)
            if user is None:
                raise bad("chat not found")
            if user.blocked:
                raise forbidden("bot was blocked by the user")
            if not user.started:
                raise forbidden("bot can't initiate conversation with a user")
            return self.private(user)
        chat = self.chats.get(number)
        if chat is None:
            raise bad("chat not found")
        if chat.migrated_to:
            description = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, description, migrate_to_chat_id=chat.migrated_to)
        status = chat.members.get(self.bot.id, "left")
        if status in ("left", "kicked"):
            what = "supergroup" if chat.type == "supergroup" else "group"
            was = "bot was kicked from the" if status == "kicked" else "bot is not a member of the"
            raise forbidden(f"{was} {what} chat")
        return chat

    def keep(
        self, chat: TgChat, sender: TgUser, date: int, body: Json, reply_to: int = 0
    ) -> TgMessage:
        """Store a message. Supergroups count by themselves, all other chats share one count."""
        if chat.type == "supergroup":
            number, chat.next_id = chat.next_id, chat.next_id + 1
        else:
            number, self._next_shared = self._next_shared, self._next_shared + 1
        message = TgMessage(number, chat, sender, date, body, reply_to=reply_to)
        self.messages[chat.id, number] = message
        return message

    def find(self, chat: TgChat, message_id: Any) -> TgMessage | None:
        """A message that still stands there."""
        try:
            message = self.messages.get((chat.id, int(str(message_id))))
        except ValueError:
            return None
        return None if message is None or message.deleted else message

    def keep_file(self, name: str, path: str, content: bytes) -> str:
        """Store a file under a new id; `path` is its folder on the file server."""
        file_id = f"AgACAgUAAx{self._rng.getrandbits(64):016x}{self._next_file:04d}"
        suffix = f".{name.rsplit('.', 1)[-1]}" if "." in name else ""
        self.files[file_id] = (name, f"{path}/file_{self._next_file}{suffix}", content)
        self._next_file += 1
        return file_id

    def photo_json(self, file_id: str) -> list[Json]:
        """The sizes of a photo: a thumbnail and the whole."""
        content = self.files[file_id][2]
        unique = file_id[-12:]
        return [
            {
                "file_id": file_id,
                "file_unique_id": unique + suffix,
                "file_size": len(content),
                "width": width,
                "height": width,
            }
            for suffix, width in (("s", 90), ("x", 800))
        ]

    def document_json(self, file_id: str) -> Json:
        """A document's description."""
        name, _, content = self.files[file_id]
        return {
            "file_id": file_id,
            "file_unique_id": file_id[-12:],
            "file_name": name,
            "mime_type": "application/octet-stream",
            "file_size": len(content),
        }

    def message_json(self, message: TgMessage, *, with_reply: bool = True) -> Json:
        """The API's Message."""
        chat = message.chat
        user = self.users.get(chat.id) if chat.type == "private" else None
        out: Json = {
            "message_id": message.id,
            "from": message.sender.json(),
            "chat": chat.json(user),
            "date": message.date,
        }
        if message.edited:
            out["edit_date"] = message.edited
        replied = self.messages.get((chat.id, message.reply_to)) if message.reply_to else None
        if with_reply and replied is not None:
            out["reply_to_message"] = self.message_json(replied, with_reply=False)
        return {**out, **message.body}
