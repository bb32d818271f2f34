"""Figures per member and term, in a fixed number of queries for any number of members."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tortoise.functions import Count

from bot.branch.views import BranchView
from plugins.signin.models import Attendance, AttendanceSession, DailySignIn, Leave
from plugins.signin.rules.day import Term, day_start
from plugins.signin.rules.session import LeaveState, Mark, State


@dataclass(frozen=True, slots=True)
class MemberFigures:
    """A member's term: days signed in, and how the ended sessions went."""

    member_id: int
    days: int
    sessions: int
    signed: int
    late: int
    made_up: int
    on_leave: int

    @property
    def present(self) -> int:
        """Sessions attended, in time or late or made up."""
        return self.signed + self.late + self.made_up

    @property
    def missed(self) -> int:
        """Sessions neither attended nor excused."""
        return self.sessions - self.present - self.on_leave


@dataclass(frozen=True, slots=True)
class TermFigures:
    """A branch's term: how many sessions ended, and everyone asked for, in the order asked."""

    term: Term
    first: date
    last: date
    sessions: int
    members: tuple[MemberFigures, ...]


async def term_figures(
    view: BranchView, term: Term, members: Iterable[int], today: date
) -> TermFigures:
    """The term's figures of some members: four queries, however many they are.

    A session counts for whoever was expected at its end, or came.
    """
    wanted = list(members)
    days = await _days(wanted, term)
    sessions = await _ended(view, term)
    marks = await _marks(list(sessions), wanted)
    excused = await _excused(list(sessions), wanted)
    figures = tuple(
        _figures(member, days.get(member, 0), sessions, marks, excused) for member in wanted
    )
    return TermFigures(term, term.first, min(term.last, today), len(sessions), figures)


def _figures(
    member: int,
    days: int,
    sessions: dict[int, frozenset[int]],
    marks: dict[tuple[int, int], Mark],
    excused: set[tuple[int, int]],
) -> MemberFigures:
    count: Counter[Mark] = Counter()
    counted = on_leave = 0
    for session, expected in sessions.items():
        mark = marks.get((session, member))
        if mark is None and member not in expected:
            continue
        counted += 1
        if mark is not None:
            count[mark] += 1
        elif (session, member) in excused:
            on_leave += 1
    return MemberFigures(
        member,
        days,
        counted,
        count[Mark.SIGNED],
        count[Mark.LATE],
        count[Mark.MADE_UP],
        on_leave,
    )


async def _days(members: list[int], term: Term) -> dict[int, int]:
    rows = DailySignIn.filter(member_id__in=members, day__gte=term.first, day__lte=term.last)
    counted = rows.annotate(n=Count("id")).group_by("member_id")
    return {member: int(n) for member, n in await counted.values_list("member_id", "n")}


async def _ended(view: BranchView, term: Term) -> dict[int, frozenset[int]]:
    """The ids of the term's ended sessions, each with who was expected."""
    rows = AttendanceSession.filter(
        branch_id=view.id,
        state=State.CLOSED,
        opened_at__gte=day_start(term.first, view.zone),
        opened_at__lt=day_start(term.last + timedelta(days=1), view.zone),
    )
    found = await rows.order_by("number").values_list("id", "expected")
    return {session: frozenset(expected or ()) for session, expected in found}


async def _marks(sessions: list[int], members: list[int]) -> dict[tuple[int, int], Mark]:
    rows = Attendance.filter(session_id__in=sessions, member_id__in=members)
    found = await rows.values_list("session_id", "member_id", "mark")
    return {(session, member): Mark(mark) for session, member, mark in found}


async def _excused(sessions: list[int], members: list[int]) -> set[tuple[int, int]]:
    rows = Leave.filter(session_id__in=sessions, member_id__in=members, state=LeaveState.APPROVED)
    return set(await rows.values_list("session_id", "member_id"))
