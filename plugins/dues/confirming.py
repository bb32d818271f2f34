"""What needs a second word, by name; each noun adds its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.commands.context import Context
from bot.commands.reply import Reply

CONFIRMABLE: dict[str, Callable[[Context, dict[str, Any]], Awaitable[Reply]]] = {}
