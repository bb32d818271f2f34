"""The frame around every console page: branch, menu, content."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from html import escape
from inspect import signature
from typing import Any

from loguru import logger
from nicegui import ui

from bot.errors import Refusal
from bot.failures import outline
from bot.web.console.context import ConsoleContext
from bot.web.console.line import Seat

_SHORT = 14
"""Characters of a table's cell up to which it stays on one line."""


async def build(context: ConsoleContext) -> None:
    """Build the page that `context` names, for the person whom it names."""
    client = ui.context.client
    seats = context.console.seats
    seats[client.id] = Seat(
        context.visitor.session, context.visitor.person.member_id, context.page.right
    )
    client.on_delete(lambda: seats.pop(client.id, None))
    ui.page_title(f"{context.t(context.page.name)} · {context.branch.name}")
    ui.add_head_html(
        '<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">'
        '<link rel="stylesheet" href="/assets/palette.css">'
        '<link rel="stylesheet" href="/assets/console.css">'
        f'<script defer src="/assets/console.js" data-signed-out="{escape("/console/")}"></script>'
    )
    _bar(context)
    with ui.element("main").classes("z-main"):
        ui.html(escape(context.t(context.page.name)), sanitize=False, tag="h1")
        await context.page.handler(context)


def _bar(context: ConsoleContext) -> None:
    with ui.element("header").classes("z-bar"):
        with ui.element("div").classes("z-branch"):
            ui.element("span").classes("z-mark")
            ui.label(context.branch.name).classes("z-where")
            ui.label(context.person.name).classes("z-who")
            _sign_out(context)
        with ui.element("nav").classes("z-menu"):
            for page in context.menu:
                link = ui.link(context.t(page.name), _address(page.path))
                link.classes("z-tab")
                if page is context.page:
                    link.classes("z-here").props('aria-current="page"')


def _address(path: str) -> str:
    # The library puts the path at which it is mounted before every address.
    return path.removeprefix("/console") or "/"


def _sign_out(context: ConsoleContext) -> None:
    form = ui.element("form").props('method="post" action="/console/logout"')
    with form, ui.element("button").props('type="submit"').classes("z-leave"):
        ui.label(context.t("web-sign-out"))


def card(title: str = "") -> Any:
    """A box for contents: `with card("…"): …`."""
    box = ui.element("section").classes("z-card")
    if title:
        with box:
            ui.html(escape(title), sanitize=False, tag="h2")
    return box


def figures(*figures: tuple[str, int | str, str]) -> None:
    """Large numbers side by side: (label, value, tone); tone is empty, good, late or bad."""
    with ui.element("div").classes("z-figures"):
        for label, value, tone in figures:
            with ui.element("div").classes("z-figure"):
                ui.label(str(value)).classes(f"z-value {tone}".strip())
                ui.label(label).classes("z-label")


def table(heads: list[str], rows: list[list[str]], *, empty: str) -> None:
    """A plain table; on a phone it scrolls sideways in its own box."""
    if not rows:
        ui.label(empty).classes("z-muted")
        return
    with ui.element("div").classes("z-scroll"), ui.element("table").classes("z-table"):
        with ui.element("thead"), ui.element("tr"):
            for head in heads:
                ui.html(escape(head), sanitize=False, tag="th")
        with ui.element("tbody"):
            for row in rows:
                with ui.element("tr"):
                    for cell in row:
                        box = ui.html(escape(cell), sanitize=False, tag="td")
                        if len(cell) <= _SHORT:
                            box.classes("z-short")


def action(
    context: ConsoleContext, work: Callable[..., Awaitable[None]]
) -> Callable[..., Awaitable[None]]:
    """Wrap what a button does: the page's right is asked again, a Refusal becomes a notice.

    `work` takes the library's event, or nothing.
    """

    async def act(*event: Any) -> None:
        try:
            await context.require()
            await work(*event)
        except Refusal as refusal:
            ui.notify(context.t(refusal.text_id, **refusal.variables), type="warning")
        except Exception as error:
            logger.error("an action of {} failed\n{}", context.page.path, outline(error))
            ui.notify(context.t("web-error-failed"), type="negative")

    async def act_on(event: Any) -> None:
        await act(event)

    # The library passes its event only to what names a parameter for it.
    return act_on if signature(work).parameters else act
