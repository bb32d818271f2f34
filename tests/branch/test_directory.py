"""The directory in front of the store."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.branch.directory import UNKNOWN, Directory, Preference
from bot.branch.models import Account, AccountPreference, Branch, Chat, Member, RoleGrant
from bot.branch.roles import Role
from bot.branch.settings import Registry
from bot.branch.views import AccountRef, BranchView
from bot.clock import ManualClock
from bot.commands.whereabouts import Whereabouts
from bot.platforms.types import Address, ChatKind, Incoming, PlatformName
from bot.schedule.schedule import Schedule
from bot.store.store import Store
from bot.store.url import sqlite_path

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
QQ = PlatformName.QQ
TELEGRAM = PlatformName.TELEGRAM


async def make(name: str, people: int = 1, first: int = 0) -> Branch:
    branch = await Branch.create(name=name, created_at=AT)
    await Chat.create(branch=branch, platform=QQ, chat_id=f"g{name}", linked_at=AT)
    for i in range(first, first + people):
        member = await Member.create(
            branch=branch, name=f"人{i}", student_no=str(i), category="full", created_at=AT
        )
        await Account.create(
            branch=branch, member=member, platform=QQ, account_id=str(i), bound_at=AT
        )
        if i == first:
            await RoleGrant.create(member=member, role=Role.SECRETARY, granted_at=AT)
    return branch


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    """The statements that the store is asked to run."""
    statements: list[str] = []
    connection = store.connection
    original = connection.execute_query

    async def execute_query(query: str, values: list | None = None):
        statements.append(query)
        return await original(query, values)

    connection.execute_query = execute_query  # type: ignore[method-assign]
    try:
        yield statements
    finally:
        del connection.execute_query


async def test_finds_people_and_chats(store: Store) -> None:
    branch = await make("一")
    directory = Directory(store)
    assert directory.peek_chat(QQ, "g一") is UNKNOWN
    assert directory.peek_people(QQ, "0") is UNKNOWN
    assert directory.peek_branch(branch.id) is UNKNOWN
    chat = await directory.chat(QQ, "g一")
    assert chat is not None
    assert chat.branch_id == branch.id
    (person,) = await directory.people(QQ, "0")
    assert (person.name, person.roles) == ("人0", {Role.SECRETARY})
    assert person.account is not None
    assert person.account.account_id == "0"
    assert directory.peek_chat(QQ, "g一") == chat
    assert directory.peek_people(QQ, "0") == (person,)


async def test_strangers_are_remembered_too(store: Store) -> None:
    directory = Directory(store)
    assert await directory.people(TELEGRAM, "0") == ()
    assert await directory.chat(TELEGRAM, "0") is None
    with counted(store) as statements:
        assert await directory.people(TELEGRAM, "0") == ()
        assert await directory.chat(TELEGRAM, "0") is None
        assert directory.peek_chat(TELEGRAM, "0") is None
    if store.dialect == "sqlite":
        assert directory.peek_people(TELEGRAM, "0") == ()
        assert statements == []
    else:  # another process may just have bound the account
        assert directory.peek_people(TELEGRAM, "0") is UNKNOWN
        assert len(statements) == 1


async def test_memory_for_strangers_is_bounded(store: Store) -> None:
    directory = Directory(store, remembered=3)
    for i in range(5):
        await directory.people(QQ, str(i))
        await directory.chat(QQ, f"g{i}")
    assert directory.peek_chat(QQ, "g0") is UNKNOWN
    assert directory.peek_chat(QQ, "g4") is None


@pytest.mark.parametrize(("branches", "people"), [(1, 2), (6, 15)])
async def test_the_number_of_queries_does_not_grow(
    store: Store, branches: int, people: int
) -> None:
    for i in range(branches):
        await make(str(i), people, first=i * people)
    directory = Directory(store)
    with counted(store) as statements:
        views = await directory.branches()
    assert len(views) == branches
    assert all(len(view.members) == people for view in views.values())
    assert len(statements) in (6, 7)  # the ids, everything, and where else a few are bound
    with counted(store) as statements:
        await directory.branches()
        await directory.branch(next(iter(views)))
    assert len(statements) <= 1


async def test_a_change_takes_effect_at_the_commit(store: Store) -> None:
    branch = await make("一")
    directory = Directory(store)
    assert await directory.people(QQ, "new") == ()
    (member,) = (await directory.branch(branch.id)).members
    async with store.transaction():
        await Account.create(
            branch=branch, member_id=member, platform=QQ, account_id="new", bound_at=AT
        )
        await directory.changed(branch.id)
        assert not directory.peek_people(QQ, "new") or store.dialect == "postgres"
        assert len(await directory.people(QQ, "new")) == 1  # the transaction sees its own
    assert directory.peek_people(QQ, "new") is UNKNOWN
    assert len(await directory.people(QQ, "new")) == 1


async def test_what_was_rolled_back_is_never_kept(store: Store) -> None:
    branch = await make("一")
    directory = Directory(store)

    async def fail() -> None:
        async with store.transaction():
            await Branch.filter(id=branch.id).update(name="二")
            await directory.changed(branch.id)
            assert (await directory.branch(branch.id)).name == "二"
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await fail()
    assert (await directory.branch(branch.id)).name == "一"


async def test_a_change_during_a_load_is_not_lost(store: Store) -> None:
    """Whoever asks after a commit sees it, however the loads and changes interleave."""
    branch = await make("0")
    directory = Directory(store)
    stop = asyncio.Event()

    async def read() -> None:
        while not stop.is_set():
            await directory.branch(branch.id)
            await directory.people(QQ, "0")
            await asyncio.sleep(0)

    readers = [asyncio.create_task(read()) for _ in range(4)]
    for i in range(1, 30):
        async with store.transaction():
            await Branch.filter(id=branch.id).update(name=str(i))
            await directory.changed(branch.id)
        assert (await directory.branch(branch.id)).name == str(i)
    stop.set()
    await asyncio.gather(*readers)


async def test_one_account_in_two_branches_is_two_persons(store: Store) -> None:
    one, two = await make("一"), await make("二")
    directory = Directory(store)
    people = await directory.people(QQ, "0")
    assert [p.branch_id for p in people] == [one.id, two.id]
    assert people[0].member_id != people[1].member_id
    await Member.filter(branch_id=two.id).update(status="left")
    await directory.changed(two.id)
    assert [p.branch_id for p in await directory.people(QQ, "0")] == [one.id]


async def test_no_such_branch(store: Store) -> None:
    directory = Directory(store)
    with pytest.raises(KeyError):
        await directory.branch(404)
    assert await directory.branches([404]) == {}


async def test_looks_people_up_in_every_way(store: Store) -> None:
    branch = await make("一", 3)
    await Member.filter(student_no="2").update(name="人1", student_no="B２")
    await Account.filter(account_id="1").update(username="Zhang_San")
    view = await Directory(store).branch(branch.id)
    assert len(view.by_name(" 人１ ")) == 2
    assert view.by_name("nobody") == ()
    number = view.by_number("ｂ2")
    assert number is not None
    assert number.name == "人1"
    by_username = view.by_username("@zhang_san")
    assert by_username is not None
    assert by_username.student_no == "1"
    assert view.by_account(TELEGRAM, "1") is None
    assert view.unbound() == ()
    assert [m.name for m in view.holders(Role.SECRETARY)] == ["人0"]
    assert [c.chat_id for c in view.chats_on(QQ)] == ["g一"]
    assert view.chats_on(TELEGRAM) == ()


async def test_a_broken_zone_does_not_stop_a_branch(store: Store) -> None:
    branch = await make("一")
    await Branch.filter(id=branch.id).update(timezone="Mars/Base")
    view: BranchView = await Directory(store).branch(branch.id)
    assert view.zone.key == "Asia/Shanghai"


async def test_a_roles_name_of_a_later_version_is_passed_over(store: Store) -> None:
    branch = await make("一")
    await RoleGrant.all().update(role="archivist")
    (member,) = (await Directory(store).branch(branch.id)).members.values()
    assert member.roles == frozenset()


async def test_the_account_seen_last_is_preferred(store: Store) -> None:
    branch = await make("一")
    (row,) = await Account.all()
    for name, seen, reachable in (("a", 1, True), ("b", 3, True), ("c", 5, False)):
        await Account.create(
            branch=branch, member_id=row.member_id, platform=TELEGRAM, account_id=name,
            bound_at=AT, last_seen=AT.replace(hour=seen), reachable=reachable,
        )  # fmt: skip
    (member,) = (await Directory(store).branch(branch.id)).members.values()
    preferred = member.account(TELEGRAM)
    assert isinstance(preferred, AccountRef)
    assert preferred.account_id == "b"
    assert preferred.address.private


async def test_a_group_that_the_snapshot_does_not_know_yet_is_found(store: Store) -> None:
    """Committed by another task, whose announcement comes a step later."""
    branch = await make("一")
    directory = Directory(store)
    assert await directory.chat(QQ, "g一") is not None
    await Chat.filter(chat_id="g一").update(chat_id="moved")
    found = await directory.chat(QQ, "moved")
    assert found is not None
    assert found.branch_id == branch.id
    assert await directory.chat(QQ, "g一") is None


async def test_an_account_that_the_snapshot_does_not_know_yet_is_found(store: Store) -> None:
    """Committed by another task, whose announcement comes a step later."""
    branch = await make("一")
    directory = Directory(store)
    (member,) = (await directory.branch(branch.id)).members
    await Account.create(
        branch=branch, member_id=member, platform=QQ, account_id="new", bound_at=AT
    )
    (person,) = await directory.people(QQ, "new")
    assert person.member_id == member
    assert directory.peek_people(QQ, "new") == (person,)


async def test_who_binds_in_one_process_is_known_in_the_next(store: Store) -> None:
    """The notice is still on its way when the binder's next message comes elsewhere."""
    if store.dialect == "sqlite":
        pytest.skip("SQLite has one process")
    branch = await make("一")
    here, there = Directory(store), Directory(store)  # neither hears of the other
    (member,) = (await there.branch(branch.id)).members
    assert await there.people(QQ, "new") == ()
    async with store.transaction():
        await Account.create(
            branch=branch, member_id=member, platform=QQ, account_id="new", bound_at=AT
        )
        await here.changed(branch.id)
    (person,) = await there.people(QQ, "new")
    assert person.member_id == member


