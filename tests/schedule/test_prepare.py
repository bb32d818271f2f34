"""What a job prepares before its transaction: drawn outside, used once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.delivery.models import OutboxRow
from bot.host import Host
from bot.schedule.job import DueOccurrence, Job, Outdated, text_id
from bot.schedule.models import Occurrence
from bot.schedule.rules import State
from bot.schedule.schedule import Schedule
from tests.schedule.conftest import Bench

NAME = "test.drawn"


@dataclass
class Painter:
    """A job that draws. Each of `faults` is raised by `prepare`; `outdated` runs want it anew."""

    bench: Bench
    faults: list[BaseException | None] = field(default_factory=list)
    outdated: int = 0
    drawn: list[bool] = field(default_factory=list)
    used: list[tuple[str, bool]] = field(default_factory=list)

    async def prepare(self, due: DueOccurrence, host: Host) -> str:
        self.drawn.append(self.bench.store.in_transaction)
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None:
            raise fault
        return f"picture {len(self.drawn)} of {due.key}"

    async def run(self, due: DueOccurrence, host: Host) -> None:
        await self.bench.diary.write(due, host)
        self.used.append((due.prepared, due.again))
        if self.outdated:
            self.outdated -= 1
            raise Outdated

    def schedule(self, patience: float = 60.0) -> Schedule:
        schedule = self.bench.schedule(patience=patience)
        schedule.add(Job(NAME, self.run, prepare=self.prepare))
        return schedule

    async def due(self, schedule: Schedule, key: str = "k") -> None:
        await schedule.at(NAME, self.bench.branch.id, key, self.bench.clock.now())


@pytest.fixture
def painter(bench: Bench) -> Painter:
    return Painter(bench)


async def state(key: str = "k") -> State:
    return State((await Occurrence.get(job=NAME, key=key)).state)


async def test_what_was_prepared_outside_of_the_transaction_is_used_in_it(painter: Painter) -> None:
    schedule = painter.schedule()
    await painter.due(schedule)
    await painter.bench.tick(schedule)
    assert painter.drawn == [False]
    assert painter.used == [("picture 1 of k", True)]
    assert await state() is State.DONE
    await painter.bench.tick(schedule)
    assert painter.drawn == [False]


async def test_what_is_outdated_is_prepared_anew_and_its_writes_are_undone(
    painter: Painter,
) -> None:
    schedule = painter.schedule()
    painter.outdated = 2
    await painter.due(schedule)
    await painter.bench.tick(schedule)
    assert painter.used == [
        ("picture 1 of k", True),
        ("picture 2 of k", True),
        ("picture 3 of k", False),  # the last: it has to do
    ]
    assert await state() is State.DONE
    assert await OutboxRow.all().count() == 1


async def test_who_wants_it_anew_for_ever_has_failed(painter: Painter) -> None:
    schedule = painter.schedule()
    painter.outdated = 3
    await painter.due(schedule)
    await painter.bench.tick(schedule)
    assert await state() is State.WAITING
    assert (await Occurrence.get(job=NAME, key="k")).attempts == 1
    assert not await OutboxRow.exists()


async def test_a_fault_of_the_preparation_is_a_failed_try(painter: Painter) -> None:
    schedule = painter.schedule()
    painter.faults = [ValueError("no ink")]
    await painter.due(schedule)
    await painter.bench.tick(schedule)
    assert (await Occurrence.get(job=NAME, key="k")).attempts == 1
    assert not painter.used
    await painter.bench.tick(schedule, painter.bench.clock.now().replace(minute=30))
    assert await state() is State.DONE


async def test_a_preparation_that_hangs_is_stopped(painter: Painter) -> None:
    schedule = painter.schedule(patience=0.05)

    async def hang(due: DueOccurrence, host: Host) -> None:
        await asyncio.sleep(30)

    schedule.add(Job("test.hang", painter.run, prepare=hang))
    await schedule.at("test.hang", painter.bench.branch.id, "k", painter.bench.clock.now())
    await painter.bench.tick(schedule)
    assert (await Occurrence.get(job="test.hang")).attempts == 1


async def test_a_kill_while_it_draws_loses_nothing_and_doubles_nothing(painter: Painter) -> None:
    schedule = painter.schedule()
    painter.faults = [asyncio.CancelledError()]
    await painter.due(schedule)
    with pytest.raises(asyncio.CancelledError):
        await painter.bench.tick(schedule)
    assert await state() is State.WAITING
    painter.bench.diary.faults = [asyncio.CancelledError()]  # the next dies in the transaction
    with pytest.raises(asyncio.CancelledError):
        await painter.bench.tick(painter.schedule())
    assert not await OutboxRow.exists()
    await painter.bench.tick(painter.schedule())
    assert await state() is State.DONE
    assert await OutboxRow.all().count() == 1


async def test_two_processes_may_both_prepare_but_one_runs(painter: Painter) -> None:
    first, second = painter.schedule(), painter.schedule()
    for number in range(10):
        await painter.due(first, f"k{number}")
    await asyncio.gather(painter.bench.tick(first), painter.bench.tick(second))
    assert sorted(due.key for due in painter.bench.diary.heard) == [f"k{n}" for n in range(10)]
    assert await OutboxRow.all().count() == 10


def test_a_job_has_a_text_of_its_feature() -> None:
    assert text_id("signin.daily_reminder") == "signin-job-daily-reminder"
