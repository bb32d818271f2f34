"""What officers do with released opinions: answer, say how far they are, hide. Never the text."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.branch.audit import audit
from bot.errors import Refusal
from plugins.opinions.models import Answer, AnswerTo, Opinion, Round
from plugins.opinions.rules.naming import Named, name
from plugins.opinions.rules.opinions import LONGEST, State
from plugins.opinions.rules.reporting import Wording
from plugins.opinions.services.reading import named, require_released
from plugins.opinions.services.rounds import find, locked

if TYPE_CHECKING:
    from bot.host import Host

LONGEST_REASON = 500
LONGEST_WHY = 200


@dataclass(frozen=True, slots=True)
class Officer:
    """Who does it: a member of a branch who runs its opinions. `at` is UTC."""

    branch_id: int
    member_id: int
    at: datetime


def listed(round_number: int, numbers: Sequence[int], most: int = 20) -> str:
    """Opinions of a round as people name them; many are cut."""
    shown = [str(number) for number in numbers[:most]]
    if len(numbers) > most:
        shown.append("…")
    return f"{round_number}-{','.join(shown)}"


@dataclass(frozen=True, slots=True)
class Done:
    """What was done to which opinions; `before` had it already."""

    round: Round
    numbers: tuple[int, ...]
    before: tuple[int, ...] = ()

    @property
    def names(self) -> str:
        """The opinions as people name them."""
        return listed(self.round.number, self.numbers or self.before)

    @property
    def names_before(self) -> str:
        """Those that had it already."""
        return listed(self.round.number, self.before)


async def answer(host: Host, officer: Officer, names: Named, text: str) -> Done:
    """Answer one opinion or several. The same words again answer only those not yet answered so.

    Raises Refusal: opinions-answering-empty, opinions-answering-long and as `_opened`.
    """
    text = _kept(text)
    if not text:
        raise Refusal("opinions-answering-empty")
    if len(text) > LONGEST:
        raise Refusal("opinions-answering-long", most=LONGEST, length=len(text))
    async with host.store.transaction():
        round_ = await _opened(officer.branch_id, names.round)
        numbers = await named(round_, names)
        ids = await _ids(round_, numbers)
        given, _ = await Answer.get_or_create(
            {"text": text, "by": officer.member_id, "at": officer.at},
            round_id=round_.id,
            source=hashlib.sha256(text.encode()).hexdigest(),
        )
        known = AnswerTo.filter(answer_id=given.id, opinion_id__in=list(ids.values()))
        before = set(await known.values_list("opinion_id", flat=True))
        new = [number for number in numbers if ids[number] not in before]
        await AnswerTo.bulk_create([AnswerTo(answer_id=given.id, opinion_id=ids[n]) for n in new])
        await _numbered(round_, new).filter(state=State.NEW).update(state=State.READ)
        if new:
            await _audit(officer, "answered", round_, new)
    return Done(round_, tuple(new), tuple(n for n in numbers if n not in set(new)))


async def repeats(done: Done, text: str) -> bool:
    """Whether an answer says what one of its opinions says, which isn't ticked for quotation."""
    rows = _numbered(done.round, done.numbers).filter(shown=False)
    wording = Wording([text])
    await asyncio.to_thread(wording.compare, await rows.values_list("text", flat=True))
    return bool(wording.found)


async def mark(host: Host, officer: Officer, names: Named, state: State, reason: str = "") -> Done:
    """Say how far opinions are dealt with; one that can't be done needs the reason.

    Raises Refusal: opinions-state-why, opinions-state-no-reason, opinions-state-long and as
    `_opened`.
    """
    reason = " ".join(_kept(reason).split())
    if state is State.DECLINED and not reason:
        raise Refusal("opinions-state-why", round=names.round)
    if state is not State.DECLINED and reason:
        raise Refusal("opinions-state-no-reason", round=names.round)
    if len(reason) > LONGEST_REASON:
        raise Refusal("opinions-state-long", most=LONGEST_REASON, length=len(reason))
    async with host.store.transaction():
        round_ = await _opened(officer.branch_id, names.round)
        numbers = await named(round_, names)
        same = _numbered(round_, numbers).filter(state=state, reason=reason)
        before = set(await same.values_list("number", flat=True))
        new = [number for number in numbers if number not in before]
        await _numbered(round_, new).update(state=state, reason=reason)
        if new:
            await _audit(officer, "state", round_, new, state=state)
    return Done(round_, tuple(new), tuple(n for n in numbers if n in before))


