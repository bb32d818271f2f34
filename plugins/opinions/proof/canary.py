"""People whose accounts are known write, and then everything that lies on the disk is searched.

Accounts stand in the roster, rightly. So the same people are there before and after: that somebody
wrote may not change a row of any table but the inbox, nor make any form of an account stand once
more often in any file.
"""

from __future__ import annotations

import asyncio
import re
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from bot.branch.models import Account, Branch, Chat, Member, RoleGrant
from bot.branch.roles import Role
from bot.platforms.types import PlatformName
from bot.sandbox.people import Private, SimGroup, SimPerson
from bot.store.secret import server_secret
from bot.store.url import sqlite_path
from plugins.opinions.models import Box, Opinion, Pending, PendingAddition
from plugins.opinions.proof import breaking, needles
from plugins.opinions.proof.needles import Keys, Needle
from plugins.opinions.proof.rows import Rows, changed, every_row, new
from plugins.opinions.proof.search import Searched, Searcher
from plugins.opinions.rules.rounds import THRESHOLD, State
from plugins.opinions.services import opening, release
from plugins.opinions.services.desk import desks_of, wipe
from plugins.opinions.settings import ADDITIONS_AT

if TYPE_CHECKING:
    from bot.clock import ManualClock
    from bot.host import Host
    from bot.sandbox.world import World

INBOX = {"opinions_pending"}
_OPINIONS = "opinions_"
_WAL = "pg_wal"
_RECEIPT = re.compile(r"^([\u4e00-\u9fff]{2}(?: [\u4e00-\u9fff]{2}){5})$", re.MULTILINE)
_PATIENCE = 20.0
_WRITERS = 2


class Stage(Protocol):
    """A bot with the sandbox around it: of the demo, or of a test."""

    host: Host
    world: World
    clock: ManualClock

    async def advance(self, **span: float) -> None:
        """Let time pass."""
        ...


@dataclass(slots=True)
class Outcome:
    """What was searched, and everything that should not be as it is: nothing."""

    people: int = 0
    files: int = 0
    size: int = 0
    forms: int = 0
    searches: int = 0
    folders: list[str] = field(default_factory=list)
    tables: int = 0
    seen: int = 0
    """How often the accounts stand where they rightly do: a search that finds none is blind."""
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Writer:
    """Somebody with one account, and what they wrote."""

    person: SimPerson
    platform: PlatformName
    account_id: str
    member_id: int
    row_id: int
    name: str
    number: str
    text: str
    receipt: str = ""

    @property
    def forms(self) -> list[str]:
        """How a row would name them."""
        texts = (str(self.member_id), str(self.row_id), self.name, self.number)
        return [self.account_id, *texts]


