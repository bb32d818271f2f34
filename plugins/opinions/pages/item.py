"""One opinion in the console's list: what it says, and what may be done to it alone."""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING

from plugins.opinions.messages import reading as messages
from plugins.opinions.pages.parts import button
from plugins.opinions.rules.naming import name
from plugins.opinions.services import answering, reading

if TYPE_CHECKING:
    from plugins.opinions.pages.released import Released
    from plugins.opinions.services.reading import Shown


class Item:
    """Builds the opinions of a page."""

    def __init__(self, page: Released) -> None:
        self._page = page

    def build(self, row: Shown) -> None:
        """Build it."""
        from nicegui import ui

        context = self._page.context
        called = name(self._page.number, row.number)
        with ui.element("article").classes("z-item"):
            box = ui.checkbox(called, value=row.number in self._page.picked)
            box.props("dense").on_value_change(
                lambda event: self._page.pick(row.number, bool(event.value))
            )
            ui.label(messages.marks(context.t, row)).classes("z-muted")
            ui.label(row.text).classes("z-text")
            for text in row.additions:
                shown = context.t("opinions-reading-addition", text=text)
                ui.label(shown).classes("z-text z-muted")
            for text in row.answers:
                ui.label(context.t("opinions-reading-answer", text=text)).classes("z-text good")
            if row.reason:
                ui.label(context.t("opinions-reading-reason", reason=row.reason)).classes("late")
            if row.hidden_why:
                ui.label(context.t("opinions-reading-hidden-why", why=row.hidden_why)).classes(
                    "late"
                )
            self._buttons(row, called)

    def _buttons(self, row: Shown, called: str) -> None:
        from nicegui import ui

        from bot.web.console import shell

        context = self._page.context

        async def picture() -> None:
            await self._picture(row.number)

        async def quote() -> None:
            await self._quote(row, called)

        with ui.element("div").classes("z-small"):
            if row.picture:
                on_click = shell.action(context, picture)
                ui.button(context.t("opinions-page-picture"), on_click=on_click).props(
                    "flat dense no-caps"
                )
            if not row.hidden_why:
                label = context.t(f"opinions-page-{'unquote' if row.shown else 'quote'}")
                ui.button(label, on_click=shell.action(context, quote)).props(
                    f'flat dense no-caps aria-label="{escape(label)} {called}"'
                )

    async def _picture(self, number: int) -> None:
        from nicegui import ui

        round_ = await reading.released(self._page.context.branch.id, self._page.number)
        _, content = await reading.one(round_, number)
        if content is None:
            return
        coded = base64.b64encode(content).decode()
        with ui.dialog(value=True), ui.card():
            ui.html(f'<img class="z-picture" alt="" src="data:image/jpeg;base64,{coded}">',
                    sanitize=False)  # fmt: skip

    async def _quote(self, row: Shown, called: str) -> None:
        """Ask before a wording may go to the groups; taking that back needs no question."""
        from nicegui import ui

        from bot.web.console import shell

        context = self._page.context
        if row.shown:
            await answering.tick(
                context.host, self._page.officer, self._page.number, row.number, on=False
            )
            await self._page.refresh()
            return

        async def yes() -> None:
            dialog.close()
            await answering.tick(
                context.host, self._page.officer, self._page.number, row.number, on=True
            )
            await self._page.refresh()

        with ui.dialog(value=True) as dialog, ui.card():
            ui.label(context.t("opinions-reporting-tick-ask", name=called))
            ui.label(row.text).classes("z-text")
            ui.label(context.t("opinions-reporting-tick-style")).classes("late")
            with ui.element("div").classes("z-row"):
                button(context.t("opinions-page-yes"), shell.action(context, yes), "unelevated")
                button(context.t("opinions-page-no"), dialog.close)
