"""Mentions and command suffixes in a message's text, taken out or made into tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.platforms.types import Mention

_SUFFIX = re.compile(r"(\s*[/／][^\s@]*)@([A-Za-z0-9_]{3,32})(?=\s|$)")
_BLANKS = re.compile(r"\s+")
_INTERESTING = frozenset(("mention", "text_mention", "bot_command"))


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself: its account id and its username without the @."""

    id: str
    username: str = ""

    def named(self, username: str) -> bool:
        """Whether a username (without the @) is the bot's own, whatever its case."""
        return bool(self.username) and username.lower() == self.username.lower()


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the router wants it. `foreign`: it is a command for another bot."""

    text: str
    mentions: tuple[Mention, ...] = ()
    to_bot: bool = False
    foreign: bool = False


def full_name(user: dict[str, Any]) -> str:
    """First and last name of a Telegram user."""
    return f"{user.get('first_name') or ''} {user.get('last_name') or ''}".strip()


def read(text: str, entities: list[dict[str, Any]] | None, me: Me) -> Reading:
    """Remove what addresses the bot, and let every other mention stand as a token."""
    mentions: list[Mention] = []
    to_bot = False
    if entities:
        text, mentions, to_bot = _mentions(text, entities, me)
    if "@" not in text:
        return Reading(text, (), to_bot)
    suffix = _SUFFIX.match(text)
    if suffix:
        target = suffix.group(2)
        if me.named(target):
            text = suffix.group(1) + text[suffix.end() :]
            to_bot = True
        elif _is_command(suffix, entities) or target.lower().endswith("bot"):
            return Reading(text, tuple(mentions), False, True)
    return Reading(text, tuple(mentions), to_bot)


def _is_command(suffix: re.Match[str], entities: list[dict[str, Any]] | None) -> bool:
    """Whether Telegram itself took the text's first word for a command."""
    leading = len(suffix.group(1)) - len(suffix.group(1).lstrip())
    return any(
        entity.get("type") == "bot_command" and entity.get("offset") == leading
        for entity in entities or ()
    )


def _mentions(text: str, entities: list[dict[str, Any]], me: Me) -> tuple[str, list[Mention], bool]:
    chosen = [entity for entity in entities if entity.get("type") in _INTERESTING]
    if not any(entity["type"] != "bot_command" for entity in chosen):
        return text, [], False
    raw = text.encode("utf-16-le", "surrogatepass")
    tokens = _Tokens(text)
    pieces: list[str] = []
    done, to_bot = 0, False
    for entity in sorted(chosen, key=lambda one: one["offset"]):
        start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
        if entity["type"] == "bot_command" or start < done or end > len(raw):
            continue
        pieces.append(_cut(raw, done, start))
        done = end
        shown = _cut(raw, start, end)
        user = entity.get("user") or {}
        own = str(user.get("id")) == me.id if user else me.named(shown.lstrip("@"))
        if own:
            to_bot = True
            pieces.append(" ")
        else:
            pieces.append(tokens.of(shown, user))
    pieces.append(_cut(raw, done, len(raw)))
    return _join(pieces), tokens.mentions, to_bot


def _cut(raw: bytes, start: int, end: int) -> str:
    return raw[start:end].decode("utf-16-le", "replace")


def _join(pieces: list[str]) -> str:
    """Put the pieces together (even: text, odd: token) with one blank around each token."""
    text = pieces[0]
    for at in range(1, len(pieces), 2):
        token, after = pieces[at], pieces[at + 1]
        if token == " ":
            if not text or text[-1].isspace():
                text += after.lstrip(" ")
            else:
                text += after if not after or after[0].isspace() else " " + after
            continue
        if text and not text[-1].isspace():
            text += " "
        text += token
        text += after if not after or after[0].isspace() else " " + after
    return text.strip()


class _Tokens:
    """Makes a token for each person, never the same for two."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.mentions: list[Mention] = []
        self._by_person: dict[str, Mention] = {}
        self._taken: set[str] = set()

    def of(self, shown: str, user: dict[str, Any]) -> str:
        """The token of a mention that shows `shown`; `user` is empty for a plain @username."""
        person = str(user["id"]) if user else shown.lower()
        known = self._by_person.get(person)
        if known is None:
            known = self._new(shown, user)
            self._by_person[person] = known
            self._taken.add(known.token)
            self.mentions.append(known)
        return known.token

    def _new(self, shown: str, user: dict[str, Any]) -> Mention:
        if not user:
            return Mention(shown, username=shown.lstrip("@"))
        name = full_name(user) or shown.lstrip("@")
        stem = "@" + (_BLANKS.sub("", shown.lstrip("@")) or str(user["id"]))
        token, number = stem, 1
        while token in self._taken or (token != shown and token in self._text):
            number += 1
            token = f"{stem}{number}"
        return Mention(token, str(user["id"]), user.get("username") or "", name)
