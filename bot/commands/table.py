"""The one table from first words to commands: what makes a chat line cheap to dismiss."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.commands import words
from bot.commands.command import Command

_BEFORE = "/／"
_SHORT = 12  # signs of a first word that is worth remembering


class Table:
    """Every command by every word that calls it.

    In a group a Latin word needs its slash, so that English talk calls nothing; a Chinese word
    goes with or without. Raises ValueError when two commands share a word.
    """

    def __init__(self, commands: Iterable[Command]) -> None:
        self._commands = tuple(commands)
        self._by_word: dict[str, Command] = {}
        for command in self._commands:
            for word in command.words:
                key = words.bare(word)
                other = self._by_word.setdefault(key, command)
                if other is not command:
                    raise ValueError(f"{command.feature} and {other.feature} share the word {word}")
        # A group's line is looked up twice: whether it is wanted, and then what it calls.
        self._last: tuple[str, tuple[Command, str] | None] = ("", None)
        # People in groups say the same few words.
        self._find = lru_cache(maxsize=4096)(self._look_up)
        # How a line that calls something may begin; the command 答 is a single sign.
        self._beginnings = frozenset(word[:2] for word in self._by_word)

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands)

    def __len__(self) -> int:
        return len(self._commands)

    def wanted(self, text: str) -> bool:
        """Whether a line in a group calls a command; this runs for every chat line."""
        first = text[:1]
        if (
            text[:2] not in self._beginnings
            and first not in self._beginnings
            and first not in _BEFORE
            and not first.isspace()
        ):
            return False
        return self.find(text, private=False) is not None

    def find(self, text: str, *, private: bool) -> tuple[Command, str] | None:
        """The command that a text calls, with the text of its arguments."""
        last, known = self._last
        if last is text and not private:
            return known
        word, rest = words.split_first(text)
        # What is said in private may be anything, and is kept nowhere.
        look = self._look_up if private or len(word) > _SHORT else self._find
        found = look(word, private) if word else None
        if found is not None:
            command, glued = found
            found = command, f"{glued} {rest}".strip()
        if not private:
            self._last = (text, found)
        return found

    def by_word(self, word: str) -> Command | None:
        """The command that a single word names, with or without its slash."""
        return self._by_word.get(words.bare(word))

    def nearest(self, text: str, allowed: Iterable[Command], most: int = 3) -> list[Command]:
        """The commands whose words look or begin most like a text, best first."""
        key = words.bare(words.split_first(text)[0])
        by_word = {words.bare(w): c for c in allowed for w in c.words}
        close = difflib.get_close_matches(key, by_word, n=most * 2, cutoff=0.5)
        close += [word for word in by_word if key and (word in key or key in word)]
        return list(dict.fromkeys(by_word[word] for word in close))[:most]

    def _look_up(self, word: str, private: bool) -> tuple[Command, str] | None:
        key = words.bare(word)
        command = self._by_word.get(key)
        glued = ""
        if command is None:
            cut = words.glued_digits(key)
            if cut < 0:
                return None
            command = self._by_word.get(key[:cut])
            if command is None:
                return None
            key, glued = key[:cut], key[cut:]
        if not private and key.isascii() and not words.slashed(word):
            return None
        return command, glued
