"""Publishing a period: counted from the ledger, shown, frozen, and counted again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from tortoise.functions import Max

from bot.branch.audit import audit
from bot.branch.services.numbers import lock_branch, next_number
from bot.errors import Refusal
from plugins.dues.models import LedgerAccount, Posting, Publication
from plugins.dues.rules import publishing as rules
from plugins.dues.rules.ledger import AccountKind
from plugins.dues.rules.months import first_of
from plugins.dues.rules.periods import Period
from plugins.dues.rules.publishing import Line
from plugins.dues.services.book import require_book
from plugins.dues.services.ledger import Booking
from plugins.dues.settings.publishing import NAMES

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.delivery.messages import OutboxMessage
    from bot.host import Host

    Tell = Callable[[Publication], Sequence[OutboxMessage]]


async def prepare(view: BranchView, period: Period, upto: int | None = None) -> dict[str, Any]:
    """What would be published of a period, counting postings up to `upto` (None: all).

    Raises Refusal: dues-not-begun, dues-publishing-before for a period before the branch began.
    """
    book = await require_book(view.id)
    begun = min(book.first_month, first_of(book.opened_at.astimezone(view.zone).date()))
    if period.last < begun:
        raise Refusal("dues-publishing-before", month=f"{begun:%Y-%m}")
    if upto is None:
        upto = await newest(view.id)
    lines = await _lines(view.id, upto)
    found = await asyncio.to_thread(rules.figures, lines, period)
    names = None
    if view.setting(NAMES):
        known = (view.member(member_id) for member_id in found.paid)
        names = sorted(member.name for member in known if member is not None)
    return rules.data_of(found, period, branch=view.name, upto=upto, names=names)


async def newest(branch_id: int) -> int:
    """The id of the branch's last posting; 0 before the first."""
    rows = await Posting.filter(branch_id=branch_id).annotate(top=Max("id")).values_list("top")
    return int(rows[0][0] or 0) if rows else 0


async def known(branch_id: int, period: Period) -> Publication | None:
    """The publication of exactly this period."""
    return await Publication.get_or_none(
        branch_id=branch_id, first_day=period.first, last_day=period.last
    )


async def refuse_published(branch_id: int, period: Period) -> None:
    """Raise Refusal dues-publishing-already where the period was published."""
    before = await known(branch_id, period)
    if before is not None:
        raise Refusal("dues-publishing-already", number=before.number)


async def publish(
    host: Host, booking: Booking, period: Period, data: dict[str, Any], tell: Tell
) -> Publication:
    """Freeze what was shown, and tell. Raises Refusal: dues-publishing-already, and
    dues-publishing-changed where something was booked into its days since it was shown."""
    async with host.store.transaction():
        await lock_branch(booking.branch_id)
        await refuse_published(booking.branch_id, period)
        if await _since(booking.branch_id, period.last, data["upto"]):
            raise Refusal("dues-publishing-changed")
        made = await Publication.create(
            branch_id=booking.branch_id,
            number=await next_number(Publication, booking.branch_id),
            first_day=period.first,
            last_day=period.last,
            data=data,
            checksum=rules.checksum(data),
            published_by=booking.by,
            published_at=booking.at,
        )
        await audit(
            booking.branch_id,
            booking.by,
            "dues.published",
            f"publication:{made.number}",
            at=booking.at,
            first=f"{period.first:%Y-%m-%d}",
            last=f"{period.last:%Y-%m-%d}",
            checksum=made.checksum[:12],
        )
        await host.outbox.put_all(tell(made))
    return made


async def last(branch_id: int) -> Publication | None:
    """What was published last."""
    return await Publication.filter(branch_id=branch_id).order_by("-number").first()


async def find(branch_id: int, number: int) -> Publication:
    """A publication by its number. Raises Refusal dues-publishing-none-such."""
    found = await Publication.get_or_none(branch_id=branch_id, number=number)
    if found is None:
        raise Refusal("dues-publishing-none-such", number=number)
    return found


async def is_frozen(branch_id: int, day: date) -> bool:
    """Whether something that was published counts a day."""
    return await Publication.exists(branch_id=branch_id, last_day__gte=day)


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether a publication is as it was. `differing` names figures that the ledger doesn't
    bear out; `later` counts bookings into its days since."""

    sealed: bool
    differing: tuple[str, ...]
    later: int

    @property
    def good(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.sealed and not self.differing and not self.later


async def check(found: Publication) -> Checked:
    """Compute the checksum and the figures of a publication again."""
    sealed = rules.checksum(found.data) == found.checksum
    upto = rules.read(found.data)["upto"]
    period = Period(found.first_day, found.last_day)
    lines = await _lines(found.branch_id, upto)
    again = await asyncio.to_thread(rules.figures, lines, period)
    counted = rules.data_of(again, period, branch="", upto=upto, names=None)
    later = await _since(found.branch_id, period.last, upto)
    return Checked(sealed, tuple(rules.differing(found.data, counted)), later)


async def _since(branch_id: int, last_day: date, upto: int) -> int:
    return await Posting.filter(branch_id=branch_id, id__gt=upto, day__lte=last_day).count()


_COLUMNS = ("id", "kind", "fen", "day", "debit_id", "credit_id", "month", "memo", "reverses_id")


async def _lines(branch_id: int, upto: int) -> list[Line]:
    """All postings up to one, in two queries."""
    owners = {
        int(key): member
        for key, kind, member in await LedgerAccount.filter(branch_id=branch_id).values_list(
            "id", "kind", "member_id"
        )
        if kind == AccountKind.MEMBER
    }
    rows = Posting.filter(branch_id=branch_id, id__lte=upto).order_by("id")
    by_id: dict[int, Line] = {}
    for key, kind, fen, day, debit, credit, month, memo, reverses in await rows.values_list(
        *_COLUMNS
    ):
        member = owners.get(debit) or owners.get(credit)
        back = by_id.get(reverses) if reverses is not None else None
        by_id[key] = (
            Line(key, kind, fen, day, member, month, memo)
            if back is None
            else Line(key, back.kind, fen, day, member, back.month, memo, -1, reverses, back.day)
        )
    return list(by_id.values())