async def hide(host: Host, officer: Officer, names: Named, why: str) -> Done:
    """Hide opinions, with the reason; what was ticked for publication isn't any more.

    Raises Refusal: opinions-hide-why, opinions-hide-long and as `_opened`.
    """
    why = " ".join(_kept(why).split())
    if not why:
        raise Refusal("opinions-hide-why", round=names.round)
    if len(why) > LONGEST_WHY:
        raise Refusal("opinions-hide-long", most=LONGEST_WHY, length=len(why))
    async with host.store.transaction():
        round_ = await _opened(officer.branch_id, names.round)
        numbers = await named(round_, names)
        visible = _numbered(round_, numbers).filter(hidden_why="")
        there = set(await visible.values_list("number", flat=True))
        new = [number for number in numbers if number in there]
        await _numbered(round_, new).update(hidden_why=why, shown=False)
        if new:
            await _audit(officer, "hidden", round_, new)
    return Done(round_, tuple(new), tuple(n for n in numbers if n not in there))


async def restore(host: Host, officer: Officer, names: Named) -> Done:
    """Show hidden opinions again. Raises Refusal as `_opened`."""
    async with host.store.transaction():
        round_ = await _opened(officer.branch_id, names.round)
        numbers = await named(round_, names)
        hidden = _numbered(round_, numbers).exclude(hidden_why="")
        there = set(await hidden.values_list("number", flat=True))
        new = [number for number in numbers if number in there]
        await _numbered(round_, new).update(hidden_why="")
        if new:
            await _audit(officer, "restored", round_, new)
    return Done(round_, tuple(new), tuple(n for n in numbers if n not in there))


async def tick(host: Host, officer: Officer, round_number: int, number: int, *, on: bool) -> Done:
    """Let one opinion's wording go to the groups, or not. Raises Refusal: opinions-tick-hidden
    and as `_opened`."""
    async with host.store.transaction():
        round_ = await _opened(officer.branch_id, round_number)
        await named(round_, Named(round_number, (number,)))
        rows = _numbered(round_, [number])
        if on and not await rows.filter(hidden_why="").exists():
            raise Refusal("opinions-tick-hidden", name=name(round_number, number))
        if await rows.filter(shown=on).exists():
            return Done(round_, (), (number,))
        await rows.update(shown=on)
        await _audit(officer, "ticked" if on else "unticked", round_, [number])
    return Done(round_, (number,))


async def _opened(branch_id: int, number: int) -> Round:
    """A released round that nobody else changes until the transaction ends.

    Raises Refusal: opinions-no-such-round, opinions-reading-not-released.
    """
    round_ = await locked((await find(branch_id, number)).id)
    assert round_ is not None
    return require_released(round_)


def _kept(text: str) -> str:
    """A text as it is stored: without what PostgreSQL doesn't take, or UTF-8 hasn't."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode().strip()


def _numbered(round_: Round, numbers: Sequence[int]) -> Any:
    return Opinion.filter(round_id=round_.id, number__in=list(numbers))


async def _ids(round_: Round, numbers: Sequence[int]) -> dict[int, int]:
    rows = await _numbered(round_, numbers).values_list("number", "id")
    return {int(number): int(key) for number, key in rows}


async def _audit(
    officer: Officer, action: str, round_: Round, numbers: Sequence[int], **detail: Any
) -> None:
    await audit(
        officer.branch_id,
        officer.member_id,
        f"opinions.{action}",
        f"round:{round_.number}",
        at=officer.at,
        opinions=listed(round_.number, numbers),
        count=len(numbers),
        **detail,
    )