async def test_who_binds_in_one_process_is_known_in_a_group_in_the_next(store: Store) -> None:
    if store.dialect == "sqlite":
        pytest.skip("SQLite has one process")
    branch = await make("一")
    there = Directory(store)
    where = Whereabouts(cast(Any, SimpleNamespace(directory=there)))
    said = Incoming(
        Address(QQ, ChatKind.GROUP, "g一"),
        account="new",
        name="",
        message_id="1",
        text="",
        said_at=AT,
    )
    assert (await where.of(said)).person is None
    (member,) = (await there.branch(branch.id)).members
    await Account.create(
        branch=branch, member_id=member, platform=QQ, account_id="new", bound_at=AT
    )  # announced nowhere: the notice is on its way
    assert where.peek(said) is None
    person = (await where.of(said)).person
    assert person is not None
    assert person.member_id == member


async def test_who_has_left_is_nobody_without_reading_the_branch_anew(store: Store) -> None:
    branch = await make("一", 2)
    directory = Directory(store)
    await Member.filter(student_no="1").update(status="left")
    view = await directory.branch(branch.id)
    assert await directory.people(QQ, "1") == ()
    assert directory.peek_branch(branch.id) is view


async def test_a_change_is_read_once_and_not_for_everyone(store: Store) -> None:
    """Somebody is bound while 200 sign in: the others stay known."""
    branch = await make("一", 6)
    directory = Directory(store)
    for number in range(6):
        await directory.people(QQ, str(number))
    async with store.transaction():
        await Account.filter(account_id="5").update(account_id="new")
        await directory.changed(branch.id)
    (person,) = await directory.people(QQ, "new")
    assert await directory.people(QQ, "5") == ()
    with counted(store) as statements:
        for number in range(5):
            assert len(await directory.people(QQ, str(number))) == 1
        assert await directory.people(QQ, "new") == (person,)
    assert statements == []


