"""A branch with two groups, its real timers and outbox, and the desk's memory left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.branch.directory import Directory
from bot.branch.models import Account, Branch, Member, RoleGrant
from bot.branch.roles import Role
from bot.branch.settings import Registry
from bot.branch.views import BranchView
from bot.clock import ManualClock
from bot.delivery.models import OutboxRow
from bot.delivery.outbox import Outbox
from bot.feature import Feature
from bot.schedule.schedule import Schedule
from bot.store.store import Store
from bot.texts.texts import Texts
from plugins.opinions.jobs import additions, receipts, rounds
from plugins.opinions.messages import rounds as messages
from plugins.opinions.models import Pending, Round
from plugins.opinions.models.inbox import random_id
from plugins.opinions.services import opening
from plugins.opinions.services.desk import MEMORY
from plugins.opinions.settings import SETTINGS
from tests.house.hall import START, make_branch

TEXTS = Path("plugins", "opinions", "texts")


class _Desk:
    """Stands for the desk, which no test of rounds looks at."""

    here = True

    def soon(self) -> None:
        """Nothing is wiped."""

    def ended(self, round_id: int) -> None:
        """Nothing is forgotten."""


@dataclass
class Office:
    """The host of one branch, as the services know it."""

    host: Any
    clock: ManualClock
    branch_id: int
    ids: list[int]

    async def view(self) -> BranchView:
        """The branch as it is now."""
        self.host.directory.forget()
        view: BranchView = await self.host.directory.branch(self.branch_id)
        return view

    async def open(self, hours: float = 48, *, source: str = "x", each: int = 3) -> Round:
        """A round that is open for so many hours, announced."""
        view, now = await self.view(), self.clock.now()
        terms = opening.terms_of(view, each)
        closes_at = now + timedelta(hours=hours)
        wish = opening.Wish("食堂", closes_at, terms, self.ids[0], source)
        return await opening.open_round(
            self.host, view, wish, lambda made: [messages.announced(self.host, view, made, now)]
        )

    async def extend(self, number: int, until: datetime) -> Round:
        """Let a round go on."""
        view, now = await self.view(), self.clock.now()
        return await opening.extend(
            self.host, view, number, until, self.ids[0],
            lambda it: [messages.extended(self.host, view, it, now)],
        )  # fmt: skip

    async def write(self, round_: Round, count: int) -> None:
        """Put opinions into the inbox."""
        await Pending.bulk_create(
            [
                Pending(id=random_id(), round_id=round_.id, text=f"意见{n}", receipt=f"{n:064x}")
                for n in range(count)
            ]
        )

    async def advance(self, **span: float) -> None:
        """Let time pass, and do what is due."""
        self.clock.advance(timedelta(**span))
        await self.host.schedule.tick(self.clock.now())

    async def told(self, *, groups: bool) -> list[str]:
        """What went into the outbox, to the groups (each once) or to people."""
        rows = OutboxRow.filter(chat_kind="group") if groups else OutboxRow.filter(chat_kind="")
        texts: dict[str, str] = {}
        for row in await rows.order_by("id"):
            assert row.body is not None
            texts.setdefault(row.key, row.body["text"])
        return list(texts.values())

    async def setting(self, **values: Any) -> None:
        """Change settings of the feature."""
        branch = await Branch.get(id=self.branch_id)
        known = {f"opinions.{key}": value for key, value in values.items()}
        branch.settings = {**(branch.settings or {}), **known}
        await branch.save()
        self.host.directory.forget()


@pytest.fixture
async def office(store: Store, clock: ManualClock) -> Office:
    """Ten people, the first of whom is the secretary and can be reached."""
    feature = Feature("opinions", TEXTS, settings=SETTINGS)
    directory = Directory(store, Registry.of([feature]))
    await directory.open()
    branch_id, ids = await make_branch("一支部", 10)
    member = await Member.get(id=ids[0])
    await RoleGrant.create(member=member, role=Role.SECRETARY, granted_at=START)
    await Account.create(
        branch_id=branch_id, member=member, platform="telegram", account_id="5", reachable=True,
        bound_at=START,
    )  # fmt: skip
    directory.forget()
    desk = _Desk()
    jobs = (*rounds.JOBS, *additions.JOBS, *receipts.JOBS)
    schedule = Schedule(store, directory, clock, jobs)
    link = SimpleNamespace(deep_link=lambda payload: f"https://t.me/zhibu_bot?start={payload}")
    host = SimpleNamespace(
        store=store,
        clock=clock,
        directory=directory,
        outbox=Outbox(store, clock),
        schedule=schedule,
        texts=Texts([TEXTS], strict=True),
        platforms={"telegram": link},
        memory={MEMORY: SimpleNamespace(keeper=desk, desk=desk, clean=desk)},
        features=(),
    )
    schedule.attach(host)  # type: ignore[arg-type]
    return Office(host, clock, branch_id, ids)
