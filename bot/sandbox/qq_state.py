"""What a simulated QQ remembers: people, groups, messages, files."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field
from typing import Any

Segment = dict[str, Any]


@dataclass(slots=True)
class QQUser:
    """Someone with a QQ account; `friend` is a friend of the bot."""

    user_id: int
    nickname: str
    friend: bool = False


@dataclass(slots=True)
class QQMember:
    """A person's card and role (owner, admin, member) within one group."""

    user_id: int
    card: str = ""
    role: str = "member"


@dataclass(slots=True)
class QQGroup:
    """A group; `in_group` tells whether the bot is one of its members."""

    group_id: int
    name: str
    members: dict[int, QQMember] = field(default_factory=dict)
    bot_role: str = "member"
    in_group: bool = True


@dataclass(slots=True)
class QQMessage:
    """A message as QQ's server keeps it. `peer` is the person of a private chat, else 0."""

    message_id: int
    seq: int
    sender: int
    segments: list[Segment]
    time: int
    group_id: int = 0
    peer: int = 0
    via_group: int = 0
    recalled: bool = False

    @property
    def reply_to(self) -> int:
        """The id of the message that this one answers, or 0."""
        return next((int(s["data"]["id"]) for s in self.segments if s["type"] == "reply"), 0)


class QQState:
    """The server's memory, and how it writes messages down in OneBot's JSON."""

    def __init__(self, self_id: int, nickname: str, rng: random.Random) -> None:
        self.self_id = self_id
        self.nickname = nickname
        self._rng = rng
        self.users: dict[int, QQUser] = {}
        self.groups: dict[int, QQGroup] = {}
        self.messages: dict[int, QQMessage] = {}
        self.files: dict[str, tuple[str, bytes]] = {}
        self._chats: dict[tuple[int, int], list[QQMessage]] = {}
        self.files_url = ""

    def keep(
        self,
        sender: int,
        segments: list[Segment],
        time: int,
        *,
        group_id: int = 0,
        peer: int = 0,
        via_group: int = 0,
    ) -> QQMessage:
        """Store a message; ids are positive, random and not in order, as NapCat's are."""
        message_id = self._rng.randrange(1, 2**31)
        while message_id in self.messages:
            message_id = self._rng.randrange(1, 2**31)
        chat = self._chats.setdefault((group_id, peer), [])
        seq = chat[-1].seq + 1 if chat else 1
        message = QQMessage(message_id, seq, sender, segments, time, group_id, peer, via_group)
        chat.append(message)
        self.messages[message_id] = message
        return message

    def keep_file(self, name: str, content: bytes) -> str:
        """Store a file and return its id."""
        file_id = hashlib.sha256(content).hexdigest()[:32].upper()
        self.files[file_id] = (name, content)
        return file_id

    def file_url(self, file_id: str) -> str:
        """Where the file is served, on loopback."""
        return f"{self.files_url}/download/{file_id}"

    def picture_segment(self, content: bytes) -> Segment:
        """A stored picture as the segment that receivers see."""
        name = hashlib.sha256(content).hexdigest()[:32].upper() + ".png"
        file_id = self.keep_file(name, content)
        return {
            "type": "image",
            "data": {
                "summary": "",
                "file": name,
                "sub_type": 0,
                "url": self.file_url(file_id),
                "file_size": str(len(content)),
            },
        }

    def file_segment(self, name: str, content: bytes) -> Segment:
        """A stored document as the segment that receivers see."""
        file_id = self.keep_file(name, content)
        return {
            "type": "file",
            "data": {
                "file": name,
                "file_id": file_id,
                "file_size": str(len(content)),
                "url": self.file_url(file_id),
            },
        }

    def history(
        self, group_id: int, peer: int, start: int, count: int, *, backwards: bool
    ) -> list[QQMessage]:
        """Messages in order of time; LookupError where the start is unknown.

        NapCat: without a start the latest; with one, that message and what came after it, or
        with reverseOrder that message and what came before it.
        """
        chat = self._chats.get((group_id, peer), [])
        place = len(chat) - 1
        if start:
            found = (i for i, m in enumerate(chat) if start in (m.message_id, m.seq))
            place = next(found, -1)
            if place < 0:
                raise LookupError(start)
        if start and not backwards:
            return [m for m in chat[place:] if not m.recalled][:count]
        return [m for m in chat[: place + 1] if not m.recalled][-count:]

    def sender_json(self, message: QQMessage) -> dict[str, Any]:
        """Who said it, as OneBot tells."""
        user = self.users.get(message.sender)
        nickname = user.nickname if user else ""
        if message.sender == self.self_id:
            nickname = self.nickname
        sender: dict[str, Any] = {"user_id": message.sender, "nickname": nickname, "card": ""}
        group = self.groups.get(message.group_id)
        if group is not None:
            member = group.members.get(message.sender)
            sender["card"] = member.card if member else ""
            role = group.bot_role if message.sender == self.self_id else "member"
            sender["role"] = member.role if member else role
            sender["title"] = ""
        elif message.via_group:
            sender["group_id"] = message.via_group
        return sender

    def message_json(self, message: QQMessage) -> dict[str, Any]:
        """A message event, which is also how history and get_msg show it."""
        private = not message.group_id
        friend = private and not message.via_group
        event: dict[str, Any] = {
            "self_id": self.self_id,
            "user_id": message.sender,
            "time": message.time,
            "message_id": message.message_id,
            "message_seq": message.message_id,
            "real_id": message.message_id,
            "real_seq": str(message.seq),
            "message_type": "private" if private else "group",
            "sender": self.sender_json(message),
            "raw_message": raw(message.segments),
            "font": 14,
            "sub_type": "friend" if friend else "group" if private else "normal",
            "message": message.segments,
            "message_format": "array",
            "post_type": "message_sent" if message.sender == self.self_id else "message",
        }
        if private:
            event["target_id"] = message.peer if message.sender == self.self_id else self.self_id
        if message.via_group:
            event["group_id"] = event["temp_source"] = message.via_group
        if message.group_id:
            event["group_id"] = message.group_id
            event["group_name"] = self.groups[message.group_id].name
        return event


def raw(segments: list[Segment]) -> str:
    """The CQ-code form of segments."""
    out = ""
    for segment in segments:
        data = segment["data"]
        if segment["type"] == "text":
            out += _escape(data["text"])
        else:
            fields = "".join(f",{k}={_escape(str(v), True)}" for k, v in data.items())
            out += f"[CQ:{segment['type']}{fields}]"
    return out


def _escape(text: str, in_field: bool = False) -> str:
    text = text.replace("&", "&amp;").replace("[", "&#91;").replace("]", "&#93;")
    return text.replace(",", "&#44;") if in_field else text