async def test_who_was_nobody_is_known_once_bound(store: Store) -> None:
    branch = await make("一")
    directory = Directory(store)
    (member,) = (await directory.branch(branch.id)).members
    assert await directory.people(QQ, "new") == ()
    async with store.transaction():
        await Account.create(
            branch=branch, member_id=member, platform=QQ, account_id="new", bound_at=AT
        )
        await directory.changed(branch.id)
    assert directory.peek_people(QQ, "new") is UNKNOWN
    assert len(await directory.people(QQ, "new")) == 1


async def test_many_who_speak_at_once_read_their_branch_once(store: Store) -> None:
    branch = await make("一", 30)
    directory = Directory(store)
    with counted(store) as one:
        await directory.branch(branch.id)
    directory.forget()
    with counted(store) as thirty:
        await asyncio.gather(*(directory.branch(branch.id) for _ in range(30)))
    assert len(thirty) == len(one)


async def test_the_start_loads_nobody(store: Store) -> None:
    """A house of 200,000 accounts starts as fast as one of two."""
    for i in range(3):
        await make(str(i), 4, first=4 * i)
    await AccountPreference.create(platform=QQ, account_id="1", locale="en")
    directory = Directory(store)
    with counted(store) as statements:
        await directory.open()
        outlines = await directory.outlines()
    assert [view.name for view in outlines.values()] == ["0", "1", "2"]
    assert not any(view.members for view in outlines.values())
    assert not any("branch_account" in one or "branch_member" in one for one in statements)
    assert directory.peek_preference(QQ, "1") == Preference("en")
    assert directory.peek_preference(QQ, "2") == Preference()


