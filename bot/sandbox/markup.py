"""What a person types, taken apart: plain text and mentions written `@{name}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

_TOKEN = re.compile(r"@\{([^{}]+)\}")
_COMMAND = re.compile(r"(?<![\w/@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?!\w)", re.ASCII)
_USERNAME = re.compile(r"(?<![A-Za-z0-9_@/])@[A-Za-z][A-Za-z0-9_]{3,31}(?![A-Za-z0-9_])")
_URL = re.compile(r"https?://[^\s<>]+")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of someone: ids of both platforms, None where there is no account."""

    name: str
    qq: int | None = None
    telegram: int | None = None
    username: str = ""


Part = str | Named


def take_apart(
    text: str, mentions: Iterable[Named], find: Callable[[str], Named | None]
) -> list[Part]:
    """Mentions first, then the text with each `@{name}` that `find` knows as a mention."""
    parts: list[Part] = []
    for mention in mentions:
        parts += [mention, " "]
    place = 0
    for match in _TOKEN.finditer(text):
        named = find(match.group(1))
        if named is None:
            raise LookupError(f"nobody here is called {match.group(1)!r}")
        if match.start() > place:
            parts.append(text[place : match.start()])
        parts.append(named)
        place = match.end()
    if place < len(text):
        parts.append(text[place:])
    if not text and parts and parts[-1] == " ":
        parts.pop()
    return parts


def utf16(text: str) -> int:
    """The length of a text in UTF-16 code units, in which Telegram counts."""
    return len(text) + sum(1 for c in text if ord(c) > 0xFFFF)


def plain(parts: Sequence[Part]) -> str:
    """How the parts read in a chat window."""
    return "".join(p if isinstance(p, str) else f"@{p.name}" for p in parts)


def telegram_text(parts: Sequence[Part]) -> tuple[str, list[dict[str, Any]]]:
    """Text and entities: `mention` where there is a username, `text_mention` otherwise."""
    text = ""
    entities: list[dict[str, Any]] = []
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        if not part.username and part.telegram is not None:
            entities.append(
                {
                    "type": "text_mention",
                    "offset": utf16(text),
                    "length": utf16(part.name),
                    "user": {"id": part.telegram, "is_bot": False, "first_name": part.name},
                }
            )
            text += part.name
        else:
            text += f"@{part.username or part.name}"
    return text, with_found(text, entities)


def with_found(text: str, given: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The given entities and those that Telegram's server finds itself, in order of offset."""
    entities = list(given)
    taken = [(e["offset"], e["offset"] + e["length"]) for e in entities]
    for kind, pattern in (("url", _URL), ("bot_command", _COMMAND), ("mention", _USERNAME)):
        for match in pattern.finditer(text):
            start = utf16(text[: match.start()])
            end = start + utf16(match.group())
            if any(start < b and a < end for a, b in taken):
                continue
            entities.append({"type": kind, "offset": start, "length": end - start})
            taken.append((start, end))
    return sorted(entities, key=lambda e: (e["offset"], -e["length"]))


def qq_segments(parts: Sequence[Part]) -> list[dict[str, Any]]:
    """OneBot message segments: `at` and `text`."""
    segments: list[dict[str, Any]] = []
    for part in parts:
        if isinstance(part, Named) and part.qq is not None:
            segments.append({"type": "at", "data": {"qq": str(part.qq)}})
            continue
        text = part if isinstance(part, str) else f"@{part.name}"
        if segments and segments[-1]["type"] == "text":
            segments[-1]["data"]["text"] += text
        else:
            segments.append({"type": "text", "data": {"text": text}})
    return segments
