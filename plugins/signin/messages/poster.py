"""What a group sees when a session opens: text, picture with QR code, button."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot import failures
from bot.pictures.errors import PictureError
from bot.platforms.types import Button, Outgoing, PlatformName
from plugins.signin.messages.speaker import T, language
from plugins.signin.rules.codes import link
from plugins.signin.rules.day import clock_of

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from bot.branch.views import BranchView
    from bot.host import Host
    from plugins.signin.services.sessions import Draft, Plan

START = "s"
"""The prefix of our deep links' payload."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A session as a poster shows it."""

    title: str
    deadline: str
    code: str
    token: str


def occasion(view: BranchView, plan: Plan, draft: Draft, now: datetime) -> Occasion:
    """What a poster shows of a session that is about to open."""
    today = now.astimezone(view.zone).date()
    return Occasion(plan.title, clock_of(plan.deadline, view.zone, today), draft.code, draft.token)


def scan_target(host: Host, platform: PlatformName, token: str, code: str = "") -> str:
    """What a QR code leads to: the private chat on Telegram, a small page for QQ."""
    there = host.platforms.get(platform)
    deep = there.deep_link(f"{START}_{link(token, code)}") if there is not None else None
    return deep or host.web.url(f"/s/{link(token, code)}")


async def poster(
    host: Host, view: BranchView, t: T, what: Occasion, platform: PlatformName
) -> Outgoing:
    """The message that opens a session in the groups of a platform."""
    text = t("signin-open-posted", title=what.title, deadline=what.deadline, code=what.code)
    command = t("signin-command-code", code=what.code)
    data = {
        "lang": language(t),
        "branch": view.name,
        "title": what.title,
        "code_label": t("signin-poster-code"),
        "code": what.code,
        "qr": await asyncio.to_thread(
            host.pictures.qr_svg, scan_target(host, platform, what.token)
        ),
        "qr_label": t("signin-poster-scan"),
        "deadline_label": t("signin-poster-deadline"),
        "deadline": what.deadline,
        "steps": [t("signin-poster-step-type", command=command), t("signin-poster-step-bound")],
    }
    from bot.pictures.renderer import POSTER

    return Outgoing(
        text=text,
        picture=await drawn(host, POSTER, data),
        buttons=((Button(t("signin-button-code", code=what.code), command),),),
    )


def live_notice(t: T, what: Occasion) -> Outgoing:
    """The message that opens a live session: the code stands on the screen in the room."""
    return Outgoing(t("signin-open-live", title=what.title, deadline=what.deadline))


async def drawn(host: Host, template: Path, data: dict[str, Any]) -> bytes | None:
    """A picture, or None where it can't be made: the text says everything too."""
    try:
        return await host.pictures.render(template, data)
    except PictureError as fault:
        failures.report("a picture", fault)
        return None
