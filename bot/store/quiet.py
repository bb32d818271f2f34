"""Keeps the database libraries from logging statements with their values."""

from __future__ import annotations

import logging

# At DEBUG these write every statement with its values: accounts, names, messages.
_TALKATIVE = ("tortoise.db_client", "aiosqlite", "tortoise")


class _WarningsOnly(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno >= logging.WARNING


_FILTER = _WarningsOnly()


def silence_statements() -> None:
    """Drop what those libraries say below WARNING, whatever level a host sets."""
    for name in _TALKATIVE:
        logging.getLogger(name).addFilter(_FILTER)
