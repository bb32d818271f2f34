"""OneBot's message segments: what a CQ string says, and what an Outgoing becomes."""

from __future__ import annotations

import base64
import re
from typing import Any

from bot.platforms.split import split
from bot.platforms.types import Mention, Outgoing

Segment = dict[str, Any]

TEXT_LIMIT = 3000
"""UTF-16 units of text in one message; QQ cuts or refuses much longer ones."""

_CQ = re.compile(r"\[CQ:([A-Za-z0-9_.-]+)((?:,[A-Za-z0-9_.-]+=[^,\]]*)*)\]")
_ESCAPES = (("&#91;", "["), ("&#93;", "]"), ("&#44;", ","), ("&amp;", "&"))


def unescape(text: str) -> str:
    """The plain text of a CQ string's escaped one."""
    if "&" in text:
        for escaped, plain in _ESCAPES:
            text = text.replace(escaped, plain)
    return text


def parse_cq(text: str) -> list[Segment]:
    """The segments of a message in CQ string form; what is no CQ code stays text."""
    segments: list[Segment] = []
    end = 0
    for match in _CQ.finditer(text):
        if match.start() > end:
            segments.append(text_segment(unescape(text[end : match.start()])))
        end = match.end()
        pairs = (pair.partition("=") for pair in match[2].split(",") if pair)
        segments.append(
            {"type": match[1], "data": {key: unescape(value) for key, _, value in pairs}}
        )
    if end < len(text):
        segments.append(text_segment(unescape(text[end:])))
    return segments


def text_segment(text: str) -> Segment:
    """Plain text."""
    return {"type": "text", "data": {"text": text}}


def compose(message: Outgoing) -> list[list[Segment]]:
    """The messages, in order, that one Outgoing becomes; its file goes another way.

    The quotation and the mentions stand before the first part, the picture after the last.
    """
    parts = [[text_segment(part)] for part in split(message.text, TEXT_LIMIT)]
    if not (message.reply_to or message.mentions or message.picture is not None):
        return parts
    front = _front(message)
    if front:
        if parts and front[-1]["type"] == "at":
            front.append(text_segment(" "))
        parts[:1] = [front + (parts[0] if parts else [])]
    if message.picture is not None:
        if not parts:
            parts.append([])
        parts[-1].append(_picture(message.picture))
    return parts


def _front(message: Outgoing) -> list[Segment]:
    front: list[Segment] = []
    if message.reply_to:
        front.append({"type": "reply", "data": {"id": message.reply_to}})
    front.extend(_mention(mention) for mention in message.mentions)
    return front


def _mention(mention: Mention) -> Segment:
    if mention.account:
        return {"type": "at", "data": {"qq": mention.account}}
    return text_segment(f"{mention.name or mention.token} ")


def _picture(content: bytes) -> Segment:
    return {"type": "image", "data": {"file": f"base64://{base64.b64encode(content).decode()}"}}
