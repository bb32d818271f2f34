"""The surprise second check (复核): who signed in answers once more."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tortoise.exceptions import IntegrityError

from bot.branch.audit import audit
from bot.errors import Refusal
from plugins.signin.models import Attendance, AttendanceSession, Recheck, RecheckAnswer
from plugins.signin.rules import codes
from plugins.signin.rules.session import RECHECK_AFTER, Mark, State, unanswered
from plugins.signin.services.attend import SKEW, check_tries, note_wrong

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.delivery.messages import OutboxMessage
    from bot.host import Host

REPORT = "signin.recheck"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a second check ended; ids of members."""

    recheck: Recheck
    session: AttendanceSession
    answered: tuple[int, ...]
    silent: tuple[int, ...]


async def session_to_check(branch_id: int, at: datetime) -> AttendanceSession:
    """The newest session of the last 12 hours that isn't cancelled. Raises Refusal."""
    session = (
        await AttendanceSession.filter(
            branch_id=branch_id,
            state__in=(State.OPEN, State.CLOSED),
            opened_at__gt=at - RECHECK_AFTER,
        )
        .order_by("-number")
        .first()
    )
    if session is None:
        raise Refusal("signin-recheck-no-session")
    if not await Attendance.exists(session_id=session.id):
        raise Refusal("signin-recheck-nobody", title=session.title)
    return session


async def begin(
    host: Host,
    session: AttendanceSession,
    *,
    minutes: int,
    by: int,
    at: datetime,
    source: str,
    tell: Callable[[Recheck], Sequence[OutboxMessage]],
) -> Recheck:
    """Open a second check. Raises Refusal while another one of the branch runs."""
    async with host.store.transaction():
        await AttendanceSession.filter(id=session.id).select_for_update().only("id").get()
        known = await Recheck.get_or_none(session_id=session.id, source=source)
        if known is not None:
            return known
        running = await Recheck.filter(
            session__branch_id=session.branch_id, deadline__gt=at
        ).values_list("code", flat=True)
        if running:
            raise Refusal("signin-recheck-running")
        recheck = await Recheck.create(
            session_id=session.id,
            code=codes.new_code((session.code,), secrets.randbelow),
            opened_at=at,
            opened_by=by,
            deadline=at + timedelta(minutes=minutes),
            source=source,
        )
        await host.schedule.at(REPORT, session.branch_id, str(recheck.id), recheck.deadline)
        await host.outbox.put_all(tell(recheck))
        await audit(session.branch_id, by, "signin.recheck", f"session:{session.number}", at=at)
    return recheck


async def answer(branch_id: int, member_id: int, code: str, *, at: datetime, now: datetime) -> bool:
    """Answer the second check with what was said at `at`; False for a second time.

    Raises Refusal; wrong codes are counted against guessing, as those of sign-ins are.
    """
    await check_tries(member_id, now)
    # A platform's clock may run a little behind ours: the first answers must not come too early.
    rows = Recheck.filter(session__branch_id=branch_id, code=code, opened_at__lte=at + SKEW)
    recheck = await rows.order_by("-id").select_related("session").first()
    if recheck is None:
        await note_wrong(member_id, now)
        raise Refusal("signin-recheck-wrong-code", code=code)
    if at > recheck.deadline:
        raise Refusal("signin-recheck-over", title=recheck.session.title)
    if not await Attendance.exists(session_id=recheck.session_id, member_id=member_id):
        again = "" if recheck.session.state == State.OPEN else "-closed"
        raise Refusal(f"signin-recheck-not-signed{again}", title=recheck.session.title)
    try:
        await RecheckAnswer.create(recheck_id=recheck.id, member_id=member_id, at=at)
    except IntegrityError:
        return False
    return True


async def outcome(recheck_id: int) -> Outcome | None:
    """Who answered and who did not, or None where the session was cancelled or it is told."""
    recheck = await Recheck.get_or_none(id=recheck_id, reported=False).select_related("session")
    if recheck is None or recheck.session.state == State.CANCELLED:
        return None
    rows = Attendance.filter(session_id=recheck.session_id).order_by("at", "id")
    marks = {m: Mark(mark) for m, mark in await rows.values_list("member_id", "mark")}
    answers = RecheckAnswer.filter(recheck_id=recheck_id).order_by("at")
    answered = tuple([row.member_id for row in await answers.only("id", "member_id")])
    return Outcome(recheck, recheck.session, answered, unanswered(marks, set(answered)))


async def mark_reported(recheck_id: int) -> bool:
    """Note that the outcome is told; False where it was before."""
    return bool(await Recheck.filter(id=recheck_id, reported=False).update(reported=True))
