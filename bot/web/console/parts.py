"""The console's own pages. None of these modules loads NiceGUI before it is shown."""

from __future__ import annotations

from bot.branch.roles import Right
from bot.web.console import deliveries, overview, roster
from bot.web.pages import ConsolePage, Page


def parts() -> tuple[Page, ...]:
    """Overview, roster, messages and timers."""
    return (
        ConsolePage(
            path="/console",
            name="web-overview",
            handler=overview.show,
            order=0,
        ),
        ConsolePage(
            path="/console/roster",
            name="web-roster",
            right=Right.ROSTER_EDIT,
            handler=roster.show,
            order=10,
        ),
        ConsolePage(
            path="/console/outbox",
            name="web-outbox",
            right=Right.OUTBOX_VIEW,
            handler=deliveries.show,
            order=900,
        ),
    )
