"""What the feature does when the bot stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.signin.services import daily

if TYPE_CHECKING:
    from bot.host import Host


async def stop(host: Host) -> None:
    """Write what is still being signed in."""
    await daily.settle(host.store)
