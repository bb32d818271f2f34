"""A simulated Telegram: the Bot API server, and what people do on the other side of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.sandbox.markup import Part, telegram_text
from bot.sandbox.telegram_account import Callback
from bot.sandbox.telegram_server import BotApiServer
from bot.sandbox.telegram_state import Json, TgChat, TgMessage, TgUser


class SimTelegram(BotApiServer):
    """A Bot API server for one bot, and the people who talk with it."""

    def say(
        self,
        chat: TgChat,
        user: TgUser,
        parts: Sequence[Part],
        *,
        reply_to: int = 0,
        picture: bytes | None = None,
        document: tuple[str, bytes] | None = None,
    ) -> TgMessage:
        """Someone speaks; the update is queued. With a file the text becomes its caption."""
        text, entities = telegram_text(parts)
        body: Json = {}
        if picture is not None:
            file_id = self.state.keep_file("photo.png", "photos", picture)
            body["photo"] = self.state.photo_json(file_id)
        elif document is not None:
            file_id = self.state.keep_file(document[0], "documents", document[1])
            body["document"] = self.state.document_json(file_id)
        name = "caption" if body else "text"
        if text:
            body[name] = text
            if entities:
                body["caption_entities" if name == "caption" else "entities"] = entities
        return self.post(chat, user, body, reply_to=reply_to)

    def post(self, chat: TgChat, user: TgUser, body: Json, *, reply_to: int = 0) -> TgMessage:
        """Any message with this body, service messages included."""
        message = self.state.keep(chat, user, int(self._now()), body, reply_to)
        self.updates.add("message", self.state.message_json(message))
        return message

    def press_start(self, user: TgUser, payload: str = "") -> TgMessage:
        """Open the private chat and press Start, by a deep link where there is a payload."""
        if user.blocked:
            user.blocked = False
            self._membership(self.state.private(user), user, "kicked", "member")
        user.started = True
        return self.say(self.state.private(user), user, [f"/start {payload}".rstrip()])

    def block(self, user: TgUser) -> None:
        """The person blocks the bot."""
        user.blocked = True
        self._membership(self.state.private(user), user, "member", "kicked")

    def edit(self, message: TgMessage, parts: Sequence[Part]) -> None:
        """Someone changes what they said."""
        text, entities = telegram_text(parts)
        for name in ("entities", "caption_entities"):
            message.body.pop(name, None)
        name = "caption" if "photo" in message.body or "document" in message.body else "text"
        message.body[name] = text
        if entities:
            message.body["caption_entities" if name == "caption" else "entities"] = entities
        message.edited = int(self._now())
        self.updates.add("edited_message", self.state.message_json(message))

    def press(self, message: TgMessage, user: TgUser, data: str) -> tuple[str, Callback]:
        """Someone presses an inline button; returns the query's id and what its answer will be."""
        query_id = str(self._rng.getrandbits(62))
        callback = self.account.callbacks[query_id] = Callback()
        query = {
            "id": query_id,
            "from": user.json(),
            "message": self.state.message_json(message),
            "chat_instance": str(abs(hash(message.chat.id))),
            "data": data,
        }
        self.updates.add("callback_query", query)
        return query_id, callback

    def set_member(self, chat: TgChat, user: TgUser, status: str, by: TgUser | None = None) -> None:
        """Change someone's standing in a group; joins and leaves get their service message."""
        old = chat.members.get(user.id, "left")
        chat.members[user.id] = status
        self._membership(chat, by or user, old, status, user)
        gone, was_gone = status in ("left", "kicked"), old in ("left", "kicked")
        if gone != was_gone and not (gone and user.id == self.bot.id):
            body = (
                {"left_chat_member": user.json()}
                if gone
                else {
                    "new_chat_participant": user.json(),
                    "new_chat_member": user.json(),
                    "new_chat_members": [user.json()],
                }
            )
            self.post(chat, by or user, body)

    def migrate(self, chat: TgChat, by: TgUser) -> TgChat:
        """A basic group becomes a supergroup with a new id."""
        new_id = -(1_000_000_000_000 + self._rng.randrange(10**9, 2 * 10**9))
        new = TgChat(new_id, "supergroup", chat.title, dict(chat.members))
        self.state.chats[new_id] = new
        self.post(chat, by, {"migrate_to_chat_id": new_id})
        chat.migrated_to = new_id
        self.post(new, by, {"migrate_from_chat_id": chat.id})
        return new

    def poison_update(self) -> int:
        """Queue an update of a kind and shape that no library knows yet."""
        return self.updates.add_raw({"message": {"message_id": "x", "from": 7, "chat": []}})

    def unknown_update(self) -> int:
        """Queue an update of a kind that came after any library."""
        return self.updates.add_raw({"telepathy": {"thought": {"id": 1}}})

    def _membership(
        self, chat: TgChat, actor: TgUser, old: str, new: str, who: TgUser | None = None
    ) -> None:
        member = who or self.bot
        if chat.type == "private":
            member = self.bot
        user = self.state.users.get(chat.id) if chat.type == "private" else None
        change = {
            "chat": chat.json(user),
            "from": actor.json(),
            "date": int(self._now()),
            "old_chat_member": {"user": member.json(), "status": old},
            "new_chat_member": {"user": member.json(), "status": new},
        }
        if member is self.bot:
            self.updates.add("my_chat_member", change)
        elif chat.members.get(self.bot.id) in ("administrator", "creator"):
            self.updates.add("chat_member", change)
