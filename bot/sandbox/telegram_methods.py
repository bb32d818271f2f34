"""Bot API methods that make, change and remove messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sandbox.telegram_checks import (
    check_caption,
    check_markup,
    check_reply,
    check_text,
    check_upload,
)
from bot.sandbox.telegram_params import Params
from bot.sandbox.telegram_state import Json, TelegramState, TgChat, TgMessage, bad

DELETE_WITHIN_S = 48 * 3600
# Bot API, ReactionTypeEmoji.
REACTIONS = frozenset(
    "👍👎🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨"
    "🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡❤"
) | {"❤\u200d🔥", "👨\u200d💻", "🤷\u200d♂", "🤷\u200d♀"}


class MessageMethods:
    """The methods by name; hooks tell the world what the bot did."""

    def __init__(self, state: TelegramState, now: Callable[[], int]) -> None:
        self._state = state
        self._now = now
        self.said: Callable[[TgMessage], None] = lambda _: None
        self.changed: Callable[[TgMessage], None] = lambda _: None
        self.removed: Callable[[TgMessage], None] = lambda _: None
        self.reacted: Callable[[TgMessage, list[str]], None] = lambda *_: None

    def do_sendmessage(self, params: Params) -> Any:
        chat = self._chat(params)
        return self._send(chat, params, check_text(params))

    def do_sendphoto(self, params: Params) -> Any:
        chat = self._chat(params)
        caption = check_caption(params)
        file_id = check_upload(self._state, params, "photo", "photos")
        return self._send(chat, params, {"photo": self._state.photo_json(file_id), **caption})

    def do_senddocument(self, params: Params) -> Any:
        chat = self._chat(params)
        caption = check_caption(params)
        file_id = check_upload(self._state, params, "document", "documents")
        body = {"document": self._state.document_json(file_id), **caption}
        return self._send(chat, params, body)

    def do_sendchataction(self, params: Params) -> Any:
        self._chat(params)
        return True

    def do_editmessagetext(self, params: Params) -> Any:
        message = self._own(params)
        if "text" not in message.body:
            raise bad("there is no text in the message to edit")
        return self._edit(message, {**check_text(params), **check_markup(params)})

    def do_editmessagecaption(self, params: Params) -> Any:
        message = self._own(params)
        kept = {k: v for k, v in message.body.items() if k in ("photo", "document")}
        if not kept:
            raise bad("there is no caption in the message to edit")
        return self._edit(message, {**kept, **check_caption(params), **check_markup(params)})

    def do_editmessagereplymarkup(self, params: Params) -> Any:
        message = self._own(params)
        kept = {k: v for k, v in message.body.items() if k != "reply_markup"}
        return self._edit(message, {**kept, **check_markup(params)})

    def do_deletemessage(self, params: Params) -> Any:
        chat = self._chat(params)
        message = self._state.find(chat, params.text("message_id"))
        if message is None:
            raise bad("message to delete not found")
        bot = self._state.bot.id
        admin = chat.members.get(bot) in ("administrator", "creator")
        old = self._now() - message.date > DELETE_WITHIN_S
        mine = message.sender.id == bot
        if old or not (mine or admin or chat.type == "private"):
            raise bad("message can't be deleted for everyone")
        message.deleted = True
        self.removed(message)
        return True

    def do_setmessagereaction(self, params: Params) -> Any:
        chat = self._chat(params)
        message = self._state.find(chat, params.text("message_id"))
        if message is None:
            raise bad("message to react not found")
        reactions = params.json("reaction", [])
        if len(reactions) > 1:
            raise bad("REACTIONS_TOO_MANY")
        emoji = [str(r.get("emoji", "")) for r in reactions]
        if any(e.removesuffix("\ufe0f") not in REACTIONS for e in emoji):
            raise bad("REACTION_INVALID")
        self.reacted(message, emoji)
        return True

    # -- parts

    def _chat(self, params: Params) -> TgChat:
        if "chat_id" not in params:
            raise bad("chat_id is empty")
        return self._state.target(params.values["chat_id"])

    def _send(self, chat: TgChat, params: Params, body: Json) -> Json:
        body = {**body, **check_markup(params)}
        reply_to = check_reply(self._state, chat, params)
        message = self._state.keep(chat, self._state.bot, self._now(), body, reply_to)
        self.said(message)
        return self._state.message_json(message)

    def _own(self, params: Params) -> TgMessage:
        message = self._state.find(self._chat(params), params.text("message_id"))
        if message is None:
            raise bad("message to edit not found")
        if message.sender.id != self._state.bot.id:
            raise bad("message can't be edited")
        return message

    def _edit(self, message: TgMessage, body: Json) -> Json:
        if body == message.body:
            raise bad(
                "message is not modified: specified new message content and reply markup "
                "are exactly the same as a current content and reply markup of the message"
            )
        message.body = body
        message.edited = self._now()
        self.changed(message)
        return self._state.message_json(message)
