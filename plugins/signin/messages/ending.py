"""The messages at the end of a session."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.delivery.messages import OutboxMessage, ToChats, in_each_locale
from bot.platforms.types import Outgoing
from plugins.signin.messages import private, summary
from plugins.signin.messages.speaker import T, speaker

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
    return [
        OutboxMessage(view.id, ToChats(view.id), group, f"signin:{session.id}:summary"),
        *await _reports(host, view, picture, now, f"signin:{session.id}:report"),
    ]


async def after_grace(
    host: Host, view: BranchView, picture: Picture, now: datetime
) -> list[OutboxMessage]:
    """The table once more for who runs attendance, if anybody came after the summary."""
    if not picture.standing.late:
        return []
    return await _reports(host, view, picture, now, f"signin:{picture.session.id}:late")


async def _reports(
    host: Host, view: BranchView, picture: Picture, now: datetime, key: str
) -> list[OutboxMessage]:
    table = await summary.table(speaker(host, view), view, picture)

    def say(t: T) -> list[OutboxMessage]:
        report = Outgoing(summary.report_text(t, view, picture, now), file=table)
        return private.to_runners(view, report, key)

    return in_each_locale(host.texts, view.locale, say)
