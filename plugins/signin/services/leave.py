"""Leave: asked for before or during a session, decided by the secretary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.branch.audit import audit
from bot.branch.services.numbers import lock_branch, next_number
from bot.errors import Refusal
from plugins.signin.models import Attendance, AttendanceSession, Leave
from plugins.signin.rules.session import LEAVE_AHEAD, LeaveState, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.delivery.messages import OutboxMessage
    from bot.host import Host

    Messages = Callable[[Leave], Sequence[OutboxMessage]]
    Decisions = Callable[[Leave, str], Sequence[OutboxMessage]]


@dataclass(frozen=True, slots=True)
class Request:
    """A member asks to be excused, at an instant (UTC)."""

    branch_id: int
    member_id: int
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of it. `again` says that an undecided request got a new reason."""

    leave: Leave
    session: AttendanceSession | None
    again: bool


async def ask(host: Host, request: Request, number: int | None, tell: Messages) -> Asked:
    """Ask for leave from a session: the one of `number`, else the open one, else the next.

    What is asked while none is open waits for the next session that opens within 7 days.
    `tell` makes the messages to those who decide. Raises Refusal where the member signed in
    already, or leave was granted.
    """
    async with host.store.transaction():
        await lock_branch(request.branch_id)
        session = await _target(request, number)
        if session is not None:
            await _refuse_if_there(request, session)
        known = await _known(request, session)
        if known is not None and known.state == LeaveState.APPROVED:
            raise Refusal("signin-leave-granted-before", number=known.number)
        again = known is not None and known.state == LeaveState.PENDING
        if known is not None and again and known.reason == request.reason:
            return Asked(known, session, again=True)
        leave = await _store(request, session, known)
        await host.outbox.put_all(tell(leave))
    return Asked(leave, session, again)


async def _target(request: Request, number: int | None) -> AttendanceSession | None:
    rows = AttendanceSession.filter(branch_id=request.branch_id)
    if number is None:
        # Of several open ones the newest: it is what people talk about just now.
        return await rows.filter(state=State.OPEN).order_by("-number").first()
    session = await rows.get_or_none(number=number)
    if session is None:
        raise Refusal("signin-no-such-session", number=number)
    if session.state != State.OPEN:
        raise Refusal(f"signin-is-{session.state}", title=session.title, number=number)
    return session


async def _refuse_if_there(request: Request, session: AttendanceSession) -> None:
    if await Attendance.exists(session_id=session.id, member_id=request.member_id):
        raise Refusal("signin-leave-but-signed", title=session.title)


async def _known(request: Request, session: AttendanceSession | None) -> Leave | None:
    rows = Leave.filter(branch_id=request.branch_id, member_id=request.member_id)
    if session is not None:
        return await rows.get_or_none(session_id=session.id)
    since = request.at - LEAVE_AHEAD
    return await rows.filter(session_id=None, asked_at__gte=since).order_by("-number").first()


async def _store(request: Request, session: AttendanceSession | None, known: Leave | None) -> Leave:
    if known is not None:
        known.reason, known.state, known.asked_at = request.reason, LeaveState.PENDING, request.at
        known.decided_at = None  # type: ignore[assignment]
        known.decided_by, known.note = None, ""
        await known.save()
        return known
    return await Leave.create(
        branch_id=request.branch_id,
        number=await next_number(Leave, request.branch_id),
        session_id=session.id if session is not None else None,
        member_id=request.member_id,
        reason=request.reason,
        state=LeaveState.PENDING,
        asked_at=request.at,
    )


async def bind_waiting(session: AttendanceSession) -> None:
    """Give the leave that waited for the branch's next session to this one, in its transaction."""
    await Leave.filter(
        branch_id=session.branch_id,
        session_id=None,
        asked_at__gte=session.opened_at - LEAVE_AHEAD,
        state__in=(LeaveState.PENDING, LeaveState.APPROVED),
    ).update(session_id=session.id)


async def decide(
    host: Host,
    branch_id: int,
    number: int,
    *,
    grant: bool,
    by: int,
    at: datetime,
    note: str,
    tell: Decisions,
) -> tuple[Leave, bool]:
    """Grant or return a request; False beside it where that was decided so before.

    A decision may be changed by the other one. `tell` makes the message to the person of the
    request and the occasion's title, empty for the next one. Raises Refusal where there is no
    such request.
    """
    state = LeaveState.APPROVED if grant else LeaveState.RETURNED
    async with host.store.transaction():
        leave = await Leave.filter(branch_id=branch_id, number=number).select_for_update().first()
        if leave is None:
            raise Refusal("signin-no-such-leave", number=number)
        if leave.state == state:
            return leave, False
        leave.state, leave.decided_at, leave.decided_by, leave.note = state, at, by, note
        await leave.save(update_fields=["state", "decided_at", "decided_by", "note"])
        await audit(branch_id, by, f"signin.leave-{state}", f"leave:{number}", at=at)
        session = await AttendanceSession.get_or_none(id=leave.session_id)
        await host.outbox.put_all(tell(leave, session.title if session is not None else ""))
    return leave, True


async def pending(branch_id: int, since: datetime) -> list[Leave]:
    """The requests of a branch that wait for a decision, oldest first."""
    return await Leave.filter(
        branch_id=branch_id, state=LeaveState.PENDING, asked_at__gte=since
    ).order_by("number")
