"""What the branch core does when something happens that nobody said."""

from __future__ import annotations

import contextlib

from bot.branch.services import chats, presence
from bot.host import Host
from bot.platforms.errors import DeliveryError
from bot.platforms.types import ChatEvent, ChatEventKind, Outgoing


async def happened(host: Host, event: ChatEvent) -> None:
    """Greet a group that is not linked, follow one that moved, note who can be reached."""
    platform, kind = event.address.platform, event.kind
    if kind is ChatEventKind.BOT_JOINED:
        await _greet(host, event)
    elif kind is ChatEventKind.MIGRATED and event.new_id:
        await chats.migrate_chat(host, platform, event.address.id, event.new_id)
        await host.outbox.moved(platform, event.address.id, event.new_id)
    elif kind is ChatEventKind.REACHABLE:
        await presence.mark_reachable(host, platform, event.account or event.address.id)
    elif kind is ChatEventKind.UNREACHABLE:
        await presence.mark_unreachable(host, platform, event.account or event.address.id)


async def _greet(host: Host, event: ChatEvent) -> None:
    if event.address.private or await host.directory.chat(event.address.platform, event.address.id):
        return
    hello = Outgoing(host.texts.get(host.settings.locale, "members-hello"))
    # No branch, so no outbox either; a greeting that is lost is no loss.
    with contextlib.suppress(DeliveryError):
        await host.platforms.send(event.address, hello)
