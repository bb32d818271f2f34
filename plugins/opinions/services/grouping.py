"""Similar opinions of a released round, compared once in a process of its own and kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tortoise.functions import Count

from bot.errors import Refusal
from plugins.opinions.keywords import analysing
from plugins.opinions.keywords.analysing import Analysis, Keyword
from plugins.opinions.models import Opinion, Round
from plugins.opinions.rules import rounds as round_rules
from plugins.opinions.services.reading import texts_of
from plugins.opinions.services.rounds import locked

if TYPE_CHECKING:
    from tortoise.queryset import QuerySet

    from bot.host import Host

PAGE = 5
"""Groups of a page in the chat."""
SAMPLE = 4
"""Opinions of a group that its line shows."""
AT_ONCE = 2
"""Analyses that may run at once; each is a process of its own."""
_STORED = 500
_under_way = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Similar opinions that aren't hidden; `sample` are the first of them, number and text."""

    kin: int
    count: int
    sample: tuple[tuple[int, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Groups:
    """A page of groups, the largest first. Pages count from 1; `count` is that of all groups."""

    groups: tuple[Group, ...]
    number: int
    pages: int
    count: int


async def compare(host: Host, round_: Round) -> None:
    """See that every opinion of the round has been compared; nothing to do from the second time on.

    Hidden ones are compared too, so that the groups stay as they are when one is hidden or shown
    again; what is shown of a group leaves them out. Raises Refusal opinions-groups-busy.
    """
    if not await Opinion.filter(round_id=round_.id, kin=None).exists():
        return
    numbers: list[int] = []

    async def texts() -> AsyncIterator[str]:
        async for part in texts_of(round_.id, hidden=True):
            for number, text in part:
                numbers.append(number)
                yield text

    found = await _analyse(texts(), "opinions-groups-busy", groups=True)
    kin = {numbers[place]: rank for rank, places in enumerate(found.groups, 1) for place in places}
    async with host.store.transaction():
        await locked(round_.id)
        new = Opinion.filter(round_id=round_.id, kin=None)
        if not await new.exists():
            return  # somebody else was quicker
        grouped = await new.filter(number__in=list(kin)).only("id", "number", "kin") if kin else []
        for row in grouped:
            row.kin = kin[row.number]
        if grouped:
            await Opinion.bulk_update(grouped, ["kin"], batch_size=_STORED)
        await Opinion.filter(round_id=round_.id, kin=None).update(kin=0)


async def sizes(round_: Round) -> list[tuple[int, int]]:
    """Each group of two opinions and more that aren't hidden, and how many; the largest first."""
    visible = _grouped(round_).annotate(count=Count("id")).group_by("kin")
    counted = await visible.values_list("kin", "count")
    return sorted(((kin, n) for kin, n in counted if n > 1), key=lambda one: (-one[1], one[0]))


def _grouped(round_: Round) -> QuerySet[Opinion]:
    return Opinion.filter(round_id=round_.id, hidden_why="", kin__gt=0)


async def groups(round_: Round, number: int = 1) -> Groups:
    """A page of the groups; a number beyond the last is the last."""
    largest = await sizes(round_)
    pages = max((len(largest) + PAGE - 1) // PAGE, 1)
    number = min(max(number, 1), pages)
    here = largest[(number - 1) * PAGE : number * PAGE]
    sample = await _sample(
        _grouped(round_).filter(kin__in=[kin for kin, _ in here]).order_by("number")
    )
    return Groups(
        tuple(Group(kin, n, tuple(sample[kin])) for kin, n in here), number, pages, len(largest)
    )


async def _sample(rows: QuerySet[Opinion]) -> defaultdict[int, list[tuple[int, str]]]:
    """The first opinions of each group, and no other group's texts."""
    first: defaultdict[int, list[int]] = defaultdict(list)
    for key, kin in await rows.values_list("id", "kin"):
        if len(first[kin]) < SAMPLE:
            first[kin].append(key)
    ids = [key for keys in first.values() for key in keys]
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    texts = Opinion.filter(id__in=ids).order_by("number")
    for kin, number, text in await texts.values_list("kin", "number", "text"):
        found[kin].append((number, text))
    return found


@dataclass(frozen=True, slots=True)
class Words:
    """The words that several opinions of a round share, the heaviest first; `opinions` counted."""

    opinions: int
    keywords: tuple[Keyword, ...]


async def words(round_: Round) -> Words:
    """The keywords of what isn't hidden in a released round.

    Raises Refusal: opinions-cloud-few where that is less than the round's threshold,
    opinions-cloud-none, opinions-cloud-busy.
    """
    count = await Opinion.filter(round_id=round_.id, hidden_why="").count()
    least = round_rules.least(round_.threshold)
    if count < least:
        raise Refusal("opinions-cloud-few", number=round_.number, count=count, least=least)

    async def texts() -> AsyncIterator[str]:
        async for part in texts_of(round_.id):
            for _, text in part:
                yield text

    found = await _analyse(texts(), "opinions-cloud-busy", groups=False)
    if not found.keywords:
        raise Refusal("opinions-cloud-none", number=round_.number)
    return Words(count, found.keywords)


async def _analyse(texts: AsyncIterator[str], busy: str, *, groups: bool) -> Analysis:
    global _under_way
    if _under_way >= AT_ONCE:
        raise Refusal(busy)
    _under_way += 1
    try:
        return await analysing.analyse(texts, groups=groups)
    finally:
        _under_way -= 1
