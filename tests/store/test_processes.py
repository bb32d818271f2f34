"""What several processes on one database share: notices, locks, the directory's snapshots."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.branch.directory import UNKNOWN, Directory
from bot.branch.models import Branch, Chat
from bot.platforms.types import PlatformName
from bot.store.store import Store

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
QQ = PlatformName.QQ
END_LISTENING = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND query LIKE 'LISTEN%'"
)


# SQLite is for one process; these are about several.
on_postgres = pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def until(condition, seconds: float = 5.0) -> None:
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 (it is another process that changes)
            await asyncio.sleep(0.005)


@pytest.fixture
async def second(store: Store) -> AsyncIterator[Store]:
    """The store of another process on the same PostgreSQL database."""
    other = Store(store.url, shared=False)
    await other.open()
    yield other
    await other.close()


async def test_notices_come_after_the_commit(store: Store) -> None:
    heard: list[str] = []
    await store.listen("channel", heard.append)
    async with store.transaction():
        await store.notify("channel", "one")
        await asyncio.sleep(0.05)
        assert heard == []
    await until(lambda: heard == ["one"])
    await store.notify("channel", "two")
    await until(lambda: heard == ["one", "two"])


async def test_notices_of_what_was_rolled_back_never_come(store: Store) -> None:
    heard: list[str] = []
    await store.listen("channel", heard.append)

    async def fail() -> None:
        async with store.transaction():
            await store.notify("channel", "lost")
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await fail()
    await store.notify("channel", "end")
    await until(lambda: bool(heard))
    assert heard == ["end"]


async def test_listeners_may_wait_and_may_fail(store: Store, logs) -> None:
    heard: list[str] = []

    async def slow(payload: str) -> None:
        await asyncio.sleep(0)
        heard.append(payload)

    def broken(payload: str) -> None:
        raise RuntimeError("broken")

    await store.listen("channel", broken)
    await store.listen("channel", slow)
    await store.listen("other", heard.append)
    await store.notify("channel", "x")
    await until(lambda: heard == ["x"])
    store.unlisten("channel", slow)
    await store.notify("channel", "y")
    await store.notify("other", "z")
    await until(lambda: heard == ["x", "z"])
    assert any("listener" in line for line in logs.errors())


@on_postgres
async def test_a_listener_hears_another_process(store: Store, second: Store) -> None:
    heard: list[str] = []
    await store.listen("channel", heard.append)
    await second.notify("channel", "hello")
    await until(lambda: heard == ["hello"])


@on_postgres
async def test_listening_goes_on_after_a_break(store: Store, second: Store) -> None:
    heard: list[str] = []
    await store.listen("channel", heard.append)
    await second.connection.execute_query(END_LISTENING)
    await until(lambda: heard == [""], 10)  # something may have been missed
    await second.notify("channel", "again")
    await until(lambda: heard == ["", "again"])


@on_postgres
async def test_a_break_is_told_before_what_comes_after_it(store: Store, second: Store) -> None:
    heard: list[str] = []
    await store.listen("channel", heard.append)
    for number in range(30):  # it takes a while to listen to all of them again
        await store.listen(f"channel{number}", lambda payload: None)
    await second.notify("channel", "0")
    await until(lambda: heard == ["0"])
    await second.connection.execute_query(END_LISTENING)
    count = 0
    while "" not in heard or heard[-1] == "":
        await second.notify("channel", str(count := count + 1))
    numbers = [-1 if payload == "" else int(payload) for payload in heard]
    broken = numbers.index(-1)
    assert numbers[:broken] == list(range(broken))  # none is missing before it is told


@on_postgres
async def test_one_process_leads(store: Store, second: Store) -> None:
    lead = await store.try_lead("telegram")
    assert lead is not None
    assert lead.held
    assert await second.try_lead("telegram") is None
    other = await second.try_lead("something else")
    assert other is not None
    await other.release()
    await lead.release()
    assert not lead.held
    async with second.leader("telegram", every=0.01) as taken:
        assert taken.held
        assert await store.try_lead("telegram") is None


@on_postgres
async def test_a_lost_connection_ends_the_lead(store: Store, second: Store) -> None:
    lead = await store.try_lead("telegram")
    assert lead is not None
    kill = (
        "SELECT pg_terminate_backend(pid) FROM pg_locks"
        " WHERE locktype = 'advisory' AND granted"
        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    await second.connection.execute_query(kill)
    async with asyncio.timeout(5):
        await lead.lost.wait()
    again = await second.try_lead("telegram")
    assert again is not None
    await again.release()
    await lead.release()


@on_sqlite
async def test_alone_one_always_leads(store: Store) -> None:
    async with store.leader("telegram") as lead:
        assert lead.held


@on_postgres
async def test_directories_of_two_processes_keep_in_step(store: Store, second: Store) -> None:
    branch = await Branch.create(name="一", created_at=AT)
    here, there = Directory(store), Directory(second)
    await here.open()
    await there.open()
    with second.active():
        assert await there.chat(QQ, "100") is None
        assert (await there.branch(branch.id)).chats == ()
    async with store.transaction():
        await Chat.create(branch=branch, platform=QQ, chat_id="100", linked_at=AT)
        await here.changed(branch.id)
    await until(lambda: there.peek_chat(QQ, "100") is UNKNOWN)
    with second.active():
        chat = await there.chat(QQ, "100")
    assert chat is not None
    assert chat.branch_id == branch.id
    await here.preference_changed(QQ, "7")
    with second.active():
        assert (await there.preference(QQ, "7")).locale == ""
