"""Bot API methods about the bot itself, chats, files, callbacks and the menu of commands."""

from __future__ import annotations

import re
from typing import Any

import orjson

from bot.sandbox.telegram_params import Params
from bot.sandbox.telegram_state import Json, TelegramState, bad
from bot.sandbox.telegram_updates import Updates

DOWNLOAD_LIMIT = 20 * 1024 * 1024
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


class Callback:
    """A pressed button that waits for its answer."""

    def __init__(self) -> None:
        self.text = ""
        self.alert = False
        self.answered = False


class AccountMethods:
    """The methods by name."""

    def __init__(self, state: TelegramState, updates: Updates) -> None:
        self._state = state
        self._updates = updates
        self.callbacks: dict[str, Callback] = {}
        self.menus: dict[tuple[str, str], list[Json]] = {}
        self.on_callback: Any = lambda: None
        self.reads_all = True

    def do_getme(self, params: Params) -> Any:
        return {
            **self._state.bot.json(),
            "can_join_groups": True,
            "can_read_all_group_messages": self.reads_all,
            "supports_inline_queries": False,
        }

    async def do_getupdates(self, params: Params) -> Any:
        self._updates.allow(params.json("allowed_updates"))
        limit = min(max(params.number("limit", 100), 1), 100)
        wait = min(max(params.number("timeout"), 0), 50)
        return await self._updates.get(params.number("offset"), limit, wait)

    def do_setwebhook(self, params: Params) -> Any:
        secret = params.text("secret_token")
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise bad("secret token contains unallowed characters")
        self._updates.allow(params.json("allowed_updates"))
        if params.flag("drop_pending_updates"):
            self._updates.drop()
        self._updates.set_webhook(params.text("url"), secret)
        return True

    def do_deletewebhook(self, params: Params) -> Any:
        if params.flag("drop_pending_updates"):
            self._updates.drop()
        self._updates.set_webhook("", "")
        return True

    def do_getwebhookinfo(self, params: Params) -> Any:
        return self._updates.info()

    def do_answercallbackquery(self, params: Params) -> Any:
        callback = self.callbacks.get(params.text("callback_query_id"))
        if callback is None or callback.answered:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        text = params.text("text")
        if len(text) > 200:
            raise bad("MESSAGE_TOO_LONG")
        callback.text, callback.alert = text, params.flag("show_alert")
        callback.answered = True
        self.on_callback()
        return True

    # -- chats and files

    def do_getchat(self, params: Params) -> Any:
        chat = self._state.target(params.text("chat_id"))
        return {**chat.json(self._state.users.get(chat.id)), "accent_color_id": 0}

    def do_getchatmember(self, params: Params) -> Any:
        chat = self._state.target(params.text("chat_id"))
        user_id = params.number("user_id")
        user = self._state.users.get(user_id)
        if user_id == self._state.bot.id:
            user = self._state.bot
        if user is None:
            raise bad("PARTICIPANT_ID_INVALID")
        return {"user": user.json(), "status": chat.members.get(user_id, "left")}

    def do_getchatadministrators(self, params: Params) -> Any:
        chat = self._state.target(params.text("chat_id"))
        users = {**self._state.users, self._state.bot.id: self._state.bot}
        return [
            {"user": users[u].json(), "status": status}
            for u, status in chat.members.items()
            if status in ("administrator", "creator")
        ]

    def do_getchatmembercount(self, params: Params) -> Any:
        chat = self._state.target(params.text("chat_id"))
        return sum(status not in ("left", "kicked") for status in chat.members.values())

    def do_leavechat(self, params: Params) -> Any:
        chat = self._state.target(params.text("chat_id"))
        chat.members[self._state.bot.id] = "left"
        return True

    def do_getfile(self, params: Params) -> Any:
        file_id = params.text("file_id")
        found = self._state.files.get(file_id)
        if found is None:
            raise bad("invalid file_id")
        _, path, content = found
        if len(content) > DOWNLOAD_LIMIT:
            raise bad("file is too big")
        return {
            "file_id": file_id,
            "file_unique_id": file_id[-12:],
            "file_size": len(content),
            "file_path": path,
        }

    # -- the menu

    def do_setmycommands(self, params: Params) -> Any:
        commands = params.json("commands", [])
        if len(commands) > 100:
            raise bad("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not _COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/")):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= len(str(command.get("description", ""))) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        self.menus[self._menu_key(params)] = commands
        return True

    def do_getmycommands(self, params: Params) -> Any:
        return self.menus.get(self._menu_key(params), [])

    def do_deletemycommands(self, params: Params) -> Any:
        self.menus.pop(self._menu_key(params), None)
        return True

    def _menu_key(self, params: Params) -> tuple[str, str]:
        scope = params.json("scope", {"type": "default"})
        language = params.text("language_code")
        if language and not re.fullmatch(r"[a-z]{2}", language):
            raise bad("invalid language code specified")
        kind = scope["type"]
        rest = {k: v for k, v in scope.items() if k != "type"}
        return kind + (orjson.dumps(rest).decode() if rest else ""), language
