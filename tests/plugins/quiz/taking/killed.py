"""A process that takes an exam for four people as fast as it can, until it is killed.

Run as `python -m tests.plugins.quiz.taking.killed URL`; prints `begun ATTEMPT`, and for each
answer, which is the number of the turn, `acked ATTEMPT ITEM TURN` once `save` has returned.
"""

from __future__ import annotations

import asyncio
import itertools
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bot.branch.directory import Directory
from bot.branch.models import Branch, Member
from bot.branch.settings import Registry
from bot.clock import SystemClock
from bot.delivery.outbox import Outbox
from bot.feature import Feature
from bot.schedule.schedule import Schedule
from bot.store.store import Store


async def main(url: str) -> None:
    """Make a branch and an exam, and answer for ever."""
    from plugins.quiz.jobs import JOBS
    from plugins.quiz.services.exams import attempts
    from plugins.quiz.services.exams.sittings import sit
    from tests.plugins.quiz.taking.exam_rows import BLANK, make_exam

    store = Store(url)
    feature = Feature("quiz", Path(), models="plugins.quiz.models")
    await store.open((feature,))
    clock = SystemClock()
    directory = Directory(store, Registry())
    host: Any = SimpleNamespace(
        store=store, clock=clock, directory=directory, outbox=Outbox(store, clock),
        schedule=Schedule(store, directory, clock, JOBS),
    )  # fmt: skip
    now = datetime.now(UTC)
    branch = await Branch.create(name="第一党支部", created_at=now)
    shapes = [(BLANK[0], f"第 {n} 空", [], ["0"]) for n in range(20)]
    exam = await make_exam(host, branch.id, shapes=shapes)
    people = []
    for n in range(4):
        member = await Member.create(
            branch_id=branch.id, name=f"成员{n}", student_no=f"{n:04}", category="full",
            created_at=now,
        )  # fmt: skip
        met, _ = await attempts.begin(host, exam.id, member.id)
        assert met.running is not None
        people.append(await sit(exam, met.running))
        _tell(f"begun {met.running.id}")
    await asyncio.gather(*(_answer(host, one) for one in people))


async def _answer(host: Any, sitting: Any) -> None:
    from plugins.quiz.bank.grading import Partial
    from plugins.quiz.services.exams.answers import Saying, Verdict, save

    for turn in itertools.count():
        for own in sitting.paper:
            said = Saying(
                sitting.attempt.id, own.item, str(turn), Partial.MISSED, host.clock.now(), "qq", 1
            )
            done = await save(host.store, said)
            assert done.verdict is Verdict.SAVED
            _tell(f"acked {sitting.attempt.id} {own.item.id} {turn}")


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
