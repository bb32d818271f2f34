"""A fault while an opinion is stored: it is a draft again, unless it was stored all the same."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.branch.directory import Directory
from bot.clock import ManualClock
from bot.store.keeper import KeeperAway
from bot.store.store import Store
from plugins.opinions.desk import Desk
from plugins.opinions.models import Pending, Round
from plugins.opinions.services import writing
from plugins.opinions.services.desk import MEMORY
from plugins.opinions.services.places import Place
from tests.house.hall import START, make_branch

WHO = "qq:1"


class Breaking:
    """A store whose connection breaks when an opinion was written, before or after its commit."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.dialect = store.dialect
        self.breaks = ""

    @contextlib.asynccontextmanager
    async def transaction(self) -> AsyncIterator[None]:
        async with self._store.transaction():
            yield
            if self.breaks == "before" and await Pending.exists():
                raise ConnectionError
        if self.breaks == "after" and await Pending.exists():
            raise ConnectionError

    def on_commit(self, hook: Any) -> None:
        """Nothing is wiped here."""


class Desks:
    """The desk; `away` are the questions that don't reach it, `late` those answered too late."""

    def __init__(self, clock: ManualClock) -> None:
        self.desk = Desk(clock.now)
        self.clean = SimpleNamespace(soon=None)
        self.away: set[str] = set()
        self.late: set[str] = set()

    async def ask(self, what: str, who: str, **arguments: Any) -> Any:
        """As the real one."""
        if what in self.away:
            raise KeeperAway
        answer = self.desk.handle(what, {"who": who, **arguments})
        if what in self.late:
            raise KeeperAway
        return answer


@pytest.fixture
async def host(store: Store, clock: ManualClock) -> Any:
    """What the services take for the host, with a draft."""
    directory = Directory(store)
    branch_id, _ = await make_branch("一支部", 10)
    round_ = await Round.create(
        branch_id=branch_id, number=1, title="食堂", state="open", per_member=1, threshold=5,
        opened_at=START, closes_at=START + timedelta(days=1), source="x",
    )  # fmt: skip
    view = await directory.branch(branch_id)
    member = next(iter(view.members.values()))
    desks = Desks(clock)
    desks.desk.begin(WHO, branch_id, member.member_id, round_.id)
    desks.desk.add(WHO, "食堂太贵")
    return SimpleNamespace(
        store=Breaking(store),
        clock=clock,
        memory={MEMORY: desks},
        desks=desks,
        place=Place(round_, view, member),  # type: ignore[arg-type]
    )


async def test_broken_before_the_commit_it_is_a_draft_again(host: Any) -> None:
    host.store.breaks = "before"
    with pytest.raises(ConnectionError):
        await writing.send(host, WHO, host.place)
    assert not await Pending.exists()
    assert host.desks.desk.look(WHO)["text"] == "食堂太贵"
    host.store.breaks = ""
    assert await writing.send(host, WHO, host.place)
    assert await Pending.all().count() == 1


async def test_broken_after_the_commit_it_counts_and_has_its_receipt(host: Any) -> None:
    host.store.breaks = "after"
    receipt = await writing.send(host, WHO, host.place)
    assert receipt is not None
    assert host.desks.desk.again(WHO) == receipt
    assert await writing.send(host, WHO, host.place) is None
    assert await Pending.all().count() == 1


async def test_with_the_desk_gone_meanwhile_it_is_acknowledged(host: Any) -> None:
    host.desks.away = {"sent", "failed"}
    assert await writing.send(host, WHO, host.place)
    assert await Pending.all().count() == 1


async def test_taken_by_a_desk_that_is_too_slow_it_is_a_draft_again(host: Any) -> None:
    host.desks.late = {"take"}
    with pytest.raises(KeeperAway):
        await writing.send(host, WHO, host.place)
    assert host.desks.desk.look(WHO)["text"] == "食堂太贵"
    host.desks.late = set()
    assert await writing.send(host, WHO, host.place)
    assert await Pending.all().count() == 1


async def test_a_draft_that_changed_meanwhile_is_not_sent(host: Any) -> None:
    host.desks.desk.begin(WHO, 1, 999, host.place.round.id)
    with pytest.raises(Exception, match="opinions-writing-changed"):
        await writing.send(host, WHO, host.place)
    assert host.desks.desk.has(WHO)
    assert not await Pending.exists()
