"""Attendance that the secretary enters for somebody (补签), with a reason and an audit entry."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.branch.audit import audit
from bot.errors import Refusal
from plugins.signin.models import Attendance, AttendanceSession
from plugins.signin.rules.session import MAKE_UP_WITHIN, Mark
from plugins.signin.services.attend import Via

if TYPE_CHECKING:
    from bot.branch.views import MemberView
    from bot.host import Host


async def make_up(
    host: Host,
    session: AttendanceSession,
    member: MemberView,
    *,
    by: int,
    reason: str,
    at: datetime,
) -> None:
    """Enter attendance. Raises Refusal where the member is marked, or it is too long ago."""
    if at - session.opened_at > MAKE_UP_WITHIN:
        raise Refusal("signin-makeup-too-old", title=session.title, days=MAKE_UP_WITHIN.days)
    async with host.store.transaction():
        await AttendanceSession.filter(id=session.id).select_for_update().only("id").get()
        if await Attendance.exists(session_id=session.id, member_id=member.member_id):
            raise Refusal("signin-makeup-already", who=member.name, title=session.title)
        await Attendance.create(
            session_id=session.id,
            member_id=member.member_id,
            mark=Mark.MADE_UP,
            at=at,
            via=Via.MADE_UP,
            reason=reason,
            entered_by=by,
        )
        await audit(
            session.branch_id,
            by,
            "signin.make-up",
            f"session:{session.number}",
            at=at,
            member=member.member_id,
            reason=reason,
        )
