"""The whole bot in a test: real adapters over real sockets to the sandbox, a fresh database."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import nonebot
from nonebot.config import Config, Env

from bot import frame as frames
from bot.app import compose, run_in
from bot.branch.models import Account, Branch, Chat, Member, RoleGrant
from bot.branch.roles import Role
from bot.clock import ManualClock
from bot.delivery.pacing import UNPACED
from bot.host import Host
from bot.platforms.onebot import wire
from bot.platforms.types import PlatformName
from bot.sandbox import running as sandbox
from bot.sandbox.people import SimGroup, SimPerson
from bot.sandbox.transcript import SimMessage
from bot.sandbox.world import World
from bot.schedule.models import Occurrence
from bot.schedule.rules import State
from bot.settings import Settings

ONEBOT_TOKEN = "onebot-token-of-the-tests"
TELEGRAM_TOKEN = "10002:telegram-token-of-the-tests"
SELF_ID = 10001
HOST_QQ = 99_001
HOST_TELEGRAM = 99_002


@dataclass
class TestBranch:
    """A branch with one group on each platform, and its people as the sandbox knows them."""

    __test__ = False

    house: House
    id: int
    name: str
    qq_group: SimGroup
    telegram_group: SimGroup
    people: dict[str, SimPerson] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)

    def group(self, platform: str) -> SimGroup:
        """The branch's group on a platform."""
        return self.qq_group if platform == "qq" else self.telegram_group

    async def person(
        self,
        name: str,
        *roles: Role,
        qq: bool = True,
        telegram: bool = True,
        bound: bool = True,
        enrolled: bool = True,
        student_no: str = "",
        group_name: str = "",
        started: bool = True,
        friend: bool = True,
    ) -> SimPerson:
        """Someone in both groups; `enrolled` in the roster, and `bound` with every account."""
        house = self.house
        person = house.world.person(name, qq=qq, telegram=telegram, started=started, friend=friend)
        self.people[name] = person
        for group, there in ((self.qq_group, qq), (self.telegram_group, telegram)):
            if there:
                house.world.join(person, group)
        if not enrolled:
            return person
        now = house.clock.now()
        member = await Member.create(
            branch_id=self.id,
            name=name,
            student_no=student_no or f"2023{len(self.members):06}",
            category="full",
            group_name=group_name,
            created_at=now,
        )
        self.members[name] = member.id
        for role in roles:
            await RoleGrant.create(member=member, role=role, granted_at=now)
        if bound:
            await self._bind(person, member, started=started)
        house.host.directory.forget()
        return person

    async def _bind(self, person: SimPerson, member: Member, *, started: bool) -> None:
        for platform in PlatformName:
            account = person.account(platform)
            if account:
                on_qq = platform is PlatformName.QQ
                await Account.create(
                    branch_id=self.id,
                    member=member,
                    platform=platform,
                    account_id=account,
                    name=person.name,
                    via_group=self.qq_group.chat_id if on_qq else "",
                    reachable=started or on_qq,
                    bound_at=self.house.clock.now(),
                )


