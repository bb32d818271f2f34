"""Everything due is done once, on both databases."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.branch.models import Branch
from bot.delivery.models import OutboxRow
from bot.schedule.job import DueOccurrence, Job
from bot.schedule.models import Occurrence
from bot.schedule.rules import State
from bot.schedule.schedule import Schedule
from tests.conftest import LogLines
from tests.schedule.conftest import AT, Bench, eight

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


# -- recurring ----------------------------------------------------------------------------------


async def test_a_daily_job_runs_each_day_at_the_branchs_time(bench: Bench) -> None:
    schedule = bench.schedule()
    await bench.tick(schedule)
    assert [one.due_at for one in await schedule.next(bench.branch.id)] == [eight(25)]
    await bench.tick(schedule, eight(25) - timedelta(seconds=1))
    assert not bench.diary.heard
    for moment in (eight(25), eight(25) + MINUTE, eight(26), eight(27)):
        await bench.tick(schedule, moment)
    assert bench.diary.times() == [eight(25), eight(26), eight(27)]
    assert not any(due.late for due in bench.diary.heard)
    assert [one.due_at for one in await schedule.next(bench.branch.id)] == [eight(28)]


async def test_what_a_job_wrote_is_committed_with_it(bench: Bench) -> None:
    schedule = bench.schedule()
    await bench.tick(schedule)
    await bench.tick(schedule, eight(25))
    assert await OutboxRow.all().count() == 1
    assert await Occurrence.filter(state=State.DONE).count() == 1


async def test_month_and_year_end(bench: Bench) -> None:
    schedule = bench.schedule()
    await bench.tick(schedule, eight(29) + MINUTE)
    for day in range(36):
        await bench.tick(schedule, eight(30) + day * DAY)
    times = bench.diary.times()
    assert times == [eight(30) + day * DAY for day in range(36)]
    assert times[-1].year == 2027


async def test_the_wall_clock_rules_over_a_clock_change(bench: Bench) -> None:
    await bench.set("02:30", "Europe/Berlin")
    schedule = bench.schedule()
    moment = datetime.fromisoformat("2026-10-24T00:00:00+00:00")
    for _ in range(4 * 24 * 2):
        await bench.tick(schedule, moment)
        moment += 30 * MINUTE
    assert [at.isoformat()[:16] for at in bench.diary.times()] == [
        "2026-10-24T00:30", "2026-10-25T00:30", "2026-10-26T01:30", "2026-10-27T01:30",
    ]  # fmt: skip


async def test_a_changed_time_counts_at_once(bench: Bench) -> None:
    schedule = bench.schedule()
    await bench.tick(schedule)
    await bench.set("12:00")
    await bench.tick(schedule)
    assert [one.due_at for one in await schedule.next(bench.branch.id)] == [eight(24) + 4 * HOUR]
    await bench.tick(schedule, eight(24) + 4 * HOUR)
    await bench.tick(schedule, eight(25))
    assert bench.diary.times() == [eight(24) + 4 * HOUR]


async def test_a_job_that_is_switched_off_and_on_again_has_missed_nothing(bench: Bench) -> None:
    schedule = bench.schedule()
    await bench.tick(schedule)
    await bench.set(None)
    await bench.tick(schedule)
    assert not await schedule.next(bench.branch.id)
    await bench.tick(schedule, eight(28) - HOUR)
    await bench.set("08:00")
    await bench.tick(schedule)
    await bench.tick(schedule, eight(28))
    assert bench.diary.times() == [eight(28)]
    assert not await schedule.missed(bench.branch.id)


async def test_many_branches_cost_no_query_each(bench: Bench) -> None:
    for number in range(30):
        await Branch.create(name=f"b{number}", created_at=bench.clock.now(), settings={AT: "08:00"})
    schedule = bench.schedule()
    await bench.tick(schedule)
    assert await Occurrence.filter(state=State.WAITING).count() == 31
    await bench.tick(schedule, eight(25))
    assert len({due.branch_id for due in bench.diary.heard}) == 31


# -- after an absence ---------------------------------------------------------------------------


async def test_after_three_days_the_last_one_runs_late_and_the_rest_is_listed(
    bench: Bench,
) -> None:
    await bench.tick(bench.schedule())
    restarted = bench.schedule()
    await bench.tick(restarted, eight(28) + HOUR)
    assert [(due.due_at, due.late) for due in bench.diary.heard] == [(eight(28), True)]
    missed = await restarted.missed(bench.branch.id)
    assert [(one.due_at, one.state) for one in missed] == [
        (eight(27), State.SKIPPED), (eight(26), State.SKIPPED), (eight(25), State.SKIPPED),
    ]  # fmt: skip
    assert [one.due_at for one in await restarted.next(bench.branch.id)] == [eight(29)]


async def test_after_three_days_and_too_late_all_are_listed(bench: Bench) -> None:
    await bench.tick(bench.schedule())
    restarted = bench.schedule()
    await bench.tick(restarted, eight(28) + 3 * HOUR)
    assert not bench.diary.heard
    assert len(await restarted.missed(bench.branch.id)) == 4
    assert not await OutboxRow.exists()


async def test_with_a_patient_job_every_missed_time_is_made_up_in_order(bench: Bench) -> None:
    await bench.tick(bench.schedule())
    await bench.tick(bench.schedule(lateness=7 * DAY), eight(28) + 3 * HOUR)
    assert bench.diary.times() == [eight(25), eight(26), eight(27), eight(28)]
    assert all(due.late for due in bench.diary.heard)


async def test_an_absence_that_began_just_after_a_run_leaves_no_gap(bench: Bench) -> None:
    schedule = bench.schedule()
    await bench.tick(schedule)
    await bench.tick(schedule, eight(25))
    await bench.tick(bench.schedule(), eight(26) + HOUR)
    assert bench.diary.times() == [eight(25), eight(26)]


# -- one-offs -----------------------------------------------------------------------------------


async def test_a_one_off_runs_once(bench: Bench) -> None:
    schedule, branch_id = bench.schedule(), bench.branch.id
    due_at = bench.clock.now() + HOUR
    for _ in range(2):
        async with bench.store.transaction():
            await schedule.at("test.once", branch_id, "session:1", due_at)
    for moment in (due_at - MINUTE, due_at, due_at + MINUTE):
        await bench.tick(schedule, moment)
    [due] = bench.diary.heard
    assert (due.job, due.key, due.due_at) == ("test.once", "session:1", due_at)


async def test_a_one_off_shares_its_transactions_fate(bench: Bench) -> None:
    schedule = bench.schedule()

    async def put_and_fail() -> None:
        async with bench.store.transaction():
            await schedule.at("test.once", bench.branch.id, "k", bench.clock.now())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await put_and_fail()
    await bench.tick(schedule)
    assert not bench.diary.heard


async def test_a_one_off_can_be_cancelled_and_moved(bench: Bench) -> None:
    schedule, branch_id, now = bench.schedule(), bench.branch.id, bench.clock.now()
    for key in ("gone", "moved", "stays"):
        await schedule.at("test.once", branch_id, key, now + HOUR)
    assert await schedule.cancel("test.once", branch_id, "gone") == 1
    assert await schedule.cancel("test.once", branch_id, "gone") == 0
    await schedule.reschedule("test.once", branch_id, "moved", now + 2 * HOUR)
    await bench.tick(schedule, now + HOUR)
    assert [due.key for due in bench.diary.heard] == ["stays"]
    await bench.tick(schedule, now + 2 * HOUR)
    assert [due.key for due in bench.diary.heard] == ["stays", "moved"]


async def test_another_branchs_one_off_is_not_touched(bench: Bench) -> None:
    other = await Branch.create(name="二支部", created_at=bench.clock.now())
    schedule = bench.schedule()
    for branch in (bench.branch, other):
        await schedule.at("test.once", branch.id, "k", bench.clock.now() + HOUR)
    await schedule.cancel("test.once", bench.branch.id, "k")
    assert [one.key for one in await schedule.next(other.id)] == ["k"]
    assert not await schedule.missed(other.id)


async def test_mistakes_are_told_at_once(bench: Bench) -> None:
    schedule, now = bench.schedule(), bench.clock.now()
    with pytest.raises(KeyError):
        await schedule.at("test.unknown", bench.branch.id, "k", now)
    with pytest.raises(ValueError, match="key"):
        await schedule.at("test.once", bench.branch.id, "", now)
    with pytest.raises(ValueError, match="naive"):
        await schedule.at("test.once", bench.branch.id, "k", now.replace(tzinfo=None))
    with pytest.raises(ValueError, match="two jobs"):
        schedule.add(Job("test.once", bench.diary.write))


async def test_rows_of_jobs_that_are_no_longer_known_stay(bench: Bench) -> None:
    await bench.schedule().at("test.once", bench.branch.id, "k", bench.clock.now())
    without = Schedule(bench.store, bench.directory, bench.clock)
    assert await bench.tick(without) == 0
    assert await Occurrence.filter(job="test.once", state=State.WAITING).count() == 1


# -- faults -------------------------------------------------------------------------------------


async def test_a_failing_job_leaves_nothing_behind_and_is_tried_again(
    bench: Bench, logs: LogLines
) -> None:
    schedule, now = bench.schedule(), bench.clock.now()
    bench.diary.faults = [ValueError("secret"), ValueError("secret")]
    await schedule.at("test.once", bench.branch.id, "k", now)
    await bench.tick(schedule)
    assert not await OutboxRow.exists()
    await bench.tick(schedule, now + timedelta(seconds=5))
    assert len(bench.diary.faults) == 1
    await bench.tick(schedule, now + timedelta(seconds=10))
    await bench.tick(schedule, now + timedelta(seconds=70))
    assert bench.diary.times() == [now]
    assert await OutboxRow.all().count() == 1
    assert "secret" not in logs.text()


async def test_a_job_that_always_fails_ends_and_is_listed_with_the_logs_code(
    bench: Bench, logs: LogLines
) -> None:
    schedule, now = bench.schedule(), bench.clock.now()
    bench.diary.faults = [ValueError() for _ in range(9)]
    await schedule.at("test.once", bench.branch.id, "k", now)
    for minute in range(60):
        await bench.tick(schedule, now + minute * MINUTE)
    assert len(bench.diary.faults) == 4
    [missed] = await schedule.missed(bench.branch.id)
    assert missed.state == State.FAILED
    assert missed.code
    assert missed.code in logs.text()


async def test_a_failing_day_does_not_stop_the_next(bench: Bench) -> None:
    schedule = bench.schedule()
    bench.diary.faults = [ValueError() for _ in range(5)]
    await bench.tick(schedule)
    for minute in range(60):
        await bench.tick(schedule, eight(25) + minute * MINUTE)
    await bench.tick(schedule, eight(26))
    assert bench.diary.times() == [eight(26)]


async def test_one_failing_job_does_not_hold_up_the_others(bench: Bench) -> None:
    schedule, now = bench.schedule(), bench.clock.now()
    bench.diary.faults = [ValueError()]
    for key in ("bad", "good"):
        await schedule.at("test.once", bench.branch.id, key, now)
    await bench.tick(schedule)
    assert [due.key for due in bench.diary.heard] == ["good"]


async def test_a_job_that_hangs_is_stopped_and_tried_again(bench: Bench) -> None:
    schedule = bench.schedule(patience=0.05)

    async def hang(due: DueOccurrence, host: object) -> None:
        await asyncio.sleep(30)

    schedule.add(Job("test.hang", hang))
    await schedule.at("test.hang", bench.branch.id, "k", bench.clock.now())
    await bench.tick(schedule)
    [waiting] = [one for one in await schedule.next(bench.branch.id) if one.job == "test.hang"]
    assert waiting.attempts == 1


async def test_broken_times_of_one_job_do_not_stop_the_rest(bench: Bench, logs: LogLines) -> None:
    schedule = bench.schedule()

    def broken(view: object) -> None:
        raise ValueError("secret")

    schedule.add(Job("test.broken", bench.diary.write, broken))
    await bench.tick(schedule)
    await bench.tick(schedule, eight(25))
    assert bench.diary.times() == [eight(25)]
    assert len(logs.errors()) >= 1


async def test_a_kill_between_the_claim_and_the_commit_loses_nothing(bench: Bench) -> None:
    schedule = bench.schedule()
    await bench.tick(schedule)
    bench.diary.faults = [asyncio.CancelledError()]
    with pytest.raises(asyncio.CancelledError):
        await bench.tick(schedule, eight(25))
    assert not await OutboxRow.exists()
    await bench.tick(bench.schedule())
    assert bench.diary.times() == [eight(25)]
    assert await OutboxRow.all().count() == 1


# -- several processes --------------------------------------------------------------------------


async def test_two_schedules_run_each_occurrence_once(bench: Bench) -> None:
    first, second = bench.schedule(), bench.schedule()
    for number in range(20):
        await first.at("test.once", bench.branch.id, f"k{number}", bench.clock.now() + MINUTE)
    await asyncio.gather(bench.tick(first), bench.tick(second))
    for day in (25, 26, 27):
        bench.clock.set(eight(day))
        await asyncio.gather(bench.tick(first), bench.tick(second))
    daily = [due.due_at for due in bench.diary.heard if not due.key]
    assert sorted(daily) == [eight(25), eight(26), eight(27)]
    assert await Occurrence.filter(key="", state=State.WAITING).count() == 1
    assert await Occurrence.filter(job="test.once", state=State.WAITING).count() == 0


async def test_two_schedules_share_a_pile_of_one_offs(bench: Bench) -> None:
    schedules = [bench.schedule() for _ in range(3)]
    for number in range(30):
        await schedules[0].at("test.once", bench.branch.id, f"k{number}", bench.clock.now())
    await asyncio.gather(*(bench.tick(schedule) for schedule in schedules))
    keys = [due.key for due in bench.diary.heard]
    assert sorted(keys) == sorted(f"k{number}" for number in range(30))
    assert await OutboxRow.all().count() == 30


async def test_a_tick_during_a_tick_does_nothing(bench: Bench) -> None:
    schedule = bench.schedule()
    await schedule.at("test.once", bench.branch.id, "k", bench.clock.now())
    dealt = await asyncio.gather(bench.tick(schedule), bench.tick(schedule))
    assert sorted(dealt) == [0, 1]


# -- the beat -----------------------------------------------------------------------------------


async def test_the_scheduler_ticks_outside_of_any_transaction(bench: Bench) -> None:
    schedule = bench.schedule()
    await schedule.at("test.once", bench.branch.id, "k", bench.clock.now())

    async def start_and_fail() -> None:
        async with bench.store.transaction():
            schedule.start(every=0.02)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await start_and_fail()
    async with asyncio.timeout(5):
        while not bench.diary.heard:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await schedule.stop()
    assert await Occurrence.filter(key="k", state=State.DONE).exists()


async def test_stopping_twice_or_before_the_start_is_fine(bench: Bench) -> None:
    schedule = bench.schedule()
    await schedule.stop()
    schedule.start(every=0.05)
    await schedule.stop()
    await schedule.stop()


async def test_old_rows_are_forgotten(bench: Bench) -> None:
    schedule = bench.schedule()
    await bench.tick(schedule)
    await bench.tick(schedule, eight(25))
    await bench.tick(schedule, eight(25) + 61 * DAY)
    assert not await Occurrence.filter(state=State.DONE, due_at=eight(25)).exists()
    assert await Occurrence.filter(state=State.SKIPPED).exists()
