"""Sessions: opening, finding, ending, cancelling."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.branch.audit import Actor, audit
from bot.branch.services.numbers import lock_branch, next_number
from bot.branch.views import BranchView
from bot.delivery.messages import OutboxMessage
from bot.errors import Refusal
from plugins.signin.models import AttendanceSession
from plugins.signin.rules import codes
from plugins.signin.rules.deadline import remind_at
from plugins.signin.rules.session import State, may_become
from plugins.signin.services.leave import bind_waiting
from plugins.signin.services.standing import expected_ids

if TYPE_CHECKING:
    from bot.host import Host

REMIND = "signin.remind"
DEADLINE = "signin.deadline"
CLOSE = "signin.close"

CODE_RESTS = timedelta(days=1)
"""For so long a used code is not given out again, so that a late one hits its own session."""


class CodeTaken(Exception):
    """Another session got the drafted code first; draft again."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a poster needs before the session is there. `code` is empty for a live session."""

    code: str
    token: str
    secret: str

    @property
    def live(self) -> bool:
        """Whether the code rotates on a page instead of standing on a poster."""
        return not self.code


@dataclass(frozen=True, slots=True)
class Plan:
    """A session to open. Times are UTC; `source` names the message that asked for it."""

    title: str
    opened_at: datetime
    deadline: datetime
    opened_by: int
    source: str


async def draft(branch_id: int, now: datetime, *, live: bool) -> Draft:
    """Codes for a new session. Raises Refusal where too many sessions are open."""
    token, secret = secrets.token_hex(8), secrets.token_hex(32)
    if live:
        return Draft("", token, secret)
    taken = await _taken(branch_id, now)
    try:
        return Draft(codes.new_code(taken, secrets.randbelow), token, secret)
    except ValueError:
        raise Refusal("signin-too-many-sessions") from None


async def opened_by_message(branch_id: int, source: str) -> AttendanceSession | None:
    """The session that a message opened already, if it comes a second time."""
    return await AttendanceSession.get_or_none(branch_id=branch_id, source=source)


async def refuse_second(branch_id: int, title: str) -> None:
    """Raise Refusal where a session of this title is open."""
    same = await AttendanceSession.get_or_none(branch_id=branch_id, title=title, state=State.OPEN)
    if same is not None:
        raise Refusal("signin-already-open", title=title, number=same.number)


async def open_session(
    host: Host,
    view: BranchView,
    plan: Plan,
    drafted: Draft,
    messages: Sequence[OutboxMessage] = (),
) -> AttendanceSession:
    """Open it, with its timers and its messages. Raises Refusal, and CodeTaken for a lost race."""
    async with host.store.transaction():
        await lock_branch(view.id)
        known = await opened_by_message(view.id, plan.source)
        if known is not None:
            return known
        await refuse_second(view.id, plan.title)
        if drafted.code and drafted.code in await _taken(view.id, plan.opened_at):
            raise CodeTaken
        session = await AttendanceSession.create(
            branch_id=view.id,
            number=await next_number(AttendanceSession, view.id),
            title=plan.title,
            code=drafted.code,
            token=drafted.token,
            secret=drafted.secret,
            live=drafted.live,
            state=State.OPEN,
            opened_at=plan.opened_at,
            opened_by=plan.opened_by,
            deadline=plan.deadline,
            grace_minutes=view.setting("signin.grace_minutes"),
            source=plan.source,
        )
        await bind_waiting(session)
        await _set_timers(host, view, session)
        await host.outbox.put_all(messages)
        await audit(
            view.id,
            plan.opened_by,
            "signin.open",
            f"session:{session.number}",
            at=plan.opened_at,
            title=plan.title,
        )
    return session


async def _set_timers(host: Host, view: BranchView, session: AttendanceSession) -> None:
    key = str(session.id)
    before = timedelta(minutes=view.setting("signin.remind_minutes"))
    if before:
        due = remind_at(session.opened_at, session.deadline, before)
        await host.schedule.at(REMIND, view.id, key, due)
    await host.schedule.at(DEADLINE, view.id, key, session.deadline)
    # Also without grace: a deadline so late that it is skipped must not leave it open for ever.
    await host.schedule.at(CLOSE, view.id, key, ends_at(session))


