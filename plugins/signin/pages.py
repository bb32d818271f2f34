"""The page behind a sign-in QR code, and the live page for a projector."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, Response

from bot.branch.roles import Right
from bot.errors import Refusal
from bot.platforms.types import PlatformName
from bot.web.pages import Page, PageContext
from plugins.signin.messages.poster import START, scan_target
from plugins.signin.rules import codes
from plugins.signin.rules.day import clock_of
from plugins.signin.rules.session import State
from plugins.signin.services import attend, sessions
from plugins.signin.services.standing import picture

if TYPE_CHECKING:
    from plugins.signin.models import AttendanceSession

HTML = Path(__file__).parent / "html"


async def scanned(page: PageContext) -> Response:
    """What a phone sees after scanning a poster: the code to type, and nothing of the branch.

    A rotating code is shown only while it is good, so a passed-on address is worth nothing.
    """
    read = codes.read_link(page.request.path_params["link"])
    session = await attend.session_of_token(read[0]) if read is not None else None
    now = page.host.clock.now()
    code = read[1] if read is not None else ""
    if session is None or not _usable(session, code, now):
        return page.html(HTML / "scanned.html", status=410, code="")
    shown = code if session.live else session.code
    view = await page.host.directory.branch(session.branch_id)
    telegram = page.host.platforms.get(PlatformName.TELEGRAM)
    payload = f"{START}_{codes.link(session.token, code if session.live else '')}"
    deep = telegram.deep_link(payload) if telegram is not None else None
    return page.html(
        HTML / "scanned.html",
        code=shown,
        command=page.t("signin-command-code", code=shown),
        deadline=clock_of(session.deadline, view.zone, now.astimezone(view.zone).date()),
        telegram=deep or "",
    )


def _usable(session: AttendanceSession, code: str, now: datetime) -> bool:
    if session.state != State.OPEN or now > sessions.ends_at(session):
        return False
    return not session.live or codes.fits(session.secret, code, now)


async def live(page: PageContext) -> Response:
    """The page for the projector."""
    session = await _live_session(page)
    return page.html(HTML / "live.html", title=session.title, number=session.number)


async def live_state(page: PageContext) -> Response:
    """What the live page shows at this moment, as JSON; asked for each second."""
    session = await _live_session(page)
    view, now = page.branch, page.host.clock.now()
    standing = (await picture(view, session)).standing
    state: dict[str, Any] = {
        "open": session.state == State.OPEN and now <= sessions.ends_at(session),
        "present": standing.present,
        "expected": standing.expected,
        "until": clock_of(session.deadline, view.zone, now.astimezone(view.zone).date()),
    }
    if state["open"]:
        code = codes.rotating(session.secret, codes.window_of(now))
        state["code"] = code
        state["left"] = round(codes.seconds_left(now), 1)
        target = scan_target(page.host, PlatformName.QQ, session.token, code)
        state["qr"] = await asyncio.to_thread(page.host.pictures.qr_svg, target)
    return JSONResponse(state)


async def _live_session(page: PageContext) -> AttendanceSession:
    word = page.request.path_params["number"]
    number = int(word) if word.isascii() and word.isdigit() and len(word) < 10 else 0
    session = await sessions.find(page.branch.id, number)
    if not session.live:
        raise Refusal("signin-not-live", title=session.title, code=session.code)
    return session


PAGES = (
    Page(path="/s/{link}", handler=scanned, public=True, name="signin-page-title"),
    Page(
        path="/attendance/{number}/live",
        handler=live,
        right=Right.ATTENDANCE_RUN,
        name="signin-live-title",
    ),
    Page(
        path="/attendance/{number}/live.json",
        handler=live_state,
        right=Right.ATTENDANCE_RUN,
        name="signin-live-title",
    ),
)
