"""What needs a second word of an officer, by name; each noun adds its own.

Nothing that a member writes is ever here: a question that waits for its yes is stored with the
account that was asked.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.commands.context import Context
from bot.commands.reply import Reply
from plugins.opinions.handlers import cloud, reporting, rounds

CONFIRMABLE: dict[str, Callable[[Context, dict[str, Any]], Awaitable[Reply]]] = {
    rounds.OPEN: rounds.opened,
    rounds.EXTEND: rounds.was_extended,
    rounds.CANCEL: rounds.was_cancelled,
    reporting.QUOTE: reporting.quote,
    reporting.PUBLISH: reporting.publish,
    cloud.CLOUD: cloud.publish,
}
