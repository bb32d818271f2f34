"""What the bot still has to say, what did not arrive, and the timers that were missed."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.web.console.context import ConsoleContext

_MOST = 50


async def show(context: ConsoleContext) -> None:
    """Build the page."""
    from nicegui import ui

    from bot.web.console import shell

    overview = await context.host.outbox.overview(context.branch.id, _MOST)
    zone = context.branch.zone
    with shell.card(context.t("web-outbox-open")):
        lines = [*overview.troubled, *overview.waiting]
        shell.table(
            [
                context.t(f"web-outbox-{name}")
                for name in ("number", "state", "kind", "when", "attempts")
            ],
            [
                [
                    str(line.id),
                    context.t(f"web-outbox-state-{line.state}"),
                    context.t(f"web-outbox-kind-{line.kind}"),
                    local(line.at, zone),
                    str(line.attempts),
                ]
                for line in lines
            ],
            empty=context.t("web-outbox-none"),
        )
        if overview.troubled:
            ui.label(context.t("web-outbox-how")).classes("z-muted z-above")
    with shell.card(context.t("web-outbox-missed")):
        missed = await context.host.schedule.missed(context.branch.id, limit=_MOST)
        shell.table(
            [context.t(f"web-outbox-{name}") for name in ("job", "due", "result")],
            [
                [
                    job_name(context, one.job),
                    local(one.due_at, zone),
                    context.t(f"web-outbox-result-{one.state}"),
                ]
                for one in missed
            ],
            empty=context.t("web-outbox-no-missed"),
        )


def job_name(context: ConsoleContext, job: str) -> str:
    """A job's name in the reader's words, where its feature gives one (`signin.daily` ->
    `signin-job-daily`), else as it is."""
    feature, _, name = job.partition(".")
    text_id = f"{feature}-job-{name}"
    return context.t(text_id) if context.host.texts.has(text_id, context.locale) else job


def local(instant: datetime, zone: ZoneInfo) -> str:
    """An instant of these weeks as the branch's clocks show it."""
    return instant.astimezone(zone).strftime("%m-%d %H:%M")