def ends_at(session: AttendanceSession) -> datetime:
    """When nobody can sign in any more: the deadline and the grace after it."""
    return session.deadline + timedelta(minutes=session.grace_minutes)


async def find(
    branch_id: int, number: int | None, states: Sequence[State] = (State.OPEN, State.CLOSED)
) -> AttendanceSession:
    """The session of a number, or without one the newest open one, else the newest at all.

    Raises Refusal where there is none in one of the states.
    """
    rows = AttendanceSession.filter(branch_id=branch_id)
    if number is not None:
        session = await rows.get_or_none(number=number)
        if session is None:
            raise Refusal("signin-no-such-session", number=number)
    else:
        session = await rows.filter(state=State.OPEN).order_by("-number").first()
        if session is None and set(states) != {State.OPEN}:
            session = await rows.filter(state__in=states).order_by("-number").first()
        if session is None:
            raise Refusal("signin-none-open" if set(states) == {State.OPEN} else "signin-none")
    if State(session.state) not in states:
        raise Refusal(f"signin-is-{session.state}", title=session.title, number=session.number)
    return session


async def get(session_id: int, branch_id: int) -> AttendanceSession | None:
    """The session of an id, in its own branch."""
    return await AttendanceSession.get_or_none(id=session_id, branch_id=branch_id)


async def open_sessions(branch_id: int) -> list[AttendanceSession]:
    """The open sessions of a branch, newest first."""
    return await AttendanceSession.filter(branch_id=branch_id, state=State.OPEN).order_by("-number")


async def end(
    host: Host, view: BranchView, session: AttendanceSession, at: datetime, by: int | None = None
) -> bool:
    """Close an open session at an instant; False where somebody else did before.

    `by` is the member who ended it early, or None for the timer. Runs in the caller's
    transaction, which also puts the summary.
    """
    expected = expected_ids(view, session)
    taken = await AttendanceSession.filter(id=session.id, state=State.OPEN).update(
        state=State.CLOSED, closed_at=at, expected=expected
    )
    if not taken:
        return False
    session.state, session.closed_at, session.expected = State.CLOSED, at, expected
    if by is not None:
        await _drop_timers(host, session)
        await audit(view.id, by, "signin.end", f"session:{session.number}", at=at)
    return True


async def end_now(
    host: Host,
    view: BranchView,
    session: AttendanceSession,
    at: datetime,
    by: int,
    messages: Sequence[OutboxMessage],
) -> None:
    """End it by hand and tell so. Raises Refusal where it is over already."""
    async with host.store.transaction():
        if not await end(host, view, session, at, by):
            raise Refusal("signin-is-closed", title=session.title, number=session.number)
        await host.outbox.put_all(messages)


async def cancel(
    host: Host,
    session: AttendanceSession,
    by: int,
    now: datetime,
    messages: Sequence[OutboxMessage] = (),
) -> None:
    """Cancel a session for good. Raises Refusal where it is cancelled already."""
    async with host.store.transaction():
        before = [state for state in State if may_become(state, State.CANCELLED)]
        taken = await AttendanceSession.filter(id=session.id, state__in=before).update(
            state=State.CANCELLED, closed_at=now
        )
        if not taken:
            raise Refusal("signin-is-cancelled", title=session.title, number=session.number)
        await _drop_timers(host, session)
        await audit(
            session.branch_id,
            Actor(by),
            "signin.cancel",
            f"session:{session.number}",
            at=now,
            title=session.title,
        )
        await host.outbox.put_all(messages)
    session.state = State.CANCELLED


async def _drop_timers(host: Host, session: AttendanceSession) -> None:
    for job in (REMIND, DEADLINE, CLOSE):
        await host.schedule.cancel(job, session.branch_id, str(session.id))


async def _taken(branch_id: int, now: datetime) -> set[str]:
    rows = AttendanceSession.filter(branch_id=branch_id, live=False, deadline__gt=now - CODE_RESTS)
    return {row.code for row in await rows.only("id", "code")}
