"""The page behind a sign-in QR code, and the live page for a projector."""

from __future__ import annotations

import asyncio
import json
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
from plugins.signin.services import attend, scanning, sessions
from plugins.signin.services.standing import picture

if TYPE_CHECKING:
    from plugins.signin.models import AttendanceSession

HTML = Path(__file__).parent / "html"


async def scanned(page: PageContext) -> Response:
    """What a phone sees after scanning a poster: the code to type, and nothing of the branch.

    A rotating code is shown only while it is good, so a passed-on address is worth nothing. Who
    is signed in here as someone of other branches alone doesn't see the code.
    """
    read = codes.read_link(page.request.path_params["link"])
    session = await attend.session_of_token(read[0]) if read is not None else None
    if read is None or session is None:
        return _instead(page, "unknown", 404)
    now = page.host.clock.now()
    view = await page.host.directory.branch(session.branch_id)
    today = now.astimezone(view.zone).date()
    if page.person is not None:
        member_id = await _member_in(page, session.branch_id)
        if member_id is None:
            return _instead(page, "foreign", 403)
        signed = await scanning.signed_at(session, member_id)
        if signed is not None and session.state != State.CANCELLED:
            return _instead(page, "already", 200, at=clock_of(signed, view.zone, today))
    if not scanning.is_open(session, now):
        return _instead(page, "over", 410)
    good = scanning.good_for(session, read[1], now)
    if not good:
        return _instead(page, "stale", 410)
    shown = read[1] if session.live else session.code
    command = page.t("signin-command-code", code=shown)
    return page.html(
        HTML / "scanned.html",
        code=shown,
        good=round(good.total_seconds(), 1),
        command=command,
        verb=command.removesuffix(shown).strip(),
        deadline=clock_of(session.deadline, view.zone, today),
        telegram=_telegram(page, codes.link(session.token, shown if session.live else "")),
    )


def _instead(page: PageContext, state: str, status: int, *, at: str = "") -> Response:
    """The page without a code, and why: unknown, foreign, already, over or stale."""
    tone = "good" if state == "already" else "late" if state == "stale" else ""
    return page.html(HTML / "scanned.html", status=status, code="", state=state, tone=tone, at=at)


def _telegram(page: PageContext, link: str) -> str:
    telegram = page.host.platforms.get(PlatformName.TELEGRAM)
    deep = telegram.deep_link(f"{START}_{link}") if telegram is not None else None
    return deep or ""


async def _member_in(page: PageContext, branch_id: int) -> int | None:
    """Who is signed in here, as a member of a branch: one account may be in several."""
    person = page.member
    if person.branch_id == branch_id:
        return person.member_id
    if person.account is None:
        return None
    people = await page.host.directory.people(person.account.platform, person.account.account_id)
    return next((one.member_id for one in people if one.branch_id == branch_id), None)


async def live(page: PageContext) -> Response:
    """The page for the projector."""
    session = await _live_session(page)
    return page.html(
        HTML / "live.html",
        title=session.title,
        verb=page.t("signin-command-code", code="").strip(),
        first=json.dumps(await _state(page, session)),
    )


async def live_state(page: PageContext) -> Response:
    """What the live page shows at this moment, as JSON; asked for each second."""
    return JSONResponse(await _state(page, await _live_session(page)))


async def _state(page: PageContext, session: AttendanceSession) -> dict[str, Any]:
    """Spans are in seconds; the page counts them down, since its computer's clock may be wrong."""
    view, now = page.branch, page.host.clock.now()
    standing = (await picture(view, session)).standing
    state: dict[str, Any] = {
        "phase": "over",
        "present": standing.present,
        "expected": standing.expected,
    }
    if not scanning.is_open(session, now):
        return state
    late = now > session.deadline
    until = sessions.ends_at(session) if late else session.deadline
    clock = clock_of(until, view.zone, now.astimezone(view.zone).date())
    code = codes.rotating(session.secret, codes.window_of(now))
    target = scan_target(page.host, PlatformName.QQ, session.token, code)
    return state | {
        "phase": "late" if late else "open",
        "until": page.t("signin-page-until", deadline=clock),
        "remaining": round((until - now).total_seconds(), 1),
        "window": codes.WINDOW,
        "left": round(codes.seconds_left(now), 1),
        "code": code,
        "qr": await asyncio.to_thread(page.host.pictures.qr_svg, target),
    }


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
