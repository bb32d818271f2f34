"""The API actions of a simulated OneBot v11 program, without faults and without a network."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import Any

from bot.sandbox.qq_state import QQGroup, QQMessage, QQState, Segment

BAD_REQUEST = 1400
FAILED = 1200
UNKNOWN = 1404

Params = dict[str, Any]


class ActionError(Exception):
    """An action that was not performed, with OneBot's retcode."""

    def __init__(self, retcode: int, wording: str) -> None:
        super().__init__(wording)
        self.retcode = retcode
        self.wording = wording


def number(params: Params, name: str, default: int | None = None) -> int:
    """A number that may come as text, as QQ ids often do."""
    value = params.get(name)
    if value in (None, ""):
        if default is None:
            raise ActionError(BAD_REQUEST, f"{name} is required")
        return default
    try:
        return int(str(value))
    except ValueError:
        raise ActionError(BAD_REQUEST, f"{name} is no number") from None


class QQActions:
    """Performs actions on the state; `said` and the other hooks tell the world what changed."""

    def __init__(self, state: QQState, now: Callable[[], int]) -> None:
        self._state = state
        self._now = now
        self.said: Callable[[QQMessage], None] = lambda _: None
        self.recalled: Callable[[QQMessage], None] = lambda _: None
        self.reacted: Callable[[QQMessage, str, bool], None] = lambda *_: None
        self.history_style = "napcat"

    def perform(self, action: str, params: Params) -> Any:
        """Perform one action and return its data; raises ActionError."""
        name = action.removesuffix("_async").lstrip("_.")
        handler = getattr(self, f"do_{name}", None)
        if handler is None:
            raise ActionError(UNKNOWN, f"unsupported action {action}")
        return handler(params)

    # -- messages

    def do_send_msg(self, params: Params) -> Any:
        kind = params.get("message_type")
        if kind == "group" or (kind != "private" and params.get("group_id")):
            return self.do_send_group_msg(params)
        return self.do_send_private_msg(params)

    def do_send_group_msg(self, params: Params) -> Any:
        group = self._group(params)
        if not group.in_group:
            raise ActionError(BAD_REQUEST, "not a member of this group")
        segments = self._segments(params)
        return self._sent(group_id=group.group_id, segments=segments)

    def do_send_private_msg(self, params: Params) -> Any:
        user_id, via = self._private(params)
        return self._sent(peer=user_id, via_group=via, segments=self._segments(params))

    def do_upload_group_file(self, params: Params) -> Any:
        group = self._group(params)
        name, content = self._upload(params)
        segment = self._state.file_segment(name, content)
        self._sent(group_id=group.group_id, segments=[segment])
        return {"file_id": segment["data"]["file_id"]}

    def do_upload_private_file(self, params: Params) -> Any:
        user_id, via = self._private(params)
        name, content = self._upload(params)
        segment = self._state.file_segment(name, content)
        self._sent(peer=user_id, via_group=via, segments=[segment])
        return {"file_id": segment["data"]["file_id"]}

    def do_delete_msg(self, params: Params) -> Any:
        message = self._message(params)
        group = self._state.groups.get(message.group_id)
        may = message.sender == self._state.self_id or (group and group.bot_role != "member")
        if not may or message.recalled:
            raise ActionError(FAILED, "the message can't be recalled")
        message.recalled = True
        self.recalled(message)

    def do_get_msg(self, params: Params) -> Any:
        message = self._message(params)
        if message.recalled:
            raise ActionError(FAILED, "the message was recalled")
        return self._state.message_json(message)

    def do_get_group_msg_history(self, params: Params) -> Any:
        return self._history(params, self._group(params).group_id, 0)

    def do_get_friend_msg_history(self, params: Params) -> Any:
        return self._history(params, 0, number(params, "user_id"))

    def do_set_msg_emoji_like(self, params: Params) -> Any:
        message = self._message(params)
        if not message.group_id:
            raise ActionError(FAILED, "reactions exist in groups only")
        emoji = str(params.get("emoji_id") or "")
        if not emoji.isdigit():
            raise ActionError(BAD_REQUEST, "emoji_id is required")
        self.reacted(message, emoji, params.get("set", True) not in (False, "false"))

    def do_mark_msg_as_read(self, params: Params) -> Any:
        return None

    # -- people and groups

    def do_get_login_info(self, params: Params) -> Any:
        return {"user_id": self._state.self_id, "nickname": self._state.nickname}

    def do_get_status(self, params: Params) -> Any:
        return {"online": True, "good": True, "stat": {}}

    def do_get_version_info(self, params: Params) -> Any:
        return {
            "app_name": "Zhibu.Sandbox",
            "protocol_version": "v11",
            "app_version": "1.0.0",
        }

    def do_get_group_info(self, params: Params) -> Any:
        return self._group_json(self._group(params))

    def do_get_group_list(self, params: Params) -> Any:
        return [self._group_json(g) for g in self._state.groups.values() if g.in_group]

    def do_get_group_member_info(self, params: Params) -> Any:
        group = self._group(params)
        user_id = number(params, "user_id")
        if user_id == self._state.self_id or user_id in group.members:
            return self._member_json(group, user_id)
        raise ActionError(FAILED, "no such member")

    def do_get_group_member_list(self, params: Params) -> Any:
        group = self._group(params)
        return [self._member_json(group, u) for u in (*group.members, self._state.self_id)]

    def do_get_friend_list(self, params: Params) -> Any:
        return [
            {"user_id": u.user_id, "nickname": u.nickname, "remark": ""}
            for u in self._state.users.values()
            if u.friend
        ]

    def do_get_stranger_info(self, params: Params) -> Any:
        user = self._state.users.get(number(params, "user_id"))
        if user is None:
            raise ActionError(FAILED, "no such user")
        return {"user_id": user.user_id, "nickname": user.nickname, "sex": "unknown", "age": 0}

    # -- files

    def do_get_image(self, params: Params) -> Any:
        return self._file(params)

    def do_get_file(self, params: Params) -> Any:
        return self._file(params)

    def do_get_group_file_url(self, params: Params) -> Any:
        return {"url": self._file(params)["url"]}

    def do_get_private_file_url(self, params: Params) -> Any:
        return {"url": self._file(params)["url"]}

    # -- parts

    def _group(self, params: Params) -> QQGroup:
        group = self._state.groups.get(number(params, "group_id"))
        if group is None:
            raise ActionError(BAD_REQUEST, "no such group")
        return group

    def _private(self, params: Params) -> tuple[int, int]:
        """The person and, for a stranger, the group whose temporary session carries it."""
        user_id = number(params, "user_id")
        user = self._state.users.get(user_id)
        if user is None:
            raise ActionError(BAD_REQUEST, "no such user")
        if user.friend:
            return user_id, 0
        group = self._state.groups.get(number(params, "group_id", 0))
        if group is None or not group.in_group or user_id not in group.members:
            raise ActionError(BAD_REQUEST, "neither a friend nor a member of the given group")
        return user_id, group.group_id

    def _message(self, params: Params) -> QQMessage:
        message = self._state.messages.get(number(params, "message_id"))
        if message is None:
            raise ActionError(FAILED, "no such message")
        return message

    def _segments(self, params: Params) -> list[Segment]:
        given = params.get("message")
        if isinstance(given, str):
            given = [{"type": "text", "data": {"text": given}}]
        elif isinstance(given, dict):
            given = [given]
        if not isinstance(given, list) or not given:
            raise ActionError(BAD_REQUEST, "message is empty")
        return [self._segment(s) for s in given]

    def _segment(self, segment: Any) -> Segment:
        try:
            kind, data = segment["type"], segment["data"]
            if kind == "image":
                return self._state.picture_segment(self._content(data["file"]))
            if kind == "file":
                name = str(data.get("name") or "file")
                return self._state.file_segment(name, self._content(data["file"]))
            needed = {"text": "text", "at": "qq", "reply": "id", "face": "id"}[kind]
            return {"type": kind, "data": {**data, needed: str(data[needed])}}
        except (KeyError, TypeError):
            raise ActionError(BAD_REQUEST, "a segment can't be read") from None

    def _content(self, given: Any) -> bytes:
        """The bytes behind `base64://`; the sandbox reads no path and no address."""
        text = str(given)
        known = self._state.files.get(text.split(".")[0])
        if known is not None:
            return known[1]
        if not text.startswith("base64://"):
            raise ActionError(FAILED, "the sandbox takes base64:// only")
        try:
            return base64.b64decode(text.removeprefix("base64://"), validate=True)
        except binascii.Error:
            raise ActionError(FAILED, "broken base64") from None

    def _upload(self, params: Params) -> tuple[str, bytes]:
        return str(params.get("name") or "file"), self._content(params.get("file"))

    def _sent(
        self, segments: list[Segment], group_id: int = 0, peer: int = 0, via_group: int = 0
    ) -> dict[str, int]:
        message = self._state.keep(
            self._state.self_id,
            segments,
            self._now(),
            group_id=group_id,
            peer=peer,
            via_group=via_group,
        )
        self.said(message)
        return {"message_id": message.message_id}

    def _history(self, params: Params, group_id: int, peer: int) -> dict[str, Any]:
        reverse = params.get("reverseOrder", params.get("reverse_order", False))
        backwards = reverse in (True, "true") or self.history_style == "llbot"
        start = number(params, "message_seq", 0) or number(params, "message_id", 0)
        count = number(params, "count", 20)
        try:
            found = self._state.history(group_id, peer, start, count, backwards=backwards)
        except LookupError:
            raise ActionError(FAILED, "no such message") from None
        return {"messages": [self._state.message_json(m) for m in found]}

    def _file(self, params: Params) -> dict[str, Any]:
        file_id = str(params.get("file_id") or params.get("file") or "").split(".")[0]
        found = self._state.files.get(file_id)
        if found is None:
            raise ActionError(FAILED, "no such file")
        name, content = found
        return {
            "file": file_id,
            "file_name": name,
            "file_size": str(len(content)),
            "url": self._state.file_url(file_id),
            "base64": base64.b64encode(content).decode(),
        }

    def _group_json(self, group: QQGroup) -> dict[str, Any]:
        return {
            "group_id": group.group_id,
            "group_name": group.name,
            "member_count": len(group.members) + 1,
            "max_member_count": 500,
        }

    def _member_json(self, group: QQGroup, user_id: int) -> dict[str, Any]:
        member = group.members.get(user_id)
        user = self._state.users.get(user_id)
        return {
            "group_id": group.group_id,
            "user_id": user_id,
            "nickname": user.nickname if user else self._state.nickname,
            "card": member.card if member else "",
            "role": member.role if member else group.bot_role,
            "title": "",
        }
