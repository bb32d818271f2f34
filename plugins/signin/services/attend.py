"""Signing in for an occasion, by code or by link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from tortoise.exceptions import IntegrityError

from bot.errors import Refusal
from plugins.signin.models import Attendance, AttendanceSession, WrongTry
from plugins.signin.rules import codes, tries
from plugins.signin.rules.day import clock_of
from plugins.signin.rules.deadline import LONGEST
from plugins.signin.rules.session import Mark, State, Verdict, judge

SKEW = timedelta(minutes=1)
"""How far a platform's clock may be from ours for a rotating code to be read by ours too."""

_LIVE_SPAN = LONGEST + timedelta(hours=4)


class Via(StrEnum):
    """How somebody signed in."""

    CODE = "code"
    BUTTON = "button"
    LINK = "link"
    LIVE = "live"
    MADE_UP = "made_up"


@dataclass(frozen=True, slots=True)
class Guest:
    """Who signs in, and when they said it (`at`) against when it is read (`now`)."""

    branch_id: int
    member_id: int
    platform: str
    at: datetime
    now: datetime
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Attended:
    """What came of it; `new` is False for a second time, which changed nothing."""

    session: AttendanceSession
    mark: Mark
    at: datetime
    new: bool


async def by_code(guest: Guest, code: str, *, button: bool = False) -> Attended:
    """Sign in with a typed code. Raises Refusal; wrong codes are counted against guessing."""
    await check_tries(guest.member_id, guest.now)
    session = await _with_code(guest, code)
    if session is None:
        await note_wrong(guest.member_id, guest.now)
        raise Refusal("signin-wrong-code", code=code)
    return await _enter(guest, session, _via(session, button=button))


async def by_link(guest: Guest, token: str, code: str) -> Attended:
    """Sign in with what a QR code carried. Raises Refusal."""
    await check_tries(guest.member_id, guest.now)
    session = await AttendanceSession.get_or_none(token=token, branch_id=guest.branch_id)
    if session is None:
        await note_wrong(guest.member_id, guest.now)
        raise Refusal("signin-wrong-link")
    if session.live and not _fits(guest, session, code):
        raise Refusal("signin-link-stale")
    return await _enter(guest, session, Via.LIVE if session.live else Via.LINK)


async def branch_of_token(token: str) -> int | None:
    """The branch of a link, so that a member of several branches is seen in the right one."""
    session = await session_of_token(token)
    return session.branch_id if session is not None else None


async def session_of_token(token: str) -> AttendanceSession | None:
    """The session of a link, whatever its branch: a page that knows nobody asks."""
    return await AttendanceSession.get_or_none(token=token)


def _via(session: AttendanceSession, *, button: bool) -> Via:
    if session.live:
        return Via.LIVE
    return Via.BUTTON if button else Via.CODE


async def _with_code(guest: Guest, code: str) -> AttendanceSession | None:
    if len(code) == codes.LIVE_DIGITS:
        rows = await AttendanceSession.filter(
            branch_id=guest.branch_id, live=True, opened_at__gte=guest.at - _LIVE_SPAN
        ).order_by("-opened_at")
        return next((row for row in rows if _fits(guest, row, code)), None)
    if not codes.readable(code):
        return None
    rows = AttendanceSession.filter(
        branch_id=guest.branch_id, code=code, opened_at__lte=guest.at + SKEW
    )
    return await rows.order_by("-opened_at").first()


def _fits(guest: Guest, session: AttendanceSession, code: str) -> bool:
    if codes.fits(session.secret, code, guest.at):
        return True
    return abs(guest.now - guest.at) <= SKEW and codes.fits(session.secret, code, guest.now)


async def _enter(guest: Guest, session: AttendanceSession, via: Via) -> Attended:
    # A platform's clock may run a little behind ours, and then the first come too early.
    at = max(guest.at, session.opened_at) if guest.at + SKEW > session.opened_at else guest.at
    verdict = judge(
        at,
        state=State(session.state),
        opened_at=session.opened_at,
        deadline=session.deadline,
        grace=timedelta(minutes=session.grace_minutes),
        closed_at=session.closed_at,
    )
    known = await Attendance.get_or_none(session_id=session.id, member_id=guest.member_id)
    if known is not None and session.state != State.CANCELLED:
        return Attended(session, Mark(known.mark), known.at, new=False)
    if verdict not in {Verdict.SIGNED, Verdict.LATE}:
        raise Refusal(
            f"signin-session-{verdict.value}",
            title=session.title,
            number=session.number,
            closed=clock_of(
                session.closed_at or session.deadline,
                guest.zone,
                guest.now.astimezone(guest.zone).date(),
            ),
        )
    mark = Mark.SIGNED if verdict is Verdict.SIGNED else Mark.LATE
    try:
        await Attendance.create(
            session_id=session.id,
            member_id=guest.member_id,
            mark=mark,
            at=at,
            platform=guest.platform,
            via=via,
        )
    except IntegrityError:
        # A double tap: the other one was first.
        known = await Attendance.get(session_id=session.id, member_id=guest.member_id)
        return Attended(session, Mark(known.mark), known.at, new=False)
    return Attended(session, mark, at, new=True)


async def check_tries(member_id: int, now: datetime) -> None:
    """Raise Refusal where a member has guessed often enough for now."""
    wrong = await WrongTry.filter(member_id=member_id, at__gt=now - tries.WITHIN).count()
    if tries.exhausted(wrong):
        raise Refusal("signin-too-many-tries", most=tries.MOST)


async def note_wrong(member_id: int, now: datetime) -> None:
    """Note a code that is none."""
    await WrongTry.filter(member_id=member_id, at__lt=now - tries.KEPT).delete()
    await WrongTry.create(member_id=member_id, at=now)
