"""A branch to work on; these tests need no plugin."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.branch.audit import Actor
from bot.branch.directory import Directory
from bot.branch.models import Member
from bot.branch.services import binding, chats
from bot.branch.views import BranchView
from bot.clock import ManualClock
from bot.feature import Feature
from bot.platforms.types import Address, ChatKind, PlatformName
from bot.store.store import Store

QQ = PlatformName.QQ
TELEGRAM = PlatformName.TELEGRAM
HOST = Actor.host("qq:1")


@pytest.fixture
def features() -> tuple[Feature, ...]:
    """The host's tables only."""
    return ()


@dataclass
class Rooms:
    """What the services need of a host."""

    store: Store
    directory: Directory
    clock: ManualClock
    var: Path

    async def branch(self, name: str, *people: tuple[str, str]) -> BranchView:
        """A branch with a QQ group named after it and those (name, number) as members."""
        linked = await chats.link_chat(self, name, Address(QQ, ChatKind.GROUP, f"g-{name}"), HOST)
        for person, number in people:
            await self.member(linked.branch.id, person, number)
        return await self.directory.branch(linked.branch.id)

    async def member(self, branch_id: int, name: str, number: str) -> int:
        """A member of a branch; returns the id."""
        row = await Member.create(
            branch_id=branch_id,
            name=name,
            student_no=number,
            category="full",
            created_at=self.clock.now(),
        )
        await self.directory.changed(branch_id)
        return row.id

    def caller(self, account: str, platform: PlatformName = QQ) -> binding.Caller:
        """An account that asks."""
        return binding.Caller(platform, account, name=f"nick {account}")


@pytest.fixture
def house(store: Store, clock: ManualClock, tmp_path: Path) -> Rooms:
    """The rooms that the branch's services work in."""
    return Rooms(store, Directory(store), clock, tmp_path / "var")
