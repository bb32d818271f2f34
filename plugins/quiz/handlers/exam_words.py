"""What the words after an exam's command mean."""

from __future__ import annotations

from bot.commands.context import Context
from bot.commands.words import number_of
from bot.errors import Refusal


def optional_number(ctx: Context, words: list[str]) -> int | None:
    """The exam's number where one was said. Raises Refusal for other words."""
    if not words:
        return None
    number = number_of(words[0])
    if number is None or len(words) > 1:
        raise Refusal("quiz-exams-number-unreadable", command=ctx.command.name)
    return number
