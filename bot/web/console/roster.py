"""Upload of the roster: every row or none, with what is wrong row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.branch.audit import Actor
from bot.branch.roles import Right
from bot.branch.services.rosters import RosterReport, import_roster
from bot.errors import Refusal
from bot.web.console.context import ConsoleContext

if TYPE_CHECKING:
    from nicegui.events import UploadEventArguments

_MEGABYTES = 2
_FAULTS_SHOWN = 100


async def show(context: ConsoleContext) -> None:
    """Build the page."""
    from nicegui import ui

    from bot.web.console import shell

    async def template() -> None:
        from bot.branch.roster.template import template

        content = await template(context.locale)
        ui.download.content(content, context.t("web-roster-template-name"))

    async def upload(event: UploadEventArguments) -> None:
        box.reset()
        try:
            await _take(context, event, result)
        except Refusal as refusal:
            # It stays on the page: a notice is gone before a long sentence is read.
            result.clear()
            with result, shell.card(context.t("web-error-refused.title")):
                ui.label(context.t(refusal.text_id, **refusal.variables))

    with shell.card():
        ui.label(context.t("web-roster-how"))
        box = ui.upload(
            max_file_size=_MEGABYTES * 1024 * 1024,
            auto_upload=True,
            on_upload=shell.action(context, upload),
            on_rejected=lambda: ui.notify(
                context.t("web-roster-too-large", megabytes=_MEGABYTES), type="warning"
            ),
        ).props('accept=".xlsx,.csv"')
        box.classes("z-hidden")
        with ui.element("div").classes("z-row"):
            # In the browser at once: asking the server first would lose the press.
            ui.button(context.t("web-roster-upload")).props("unelevated no-caps").on(
                "click", js_handler=f"() => runMethod({box.id}, 'pickFiles', [])"
            )
            ui.button(
                context.t("web-roster-template"), on_click=shell.action(context, template)
            ).props("outline no-caps")
    result = ui.element("div").props('aria-live="polite"')


async def _take(context: ConsoleContext, event: UploadEventArguments, result: Any) -> None:
    from bot.web.console import shell

    content = await event.file.read()
    person = context.person
    report = await import_roster(
        context.host,
        context.branch.id,
        content,
        event.file.name,
        Actor(person.member_id),
        may_grant=context.may(Right.ROLES_GRANT),
    )
    result.clear()
    with result:
        title = "web-roster-done" if report.done else "web-roster-refused"
        with shell.card(context.t(title)):
            _show(context, report)


def _show(context: ConsoleContext, report: RosterReport) -> None:
    from nicegui import ui

    from bot.web.console import shell

    if not report.done:
        shell.table(
            [context.t(f"web-roster-{name}") for name in ("row", "problem")],
            [
                [str(fault.row), context.t(fault.text_id, **fault.variables)]
                for fault in report.faults[:_FAULTS_SHOWN]
            ],
            empty="",
        )
        if len(report.faults) > _FAULTS_SHOWN:
            more = len(report.faults) - _FAULTS_SHOWN
            ui.label(context.t("web-roster-more-faults", count=more)).classes("z-muted z-above")
        return
    shell.figures(
        (context.t("web-roster-added"), report.added, "good" if report.added else ""),
        (context.t("web-roster-updated"), report.updated, ""),
        (context.t("web-roster-unchanged"), report.unchanged, ""),
    )
    if report.renamed:
        pairs = " · ".join(f"{old} → {new}" for old, new in report.renamed)
        ui.label(context.t("web-roster-renamed")).classes("z-muted z-above")
        ui.label(pairs)
    if report.absent:
        ui.label(context.t("web-roster-absent", count=len(report.absent))).classes(
            "z-muted z-above"
        )
        ui.label(" · ".join(report.absent[:_FAULTS_SHOWN]))
