"""The feature's pages on the console. None of these modules loads NiceGUI before it is shown."""

from __future__ import annotations

from bot.branch.roles import Right
from bot.web.pages import ConsolePage, Page
from plugins.opinions.pages import opinions

PAGES: tuple[Page, ...] = (
    ConsolePage(
        path="/console/opinions",
        name="opinions-page",
        right=Right.OPINIONS_RUN,
        handler=opinions.show,
        order=60,
    ),
)
