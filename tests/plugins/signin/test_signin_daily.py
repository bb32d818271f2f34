"""The daily sign-in on both databases."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tortoise.exceptions import IntegrityError

from bot.branch.models import Member
from plugins.signin.models import AttendanceSession, DailySignIn, SignInTally
from plugins.signin.rules.streak import in_month, recount
from plugins.signin.services.daily import SignIn, record, settle, sign_in, tally_of

TODAY = date(2026, 11, 24)


def item(hall: Any, member: int, day: date = TODAY, platform: str = "qq") -> SignIn:
    return SignIn(hall.branch_id, member, day, hall.clock.now(), platform)


async def rows(member: int) -> list[date]:
    found = await DailySignIn.filter(member_id=member).order_by("day")
    return [row.day for row in found]


async def test_days_in_a_row_are_counted(hall: Any) -> None:
    member = hall.ids[0]
    for back in (2, 1, 0):
        done = await sign_in(hall.store, item(hall, member, TODAY - timedelta(days=back)))
    assert done.new
    assert (done.streak, done.month_count, done.total) == (3, 3, 3)


async def test_a_repeat_changes_nothing_from_any_platform(hall: Any) -> None:
    member = hall.ids[0]
    first = await sign_in(hall.store, item(hall, member))
    again = await sign_in(hall.store, item(hall, member, platform="telegram"))
    assert first.new
    assert not again.new
    assert (again.streak, again.month_count, again.total) == (1, 1, 1)
    row = await DailySignIn.get(member_id=member)
    assert row.platform == "qq"


async def test_a_day_read_late_mends_the_streak(hall: Any) -> None:
    member = hall.ids[0]
    for back in (2, 0):
        await sign_in(hall.store, item(hall, member, TODAY - timedelta(days=back)))
    late = await sign_in(hall.store, item(hall, member, TODAY - timedelta(days=1)))
    assert late.new
    assert late.streak == 3
    tally = await tally_of(member)
    assert tally == recount(await rows(member))


async def test_a_late_day_counts_in_its_own_month(hall: Any) -> None:
    member = hall.ids[0]
    await sign_in(hall.store, item(hall, member, date(2026, 12, 1)))
    late = await sign_in(hall.store, item(hall, member, date(2026, 11, 30)))
    assert (late.streak, late.month_count) == (2, 1)
    tally = await tally_of(member)
    assert tally is not None
    assert tally.month_count == 1
    assert tally.last_day == date(2026, 12, 1)
    repeat = await sign_in(hall.store, item(hall, member, date(2026, 11, 30)))
    assert not repeat.new


async def test_two_hundred_at_once_count_once_each(hall: Any) -> None:
    await Member.bulk_create(
        [
            Member(
                branch_id=hall.branch_id,
                name=f"新{n}",
                student_no=f"n{n}",
                category="full",
                created_at=hall.clock.now(),
            )
            for n in range(200)
        ]
    )
    found = await Member.filter(student_no__startswith="n").values_list("id", flat=True)
    members: list[Any] = list(found)
    # Everyone taps twice, from two platforms.
    taps = [item(hall, m, platform=p) for p in ("qq", "telegram") for m in members]
    done = await asyncio.gather(*(sign_in(hall.store, tap) for tap in taps))
    assert sum(one.new for one in done) == 200
    assert await DailySignIn.all().count() == 200
    tallies = await SignInTally.all().values_list("streak", "month_count", "total")
    assert tallies == [(1, 1, 1)] * 200


async def test_a_batch_that_comes_again_changes_nothing(hall: Any) -> None:
    batch = [item(hall, member) for member in hall.ids]
    first = await record(hall.store, batch)
    again = await record(hall.store, batch)
    assert all(one.new for one in first)
    assert not any(one.new for one in again)
    assert [(a.streak, a.month_count) for a in first] == [(a.streak, a.month_count) for a in again]
    assert await DailySignIn.all().count() == len(hall.ids)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_batch_takes_the_same_statements_for_one_and_for_many(
    hall: Any, statements: Any
) -> None:
    counts = []
    for members in (hall.ids[:1], hall.ids[1:]):
        async with statements() as seen:
            await record(hall.store, [item(hall, member) for member in members])
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert 0 < counts[0] <= 8


async def test_one_who_was_just_deleted_spoils_nobody_elses_day(hall: Any) -> None:
    gone = 999_999
    results = await asyncio.gather(
        *(sign_in(hall.store, item(hall, m)) for m in [*hall.ids[:3], gone, *hall.ids[3:]]),
        return_exceptions=True,
    )
    assert isinstance(results[3], IntegrityError)
    assert await DailySignIn.all().count() == len(hall.ids)


async def test_processes_that_write_at_once_take_turns(hall: Any) -> None:
    """Transactions on connections of their own, as other processes would have them."""

    def batch(shift: int) -> list[SignIn]:
        days = [TODAY + timedelta(days=n) for n in range(3)]
        taps = [item(hall, m, day) for m in hall.ids for day in days]
        return taps[shift:] + taps[:shift]

    done = await asyncio.gather(*(record(hall.store, batch(shift)) for shift in range(0, 24, 3)))
    assert sum(one.new for results in done for one in results) == 3 * len(hall.ids)
    for member in hall.ids:
        assert await tally_of(member) == recount(await rows(member))


async def test_an_open_session_is_told(hall: Any) -> None:
    await AttendanceSession.create(
        branch_id=hall.branch_id,
        number=1,
        title="主题党日",
        code="4821",
        token="t",
        secret="s",
        state="open",
        opened_at=hall.clock.now(),
        opened_by=hall.ids[0],
        deadline=hall.clock.now() + timedelta(minutes=15),
        source="x",
    )
    done = await sign_in(hall.store, item(hall, hall.ids[0]))
    assert [(one.number, one.title) for one in done.open_now] == [(1, "主题党日")]


async def test_what_was_submitted_is_written_before_the_stop(hall: Any) -> None:
    pending = [asyncio.ensure_future(sign_in(hall.store, item(hall, m))) for m in hall.ids]
    await asyncio.sleep(0)
    await settle(hall.store)
    assert await DailySignIn.all().count() == len(hall.ids)
    await asyncio.gather(*pending)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    batches=st.lists(
        st.lists(st.tuples(st.integers(0, 2), st.integers(0, 12)), min_size=1, max_size=6),
        min_size=1,
        max_size=5,
    )
)
async def test_any_order_of_batches_gives_the_true_tally(
    batches: list[list[tuple[int, int]]], hall: Any
) -> None:
    await DailySignIn.all().delete()
    await SignInTally.all().delete()
    seen: dict[int, set[date]] = {}
    for batch in batches:
        items = [
            item(hall, hall.ids[who], date(2026, 11, 25) + timedelta(days=n)) for who, n in batch
        ]
        for sign, done in zip(items, await record(hall.store, items), strict=True):
            assert done.new == (sign.day not in seen.setdefault(sign.member_id, set()))
            seen[sign.member_id].add(sign.day)
        for sign, done in zip(items, await record(hall.store, items), strict=True):
            assert not done.new
            assert done.month_count == in_month(seen[sign.member_id], sign.day)
    for member, days in seen.items():
        assert await tally_of(member) == recount(days)
        assert set(await rows(member)) == days
