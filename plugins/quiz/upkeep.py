"""What the feature does when the bot starts and stops; each noun adds its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.host import Host

Step = Callable[["Host"], Awaitable[None]]

AT_START: tuple[Step, ...] = ()
AT_STOP: tuple[Step, ...] = ()


async def start(host: Host) -> None:
    """Do what each noun has to do before anything is heard."""
    for step in AT_START:
        await step(host)


async def stop(host: Host) -> None:
    """Write what is still being written."""
    for step in AT_STOP:
        await step(host)