@dataclass
class House:
    """The running bot with the sandbox around it."""

    host: Host
    frame: frames.Frame
    world: World
    clock: ManualClock
    url: str
    branches: list[TestBranch] = field(default_factory=list)

    async def branch(
        self, name: str = "计算机学院学生第一党支部", *, locale: str = "zh-CN"
    ) -> TestBranch:
        """A linked branch, nobody in it yet."""
        number = len(self.branches) + 1
        qq = self.world.qq_group(f"{name} QQ", [])
        telegram = self.world.telegram_group(f"{name} TG", [])
        now = self.clock.now()
        row = await Branch.create(name=name, locale=locale, created_at=now)
        for group in (qq, telegram):
            await Chat.create(
                branch=row,
                platform=group.platform,
                chat_id=group.chat_id,
                title=group.title,
                linked_at=now,
            )
        self.host.directory.forget()
        branch = TestBranch(self, row.id, name, qq, telegram)
        self.branches.append(branch)
        assert number == len(self.branches)
        return branch

    def superuser(self) -> SimPerson:
        """Whoever runs the bot."""
        known = self.world.people.get("host")
        if known is not None:
            return known
        return self.world.person(
            "host", qq_id=HOST_QQ, telegram_id=HOST_TELEGRAM, started=True, friend=True
        )

    async def ask(
        self,
        person: SimPerson,
        where: Any,
        text: str,
        *,
        contains: str | None = None,
        at: Any = None,
        **more: Any,
    ) -> SimMessage:
        """Say something and return the bot's first answer (looked for at `at`, if given)."""
        said = await person.say(where, text, **more)
        place = at if at is not None else where
        private = not isinstance(place, SimGroup)
        heard = await self.world.heard(
            place, person if private else None, contains=contains, after=said
        )
        return heard[0]

    async def advance(self, **span: float) -> None:
        """Move the clock and let the timers and the outbox do what has become due."""
        self.clock.advance(timedelta(**span))
        now = self.clock.now()
        await self.host.schedule.tick(now)
        # A tick does nothing while the schedule's own one is at work.
        due = Occurrence.filter(state=State.WAITING, try_at__lte=now)
        async with asyncio.timeout(10):
            while await due.exists():
                await asyncio.sleep(0.01)
                await self.host.schedule.tick(now)
        self.host.outbox.wake()

    def private(self, platform: str) -> Any:
        """The private chat with the bot of whoever speaks."""
        return self.world.private(platform)


def settings_for(database_url: str, var: Path, **changes: Any) -> Settings:
    """The settings of a bot on free ports of this machine."""
    values: dict[str, Any] = {
        "port": sandbox.free_port(),
        "log_level": "WARNING",
        "database_url": database_url,
        "var": var,
        "superusers": frozenset({f"qq:{HOST_QQ}", f"telegram:{HOST_TELEGRAM}"}),
        "onebot_access_token": ONEBOT_TOKEN,
        "telegram_token": TELEGRAM_TOKEN,
        "telegram_api_server": f"http://127.0.0.1:{sandbox.free_port()}/",
        "qq_reply_pause": 0.0,
    }
    return Settings(**(values | changes))


@contextlib.asynccontextmanager
async def running(
    settings: Settings,
    clock: ManualClock,
    *,
    console: bool = False,
    merge_scale: float = 0.05,
    features: Sequence[Any] | None = None,
    meet: Callable[[World], Any] | None = None,
) -> AsyncIterator[House]:
    """Run the whole bot on this loop, with the sandbox connected on both platforms.

    `meet` brings people into the sandbox before the bot is there, for a second start on the same
    database, where the bot may speak first.
    """
    driver = type(nonebot.get_driver())(
        Env(environment="test"),
        Config(_env_file=(), driver=frames.DRIVER, host=settings.host, port=settings.port),  # type: ignore[call-arg]
    )
    # NoneBot keeps adapters and bots per process, and so do our paths: other tests want theirs.
    kept: tuple[dict[str, Any], ...] = (
        dict(driver._adapters),
        dict(driver._bots),
        dict(wire._served),
    )
    outer = nonebot._driver
    nonebot._driver = driver
    frame = frames.attach(settings, driver)
    loaded = features if features is not None else frames.load_features()
    host = compose(
        settings,
        loaded,
        frame,
        clock=clock,
        paces=UNPACED,
        strict_texts=True,
        merge_scale=merge_scale,
    )
    run_in(frame, host, console=console, tuned=False)
    world = World(clock=clock, self_id=SELF_ID, telegram_token=TELEGRAM_TOKEN)
    if meet is not None:
        meet(world)
    try:
        async with sandbox.running(settings, frame, host, world):
            yield House(host, frame, world, clock, settings.url)
    finally:
        nonebot._driver = outer
        tables: tuple[dict[str, Any], ...] = (driver._adapters, driver._bots, wire._served)
        for there, before in zip(tables, kept, strict=True):
            there.clear()
            there.update(before)
