"""Arguments by arclet-alconna, after the table has matched the command."""

from __future__ import annotations

import shlex
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from arclet.alconna import Alconna, CommandMeta, Namespace
from arclet.alconna import config as alconna_config

from bot.errors import Refusal

if TYPE_CHECKING:
    from bot.commands.command import Command
    from bot.commands.context import Context

_NAMESPACE = Namespace("zhibu", disable_builtin_options={"help", "shortcut", "completion"})
_SHORT = 16
_QUOTES = str.maketrans({"\u3000": " ", "“": '"', "”": '"', "「": '"', "」": '"'})
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
    # Codes and letters are said by hundreds; prose is nobody's but its writer's, and isn't kept.
    short = len(rest) <= _SHORT and rest.isascii()
    found = _remembered(command, rest) if short else _parsed(command, rest)
    if found is not None:
        return dict(found)
    raise Refusal(
        "host-bad-arguments",
        what=ctx.t(command.help_id),
        example=ctx.t(f"{command.help_id}.example"),
    )


def _parsed(command: Command, rest: str) -> tuple[tuple[str, Any], ...] | None:
    """Names with their values, none of which can be changed; None where they don't fit."""
    hidden = [word.translate(_HIDE) for word in split(rest) if word]
    parser = _parser(command)
    result = parser.parse([parser.command, *hidden])
    if not result.matched:
        return None
    return tuple((name, _shown(value)) for name, value in result.all_matched_args.items())


_remembered = lru_cache(maxsize=4096)(_parsed)


@cache
def _parser(command: Command) -> Alconna:
    """The parser of one command, without Alconna's own options."""
    alconna_config.namespaces.setdefault(_NAMESPACE.name, _NAMESPACE)
    alconna_config.command_max_count = 10_000
    meta = CommandMeta(raise_exception=False, keep_crlf=True)
    name = f"{command.feature}.{command.key}"
    return Alconna(name, command.args, meta=meta, namespace=_NAMESPACE)


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_SHOW)
    if isinstance(value, tuple):
        return tuple(_shown(item) for item in value)
    return value
