"""`/console/opinions`: the branch's rounds, and what was released in one of them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from plugins.opinions.pages.released import Released
from plugins.opinions.rules.rounds import State
from plugins.opinions.services import reading

if TYPE_CHECKING:
    from bot.web.console.context import ConsoleContext
    from plugins.opinions.services.reading import Listed

_MOST = 30


async def show(context: ConsoleContext) -> None:
    """Build the page. Of a round that isn't released nothing is told but what everyone knows."""
    from nicegui import ui

    from bot.web.console import shell

    listed = await reading.listed(context.branch.id, _MOST)

    async def choose(number: int) -> None:
        await Released(context, box, number).build()
        ui.run_javascript(f"getHtmlElement({box.id}).scrollIntoView()")

    def opening(number: int) -> Any:
        async def work() -> None:
            await choose(number)

        return shell.action(context, work)

    with shell.card(context.t("opinions-page-rounds")):
        ui.label(context.t("opinions-page-promise")).classes("z-muted")
        if not listed:
            ui.label(context.t("opinions-page-none")).classes("z-above")
        else:
            _rounds(context, listed, opening)
    box = ui.element("div")
    released = [one for one in listed if one.round.state == State.RELEASED]
    if len(released) == 1:
        await Released(context, box, released[0].round.number).build()


def _rounds(context: ConsoleContext, listed: list[Listed], opening: Any) -> None:
    from nicegui import ui

    with ui.element("div").classes("z-scroll z-above"), ui.element("table").classes("z-table"):
        with ui.element("thead"), ui.element("tr"):
            for head in ("round", "state", "deadline", "count"):
                ui.html(escape(context.t(f"opinions-page-{head}")), sanitize=False, tag="th")
        with ui.element("tbody"):
            for one in listed:
                _line(context, one, opening(one.round.number))


def _line(context: ConsoleContext, one: Listed, on_click: Any) -> None:
    from nicegui import ui

    released = one.round.state == State.RELEASED
    name = context.t("opinions-page-name", number=one.round.number, title=one.round.title)
    count = context.t("opinions-page-figure", count=one.count, fresh=one.fresh) if released else "—"
    until = one.round.closes_at.astimezone(context.branch.zone).strftime("%m-%d %H:%M")
    state = context.t("opinions-page-round-state", state=one.round.state)
    with ui.element("tr"):
        with ui.element("td"):
            if released:
                ui.button(name, on_click=on_click).props("flat dense no-caps align=left")
            else:
                ui.label(name)
        for cell in (state, until, count):
            ui.html(escape(cell), sanitize=False, tag="td").classes("z-short")
