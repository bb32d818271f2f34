"""What the log may hold: events and places, never a text, a private account or a token."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any, TextIO

from loguru import logger

from bot.failures import outline

if TYPE_CHECKING:
    from collections.abc import Iterable

# Libraries that print statements with their values, addresses with tokens, or request lines
# at their lower levels. No level that a host sets opens them.
_DISCREET = (
    "aiohttp",
    "aiosqlite",
    "apscheduler",
    "asyncio",
    "asyncpg",
    "httpx",
    "nicegui",
    "tortoise",
    "uvicorn",
    "websockets",
)
_MASK = "***"
_NEWLINE = "\n"


class MaskingStream:
    """A text stream that masks every configured secret in whatever is written."""

    def __init__(self, stream: TextIO, secrets: Iterable[str]) -> None:
        self._stream = stream
        self._secrets = tuple(sorted(set(secrets), key=len, reverse=True))

    def write(self, text: str) -> None:
        """Write a finished line."""
        for secret in self._secrets:
            if secret in text:
                text = text.replace(secret, _MASK)
        self._stream.write(text)

    def flush(self) -> None:
        """Flush the stream below."""
        self._stream.flush()


class _ToLoguru(logging.Handler):
    """Hands the standard library's records on, with an outline in place of a traceback."""

    def emit(self, record: logging.LogRecord) -> None:
        fault = record.exc_info[1] if record.exc_info else None
        # Arguments are left out, and what follows the first line: both may quote values.
        message = f"{record.name}: {str(record.msg).partition(_NEWLINE)[0]}"
        if fault is not None:
            message = f"{message}\n{outline(fault)}"
        level = "CRITICAL" if record.levelno >= logging.CRITICAL else record.levelname
        logger.log(level if level in _LEVELS else "WARNING", "{}", message)


_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def _format(record: Any) -> str:
    fault = record["exception"]
    record["extra"]["outline"] = f"\n{outline(fault.value)}" if fault and fault.value else ""
    return (
        "<g>{time:MM-DD HH:mm:ss}</g> [<lvl>{level}</lvl>] <c>{name}</c> | "
        "{message}{extra[outline]}\n"
    )


def _quiet(record: Any) -> bool:
    """NoneBot's line with the whole configuration is dropped, whatever the level."""
    return not (record["name"] == "nonebot" and "Config" in record["message"])


def setup(
    level: str,
    secrets: Iterable[str],
    stream: TextIO | None = None,
    *,
    everything: TextIO | None = None,
) -> None:
    """Send everything that is logged to one stream at one level, masked and outlined.

    A second one gets it at the lowest level, for whoever looks through what may be logged.
    """
    logger.remove()
    _add(level, stream or sys.stdout, secrets)
    if everything is not None:
        _add("TRACE", everything, secrets)
    root = logging.getLogger()
    root.handlers = [_ToLoguru()]
    root.setLevel(logging.WARNING)
    calm()


def _add(level: str, stream: TextIO, secrets: Iterable[str]) -> None:
    logger.add(
        MaskingStream(stream, secrets),  # type: ignore[call-overload]
        level=level,
        format=_format,
        filter=_quiet,
        diagnose=False,
        backtrace=False,
        colorize=sink_is_terminal(stream),
    )


def calm() -> None:
    """Hold libraries at WARNING and without own handlers, which uvicorn gives itself at start."""
    for name in (*_DISCREET, "uvicorn.error", "uvicorn.access", "uvicorn.asgi"):
        library = logging.getLogger(name)
        library.setLevel(logging.WARNING)
        library.handlers = []
        library.propagate = True


def sink_is_terminal(stream: TextIO) -> bool:
    """Whether colours make sense."""
    return stream.isatty()
