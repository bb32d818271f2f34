"""The console's first page: who is bound, which groups are linked, and the features' cards."""

from __future__ import annotations

from bot.branch.roles import Right
from bot.branch.views import in_roster_order
from bot.web.console.context import ConsoleContext

_NAMES_SHOWN = 60


async def show(context: ConsoleContext) -> None:
    """Build the page; the features' cards come first, since they show what runs now.

    Open to every member: each card asks for its own right.
    """
    from bot.web.console import shell

    for part in context.cards:
        await part.handler(context)
    if context.may(Right.ROSTER_VIEW):
        with shell.card(context.t("web-overview-members")):
            _members(context)
    with shell.card(context.t("web-overview-chats")):
        shell.table(
            [context.t("web-overview-platform"), context.t("web-overview-chat")],
            [
                [context.t(f"web-platform-{chat.platform}"), chat.title or chat.chat_id]
                for chat in context.branch.chats
            ],
            empty=context.t("web-overview-no-chats"),
        )


def _members(context: ConsoleContext) -> None:
    from nicegui import ui

    from bot.web.console import shell

    view = context.branch
    unbound = in_roster_order(view.unbound())
    total = len(view.members)
    shell.figures(
        (context.t("web-overview-active"), total, ""),
        (context.t("web-overview-bound"), total - len(unbound), "good"),
        (context.t("web-overview-unbound"), len(unbound), "late" if unbound else ""),
    )
    if unbound:
        names = " · ".join(member.name for member in unbound[:_NAMES_SHOWN])
        if len(unbound) > _NAMES_SHOWN:
            names += " · " + context.t("web-overview-more", count=len(unbound) - _NAMES_SHOWN)
        ui.label(context.t("web-overview-unbound-names")).classes("z-muted z-above")
        ui.label(names)
