"""Keeps what is known of a bound account in step with what it says, at next to no cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.branch.services import presence
from bot.platforms.types import PlatformName

if TYPE_CHECKING:
    from bot.branch.views import AccountRef, Person
    from bot.host import Host
    from bot.platforms.types import Incoming


class Presence:
    """Compares each message's sender with the directory, and writes only what changed."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self.last_seen = presence.LastSeen(host)

    def note(self, incoming: Incoming, person: Person) -> bool:
        """Note when an account was seen; False where more is news and `observe` is needed."""
        account = person.account
        if account is None:
            return True
        self.last_seen.seen(incoming.platform, incoming.account, incoming.said_at)
        username, name, via_group = self._news(incoming, account)
        if username or name or via_group or (incoming.private and not account.reachable):
            return False
        return not self.last_seen.due(self._host.clock.now())

    @staticmethod
    def _news(incoming: Incoming, account: AccountRef) -> tuple[str, str, str]:
        """The username, name and QQ group that the directory doesn't know yet."""
        via_group = ""
        if incoming.platform is PlatformName.QQ and not account.via_group:
            via_group = incoming.address.via_group if incoming.private else incoming.address.id
        username = incoming.username if incoming.username != account.username else ""
        name = incoming.name if not account.name else ""
        return username, name, via_group

    async def observe(self, incoming: Incoming, person: Person) -> None:
        """Write down under which username and through which group an account was seen."""
        account = person.account
        if account is None:
            return
        username, name, via_group = self._news(incoming, account)
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
