"""Sessions, attendance, leave, make-up, second checks and figures, on both databases."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.branch.models import AuditEntry, Branch
from bot.delivery.messages import OutboxMessage, ToMember
from bot.delivery.models import OutboxRow
from bot.errors import Refusal
from bot.platforms.types import Outgoing
from bot.schedule.models import Occurrence
from plugins.signin.models import Attendance, AttendanceSession, Leave, WrongTry
from plugins.signin.rules import codes
from plugins.signin.rules.day import Season, Term
from plugins.signin.rules.session import LeaveState, Mark, State
from plugins.signin.services import attend, leave, recheck, sessions
from plugins.signin.services.daily import SignIn, record
from plugins.signin.services.makeup import make_up
from plugins.signin.services.sessions import CodeTaken, Draft, Plan
from plugins.signin.services.standing import picture
from plugins.signin.services.statistics import term_figures

MINUTE = timedelta(minutes=1)


async def opened(
    hall: Any, title: str = "主题党日", *, live: bool = False, code: str = "", minutes: int = 15
) -> AttendanceSession:
    now = hall.clock.now()
    drafted = await sessions.draft(hall.branch_id, now, live=live)
    if code:
        drafted = Draft(code, drafted.token, drafted.secret)
    plan = Plan(title, now, now + minutes * MINUTE, hall.ids[0], f"qq:1:{title}:{now}")
    return await sessions.open_session(hall.host, await hall.view(), plan, drafted)


def guest(hall: Any, member: int, at: datetime | None = None) -> attend.Guest:
    from zoneinfo import ZoneInfo

    now = hall.clock.now()
    return attend.Guest(hall.branch_id, member, "qq", at or now, now, ZoneInfo("Asia/Shanghai"))


async def refused(text_id: str, doing: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        await doing
    assert caught.value.text_id == text_id
    return caught.value


async def standing(hall: Any, session: AttendanceSession) -> Any:
    return (await picture(await hall.view(), session)).standing


def no_messages(*_: Any) -> list[OutboxMessage]:
    return []


# -- opening ------------------------------------------------------------------------------------


async def test_opening_counts_up_and_sets_timers(hall: Any) -> None:
    first, second = await opened(hall), await opened(hall, "支部大会")
    assert (first.number, second.number) == (1, 2)
    assert first.code != second.code
    due = await hall.schedule.next(hall.branch_id)
    assert [one.job for one in due if one.key == str(first.id)] == [
        "signin.remind",
        "signin.deadline",
        "signin.close",
    ]
    assert await AuditEntry.filter(action="signin.open").count() == 2


async def test_a_message_that_comes_again_opens_nothing(hall: Any) -> None:
    first = await opened(hall)
    again = await opened(hall)
    assert again.id == first.id
    assert await Occurrence.all().count() == 3


async def test_a_title_that_is_open_is_refused_until_it_ends(hall: Any) -> None:
    session = await opened(hall)
    hall.clock.advance(MINUTE)
    refusal = await refused("signin-already-open", opened(hall))
    assert refusal.variables["number"] == 1
    await sessions.end_now(hall.host, await hall.view(), session, hall.clock.now(), hall.ids[0], [])
    assert (await opened(hall)).number == 2


async def test_a_code_that_somebody_got_first_is_drafted_again(hall: Any) -> None:
    await opened(hall, code="4821")
    with pytest.raises(CodeTaken):
        await opened(hall, "支部大会", code="4821")
    assert await AttendanceSession.all().count() == 1


async def test_nothing_is_left_of_an_opening_that_fails(hall: Any) -> None:
    await opened(hall)
    hall.clock.advance(MINUTE)
    with pytest.raises(Refusal):
        await opened(hall)
    assert await AttendanceSession.all().count() == 1
    assert await Occurrence.all().count() == 3


# -- attending ----------------------------------------------------------------------------------


async def test_sign_in_by_code_once(hall: Any) -> None:
    session = await opened(hall)
    first = await attend.by_code(guest(hall, hall.ids[1]), session.code)
    again = await attend.by_code(guest(hall, hall.ids[1]), session.code, button=True)
    assert (first.new, first.mark) == (True, Mark.SIGNED)
    assert not again.new
    row = await Attendance.get(session_id=session.id)
    assert row.via == attend.Via.CODE


async def test_two_hundred_taps_make_one_attendance_each(hall: Any) -> None:
    session = await opened(hall)
    taps = [guest(hall, member) for member in hall.ids] * 25
    done = await asyncio.gather(*(attend.by_code(tap, session.code) for tap in taps))
    assert sum(one.new for one in done) == len(hall.ids)
    assert await Attendance.filter(session_id=session.id).count() == len(hall.ids)


async def test_late_within_grace_then_closed(hall: Any) -> None:
    session = await opened(hall)
    hall.clock.advance(16 * MINUTE)
    late = await attend.by_code(guest(hall, hall.ids[1]), session.code)
    assert late.mark is Mark.LATE
    hall.clock.advance(10 * MINUTE)
    refusal = await refused(
        "signin-session-too-late", attend.by_code(guest(hall, hall.ids[2]), session.code)
    )
    assert refusal.variables["title"] == "主题党日"
    assert refusal.variables["closed"] == "09:15"


async def test_what_was_said_in_time_but_read_after_the_end_counts(hall: Any) -> None:
    session = await opened(hall)
    said = hall.clock.now() + 5 * MINUTE
    hall.clock.advance(60 * MINUTE)
    await sessions.end(hall.host, await hall.view(), session, sessions.ends_at(session))
    done = await attend.by_code(guest(hall, hall.ids[1], at=said), session.code)
    assert (done.new, done.mark, done.at) == (True, Mark.SIGNED, said)


async def test_wrong_codes_are_limited_and_the_limit_ends(hall: Any) -> None:
    session = await opened(hall, code="4821")
    for _ in range(5):
        await refused("signin-wrong-code", attend.by_code(guest(hall, hall.ids[1]), "1111"))
    await refused("signin-too-many-tries", attend.by_code(guest(hall, hall.ids[1]), session.code))
    # The limit is each person's own.
    assert (await attend.by_code(guest(hall, hall.ids[2]), session.code)).new
    hall.clock.advance(MINUTE)
    assert (await attend.by_code(guest(hall, hall.ids[1]), session.code)).new
    hall.clock.advance(timedelta(hours=2))
    await refused("signin-wrong-code", attend.by_code(guest(hall, hall.ids[1]), "1111"))
    assert await WrongTry.all().count() == 1


async def test_another_branchs_code_and_link_are_worth_nothing(hall: Any) -> None:
    branch = await Branch.create(name="第二党支部", created_at=hall.clock.now())
    session = await opened(hall)
    stranger = guest(hall, hall.ids[1])
    other = attend.Guest(branch.id, hall.ids[2], "qq", stranger.at, stranger.now, stranger.zone)
    await refused("signin-wrong-code", attend.by_code(other, session.code))
    await refused("signin-wrong-link", attend.by_link(other, session.token, ""))
    assert not await Attendance.all().exists()


async def test_a_live_code_is_good_in_its_window_only(hall: Any) -> None:
    session = await opened(hall, live=True)
    assert session.code == ""
    code = codes.rotating(session.secret, codes.window_of(hall.clock.now()))
    done = await attend.by_code(guest(hall, hall.ids[1]), code)
    assert (await Attendance.get(session_id=session.id)).via == attend.Via.LIVE
    assert done.new
    hall.clock.advance(timedelta(seconds=20))
    assert (await attend.by_link(guest(hall, hall.ids[2]), session.token, code)).new
    hall.clock.advance(timedelta(seconds=15))
    await refused("signin-wrong-code", attend.by_code(guest(hall, hall.ids[3]), code))
    await refused(
        "signin-link-stale", attend.by_link(guest(hall, hall.ids[3]), session.token, code)
    )
    await refused("signin-link-stale", attend.by_link(guest(hall, hall.ids[3]), session.token, ""))


async def test_a_cancelled_session_counts_for_nobody(hall: Any) -> None:
    session = await opened(hall)
    await attend.by_code(guest(hall, hall.ids[1]), session.code)
    await sessions.cancel(hall.host, session, hall.ids[0], hall.clock.now())
    assert await hall.schedule.next(hall.branch_id) == []
    for member in hall.ids[1:3]:
        await refused("signin-session-cancelled", attend.by_code(guest(hall, member), session.code))
    await refused(
        "signin-is-cancelled",
        sessions.cancel(hall.host, session, hall.ids[0], hall.clock.now()),
    )


async def test_an_end_is_carried_out_once(hall: Any) -> None:
    session = await opened(hall)
    view, now = await hall.view(), hall.clock.now()
    assert await sessions.end(hall.host, view, session, now, hall.ids[0])
    assert not await sessions.end(hall.host, view, session, now, hall.ids[0])
    await refused(
        "signin-is-closed", sessions.end_now(hall.host, view, session, now, hall.ids[0], [])
    )
    assert set((await AttendanceSession.get(id=session.id)).expected) == set(hall.ids)


async def test_finding_the_session_that_is_meant(hall: Any) -> None:
    await refused("signin-none", sessions.find(hall.branch_id, None))
    await refused("signin-none-open", sessions.find(hall.branch_id, None, (State.OPEN,)))
    first = await opened(hall)
    second = await opened(hall, "支部大会")
    assert (await sessions.find(hall.branch_id, None)).id == second.id
    await sessions.end(hall.host, await hall.view(), second, hall.clock.now(), hall.ids[0])
    # One that runs is meant before one that is over.
    assert (await sessions.find(hall.branch_id, None)).id == first.id
    assert (await sessions.find(hall.branch_id, 2)).id == second.id
    await refused("signin-is-closed", sessions.find(hall.branch_id, 2, (State.OPEN,)))
    await refused("signin-no-such-session", sessions.find(hall.branch_id, 99))


# -- leave --------------------------------------------------------------------------------------


def asking(hall: Any, member: int, reason: str = "发烧") -> leave.Request:
    return leave.Request(hall.branch_id, member, reason, hall.clock.now())


def telling(hall: Any) -> Any:
    def tell(row: Leave, _title: str = "") -> list[OutboxMessage]:
        key = f"test:{row.id}:{row.state}:{row.reason}"
        return [OutboxMessage(hall.branch_id, ToMember(hall.ids[0]), Outgoing("x"), key)]

    return tell


async def test_leave_during_a_session_is_granted(hall: Any) -> None:
    session = await opened(hall)
    asked = await leave.ask(hall.host, asking(hall, hall.ids[1]), None, telling(hall))
    assert asked.session is not None
    assert asked.session.id == session.id
    assert (await standing(hall, session)).asked == (hall.ids[1],)
    row, changed = await leave.decide(
        hall.host, hall.branch_id, 1, grant=True, by=hall.ids[0], at=hall.clock.now(), note="",
        tell=telling(hall),
    )  # fmt: skip
    assert changed
    assert row.decided_by == hall.ids[0]
    assert (await standing(hall, session)).on_leave == (hall.ids[1],)
    assert await OutboxRow.all().count() == 2
    assert await AuditEntry.filter(action="signin.leave-approved").exists()
    await refused(
        "signin-leave-granted-before",
        leave.ask(hall.host, asking(hall, hall.ids[1]), None, no_messages),
    )


async def test_a_double_tap_on_a_decision_changes_nothing(hall: Any) -> None:
    await opened(hall)
    await leave.ask(hall.host, asking(hall, hall.ids[1]), None, no_messages)
    for expected in (True, False):
        _, changed = await leave.decide(
            hall.host, hall.branch_id, 1, grant=False, by=hall.ids[0], at=hall.clock.now(),
            note="请安排代会", tell=telling(hall),
        )  # fmt: skip
        assert changed is expected
    assert await OutboxRow.all().count() == 1


async def test_a_returned_request_may_be_made_again(hall: Any) -> None:
    session = await opened(hall)
    await leave.ask(hall.host, asking(hall, hall.ids[1]), None, no_messages)
    await leave.decide(
        hall.host, hall.branch_id, 1, grant=False, by=hall.ids[0], at=hall.clock.now(), note="",
        tell=no_messages,
    )  # fmt: skip
    assert hall.ids[1] in (await standing(hall, session)).missing
    asked = await leave.ask(hall.host, asking(hall, hall.ids[1], "住院"), None, no_messages)
    assert not asked.again
    assert asked.leave.number == 1
    assert (await Leave.get()).state == LeaveState.PENDING


async def test_asking_twice_keeps_one_request_with_the_last_reason(hall: Any) -> None:
    await opened(hall)
    for reason in ("发烧", "发烧", "住院"):
        await leave.ask(hall.host, asking(hall, hall.ids[1], reason), None, telling(hall))
    assert (await Leave.get()).reason == "住院"
    assert await OutboxRow.all().count() == 2


async def test_leave_asked_ahead_belongs_to_the_next_session(hall: Any) -> None:
    asked = await leave.ask(hall.host, asking(hall, hall.ids[1]), None, no_messages)
    assert asked.session is None
    await leave.ask(hall.host, asking(hall, hall.ids[1], "住院"), None, no_messages)
    hall.clock.advance(timedelta(days=6))
    session = await opened(hall)
    assert (await standing(hall, session)).asked == (hall.ids[1],)
    later = await opened(hall, "支部大会")
    assert hall.ids[1] in (await standing(hall, later)).missing


async def test_leave_asked_too_far_ahead_is_not_bound(hall: Any) -> None:
    await leave.ask(hall.host, asking(hall, hall.ids[1]), None, no_messages)
    hall.clock.advance(timedelta(days=7, seconds=1))
    session = await opened(hall)
    assert (await standing(hall, session)).asked == ()


async def test_who_signed_in_needs_no_leave_and_who_comes_after_all_is_present(hall: Any) -> None:
    session = await opened(hall)
    await attend.by_code(guest(hall, hall.ids[1]), session.code)
    await refused(
        "signin-leave-but-signed",
        leave.ask(hall.host, asking(hall, hall.ids[1]), None, no_messages),
    )
    await leave.ask(hall.host, asking(hall, hall.ids[2]), None, no_messages)
    await attend.by_code(guest(hall, hall.ids[2]), session.code)
    assert (await standing(hall, session)).signed == (hall.ids[1], hall.ids[2])


async def test_nobody_decides_about_another_branchs_request(hall: Any) -> None:
    await leave.ask(hall.host, asking(hall, hall.ids[1]), None, no_messages)
    branch = await Branch.create(name="第二党支部", created_at=hall.clock.now())
    await refused(
        "signin-no-such-leave",
        leave.decide(
            hall.host, branch.id, 1, grant=True, by=hall.ids[0], at=hall.clock.now(), note="",
            tell=no_messages,
        ),
    )  # fmt: skip


# -- make-up and second checks --------------------------------------------------------------------


async def test_make_up_is_audited_and_done_once(hall: Any) -> None:
    session = await opened(hall)
    member = (await hall.view()).members[hall.ids[1]]
    more = {"by": hall.ids[0], "reason": "手机没电", "at": hall.clock.now()}
    await make_up(hall.host, session, member, **more)
    assert (await standing(hall, session)).made_up == (hall.ids[1],)
    entry = await AuditEntry.get(action="signin.make-up")
    assert entry.detail == {"member": hall.ids[1], "reason": "手机没电"}
    await refused("signin-makeup-already", make_up(hall.host, session, member, **more))
    hall.clock.advance(timedelta(days=31))
    more["at"] = hall.clock.now()
    await refused("signin-makeup-too-old", make_up(hall.host, session, member, **more))


async def begun(hall: Any, session: AttendanceSession, source: str = "m1") -> Any:
    return await recheck.begin(
        hall.host, session, minutes=3, by=hall.ids[0], at=hall.clock.now(), source=source,
        tell=no_messages,
    )  # fmt: skip


async def test_a_second_check_lists_who_did_not_answer(hall: Any) -> None:
    session = await opened(hall)
    await refused(
        "signin-recheck-nobody", recheck.session_to_check(hall.branch_id, hall.clock.now())
    )
    for member in hall.ids[1:4]:
        await attend.by_code(guest(hall, member), session.code)
    await make_up(
        hall.host, session, (await hall.view()).members[hall.ids[5]], by=hall.ids[0],
        reason="x", at=hall.clock.now(),
    )  # fmt: skip
    check = await begun(hall, session)
    assert (await begun(hall, session)).id == check.id
    await refused("signin-recheck-running", begun(hall, session, "m2"))
    now = hall.clock.now()
    assert await recheck.answer(hall.branch_id, hall.ids[1], check.code, at=now, now=now)
    assert not await recheck.answer(hall.branch_id, hall.ids[1], check.code, at=now, now=now)
    await refused(
        "signin-recheck-not-signed",
        recheck.answer(hall.branch_id, hall.ids[6], check.code, at=now, now=now),
    )
    await refused(
        "signin-recheck-wrong-code",
        recheck.answer(hall.branch_id, hall.ids[2], "0000", at=now, now=now),
    )
    late = now + 4 * MINUTE
    await refused(
        "signin-recheck-over",
        recheck.answer(hall.branch_id, hall.ids[2], check.code, at=late, now=late),
    )
    outcome = await recheck.outcome(check.id)
    assert outcome is not None
    assert outcome.answered == (hall.ids[1],)
    assert outcome.silent == (hall.ids[2], hall.ids[3])
    assert await recheck.mark_reported(check.id)
    assert await recheck.outcome(check.id) is None


# -- figures --------------------------------------------------------------------------------------


async def a_term(hall: Any) -> Term:
    """Two ended sessions, one that runs, one cancelled; four days of the first members."""
    one = await opened(hall)
    await attend.by_code(guest(hall, hall.ids[1]), one.code)
    await leave.ask(hall.host, asking(hall, hall.ids[2]), None, no_messages)
    await leave.decide(
        hall.host, hall.branch_id, 1, grant=True, by=hall.ids[0], at=hall.clock.now(), note="",
        tell=no_messages,
    )  # fmt: skip
    hall.clock.advance(16 * MINUTE)
    await attend.by_code(guest(hall, hall.ids[3]), one.code)
    await sessions.end(hall.host, await hall.view(), one, hall.clock.now())
    two = await opened(hall, "支部大会")
    await attend.by_code(guest(hall, hall.ids[1]), two.code)
    await sessions.end(hall.host, await hall.view(), two, hall.clock.now())
    await sessions.cancel(hall.host, await opened(hall, "撤"), hall.ids[0], hall.clock.now())
    await opened(hall, "还在签")
    for day in (date(2026, 7, 31), date(2026, 8, 1), date(2027, 1, 31), date(2027, 2, 1)):
        await record(
            hall.store,
            [SignIn(hall.branch_id, m, day, hall.clock.now(), "qq") for m in hall.ids[1:3]],
        )
    return Term(2026, Season.AUTUMN)


async def test_a_terms_figures(hall: Any) -> None:
    term = await a_term(hall)
    found = await term_figures(await hall.view(), term, hall.ids[:4], date(2026, 11, 24))
    assert found.sessions == 2
    figures = [(f.days, f.sessions, f.present, f.late, f.on_leave, f.missed) for f in found.members]
    assert figures == [
        (0, 2, 0, 0, 0, 2),
        (2, 2, 2, 0, 0, 0),
        (2, 2, 0, 0, 1, 1),
        (0, 2, 1, 1, 0, 1),
    ]
    before = await term_figures(
        await hall.view(), term.previous(), hall.ids[1:2], date(2026, 11, 24)
    )
    assert (before.members[0].days, before.members[0].sessions) == (1, 0)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_figures_take_the_same_queries_for_one_and_for_all(
    hall: Any, statements: Any
) -> None:
    term = await a_term(hall)
    view = await hall.view()
    counts = []
    for members in (hall.ids[:1], hall.ids):
        async with statements() as seen:
            await term_figures(view, term, members, date(2026, 11, 24))
        counts.append(len(seen))
    assert counts == [4, 4]


async def test_who_joins_later_has_missed_nothing(hall: Any) -> None:
    term = await a_term(hall)
    from bot.branch.models import Member

    late = await Member.create(
        branch_id=hall.branch_id, name="新人", student_no="x1", category="full",
        created_at=hall.clock.now(),
    )  # fmt: skip
    found = await term_figures(await hall.view(), term, [late.id], date(2026, 11, 24))
    assert (found.members[0].sessions, found.members[0].missed) == (0, 0)
