"""What the page behind a QR code may say of a session to whom."""

from __future__ import annotations

from datetime import datetime, timedelta

from plugins.signin.models import Attendance, AttendanceSession
from plugins.signin.rules import codes
from plugins.signin.rules.session import State
from plugins.signin.services.sessions import ends_at


def is_open(session: AttendanceSession, now: datetime) -> bool:
    """Whether somebody could sign in at this moment."""
    return session.state == State.OPEN and now <= ends_at(session)


def good_for(session: AttendanceSession, code: str, now: datetime) -> timedelta:
    """For how long the code that a link carries can still be used; zero where it can't."""
    if not is_open(session, now):
        return timedelta()
    left = ends_at(session) - now
    if not session.live:
        return left
    return min(left, timedelta(seconds=codes.good_for(session.secret, code, now)))


async def signed_at(session: AttendanceSession, member_id: int) -> datetime | None:
    """When a member signed in for a session (UTC); None who didn't."""
    entry = await Attendance.get_or_none(session_id=session.id, member_id=member_id)
    return entry.at if entry is not None else None
