"""What the words after an exam's command mean."""

from __future__ import annotations

from bot.commands.context import Context
from bot.commands.words import plain
from bot.errors import Refusal

_MOST_DIGITS = 9


def words_of(ctx: Context) -> list[str]:
    """The words after the command."""
    return list(ctx.args.get("words") or ())


def number_of(word: str) -> int | None:
    """The number that a word is (`3`, `#3`, `３`), or None."""
    digits = plain(word).lstrip("#").strip()
    if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS:
        return int(digits)
    return None


def optional_number(ctx: Context, words: list[str]) -> int | None:
    """The exam's number where one was said. Raises Refusal for other words."""
    if not words:
        return None
    number = number_of(words[0])
    if number is None or len(words) > 1:
        raise Refusal("quiz-exams-number-unreadable", command=ctx.command.name)
    return number
