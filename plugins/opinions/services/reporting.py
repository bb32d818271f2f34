"""The digest of a round (意见反馈): put together, warned of, frozen, and sent to the groups."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tortoise.expressions import Subquery
from tortoise.functions import Count

from bot.branch.audit import audit
from bot.errors import Refusal
from plugins.opinions.models import Addition, Answer, AnswerTo, Digest, Opinion, Round
from plugins.opinions.rules import reporting as rules
from plugins.opinions.rules.reporting import Quoted, Report, Said, Wording
from plugins.opinions.services.reading import SLICE, require_released, texts_of
from plugins.opinions.services.rounds import locked

if TYPE_CHECKING:
    from bot.delivery.messages import OutboxMessage
    from bot.host import Host
    from plugins.opinions.services.answering import Officer

    Tell = Callable[[Digest], Sequence[OutboxMessage]]


@dataclass(frozen=True, slots=True)
class Preview:
    """A digest as it would go out. `ticked` are the opinions whose wording does; `quoting` are
    the places (from 0) of answers that repeat an opinion which isn't ticked."""

    report: Report
    ticked: tuple[int, ...] = ()
    quoting: tuple[int, ...] = ()
    reasons: bool = False
    """Whether a ticked opinion's reason repeats one that isn't ticked."""

    @property
    def checksum(self) -> str:
        """By which it is known again."""
        return rules.checksum(rules.dump(self.report))


async def preview(round_: Round) -> Preview:
    """What would be published of a released round now, with what to be careful of."""
    report, ticked = await _report(round_)
    quotes = (*report.quotes, *(quote for said in report.answers for quote in said.quotes))
    texts = [said.text for said in report.answers] + [one.reason for one in quotes if one.reason]
    wording = Wording(texts)
    await _compare(round_, set(ticked), wording)
    answers = len(report.answers)
    return Preview(
        report,
        tuple(ticked),
        tuple(sorted(at for at in wording.found if at < answers)),
        any(at >= answers for at in wording.found),
    )


async def _compare(round_: Round, ticked: set[int], wording: Wording) -> None:
    async for part in texts_of(round_.id, hidden=True):
        kept = [text for number, text in part if number not in ticked]
        await asyncio.to_thread(wording.compare, kept)
    last = 0
    while True:
        rows = Addition.filter(opinion__round_id=round_.id, id__gt=last).order_by("id")
        found = await rows.limit(SLICE).values_list("id", "text")
        if not found:
            return
        await asyncio.to_thread(wording.compare, [text for _, text in found])
        last = found[-1][0]


async def _report(round_: Round) -> tuple[Report, list[int]]:
    """The digest, and the numbers of the ticked opinions, in a handful of queries."""
    visible = Opinion.filter(round_id=round_.id, hidden_why="")
    states = dict(
        await visible.annotate(count=Count("id")).group_by("state").values_list("state", "count")
    )
    to = AnswerTo.filter(answer__round_id=round_.id, opinion__hidden_why="")
    given = dict(
        await to.annotate(count=Count("id")).group_by("answer_id").values_list("answer_id", "count")
    )
    answered = await visible.filter(id__in=Subquery(to.values("opinion_id"))).count()
    answers = await Answer.filter(id__in=list(given)).order_by("id")
    ticked = (
        await visible.filter(shown=True)
        .order_by("number")
        .values_list("id", "number", "text", "state", "reason")
    )
    first: dict[int, int] = {}
    links = AnswerTo.filter(opinion_id__in=[row[0] for row in ticked]).order_by("id")
    for opinion_id, answer_id in await links.values_list("opinion_id", "answer_id"):
        first.setdefault(opinion_id, answer_id)
    quotes: defaultdict[int, list[Quoted]] = defaultdict(list)
    for key, _, *parts in ticked:
        quotes[first.get(key, 0)].append(Quoted(*parts))
    report = Report(
        round=round_.number,
        title=round_.title,
        opinions=sum(states.values()),
        answered=answered,
        states=states,
        answers=tuple(
            Said(one.text, given[one.id], tuple(quotes.get(one.id, ()))) for one in answers
        ),
        quotes=tuple(quotes.get(0, ())),
    )
    return report, [row[1] for row in ticked]


async def publish(host: Host, officer: Officer, round_id: int, checksum: str, tell: Tell) -> Digest:
    """Freeze what was shown and send it to the groups.

    Raises Refusal: opinions-reporting-changed where it isn't what was shown any more.
    """
    async with host.store.transaction():
        round_ = await locked(round_id)
        if round_ is None or round_.branch_id != officer.branch_id:
            raise Refusal("opinions-reporting-changed")
        report, _ = await _report(require_released(round_))
        data = rules.dump(report)
        if rules.checksum(data) != checksum:
            raise Refusal("opinions-reporting-changed")
        made = await Digest.create(
            round_id=round_.id, data=data, published_by=officer.member_id, published_at=officer.at
        )
        await audit(
            officer.branch_id,
            officer.member_id,
            "opinions.reported",
            f"round:{round_.number}",
            at=officer.at,
            checksum=checksum[:12],
        )
        await host.outbox.put_all(tell(made))
    return made


async def last(branch_id: int, round_number: int | None = None) -> Report | None:
    """What was published last, of a round or of any."""
    rows = Digest.filter(round__branch_id=branch_id)
    if round_number is not None:
        rows = rows.filter(round__number=round_number)
    found = await rows.order_by("-id").first()
    return rules.load(found.data) if found is not None else None


async def told(host: Host, officer: Officer, round_: Round, said: Any) -> None:
    """Send the picture of a round's keywords to the groups, and note who did."""
    async with host.store.transaction():
        await audit(
            officer.branch_id,
            officer.member_id,
            "opinions.cloud",
            f"round:{round_.number}",
            at=officer.at,
        )
        await host.outbox.put_all(said)
