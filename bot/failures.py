"""How an unexpected fault is told: a code to the person, the cause without values to the log."""

from __future__ import annotations

import secrets
import traceback

from loguru import logger

_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def report(where: str, fault: BaseException) -> str:
    """Log a fault with its types and places, without its message, and return its code.

    Messages and values are left out because they may quote what somebody wrote.
    """
    code = "".join(secrets.choice(_ALPHABET) for _ in range(6))
    logger.error("{} failed, code {}\n{}", where, code, outline(fault))
    return code


def outline(fault: BaseException) -> str:
    """The chain of a fault: each type with the places it came through."""
    return _outline(fault, set())


def _outline(fault: BaseException, seen: set[int]) -> str:
    # A group and its members may be each other's context: what was seen is shared.
    lines: list[str] = []
    current: BaseException | None = fault
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"  {type(current).__module__}.{type(current).__qualname__}")
        lines += [
            f"    at {frame.filename}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)[-12:]
        ]
        if isinstance(current, BaseExceptionGroup):
            lines += [_outline(inner, seen) for inner in current.exceptions]
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    return "\n".join(lines)
