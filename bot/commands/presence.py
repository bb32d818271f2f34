"""Keeps what is known of a bound account in step with what it says, at next to no cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.branch.services import presence
from bot.platforms.types import PlatformName

if TYPE_CHECKING:
    from bot.branch.views import Person
    from bot.host import Host
    from bot.platforms.types import Incoming


class Presence:
    """Compares each message's sender with the directory, and writes only what changed."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self.last_seen = presence.LastSeen(host)

    async def observe(self, incoming: Incoming, person: Person) -> None:
        """Note when, under which username and through which group an account was seen."""
        account = person.account
        if account is None:
            return
        self.last_seen.seen(incoming.platform, incoming.account, incoming.said_at)
        via_group = ""
        if incoming.platform is PlatformName.QQ and not account.via_group:
            via_group = incoming.address.via_group if incoming.private else incoming.address.id
        username = incoming.username if incoming.username != account.username else ""
        name = incoming.name if not account.name else ""
        if via_group or username or name:
            await presence.note_account(
                self._host,
                incoming.platform,
                incoming.account,
                username=username,
                name=name,
                via_group=via_group,
            )
        if incoming.private and not account.reachable:
            await presence.mark_reachable(self._host, incoming.platform, incoming.account)
        if self.last_seen.due(self._host.clock.now()):
            await self.last_seen.write()
