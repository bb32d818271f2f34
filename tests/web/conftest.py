"""A branch with a secretary and members, the web on an app, and a browser."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from bot.branch.directory import Directory
from bot.branch.models import Account, Branch, Chat, Member, RoleGrant
from bot.branch.roles import Role
from bot.branch.views import Person
from bot.clock import ManualClock
from bot.delivery.outbox import Outbox
from bot.feature import Feature
from bot.host import Host
from bot.pictures.renderer import Pictures
from bot.sandbox.running import free_port
from bot.schedule.schedule import Schedule
from bot.settings import Settings
from bot.store.store import Store
from bot.texts.texts import Texts
from bot.web.pages import Page
from bot.web.web import TEXTS as WEB_TEXTS
from bot.web.web import Web
from tests.browser import browser as browser


@dataclass
class House:
    """A composed host on its own app, with two branches."""

    host: Host
    app: FastAPI
    url: str
    clock: ManualClock
    first: Branch
    second: Branch
    secretary: Member
    member: Member
    foreigner: Member
    extra: dict[str, Any] = field(default_factory=dict)

    async def person(self, member: Member) -> Person:
        """The person that a member is now, through the first account."""
        view = await self.host.directory.branch(member.branch_id)
        found = view.member(member.id)
        assert found is not None
        return Person.of(found, found.accounts[0])

    async def link(self, member: Member, target: str = "/console/") -> str:
        """The path of a login link."""
        url = await self.host.web.login_link(await self.person(member), target)
        assert url.startswith(self.url)
        return url.removeprefix(self.url)

    async def unbind(self, member: Member) -> None:
        await Account.filter(member_id=member.id).delete()
        await self.host.directory.changed(member.branch_id)

    async def demote(self, member: Member) -> None:
        await RoleGrant.filter(member_id=member.id).delete()
        await self.host.directory.changed(member.branch_id)

    def client(self, **headers: str) -> httpx.AsyncClient:
        """A browser without a screen: sends what a page of this server would send."""
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app),
            base_url=self.url,
            headers={"Accept": "text/html", "Origin": self.url, **headers},
        )

    async def sign_in(self, client: httpx.AsyncClient, member: Member, target: str) -> None:
        answer = await client.post(await self.link(member, target))
        assert answer.status_code == 303


@pytest.fixture
def pages() -> tuple[Page, ...]:
    """Pages of a test's own. Override."""
    return ()


@pytest.fixture
def settings(store: Store, tmp_path: Path) -> Settings:
    return Settings(database_url=store.url, var=tmp_path / "var", port=free_port())


@pytest.fixture
async def house(
    store: Store, clock: ManualClock, settings: Settings, pages: tuple[Page, ...]
) -> AsyncIterator[House]:
    host = _host(settings, store, clock, pages)
    app = FastAPI(openapi_url=None)
    host.web.attach(app, host)
    first, secretary, member = await _branch(clock, "计算机学院本科生第一党支部", "1")
    second, foreigner, _ = await _branch(clock, "外国语学院党支部", "2")
    yield House(host, app, settings.url, clock, first, second, secretary, member, foreigner)
    await host.web.stop()


def _host(settings: Settings, store: Store, clock: ManualClock, pages: tuple[Page, ...]) -> Host:
    """The parts that pages touch, real ones; the rest stays away."""
    absent: Any = None
    directory = Directory(store)
    return Host(
        settings=settings,
        clock=clock,
        store=store,
        directory=directory,
        texts=Texts([HOST_TEXTS, WEB_TEXTS, *MEMBERS_TEXTS, TEXTS], strict=True),
        router=absent,
        platforms=absent,
        replies=absent,
        outbox=Outbox(store, clock),
        worker=absent,
        schedule=Schedule(store, directory, clock),
        pictures=Pictures(),
        web=Web(settings, store, directory, clock),
        var=settings.var,
        features=(Feature("test", TEXTS, pages=pages),),
    )


ROOT = Path(__file__).resolve().parents[2]
HOST_TEXTS = ROOT / "bot" / "texts"
MEMBERS_TEXTS = tuple((ROOT / "plugins").glob("members/texts"))
TEXTS = Path(__file__).parent / "texts"


async def _branch(clock: ManualClock, name: str, mark: str) -> tuple[Branch, Member, Member]:
    now = clock.now()
    branch = await Branch.create(name=name, created_at=now)
    await Chat.create(
        branch=branch, platform="qq", chat_id=f"10{mark}", title=f"{name} QQ 群", linked_at=now
    )
    await Chat.create(
        branch=branch, platform="telegram", chat_id=f"-20{mark}", title="<b>TG</b>", linked_at=now
    )
    members = [
        await Member.create(
            branch=branch, name=who, student_no=f"{mark}0{index}", category="full", created_at=now
        )
        for index, who in enumerate(["王书记", "李 & <四>", "陈未绑", "赵未绑"])
    ]
    for index, member in enumerate(members[:2]):
        await Account.create(
            branch=branch,
            member=member,
            platform="qq",
            account_id=f"{mark}9{index}",
            bound_at=now,
        )
    await RoleGrant.create(member=members[0], role=Role.SECRETARY, granted_at=now)
    return branch, members[0], members[1]


@pytest.fixture
async def served(house: House) -> AsyncIterator[House]:
    """The house behind a real server; its app is long started when the console loads."""
    config = uvicorn.Config(
        house.app,
        host="127.0.0.1",
        port=house.host.settings.port,
        log_config=None,
        ws="websockets-sansio",
    )
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    yield house
    await house.host.web.stop()
    server.should_exit = True
    await task
