"""Upload of the roster."""

from __future__ import annotations

from bot.web.console.context import ConsoleContext


async def show(context: ConsoleContext) -> None:
    """Build the page."""
    from bot.web.console import shell

    with shell.card():
        pass
