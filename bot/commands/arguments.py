"""Arguments by arclet-alconna, after the table has matched the command."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from bot.errors import Refusal

if TYPE_CHECKING:
    from bot.commands.context import Context

_QUOTES = str.maketrans({"“": '"', "”": '"', "「": '"', "」": '"'})
# The parser divides and unquotes what it is given once more; stand-ins from the private use
# area keep our words whole on their way through it.
_HIDE = str.maketrans({" ": "\ue000", '"': "\ue001", "'": "\ue002", "\n": "\ue003"})
_SHOW = str.maketrans({"\ue000": " ", "\ue001": '"', "\ue002": "'", "\ue003": "\n"})


def split(rest: str) -> list[str]:
    """The words of an argument text: blanks divide, quotes of either script hold together."""
    if not any(quote in rest for quote in '"“”「」'):
        return rest.split()
    lexer = shlex.shlex(rest.translate(_QUOTES), posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.quotes = '"'
    lexer.escape = ""
    lexer.commenters = ""
    try:
        return list(lexer)
    except ValueError:
        return rest.split()


def parse(ctx: Context, rest: str) -> dict[str, Any]:
    """The named arguments; raises Refusal with the command's own example where they don't fit."""
    command = ctx.command
    hidden = [word.translate(_HIDE) for word in split(rest) if word]
    result = command.parser.parse([command.name, *hidden])
    if result.matched:
        return {name: _shown(value) for name, value in result.all_matched_args.items()}
    raise Refusal(
        "host-bad-arguments",
        what=ctx.t(command.help_id),
        example=ctx.t(f"{command.help_id}.example"),
    )


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_SHOW)
    if isinstance(value, tuple):
        return tuple(_shown(item) for item in value)
    return value
