"""What the branch core does when something happens that nobody said."""

from __future__ import annotations

from datetime import timedelta

from bot.branch.services import chats, presence
from bot.delivery.messages import OutboxMessage
from bot.host import Host
from bot.platforms.types import ChatEvent, ChatEventKind, Outgoing

_GREETING_LASTS = timedelta(hours=1)


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
    # A platform may tell twice that the bot joined; once a day is enough of a greeting.
    where, now = event.address, host.clock.now()
    await host.outbox.put(
        OutboxMessage(
            None,
            where,
            Outgoing(host.texts.get(host.settings.locale, "members-hello")),
            key=f"members.hello:{where.platform}:{where.id}:{now:%Y-%m-%d}",
            expires_at=now + _GREETING_LASTS,
        )
    )
