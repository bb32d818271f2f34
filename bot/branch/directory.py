"""Branches, people and groups in memory, in step with the store."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, Generic, TypeVar

from bot.branch import loading
from bot.branch.models import AccountPreference, Chat
from bot.branch.settings import Registry
from bot.branch.sightings import Sightings
from bot.branch.views import BranchView, ChatRef, Person
from bot.platforms.types import PlatformName
from bot.store.batch import Batcher
from bot.store.store import Store

log = logging.getLogger(__name__)

CHANNEL = "zhibu_directory"
_IDS_A_NOTICE = 500  # NOTIFY takes 8,000 bytes
_FEW = 4  # branches read at once whose people are expected to speak
_CHOICES = 20_000  # preferences that are read at the start; few people ever choose


class Unknown(Enum):
    """Says that something is not in memory, which is not the same as that it isn't there."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class _Cache(Generic[K, V]):
    """The most recently used `size` entries."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._entries: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | Unknown:
        found = self._entries.get(key, UNKNOWN)
        if found is not UNKNOWN:
            self._entries.move_to_end(key)
        return found  # type: ignore[return-value]

    def put(self, key: K, value: V) -> None:
        self._entries[key] = value
        self._entries.move_to_end(key)
        if len(self._entries) > self._size:
            self._entries.popitem(last=False)

    def drop(self, key: K) -> None:
        self._entries.pop(key, None)

    def clear(self) -> None:
        self._entries.clear()


@dataclass(frozen=True, slots=True)
class Preference:
    """What an account chose: a locale (empty: the branch's) and the branch it speaks for."""

    locale: str = ""
    branch_id: int | None = None


_NOTHING_CHOSEN: Final = Preference()


class Directory:
    """Snapshots per branch, loaded on first touch in a fixed number of queries.

    Nothing is loaded before it is needed but what people chose: a house of 200,000 accounts
    starts as fast as one of two. `sightings` has what the store doesn't know yet.

    A change is announced by `changed` inside the transaction that makes it; it takes effect
    here at the commit, and on PostgreSQL in every other process by NOTIFY. What is read inside
    a transaction is never kept, since it might be rolled back.
    """

    def __init__(
        self, store: Store, registry: Registry | None = None, *, remembered: int = 200_000
    ) -> None:
        self._store = store
        self.registry = registry if registry is not None else Registry()
        self.sightings = Sightings()
        self._branches: dict[int, BranchView] = {}
        self._outlines: dict[int, BranchView] = {}
        self._chats: _Cache[tuple[str, str], int] = _Cache(remembered)
        self._people: _Cache[tuple[str, str], tuple[int, ...]] = _Cache(remembered)
        self._preferences: _Cache[tuple[str, str], Preference] = _Cache(remembered)
        self._generation = 0
        self._reading = asyncio.Lock()
        self._asked: Batcher[tuple[str, str], tuple[int, ...]] = Batcher(self._ask)
        # Changed branches that were not read again: until then the two indexes may be wrong.
        self._stale: set[int] = set()
        # Another process may have bound an account whose notice is still on its way here.
        self._alone = store.dialect == "sqlite"
        # While this holds, who is not among the preferences and not among `_chose` chose nothing.
        self._choices_known = False
        self._chose: set[tuple[str, str]] = set()

    async def open(self) -> None:
        """Begin to hear of other processes' changes."""
        await self._store.listen(CHANNEL, self._heard)
        await self._learn_choices()

    async def refresh(self) -> None:
        """Forget what another program wrote on SQLite, where nobody tells; for every tick."""
        if await self._store.written_elsewhere():
            log.info("another program has written to the database: everything is read anew")
            self.forget()
            await self._learn_choices()

    async def _learn_choices(self) -> None:
        """Read what people chose in one query, instead of one for each first message."""
        generation = self._generation
        rows = AccountPreference.all().limit(_CHOICES)
        chosen: Any = await rows.values_list("platform", "account_id", "locale", "branch_id")
        if generation == self._generation and len(chosen) < _CHOICES:
            for platform, account, locale, branch in chosen:
                self._preferences.put((platform, account), Preference(locale, branch))
            self._choices_known = True

    # -- look-ups ---------------------------------------------------------------------------

    async def branch(self, branch_id: int) -> BranchView:
        """The branch. Raises KeyError where there is none."""
        found = (await self.branches([branch_id])).get(branch_id)
        if found is None:
            raise KeyError(branch_id)
        return found

    async def branches(self, ids: Iterable[int] | None = None) -> dict[int, BranchView]:
        """The branches with those ids (None: all), those that exist, in order of id."""
        wanted = await loading.all_ids() if ids is None else list(ids)
        if self._store.in_transaction:
            return await loading.branches(wanted, self.registry)
        if any(i not in self._branches for i in wanted):
            # One reader at a time: what thirty people need who speak at once is read once.
            async with self._reading:
                await self._read(wanted)
        both = ((i, self._branches.get(i)) for i in wanted)
        return {i: view for i, view in both if view is not None}

    async def _read(self, wanted: Sequence[int]) -> None:
        """Read those branches that are missing, again as long as they change meanwhile."""
        while missing := [i for i in wanted if i not in self._branches]:
            generation = self._generation
            loaded = await loading.branches(missing, self.registry)
            # With one of a branch the others will speak soon: their first messages ask nothing.
            bound = await loading.bound_with(missing) if len(missing) <= _FEW else {}
            if generation == self._generation:
                self._branches.update(loaded)
                self._stale.difference_update(missing)
                for key, branches in bound.items():
                    self._people.put(key, branches)
                for view in loaded.values():
                    self._learn(view)
                return

    def _learn(self, view: BranchView) -> None:
        """Correct the indexes by a branch that was read; who left is told by the branch itself."""
        for account in view.accounts():
            key = (str(account.platform), account.account_id)
            known = self._people.get(key)
            if not isinstance(known, Unknown) and view.id not in known:
                self._people.put(key, tuple(sorted((*known, view.id))))
        for chat in view.chats:
            self._chats.put((str(chat.platform), chat.chat_id), view.id)

    async def outlines(self) -> dict[int, BranchView]:
        """Every branch without its people and groups: what is set for it, in order of id."""
        ids = await loading.all_ids()
        if self._store.in_transaction:
            return await loading.outlines(ids, self.registry)
        while True:
            missing = [i for i in ids if i not in self._outlines]
            generation = self._generation
            loaded = await loading.outlines(missing, self.registry) if missing else {}
            if generation == self._generation:
                self._outlines.update(loaded)
                return {i: self._outlines[i] for i in ids if i in self._outlines}

    async def outline(self, branch_id: int) -> BranchView:
        """One branch without people and groups, for work in which nobody of it is needed.

        Raises KeyError for no such branch.
        """
        known = self._outlines.get(branch_id)
        if known is not None and not self._store.in_transaction:
            return known
        return (await loading.outlines([branch_id], self.registry))[branch_id]

    async def chat(self, platform: PlatformName, chat_id: str) -> ChatRef | None:
        """The linked group, or None."""
        key = (str(platform), chat_id)
        await self._freshen()
        known = UNKNOWN if self._store.in_transaction else self._chats.get(key)
        while isinstance(known, Unknown):
            generation = self._generation
            row = await Chat.get_or_none(platform=platform, chat_id=chat_id)
            branch_id = row.branch_id if row is not None else 0
            if self._store.in_transaction:
                known = branch_id
            elif generation == self._generation:
                self._chats.put(key, branch_id)
                known = branch_id
        if not known:
            return None
        found = await self._chat_in(known, platform, chat_id)
        if found is None and not self._store.in_transaction:
            # The store links the group and the snapshot doesn't: its change was committed a
            # moment ago, and has not been announced here yet.
            self.forget(known)
            found = await self._chat_in(known, platform, chat_id)
        return found

    async def _chat_in(
        self, branch_id: int, platform: PlatformName, chat_id: str
    ) -> ChatRef | None:
        view = (await self.branches([branch_id])).get(branch_id)
        return view.chat(platform, chat_id) if view is not None else None

    async def people(self, platform: PlatformName, account_id: str) -> tuple[Person, ...]:
        """The persons behind an account: one for each branch in which it is bound."""
        known = await self._bound_in(platform, account_id)
        people = await self._people_of(known, platform, account_id)
        if len(people) == len(known) or self._store.in_transaction:
            return people
        # The account has left, which the index was not told, ...
        self._people.drop((str(platform), account_id))
        known = await self._bound_in(platform, account_id)
        there = {person.branch_id for person in people}
        behind = [i for i in known if i not in there]
        if behind:
            # ... or the store binds it and a snapshot doesn't: its change was committed a moment
            # ago, and has not been announced here yet.
            self.forget(*behind)
        return await self._people_of(known, platform, account_id)

    async def _people_of(
        self, branch_ids: Sequence[int], platform: PlatformName, account_id: str
    ) -> tuple[Person, ...]:
        views = await self.branches(branch_ids) if branch_ids else {}
        return _people_in(views.values(), platform, account_id)

    async def _bound_in(self, platform: PlatformName, account_id: str) -> tuple[int, ...]:
        key = (str(platform), account_id)
        await self._freshen()
        known = UNKNOWN if self._store.in_transaction else self._people.get(key)
        if known == () and not self._alone:
            known = UNKNOWN
        if isinstance(known, Unknown) and self._store.in_transaction:
            return (await loading.bound_in([account_id])).get(key, ())
        while isinstance(known, Unknown):
            generation = self._generation
            ids = await self._asked.submit(key)
            if generation == self._generation:
                self._people.put(key, ids)
                known = ids
        return known

    async def _ask(self, keys: Sequence[tuple[str, str]]) -> list[tuple[int, ...]]:
        """Where accounts are bound: those who speak at the same moment are asked for together."""
        found = await loading.bound_in([account for _, account in keys])
        return [found.get(key, ()) for key in keys]

    async def _freshen(self) -> None:
        """Read what has changed, so that the indexes know who was bound and what was linked."""
        if self._stale and not self._store.in_transaction:
            await self.branches(tuple(self._stale))

    async def preference(self, platform: PlatformName, account_id: str) -> Preference:
        """What the account chose."""
        key = (str(platform), account_id)
        apart = self._store.in_transaction
        known = UNKNOWN if apart else self.peek_preference(platform, account_id)
        while isinstance(known, Unknown):
            generation = self._generation
            row = await AccountPreference.get_or_none(platform=platform, account_id=account_id)
            chosen = Preference(row.locale, row.branch_id) if row is not None else Preference()
            if self._store.in_transaction:
                return chosen
            if generation == self._generation:
                self._preferences.put(key, chosen)
                known = chosen
        return known

    async def locales(
        self, accounts: Iterable[tuple[PlatformName, str]]
    ) -> dict[tuple[str, str], str]:
        """The locales that accounts chose, in one query for all that are not in memory.

        Who chose none is left out.
        """
        known = {(str(p), a): self.peek_preference(p, a) for p, a in accounts}
        unknown = [key for key, one in known.items() if isinstance(one, Unknown)]
        found = {key: one.locale for key, one in known.items() if not isinstance(one, Unknown)}
        if unknown:
            rows = AccountPreference.filter(account_id__in={account for _, account in unknown})
            chosen: Any = await rows.values_list("platform", "account_id", "locale")
            found.update({(p, a): locale for p, a, locale in chosen if (p, a) in known})
        return {key: locale for key, locale in found.items() if locale}

    # -- the same, synchronous, from memory only --------------------------------------------

    def peek_branch(self, branch_id: int) -> BranchView | Unknown:
        """The branch if it is in memory, else UNKNOWN."""
        return self._branches.get(branch_id, UNKNOWN)

    def peek_chat(self, platform: PlatformName, chat_id: str) -> ChatRef | Unknown | None:
        """The linked group, None where there is none, UNKNOWN where it is not in memory."""
        key = (str(platform), chat_id)
        known = UNKNOWN if self._stale else self._chats.get(key)
        if isinstance(known, Unknown) or not known:
            return UNKNOWN if isinstance(known, Unknown) else None
        view = self._branches.get(known)
        return view.chat(platform, chat_id) if view is not None else UNKNOWN

    def peek_people(self, platform: PlatformName, account_id: str) -> tuple[Person, ...] | Unknown:
        """The persons behind an account, or UNKNOWN where they are not in memory.

        On PostgreSQL nobody is UNKNOWN, too: another process may just have bound the account.
        """
        known = UNKNOWN if self._stale else self._people.get((str(platform), account_id))
        if isinstance(known, Unknown) or not (known or self._alone):
            return UNKNOWN
        views = [self._branches.get(i) for i in known]
        if None in views:
            return UNKNOWN
        return _people_in((v for v in views if v is not None), platform, account_id)

    def peek_preference(self, platform: PlatformName, account_id: str) -> Preference | Unknown:
        """What the account chose, or UNKNOWN where it is not in memory."""
        key = (str(platform), account_id)
        known = self._preferences.get(key)
        if known is UNKNOWN and self._choices_known and key not in self._chose:
            return _NOTHING_CHOSEN
        return known

    # -- changes ----------------------------------------------------------------------------

    async def changed(self, *branch_ids: int) -> None:
        """Forget branches, here at the commit and in the other processes."""
        self._store.on_commit(lambda: self.forget(*branch_ids))
        for first in range(0, len(branch_ids), _IDS_A_NOTICE):
            some = branch_ids[first : first + _IDS_A_NOTICE]
            await self._store.notify(CHANNEL, ",".join(map(str, some)))

    async def preference_changed(self, platform: PlatformName, account_id: str) -> None:
        """Forget what an account chose, here at the commit and in the other processes."""
        self._store.on_commit(lambda: self._forget_preference(str(platform), account_id))
        await self._store.notify(CHANNEL, f"{platform}/{account_id}")

    def forget(self, *branch_ids: int) -> None:
        """Forget branches (none named: everything) in this process alone."""
        self._generation += 1
        if not branch_ids:
            self._branches.clear()
            self._outlines.clear()
            self._preferences.clear()
            self._choices_known = False
            self._chats.clear()
            self._people.clear()
        for branch_id in branch_ids:
            self._branches.pop(branch_id, None)
            self._outlines.pop(branch_id, None)
            # An account may just have been bound there, a group linked: what was "nobody" may
            # be somebody now.
            self._stale.add(branch_id)

    def _forget_preference(self, platform: str, account_id: str) -> None:
        self._generation += 1
        self._chose.add((platform, account_id))
        self._preferences.drop((platform, account_id))

    def _heard(self, payload: str) -> None:
        if not payload:  # the listener was away and may have missed something
            self.forget()
        elif "/" in payload:
            platform, account_id = payload.split("/", 1)
            self._forget_preference(platform, account_id)
        else:
            self.forget(*map(int, payload.split(",")))


def _people_in(
    views: Iterable[BranchView], platform: PlatformName, account_id: str
) -> tuple[Person, ...]:
    found = (view.by_account(platform, account_id) for view in views)
    return tuple(person for person in found if person is not None)
