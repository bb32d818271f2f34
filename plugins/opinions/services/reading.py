"""Released opinions as officers read them: only released rounds, only their own branch's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tortoise.expressions import Q
from tortoise.functions import Count

from bot.errors import Refusal
from plugins.opinions.models import Addition, AnswerTo, Opinion, Round
from plugins.opinions.rules import rounds as round_rules
from plugins.opinions.rules.naming import Named, name
from plugins.opinions.rules.opinions import State
from plugins.opinions.services.rounds import find

if TYPE_CHECKING:
    from tortoise.queryset import QuerySet

PAGE = 8
"""Opinions of a page in the chat."""
SLICE = 250
"""Opinions that are read from the database at once, where all are needed."""
_LATEST = 10
_COLUMNS = ("id", "number", "text", "state", "reason", "hidden_why", "kin", "shown")


@dataclass(frozen=True, slots=True)
class Shown:
    """One opinion with all that belongs to it. `fresh` was read by nobody before."""

    id: int
    number: int
    text: str = field(repr=False)
    state: str
    reason: str
    hidden_why: str
    kin: int
    shown: bool
    picture: bool = False
    additions: tuple[str, ...] = field(default=(), repr=False)
    answers: tuple[str, ...] = ()

    @property
    def fresh(self) -> bool:
        """Whether nobody has read it yet."""
        return self.state == State.NEW


@dataclass(frozen=True, slots=True)
class Page:
    """Some opinions in the order of their numbers, which is random. Pages count from 1."""

    round: Round
    rows: tuple[Shown, ...]
    number: int
    pages: int
    count: int
    hidden: int


@dataclass(frozen=True, slots=True)
class Which:
    """Which opinions of a round are asked for. `search` stands somewhere in the text."""

    hidden: bool = False
    kin: int = 0
    search: str = ""

    def rows(self, round_id: int) -> QuerySet[Opinion]:
        """The rows, in no order."""
        rows = Opinion.filter(round_id=round_id)
        rows = rows.exclude(hidden_why="") if self.hidden else rows.filter(hidden_why="")
        if self.kin:
            rows = rows.filter(kin=self.kin)
        if self.search:
            rows = rows.filter(Q(text__icontains=self.search))
        return rows


@dataclass(frozen=True, slots=True)
class Listed:
    """A round and, where it is released, how much is in it; hidden ones count only as such."""

    round: Round
    count: int = 0
    fresh: int = 0
    hidden: int = 0


def require_released(round_: Round) -> Round:
    """The round. Raises Refusal opinions-reading-not-released; nothing is told of it."""
    if round_.state != round_rules.State.RELEASED:
        raise Refusal("opinions-reading-not-released", number=round_.number)
    return round_


async def released(branch_id: int, number: int) -> Round:
    """A released round. Raises Refusal: opinions-no-such-round, opinions-reading-not-released."""
    return require_released(await find(branch_id, number))


async def latest(branch_id: int) -> Round:
    """The round that was released last. Raises Refusal opinions-reading-none."""
    rows = Round.filter(branch_id=branch_id, state=round_rules.State.RELEASED)
    found = await rows.order_by("-number").first()
    if found is None:
        raise Refusal("opinions-reading-none")
    return found


async def summaries(branch_id: int, most: int = _LATEST) -> list[Listed]:
    """The rounds released last, newest first, in two queries."""
    rows = Round.filter(branch_id=branch_id, state=round_rules.State.RELEASED)
    return await _counted(await rows.order_by("-number").limit(most))


async def listed(branch_id: int, most: int) -> list[Listed]:
    """The last rounds of every state, newest first; counted only where they are released."""
    return await _counted(await Round.filter(branch_id=branch_id).order_by("-number").limit(most))


async def _counted(rounds: Sequence[Round]) -> list[Listed]:
    ids = [one.id for one in rounds if one.state == round_rules.State.RELEASED]
    counted = (
        await Opinion.filter(round_id__in=ids)
        .annotate(count=Count("id"))
        .group_by("round_id", "state", "hidden_why")
        .values_list("round_id", "state", "hidden_why", "count")
    )
    figures: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    for round_id, state, why, count in counted:
        figure = figures[round_id]
        figure[2 if why else 0] += count
        figure[1] += count if state == State.NEW and not why else 0
    return [Listed(one, *figures[one.id]) for one in rounds]


async def page(
    round_: Round, number: int = 1, which: Which | None = None, size: int = PAGE
) -> Page:
    """One page; a number beyond the last is the last. Not yet marked as read."""
    which = which or Which()
    count = await which.rows(round_.id).count()
    hidden = await Which(hidden=True).rows(round_.id).count()
    pages = max((count + size - 1) // size, 1)
    number = min(max(number, 1), pages)
    rows = which.rows(round_.id).order_by("number").offset((number - 1) * size).limit(size)
    return Page(round_, await shown(rows), number, pages, count, hidden)


async def one(round_: Round, number: int) -> tuple[Shown, bytes | None]:
    """An opinion, hidden or not, with its picture. Raises Refusal opinions-none-such."""
    found = await shown(Opinion.filter(round_id=round_.id, number=number))
    if not found:
        raise Refusal("opinions-none-such", names=name(round_.number, number))
    picture = None
    if found[0].picture:
        (picture,) = await Opinion.filter(id=found[0].id).values_list("picture", flat=True)
    return found[0], bytes(picture) if isinstance(picture, bytes | memoryview) else None


async def several(round_: Round, names: Named, most: int = PAGE) -> tuple[Shown, ...]:
    """Opinions named one by one, the first of them. Raises Refusal opinions-none-such."""
    numbers = await named(round_, names)
    return await shown(Opinion.filter(round_id=round_.id, number__in=numbers[:most]))


async def shown(rows: QuerySet[Opinion]) -> tuple[Shown, ...]:
    """These opinions with what belongs to them, in four queries; pictures stay where they are."""
    found = await rows.order_by("number").values_list(*_COLUMNS)
    ids = [row[0] for row in found]
    if not ids:
        return ()
    drawn = set(
        await Opinion.filter(id__in=ids, picture__isnull=False).values_list("id", flat=True)
    )
    additions: defaultdict[int, list[str]] = defaultdict(list)
    for key, text in (
        await Addition.filter(opinion_id__in=ids).order_by("id").values_list("opinion_id", "text")
    ):
        additions[key].append(text)
    answers: defaultdict[int, list[str]] = defaultdict(list)
    answered = AnswerTo.filter(opinion_id__in=ids).order_by("id")
    for key, text in await answered.values_list("opinion_id", "answer__text"):
        answers[key].append(text)
    return tuple(
        Shown(
            id=key,
            number=number,
            text=text,
            state=state,
            reason=reason,
            hidden_why=why,
            kin=kin or 0,
            shown=ticked,
            picture=key in drawn,
            additions=tuple(additions[key]),
            answers=tuple(answers[key]),
        )
        for key, number, text, state, reason, why, kin, ticked in found
    )


async def mark_read(rows: Iterable[Shown]) -> None:
    """Somebody read them: what was new is read. When, and by whom, is not kept."""
    ids = [row.id for row in rows if row.fresh]
    if ids:
        await Opinion.filter(id__in=ids, state=State.NEW).update(state=State.READ)


async def mark_all_read(round_: Round) -> None:
    """Somebody took the whole table: what isn't hidden is read."""
    await Which().rows(round_.id).filter(state=State.NEW).update(state=State.READ)


