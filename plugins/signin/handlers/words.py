"""What the words after a command mean."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.context import Context
from bot.commands.words import number_of, plain
from bot.errors import Refusal
from plugins.signin.rules.session import REASON_LENGTH


def optional_number(ctx: Context) -> int | None:
    """The session's number where one was said. Raises Refusal for other words."""
    words = ctx.words
    if not words:
        return None
    number = number_of(words[0])
    if number is None or len(words) > 1:
        raise Refusal("signin-number-unreadable", command=ctx.command.name)
    return number


def marked_number(words: Sequence[str]) -> tuple[int | None, list[str]]:
    """A number marked with `#` at either end of the words, and the other words."""
    for index in (0, len(words) - 1):
        if 0 <= index < len(words) and plain(words[index]).startswith("#"):
            number = number_of(words[index])
            if number is not None:
                return number, [word for at, word in enumerate(words) if at != index]
    return None, list(words)


def reason_of(ctx: Context, words: Sequence[str], missing: str) -> str:
    """A reason in words. Raises Refusal: `missing` for none, or that it is too long."""
    reason = " ".join(words).strip()
    if not reason:
        if ctx.incoming.pictures or ctx.incoming.files:
            raise Refusal("signin-words-not-pictures")
        raise Refusal(missing)
    if len(reason) > REASON_LENGTH:
        raise Refusal("signin-reason-too-long", most=REASON_LENGTH, length=len(reason))
    return reason


def source_of(ctx: Context) -> str:
    """The name of the message that asks, the same when it is delivered again."""
    incoming = ctx.incoming
    press = incoming.button
    message = f"b{press.id}" if press is not None else incoming.message_id
    return f"{incoming.platform}:{incoming.address.bot_id}:{incoming.address.id}:{message}"[:200]
