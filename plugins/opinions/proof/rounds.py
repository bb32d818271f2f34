"""Rounds that are played through the real services, and what of them then lies on the disk."""

from __future__ import annotations

import re
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from bot.branch.models import Account, Branch, Member
from bot.store.url import sqlite_path
from plugins.opinions.models import Opinion, Round
from plugins.opinions.proof.guessing import Author, Sight
from plugins.opinions.rules.rounds import State
from plugins.opinions.services import inbox, release
from plugins.opinions.services.desk import MEMORY, TABLES

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.store.store import Store

AUTHORS = 5
AT_ONCE = {"sqlite": 5, "postgres": 50}
"""Rounds that take opinions at the same time: on SQLite so few that all lie on one page."""
PEOPLE = 12
_TOKEN = re.compile(rb"~[0-9a-f]{24}~")
_chance = secrets.SystemRandom()


@dataclass(slots=True)
class Playing:
    """One branch of people in a store, in which rounds are played."""

    store: Store
    clock: Clock
    branch_id: int = 0
    people: list[Author] = field(default_factory=list)
    accounts: list[int] = field(default_factory=list)
    _number: int = 0

    async def settle(self) -> None:
        """Make the branch and its people. What a power cut would leave is of no interest here."""
        if self.store.dialect == "sqlite":
            await self.store.connection.execute_query("PRAGMA synchronous = OFF")
        now = self.clock.now()
        branch = await Branch.create(name=f"~{secrets.token_hex(8)}", created_at=now)
        self.branch_id = branch.id
        for n in range(PEOPLE):
            name = secrets.token_hex(4)
            member = await Member.create(
                branch=branch, name=name, student_no=f"{n}", category="full", created_at=now
            )
            account_id = str(secrets.randbelow(2**50))
            account = await Account.create(
                branch=branch, member=member, platform="telegram", account_id=account_id,
                bound_at=now,
            )  # fmt: skip
            self.people.append(Author(member.id, account_id, name))
            self.accounts.append(account.id)

    @property
    def host(self) -> Any:
        """What the services take for the host; files are wiped where `play` says so."""
        quiet = SimpleNamespace(here=True, soon=_nothing, ended=_nothing)
        memory = {MEMORY: SimpleNamespace(keeper=quiet, desk=quiet, clean=quiet)}
        return SimpleNamespace(store=self.store, clock=self.clock, memory=memory)

    @property
    def view(self) -> Any:
        """What the inbox takes for the branch."""
        members = dict.fromkeys(author.member_id for author in self.people)
        return SimpleNamespace(id=self.branch_id, members=members)

    # -- playing ------------------------------------------------------------------------------

    async def play(self, rounds: int) -> AsyncIterator[Sight]:
        """Play so many rounds; what lies on the disk before and after each one's end."""
        while rounds > 0:
            ids = await self._open(min(rounds, AT_ONCE[self.store.dialect]))
            rounds -= len(ids)
            wrote = await self._write(ids)
            await self.store.wipe_deleted(TABLES)
            for sight in await self._look("inbox", "opinions_pending", wrote):
                yield sight
            for round_id in ids:
                async with self.store.transaction():
                    await self._close(round_id)
            await self.store.wipe_deleted(TABLES)
            for sight in await self._look("released", "opinions_opinion", wrote):
                yield sight

    async def leak(self, rounds: int) -> AsyncIterator[Sight]:
        """The same with a fault: opinions are released as they came."""
        ids = await self._open(rounds)
        wrote: dict[int, list[tuple[int, str]]] = {round_id: [] for round_id in ids}
        for round_id in ids:
            for number, who in enumerate(_chance.sample(range(PEOPLE), AUTHORS), 1):
                text = _text()
                await Opinion.create(
                    round_id=round_id, number=number, text=text, state="new",
                    receipt=secrets.token_hex(32),
                )  # fmt: skip
                wrote[round_id].append((who, text))
        await self.store.wipe_deleted(())
        for sight in await self._look("released", "opinions_opinion", wrote):
            yield sight

    async def _open(self, rounds: int) -> list[int]:
        now = self.clock.now()
        ids = []
        for _ in range(rounds):
            self._number += 1
            row = await Round.create(
                branch_id=self.branch_id, number=self._number, title="~", state=State.OPEN,
                per_member=3, threshold=AUTHORS, opened_at=now, closes_at=now + timedelta(days=1),
                source=f"proof:{self._number}",
            )  # fmt: skip
            ids.append(row.id)
        return ids

    async def _write(self, ids: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
        """People write in all the rounds at once, and each does something else that is stored."""
        turns = [(n, who) for n in ids for who in _chance.sample(range(PEOPLE), AUTHORS)]
        _chance.shuffle(turns)
        wrote: dict[int, list[tuple[int, str]]] = {round_id: [] for round_id in ids}
        for round_id, who in turns:
            before = _chance.random() < 0.5
            if before:
                await self._act(who)
            text = _text()
            await self._submit(round_id, text, who)
            wrote[round_id].append((who, text))
            if not before:
                await self._act(who)
        return wrote

    async def _submit(self, round_id: int, text: str, who: int) -> None:
        """`who` is for broken copies, in tests: the bot itself has no use for it here."""
        written = inbox.Written(text, receipt=secrets.token_hex(32))
        await inbox.submit(self.host, self.view, round_id, written)

    async def _close(self, round_id: int) -> None:
        await release.close(self.host, round_id, self.clock.now() + timedelta(days=1))

    async def _act(self, who: int) -> None:
        # Something that is stored of them, in a transaction of its own, which PostgreSQL numbers.
        if self.store.dialect == "postgres":
            await self.store.connection.execute_query(
                "UPDATE branch_account SET last_seen = $1 WHERE id = $2",
                [self.clock.now(), self.accounts[who]],
            )

    # -- looking ------------------------------------------------------------------------------

    async def _look(
        self, stage: str, table: str, wrote: Mapping[int, Sequence[tuple[int, str]]]
    ) -> list[Sight]:
        seen = await self._rows(table, wrote)
        marks = await self._marks()
        sights = []
        for round_id, authors in wrote.items():
            rows = [row for row in seen if row["round_id"] == round_id]
            _chance.shuffle(rows)
            place = {text: n for n, (_, text) in enumerate(authors)}
            truth = [place[row["text"]] for row in rows]
            if sorted(truth) != list(range(len(authors))):
                raise AssertionError("an opinion was lost or is there twice")
            known = [
                Author(one.member_id, one.account_id, one.name, marks.get(self.accounts[who], 0))
                for who, _ in authors
                for one in [self.people[who]]
            ]
            told = [{k: v for k, v in row.items() if k not in _SAME} for row in rows]
            sights.append(Sight(stage, known, told, truth))
        return sights

    async def _rows(self, table: str, ids: Mapping[int, Any]) -> list[dict[str, Any]]:
        """Every column of the rows, in the table's own order, with what the database adds."""
        listed = ", ".join(str(int(round_id)) for round_id in ids)
        postgres = self.store.dialect == "postgres"
        hidden = f"{_HIDDEN}, " if postgres else ""
        _, rows = await self.store.connection.execute_query(
            f"SELECT {hidden}* FROM {table} WHERE round_id IN ({listed})"
        )
        found = [dict(row) | {"as read": n} for n, row in enumerate(rows)]
        if not postgres:
            places = _places(Path(sqlite_path(self.store.url)))
            for row in found:
                row |= {f"place {n}": at for n, at in enumerate(places[row["text"]])}
        return found

    async def _marks(self) -> dict[int, int]:
        if self.store.dialect != "postgres":
            return {}
        _, rows = await self.store.connection.execute_query(
            "SELECT id, xmin::text::bigint AS mark FROM branch_account"
        )
        return {row["id"]: row["mark"] for row in rows}


_SAME = {"round_id", "picture"}
_XIDS = ", ".join(f"{one}::text::bigint AS {one}" for one in ("xmin", "xmax", "cmin", "cmax"))
_HIDDEN = (
    f"(ctid::text::point)[0]::bigint * 100000 + (ctid::text::point)[1]::bigint AS ctid, {_XIDS}"
)


def _places(database: Path) -> dict[Any, list[int]]:
    """Where in the file each text stands, and within its page."""
    content = database.read_bytes()
    size = int.from_bytes(content[16:18], "big")
    found: dict[str, list[int]] = {}
    for match in _TOKEN.finditer(content):
        at = match.start()
        found[match[0].decode()] = [at, at % size]
    return found


def _text() -> str:
    return f"~{secrets.token_hex(12)}~"


def _nothing(*_: Any) -> None:
    """Nobody else is there."""