async def test_after_the_first_message_everything_comes_from_memory(store: Store) -> None:
    branch = await make("一", 4)
    directory = Directory(store)
    await directory.open()
    await directory.chat(QQ, "g一")
    await directory.people(QQ, "2")
    with counted(store) as statements:
        chat = directory.peek_chat(QQ, "g一")
        assert chat is not None
        assert chat is not UNKNOWN
        view = directory.peek_branch(branch.id)
        assert view is not UNKNOWN
        assert view.by_account(QQ, "3") is not None
        assert len(directory.peek_people(QQ, "2")) == 1  # type: ignore[arg-type]
    assert statements == []


async def test_an_outline_follows_changes_and_stays_the_same_without(store: Store) -> None:
    branch = await make("一")
    directory = Directory(store)
    first = (await directory.outlines())[branch.id]
    assert (await directory.outlines())[branch.id] is first
    async with store.transaction():
        await Branch.filter(id=branch.id).update(name="二")
        await directory.changed(branch.id)
        assert (await directory.outlines())[branch.id].name == "二"
    assert (await directory.outlines())[branch.id].name == "二"


async def test_what_another_program_writes_is_seen_at_the_next_tick(
    store: Store, clock: ManualClock
) -> None:
    """As when a roster is imported at the terminal while the bot runs."""
    if store.dialect == "postgres":
        pytest.skip("PostgreSQL has notices")
    branch = await make("一")
    directory = Directory(store)
    schedule = Schedule(store, directory, clock)
    assert len((await directory.branch(branch.id)).members) == 1
    await schedule.tick(clock.now())
    view = await directory.branch(branch.id)
    await Branch.filter(id=branch.id).update(locale="en")  # its own writes are announced
    await schedule.tick(clock.now())
    assert await directory.branch(branch.id) is view

    with contextlib.closing(sqlite3.connect(sqlite_path(store.url))) as other, other:
        other.execute(
            "INSERT INTO branch_member (branch_id, name, student_no, category, group_name,"
            " status, created_at) VALUES (?, '新', '9', 'full', '', 'active', ?)",
            (branch.id, AT.isoformat()),
        )
    await schedule.tick(clock.now())
    assert len((await directory.branch(branch.id)).members) == 2
    assert directory.peek_preference(QQ, "1") == Preference()


async def test_an_outline_has_what_is_set_and_nobody(store: Store, clock: ManualClock) -> None:
    row = await Branch.create(name="一支部", timezone="America/New_York", created_at=clock.now())
    await Member.create(
        branch=row, name="张三", student_no="1", category="full", created_at=clock.now()
    )
    directory = Directory(store, Registry())
    for _ in range(2):
        outline = await directory.outline(row.id)
        assert (outline.id, outline.zone.key, len(outline.members)) == (
            row.id, "America/New_York", 0
        )  # fmt: skip
        await directory.outlines()
    async with store.transaction():
        await Branch.filter(id=row.id).update(timezone="Asia/Shanghai")
        assert (await directory.outline(row.id)).zone.key == "Asia/Shanghai"
    with pytest.raises(KeyError):
        await directory.outline(row.id + 1)
