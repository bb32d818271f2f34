"""Who stands where in a session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.branch.views import BranchView, MemberView, in_roster_order
from plugins.signin.models import Attendance, AttendanceSession, Leave
from plugins.signin.rules.session import LeaveState, Mark, Standing, stand


@dataclass(frozen=True, slots=True)
class Entry:
    """One member's attendance in a session."""

    mark: Mark
    at: datetime
    platform: str
    via: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A session with everyone's place in it. `entries` and `leaves` are by member id."""

    session: AttendanceSession
    standing: Standing
    entries: dict[int, Entry]
    leaves: dict[int, LeaveState]

    def same_as(self, other: Picture) -> bool:
        """Whether everyone stands where they stand in the other."""
        return (self.standing, self.entries, self.leaves) == (
            other.standing,
            other.entries,
            other.leaves,
        )


def expected_ids(view: BranchView, session: AttendanceSession) -> list[int]:
    """Who ought to come: fixed at the session's end, until then every active member."""
    if session.expected is not None:
        return list(session.expected)
    return [member.member_id for member in in_roster_order(view.members.values())]


async def picture(
    view: BranchView, session: AttendanceSession, only: frozenset[int] | None = None
) -> Picture:
    """Everyone's place in a session, in two queries; `only` narrows it to some members."""
    expected = expected_ids(view, session)
    entries = {
        member: Entry(Mark(mark), at, platform, via)
        for member, mark, at, platform, via in await Attendance.filter(session_id=session.id)
        .order_by("at", "id")
        .values_list("member_id", "mark", "at", "platform", "via")
    }
    leaves = {
        member: LeaveState(state)
        for member, state in await Leave.filter(session_id=session.id).values_list(
            "member_id", "state"
        )
    }
    if only is not None:
        expected = [member for member in expected if member in only]
        entries = {member: entry for member, entry in entries.items() if member in only}
        leaves = {member: state for member, state in leaves.items() if member in only}
    marks = {member: entry.mark for member, entry in entries.items()}
    return Picture(session, stand(expected, marks, leaves), entries, leaves)


def names(view: BranchView, members: Iterable[int]) -> list[str]:
    """Names of members, with a part of the student number where two share a name.

    Who has left the branch since is left out: the directory no longer knows them.
    """
    known = [m for m in (view.member(member) for member in members) if m is not None]
    return [display_name(view, member) for member in known]


def display_name(view: BranchView, member: MemberView) -> str:
    """A name that is no other member's: with the student number's end where two share it."""
    if len(view.by_name(member.name)) > 1:
        return f"{member.name}({member.student_no[-4:]})"
    return member.name
