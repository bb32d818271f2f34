"""A branch in a store with the real parts of a host, for the tests of services."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from bot.branch.directory import Directory
from bot.branch.models import Branch, Chat, Member
from bot.branch.views import BranchView
from bot.clock import ManualClock
from bot.delivery.outbox import Outbox
from bot.schedule.schedule import Schedule
from bot.store.store import Store

START = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


@dataclass
class Hall:
    """A branch in a store, as a service test needs it."""

    store: Store
    clock: ManualClock
    directory: Directory
    outbox: Outbox
    schedule: Schedule
    branch_id: int
    ids: list[int]

    @property
    def host(self) -> Any:
        """What services take for the host."""
        return SimpleNamespace(
            store=self.store,
            clock=self.clock,
            directory=self.directory,
            outbox=self.outbox,
            schedule=self.schedule,
        )

    async def view(self) -> BranchView:
        """The branch as it is now."""
        self.directory.forget()
        return await self.directory.branch(self.branch_id)


async def make_branch(name: str, people: int) -> tuple[int, list[int]]:
    """A branch with so many members and a group on each platform; its id and theirs."""
    branch = await Branch.create(name=name, created_at=START)
    await Member.bulk_create(
        [
            Member(
                branch_id=branch.id,
                name=f"成员{n}",
                student_no=f"{branch.id}{n:04}",
                category="full",
                created_at=START,
            )
            for n in range(people)
        ]
    )
    rows = Member.filter(branch_id=branch.id).order_by("id")
    ids: list[int] = [int(i) for i in await rows.values_list("id", flat=True)]  # type: ignore[arg-type]
    for platform in ("qq", "telegram"):
        await Chat.create(
            branch_id=branch.id, platform=platform, chat_id=f"{branch.id}00", linked_at=START
        )
    return branch.id, ids
