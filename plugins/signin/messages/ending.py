"""The messages at the end of a session."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from bot.delivery.messages import OutboxMessage, ToChats
from plugins.signin.messages import private, summary
from plugins.signin.messages.voices import voices

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host
    from plugins.signin.services.standing import Picture


async def ending(
    host: Host, view: BranchView, picture: Picture, now: datetime, *, late: bool = False
) -> list[OutboxMessage]:
    """The summary for the groups, and counts, names and table for who runs attendance."""
    said, session = await voices(host, view, private.runners(view)), picture.session
    group = await summary.group_summary(host, view, said.group, picture, now, late_due=late)
    report = partial(summary.secretary_report, view=view, picture=picture, now=now)
    return [
        OutboxMessage(view.id, ToChats(view.id), group, f"signin:{session.id}:summary"),
        *await private.to_runners(said, report, f"signin:{session.id}:report"),
    ]


async def after_grace(
    host: Host, view: BranchView, picture: Picture, now: datetime
) -> list[OutboxMessage]:
    """The table once more for who runs attendance, if anybody came after the summary."""
    if not picture.standing.late:
        return []
    said = await voices(host, view, private.runners(view))
    report = partial(summary.secretary_report, view=view, picture=picture, now=now)
    return await private.to_runners(said, report, f"signin:{picture.session.id}:late")
