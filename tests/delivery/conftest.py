"""A platform in memory, and a branch to speak to."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from bot.branch.directory import Directory
from bot.branch.models import Account, Branch, Chat, Member
from bot.clock import ManualClock
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import UNPACED, Pacer
from bot.delivery.worker import Worker
from bot.feature import Feature
from bot.platforms.errors import DeliveryError, Refused
from bot.platforms.registry import Platforms
from bot.platforms.types import (
    Address,
    ButtonPress,
    ChatKind,
    Incoming,
    Outgoing,
    PictureRef,
    PlatformName,
    Receipt,
)
from bot.store.store import Store
from bot.texts.texts import Texts

QQ, TELEGRAM = PlatformName.QQ, PlatformName.TELEGRAM


@pytest.fixture
def features() -> tuple[Feature, ...]:
    """The host's tables only."""
    return ()


@dataclass
class MemoryPlatform:
    """Keeps what it is given. Each entry of `faults` is raised at the next send, None sends."""

    name: PlatformName
    faults: list[Exception | None] = field(default_factory=list)
    sent: list[tuple[Address, Outgoing]] = field(default_factory=list)
    edited: list[tuple[str, Outgoing]] = field(default_factory=list)
    reactions: list[str] = field(default_factory=list)
    toasts: list[tuple[str, bool]] = field(default_factory=list)
    up: bool = True
    can_react: bool = False
    can_edit: bool = True
    link: str | None = None
    gate: asyncio.Event | None = None
    refuses: frozenset[str] = frozenset()

    posts: bool = field(init=False)

    def __post_init__(self) -> None:
        self.posts = self.name is PlatformName.QQ

    def connections(self) -> tuple[str, ...]:
        return ("1",) if self.up else ()

    def holds(self, address: Address) -> bool:
        return self.up and address.platform == self.name

    def post(self, to: Address, message: Outgoing, failed: Callable[[DeliveryError], None]) -> bool:
        """As QQ does it: written at once where the wire is free; Telegram never can."""
        if self.name is not PlatformName.QQ or self.gate is not None:
            return False
        fault = self.faults.pop(0) if self.faults else None
        if to.id in self.refuses:
            fault = Refused("no")
        if fault is None:
            self.sent.append((to, message))
        elif isinstance(fault, DeliveryError):
            failed(fault)
        else:
            raise fault
        return True

    async def send(self, to: Address, message: Outgoing) -> Receipt:
        if self.gate is not None:
            await self.gate.wait()
        if to.id in self.refuses:
            raise Refused("no")
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None:
            raise fault
        self.sent.append((to, message))
        return Receipt((f"m{len(self.sent)}",))

    async def edit(self, to: Address, message_id: str, message: Outgoing) -> bool:
        if self.can_edit:
            self.edited.append((message_id, message))
        return self.can_edit

    async def recall(self, to: Address, message_id: str) -> bool:
        return False

    async def react(self, incoming: Incoming, emoji: str) -> bool:
        if self.can_react:
            self.reactions.append(emoji)
        return self.can_react

    async def answer_button(self, incoming: Incoming, text: str, *, alert: bool = False) -> None:
        self.toasts.append((text, alert))

    async def fetch(self, ref: PictureRef, limit: int) -> bytes:
        raise ValueError

    def deep_link(self, payload: str) -> str | None:
        return self.link

    async def set_menu(self, menu: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        return None

    def texts(self) -> list[str]:
        """What was said, in order."""
        return [message.text for _, message in self.sent]


@dataclass
class ProvingPlatform(MemoryPlatform):
    """A platform with a history, which knows what was sent."""

    proof: bool | None = None

    async def was_sent(self, to: Address, message: Outgoing, since: datetime) -> bool | None:
        return self.proof


@pytest.fixture
def qq() -> MemoryPlatform:
    return MemoryPlatform(QQ)


@pytest.fixture
def telegram() -> MemoryPlatform:
    return MemoryPlatform(TELEGRAM)


@pytest.fixture
def platforms(qq: MemoryPlatform, telegram: MemoryPlatform) -> Platforms:
    platforms = Platforms()
    platforms.add(qq)
    platforms.add(telegram)
    return platforms


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    """The host sentences that delivery itself says."""
    for locale in ("zh-CN", "en"):
        (tmp_path / f"{locale}.ftl").write_text(
            "host-private-start = Start { $link }\n"
            "host-private-open = Open\n"
            "host-private-blocked = Write to me\n"
            "host-private-sent = Sent privately\n"
        )
    return Texts([tmp_path], strict=True)


async def eventually(check: Callable[[], bool | Awaitable[bool]], seconds: float = 5) -> None:
    """Wait until it is so."""
    deadline = time.monotonic() + seconds
    for _ in iter(lambda: time.monotonic() < deadline, False):
        found = check()
        if found if isinstance(found, bool) else await found:
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it never came to be")


def group(platform: PlatformName = QQ, chat_id: str = "g1") -> Address:
    """A group's address."""
    return Address(platform, ChatKind.GROUP, chat_id)


def said(
    address: Address, account: str = "u1", *, button: str | None = None, name: str = "Li"
) -> Incoming:
    """Something that someone said there, or a press of a button on message `button`."""
    return Incoming(
        address=address,
        account=account,
        name=name,
        message_id="5",
        text="签到",
        said_at=datetime.fromisoformat("2026-11-24T01:00:00+00:00"),
        button=ButtonPress("b1", button) if button is not None else None,
    )


@dataclass
class Post:
    """An outbox with its worker, and a branch of two groups and two members."""

    store: Store
    clock: ManualClock
    outbox: Outbox
    worker: Worker
    directory: Directory
    platforms: Platforms
    branch: Branch
    li: Member
    wang: Member

    def another_worker(self, platforms: Platforms | None = None, **options: float) -> Worker:
        """A second process's worker on the same database."""
        return Worker(
            self.store,
            self.outbox,
            self.directory,
            platforms or self.platforms,
            Pacer(UNPACED),
            self.clock,
            check=0.0,
            **options,  # type: ignore[arg-type]
        )


@pytest.fixture
async def post(store: Store, clock: ManualClock, platforms: Platforms) -> Post:
    now = clock.now()
    branch = await Branch.create(name="一支部", created_at=now)
    for platform, chat_id in ((QQ, "g1"), (TELEGRAM, "-1001")):
        await Chat.create(branch=branch, platform=platform, chat_id=chat_id, linked_at=now)
    members = [
        await Member.create(
            branch=branch, name=name, student_no=name, category="full", created_at=now
        )
        for name in ("李", "王")
    ]
    outbox, directory = Outbox(store, clock), Directory(store)
    worker = Worker(
        store, outbox, directory, platforms, Pacer(UNPACED), clock, check=0.0, poll=0.02
    )
    return Post(store, clock, outbox, worker, directory, platforms, branch, *members)


async def bind(
    member: Member,
    platform: PlatformName,
    account_id: str,
    *,
    reachable: bool = True,
    last_seen: datetime | None = None,
    via_group: str = "",
) -> None:
    """Give a member an account."""
    await Account.create(
        branch_id=member.branch_id,
        member=member,
        platform=platform,
        account_id=account_id,
        reachable=reachable,
        last_seen=last_seen,
        via_group=via_group,
        bound_at=member.created_at,
    )