async def named(round_: Round, names: Named) -> list[int]:
    """The numbers that are meant, hidden ones among them where they were named one by one.

    Raises Refusal: opinions-none-such, opinions-no-such-group.
    """
    if names.group:
        rows = Which(kin=names.group).rows(round_.id).order_by("number")
        numbers = await rows.values_list("number", flat=True)
        if not numbers:
            raise Refusal("opinions-no-such-group", round=round_.number, group=names.group)
        return [int(number) for number in numbers]  # type: ignore[arg-type]
    rows = Opinion.filter(round_id=round_.id, number__in=names.numbers)
    there = set(await rows.values_list("number", flat=True))
    missing = [number for number in names.numbers if number not in there]
    if missing:
        raise Refusal("opinions-none-such", names=_names(round_, missing))
    return list(names.numbers)


def _names(round_: Round, numbers: Sequence[int], most: int = 10) -> str:
    return " ".join(name(round_.number, number) for number in numbers[:most])


async def texts_of(round_id: int, *, hidden: bool = False) -> AsyncIterator[list[tuple[int, str]]]:
    """Numbers and texts of a round, a slice at a time; with the hidden ones only if asked."""
    last = 0
    while True:
        rows = Opinion.filter(round_id=round_id, number__gt=last)
        if not hidden:
            rows = rows.filter(hidden_why="")
        found = await rows.order_by("number").limit(SLICE).values_list("number", "text")
        if not found:
            return
        yield [(int(number), str(text)) for number, text in found]
        last = found[-1][0]


async def everything(round_: Round) -> list[Shown]:
    """Every opinion that isn't hidden, for a table; some queries for each slice."""
    found: list[Shown] = []
    while True:
        last = found[-1].number if found else 0
        rows = Which().rows(round_.id).filter(number__gt=last).order_by("number").limit(SLICE)
        part = await shown(rows)
        found += part
        if len(part) < SLICE:
            return found
