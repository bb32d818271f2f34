"""Members answer a daily quiz as fast as they can, in a process that may be killed at any moment.

Run by the chaos test as `python -m tests.chaos.answerer DATABASE_URL QUIZ`. For each line on
standard input it forks one life: prints `born PID`, then for each answer what the member would be
told, `new MEMBER` or that it was there before, `again MEMBER`; `done` when everyone has answered,
and `dead` at its end.
"""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.branch.models import Member
from bot.feature import Feature
from bot.store.store import Store
from plugins.quiz.models import DailyQuiz
from plugins.quiz.services.daily import answering
from plugins.quiz.services.daily.answering import Said

AT_ONCE = 20
QUIZ = Feature("quiz", Path(), models="plugins.quiz.models", migrations="plugins.quiz.migrations")


def say(line: str) -> None:
    """Tell the test, at once and in one piece, because two processes write."""
    os.write(1, f"{line}\n".encode())


def letter(member_id: int) -> str:
    """What a member answers."""
    return "ABCD"[member_id % 4]


async def live(url: str, quiz_id: int) -> None:
    """Let everyone answer, each time anew: who has answered says the same again."""
    store = Store(url)
    await store.open((QUIZ,))
    quiz = await DailyQuiz.get(id=quiz_id)
    members: list[int] = await Member.all().order_by("id").values_list("id", flat=True)  # type: ignore[assignment]
    slots = asyncio.Semaphore(AT_ONCE)

    async def one(member: int) -> None:
        async with slots:
            said = Said(quiz.branch_id, member, f"1{letter(member)}", datetime.now(UTC), "qq")
            taken = await answering.answer(store, said)
            say(f"{'new' if taken.new else 'again'} {member}")

    say("ready")
    await asyncio.gather(*(one(member) for member in members))
    say("done")
    await asyncio.sleep(60)


def give_birth(url: str, quiz_id: int) -> None:
    """One life after another, each a process of its own."""
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            asyncio.run(live(url, quiz_id))
            os._exit(0)
        say(f"born {pid}")
        os.waitpid(pid, 0)
        say("dead")


if __name__ == "__main__":
    give_birth(sys.argv[1], int(sys.argv[2]))
