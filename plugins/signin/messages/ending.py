"""The messages at the end of a session."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.delivery.messages import OutboxMessage, ToChats
from plugins.signin.messages import private, summary
from plugins.signin.messages.speaker import speaker

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host
    from plugins.signin.services.standing import Picture


async def ending(
    host: Host, view: BranchView, picture: Picture, now: datetime, *, late: bool = False
) -> list[OutboxMessage]:
    """The summary for the groups, and counts, names and table for who runs attendance."""
    t, session = speaker(host, view), picture.session
    group = await summary.group_summary(host, view, t, picture, now, late_due=late)
    report = await summary.secretary_report(t, view, picture, now)
    return [
        OutboxMessage(view.id, ToChats(view.id), group, f"signin:{session.id}:summary"),
        *private.to_runners(view, report, f"signin:{session.id}:report"),
    ]