class Canary:
    """One round on a running bot. `roots` are the folders and files that are searched.

    `keep_log` is called before each search: whoever holds the log in memory writes it down then.
    """

    def __init__(
        self,
        stage: Stage,
        roots: Sequence[Path],
        *,
        scratch: Path,
        keep_log: Callable[[], None] | None = None,
    ) -> None:
        self._stage = stage
        self._roots = list(roots)
        self._scratch = scratch
        self._keep_log = keep_log or _nothing
        self._outcome = Outcome(folders=[str(root) for root in roots])
        self._branch_id = 0
        self._group: SimGroup
        self._writers: list[Writer] = []
        self._secretary: SimPerson
        self._searcher: Searcher
        self._base: Searched
        self._rows: Rows = {}

    @property
    def _host(self) -> Host:
        return self._stage.host

    async def play(self) -> Outcome:
        """Play the whole story. Raises AssertionError where the bot does not answer as it does."""
        await self._settle()
        round_id = await self._open("~1")
        await self._stage.advance(seconds=30)
        await self._prepare()
        await self._remember()
        await self._write(round_id)
        await self._after("writing", INBOX)
        await self._fail(round_id)
        # How far the group's talk was heard is noted, of the group.
        await self._after("faults", INBOX | {"platform_mark", "sqlite_sequence", "sequences"})
        await self._release(round_id)
        await self._answer(round_id)
        await self._after("the release and an answer")
        await self._remember()
        await self._add()
        await self._after("additions", {"opinions_pending_addition"})
        await self._deliver()
        await self._destroy()
        await self._after("all")
        self._outcome.people = len(self._writers)
        return self._outcome

    # -- people -------------------------------------------------------------------------------

    async def _settle(self) -> None:
        world, now = self._stage.world, self._stage.clock.now()
        title = f"~{secrets.token_hex(4)}"
        branch = await Branch.create(name=title, locale="zh-CN", created_at=now)
        self._branch_id = branch.id
        groups = world.qq_group(title, []), world.telegram_group(title, [])
        for group in groups:
            await Chat.create(
                branch=branch, platform=group.platform, chat_id=group.chat_id, linked_at=now
            )
        self._group = groups[0]
        # The counters of rows remember the greatest number of all, which may not be a writer's.
        officer = await self._person(branch, groups, PlatformName.TELEGRAM, 2**30 + 2**29)
        self._secretary = officer.person
        grant = {"granted_at": now, "role": Role.SECRETARY}
        await RoleGrant.create(member_id=await self._member_of(self._secretary), **grant)
        for n in range(THRESHOLD):
            platform = (PlatformName.QQ, PlatformName.TELEGRAM)[n % 2]
            self._writers.append(await self._person(branch, groups, platform))
        self._host.directory.forget()

    async def _person(
        self,
        branch: Branch,
        groups: Sequence[SimGroup],
        platform: PlatformName,
        least: int = 2**30,
    ) -> Writer:
        """Somebody of the roster, with numbers that stand nowhere by chance."""
        world, now = self._stage.world, self._stage.clock.now()
        name, account_id = secrets.token_hex(6), secrets.randbelow(2**49) + 2**49
        on_qq = platform is PlatformName.QQ
        person = world.person(
            name, qq=on_qq, telegram=not on_qq, friend=True, started=True,
            qq_id=account_id if on_qq else None, telegram_id=None if on_qq else account_id,
        )  # fmt: skip
        world.join(person, groups[0] if on_qq else groups[1])
        number = f"2023{secrets.token_hex(4)}"
        member = await Member.create(
            id=secrets.randbelow(2**29) + least, branch=branch, name=name, student_no=number,
            category="full", created_at=now,
        )  # fmt: skip
        # As little as can be known of an account: anything that is noted of it would be news.
        row = await Account.create(
            id=secrets.randbelow(2**29) + least, branch=branch, member=member, platform=platform,
            account_id=str(account_id), bound_at=now,
        )  # fmt: skip
        text = f"食堂 {secrets.token_hex(12)} 窗口"
        return Writer(person, platform, str(account_id), member.id, row.id, name, number, text)

    async def _member_of(self, person: SimPerson) -> int:
        row = await Account.get(account_id__in=[person.qq_id, person.telegram_id])
        return row.member_id

    # -- the story ----------------------------------------------------------------------------

    async def _open(self, source: str) -> int:
        view = await self._host.directory.branch(self._branch_id)
        closes_at = self._stage.clock.now() + timedelta(days=1)
        by = await self._member_of(self._secretary)
        wish = opening.Wish(source, closes_at, opening.terms_of(view, None), by, source)
        return (await opening.open_round(self._host, view, wish, lambda _: [])).id

    async def _write(self, round_id: int) -> None:
        for writer in self._writers:
            await self._say(writer, "意见")
            await self._say(writer, writer.text, contains=writer.text)
            if writer is not self._writers[-1]:
                await self._submit(writer)
        # One guesses at receipts, and throws a draft away.
        guessing = self._writers[0]
        await self._say(guessing, "回执 " + " ".join(["山川"] * 6))
        await self._say(guessing, "意见 " + guessing.text)
        await self._say(guessing, "放弃")
        self._true(await Pending.filter(round_id=round_id).count() == THRESHOLD - 1, "stored")

    async def _submit(self, writer: Writer) -> None:
        told = await self._say(writer, "提交")
        found = _RECEIPT.search(told)
        if found is None:
            raise AssertionError(f"no receipt: {told}")
        writer.receipt = found[1]

    async def _fail(self, round_id: int) -> None:
        """One writes in the group, another one while the database fails, naming the text."""
        group = self._group
        said = await self._writers[0].person.say(group, f"意见 {self._writers[0].text}")
        await self._stage.world.heard(group, None, after=said, timeout=_PATIENCE)
        await self._stage.world.settled(0.2)
        writer = self._writers[-1]
        for broken in (breaking.refusing_trigger, breaking.missing_table):
            async with broken(self._host.store):
                told = await self._say(writer, "提交")
                self._true(_RECEIPT.search(told) is None, "a receipt for what was not stored")
        await self._submit(writer)
        self._true(await Pending.filter(round_id=round_id).count() == THRESHOLD, "stored once")

    async def _release(self, round_id: int) -> None:
        await self._stage.advance(days=1, minutes=1)
        await self._until(lambda: Opinion.filter(round_id=round_id).count(), THRESHOLD)
        released = {row.text for row in await Opinion.filter(round_id=round_id)}
        self._true(released == {writer.text for writer in self._writers}, "released")
        self._true(not await Pending.exists(), "the inbox is empty")

    async def _answer(self, round_id: int) -> None:
        row = await Opinion.get(round_id=round_id, text=self._writers[0].text)
        number = (await row.round).number
        private = Private(PlatformName.TELEGRAM)
        said = await self._secretary.say(private, f"答复意见 {number}-{row.number} ~answer")
        await self._stage.world.heard(private, self._secretary, after=said, timeout=_PATIENCE)

    async def _add(self) -> None:
        """Everybody looks at their opinion by its receipt, and adds to it."""
        for writer in self._writers:
            await self._say(writer, f"回执 {writer.receipt}")
            await self._say(writer, f"补充 ~more {writer.text}")
            await self._say(writer, "提交")
        self._true(await PendingAddition.all().count() == THRESHOLD, "added")

    async def _deliver(self) -> None:
        view = await self._host.directory.branch(self._branch_id)
        here = self._stage.clock.now().astimezone(view.zone)
        due = datetime.combine(here.date(), view.setting(ADDITIONS_AT), view.zone)
        await self._stage.advance(seconds=((due - here) % timedelta(days=1)).total_seconds() + 1)
        await self._until(lambda: PendingAddition.all().count(), 0)

    async def _destroy(self) -> None:
        """What is destroyed stands nowhere any more, but in PostgreSQL's write-ahead log."""
        round_id = await self._open("~2")
        writer = self._writers[1]
        text = f"操场 {secrets.token_hex(12)} 路灯"
        await self._say(writer, "意见 " + text)
        await self._say(writer, "提交")
        self._true(await Pending.filter(text=text).exists(), "stored")
        async with self._host.store.transaction():
            await release.destroy(self._host, round_id, self._stage.clock.now(), State.CANCELLED)
        await self._wiped()
        found = await asyncio.to_thread(
            Searcher(needles.of_text("destroyed", text)).search, self._roots
        )
        for _, path in found.found:
            if _WAL not in Path(path).parts:
                self._outcome.faults.append(f"destroyed text in {path}")

    async def _say(self, writer: Writer, text: str, contains: str | None = None) -> str:
        private = Private(writer.platform)
        self._stage.clock.advance(timedelta(seconds=2))
        said = await writer.person.say(private, text)
        heard = await self._stage.world.heard(
            private, writer.person, after=said, contains=contains, timeout=_PATIENCE
        )
        return heard[0].text

    async def _until(self, count: Callable[[], Awaitable[int]], wanted: int) -> None:
        async with asyncio.timeout(_PATIENCE):
            while await count() != wanted:
                await self._stage.advance(seconds=1)
                await asyncio.sleep(0.05)

    # -- the search ---------------------------------------------------------------------------

    async def _prepare(self) -> None:
        """What is looked for."""
        secret = await asyncio.to_thread(server_secret, self._host.var)
        # Made when the first round opened: made by the first opinion, it would tell of it.
        box = await Box.get(branch_id=self._branch_id)
        keys = Keys(secret, (bytes(box.salt),))
        wanted: list[Needle] = []
        for writer in self._writers[:_WRITERS]:
            wanted += await asyncio.to_thread(_needles, writer, keys)
        self._searcher = Searcher(wanted)
        self._outcome.forms = len(wanted)

    async def _remember(self) -> None:
        """How everything is before anybody writes."""
        await self._wiped()
        await breaking.settled(self._host.store)
        self._rows = await every_row(self._host.store)
        self._base = await self._search()
        stands = self._base.by_needle()
        self._outcome.seen = sum(n for name, n in stands.items() if name.endswith(" as text"))
        self._true(self._outcome.seen >= _WRITERS, "the roster is found")

    async def _after(self, what: str, tables: Collection[str] | None = None) -> None:
        """Compare with before: rows, then files as they are, then files when wiped, and a backup.

        `tables` are those in which anything may be new. None where officers or timers wrote: then
        whole pages, with others' rows on them, stand in the write-ahead log again.
        """
        rows = await every_row(self._host.store)
        if tables is not None:
            for table in sorted(changed(self._rows, rows).difference(tables)):
                self._outcome.faults.append(f"after {what}: rows of {table} changed")
        for table, fresh in new(self._rows, rows).items():
            self._look_at(what, table, "\n".join(fresh))
        self._outcome.tables = len(rows)
        if tables is not None:
            self._compare(what, await self._search())
        await self._wiped()
        backup = self._scratch / f"{secrets.token_hex(4)}.backup"
        await self._host.store.backup(backup)
        # A backup holds the roster once more; its tables are those that were looked at by rows.
        self._compare(what, await self._search(), {str(backup)}, wal=tables is not None)
        backup.unlink()
        await self._texts_in_place(what)

    def _compare(
        self, what: str, searched: Searched, but: Collection[str] = (), *, wal: bool = True
    ) -> None:
        def counted(one: Searched) -> Searched:
            kept = Counter(
                {
                    (name, path): times
                    for (name, path), times in one.found.items()
                    if path not in but and (wal or _WAL not in Path(path).parts)
                }
            )
            return Searched(found=kept)

        now = counted(searched)
        for name in now.more_than(counted(self._base)):
            where = ", ".join(now.where(name))
            self._outcome.faults.append(f"after {what}: more of {name} in {where}")

    def _look_at(self, what: str, table: str, told: str) -> None:
        """In what is new of the rows nobody who wrote may be named."""
        for writer in self._writers:
            for form in writer.forms:
                if form in told:
                    self._outcome.faults.append(f"after {what}: {form} in {table}")
            if not table.startswith(_OPINIONS) and writer.text in told:
                self._outcome.faults.append(f"after {what}: a text in {table}")

    async def _texts_in_place(self, what: str) -> None:
        """Texts stand in the database's own files, and nowhere else."""
        wanted = [
            one
            for n, writer in enumerate(self._writers)
            for one in needles.of_text(f"text {n}", writer.text.split()[1])
        ]
        searched = await asyncio.to_thread(Searcher(wanted).search, self._roots)
        for name, path in sorted(searched.found):
            if not self._of_database(path):
                self._outcome.faults.append(f"after {what}: {name} in {path}")

    def _of_database(self, path: str) -> bool:
        store = self._host.store
        if store.dialect == "sqlite":
            return Path(path).resolve() == Path(sqlite_path(store.url)).resolve()
        return bool({"base", _WAL} & set(Path(path).parts))

    async def _wiped(self) -> None:
        """As the bot leaves it a second after each opinion."""
        await desks_of(self._host).clean.end()
        for _ in range(50):
            if await wipe(self._host):
                return
            await asyncio.sleep(0.1)
        self._outcome.faults.append("the files could not be wiped")

    async def _search(self) -> Searched:
        self._keep_log()
        searched = await asyncio.to_thread(self._searcher.search, self._roots)
        self._outcome.files, self._outcome.size = searched.files, searched.size
        self._outcome.searches += 1
        return searched

    def _true(self, holds: bool, what: str) -> None:
        if not holds:
            raise AssertionError(what)


def _needles(writer: Writer, keys: Keys) -> list[Needle]:
    """Every form of somebody who may be known by account, by row, by name or by number."""
    found = needles.of_account(str(writer.platform), writer.account_id, keys)
    found += needles.of_fact(f"member {writer.member_id}", str(writer.member_id), keys)
    for what, number in (("member", writer.member_id), ("account", writer.row_id)):
        found += needles.of_number(f"{what} {number}", number)
    found += [
        Needle(f"{what} {text}", text.encode())
        for what, text in (("name", writer.name), ("number", writer.number))
    ]
    return found


def _nothing(*_: Any) -> None:
    """The log is in a file already."""
