"""Questions found by words: an index for each branch that asks, made beside the chats.

The index is in memory and follows the table: before a search the branch's stamp (count, sum of ids,
sum of revisions, last change) is compared, so that another process or program may change the bank
too; at most once a second, because it takes the database longer than the search. While an index is
being made, the questions themselves are looked through for the very words.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from tortoise.functions import Count, Max, Sum

from bot.store.store import Store
from plugins.quiz import models
from plugins.quiz.bank.cutter import CutterError
from plugins.quiz.bank.question import Question
from plugins.quiz.bank.search import MAX_QUERY, SearchIndex, extend, flatten, searched
from plugins.quiz.services.bank.rows import Kept, by_id, slices

if TYPE_CHECKING:
    from bot.host import Host

log = logging.getLogger(__name__)

MOST_BRANCHES = 16
PATIENCE = 2.0
"""Seconds that whoever searches first waits for the index."""
TRUST = 1.0
"""Seconds for which an index that was in step with the table counts as such; a change by this
process is followed at once."""

Stamp = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Questions, the best first; not `ready`: found by the letters, for want of an index."""

    questions: tuple[Kept, ...]
    ready: bool


@dataclass(eq=False)
class _Shelf:
    """The index of one branch. `held` is what stands in it: id -> revision."""

    branch_id: int
    index: SearchIndex = field(default_factory=SearchIndex)
    held: dict[int, int] = field(default_factory=dict)
    stamp: Stamp | None = None
    compared: float | None = None
    work: asyncio.Task[None] | None = None

    def begin(self) -> asyncio.Task[None]:
        """Bring the index up to date, beside everything else."""
        if self.work is None or self.work.done():
            self.work = asyncio.create_task(self._follow(), name="question index")
        return self.work

    async def in_step(self, trust: float) -> bool:
        """Whether the index holds what the table did, so many seconds ago at most."""
        if self.stamp is None:
            return False
        now = asyncio.get_running_loop().time()
        if self.compared is None or now - self.compared >= trust:
            same = self.stamp == await _stamp(self.branch_id)
            self.compared = now if same else None
            # The answer and the search each have a turn of their own.
            await asyncio.sleep(0)
        return self.compared is not None

    async def _follow(self) -> None:
        try:
            stamp = await _stamp(self.branch_id)
            if self.index.worn:
                self.index, self.held = SearchIndex(), {}
            await self._take_over()
            self.stamp = stamp
        except CutterError:
            log.warning("the questions could not be cut into words")

    async def _take_over(self) -> None:
        there: dict[int, int] = {}
        await extend(self.index, self._news(there))
        for gone in self.held.keys() - there.keys():
            self.index.remove(gone)
        self.held = there

    async def _news(self, there: dict[int, int]) -> AsyncIterator[tuple[int, Question]]:
        """What is not held in its newest revision, while `there` is filled with all there is."""
        async for some in slices(self.branch_id, retired_at=None):
            for kept in some:
                there[kept.id] = kept.revision
                if self.held.get(kept.id) != kept.revision:
                    yield kept.id, kept.question

    async def stop(self) -> None:
        if self.work is not None and not self.work.done():
            self.work.cancel()
            await asyncio.gather(self.work, return_exceptions=True)


_shelves: WeakKeyDictionary[Store, OrderedDict[int, _Shelf]] = WeakKeyDictionary()


async def search(
    store: Store,
    branch_id: int,
    query: str,
    limit: int = 10,
    *,
    patience: float = PATIENCE,
    trust: float = TRUST,
) -> Found:
    """The branch's questions for a query, none that is retired."""
    shelf = _shelf(store, branch_id)
    if not await shelf.in_step(trust):
        await asyncio.wait({shelf.begin()}, timeout=patience)
        if not await shelf.in_step(trust):
            return Found(tuple(await _by_letters(branch_id, query, limit)), ready=False)
    hits = shelf.index.search(query, limit)
    rows = await by_id(branch_id, [int(hit.key) for hit in hits])
    return Found(tuple(rows[int(h.key)] for h in hits if int(h.key) in rows), ready=True)


def refresh(host: Host, branch_id: int) -> None:
    """Follow a change at once, where somebody has searched before; never in a transaction."""
    shelf = _shelves.get(host.store, OrderedDict()).get(branch_id)
    if shelf is not None:
        shelf.compared = None
        shelf.begin()


async def stop(store: Store) -> None:
    """Let go of every index of a store."""
    for shelf in _shelves.pop(store, OrderedDict()).values():
        await shelf.stop()


def _shelf(store: Store, branch_id: int) -> _Shelf:
    shelves = _shelves.setdefault(store, OrderedDict())
    shelf = shelves.get(branch_id)
    if shelf is None:
        shelf = shelves[branch_id] = _Shelf(branch_id)
        idle = [i for i, one in shelves.items() if one.work is None or one.work.done()]
        for old in [i for i in idle if i != branch_id][: max(0, len(shelves) - MOST_BRANCHES)]:
            del shelves[old]
    shelves.move_to_end(branch_id)
    return shelf


async def _stamp(branch_id: int) -> Stamp:
    query = models.Question.filter(branch_id=branch_id, retired_at=None).annotate(
        count=Count("id"), ids=Sum("id"), revisions=Sum("revision"), last=Max("changed_at")
    )
    rows = await query.values_list("count", "ids", "revisions", "last")
    return tuple(map(str, rows[0])) if rows else ()


async def _by_letters(branch_id: int, query: str, limit: int) -> list[Kept]:
    """Questions in which every word of the query stands as it was written."""
    words = flatten(query)[:MAX_QUERY].split()
    found: list[Kept] = []
    async for some in slices(branch_id, retired_at=None):
        for kept in some:
            text = searched(kept.question)
            if words and all(word in text for word in words):
                found.append(kept)
        if len(found) >= limit:
            break
    return found[:limit]
