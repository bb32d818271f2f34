"""What decides members' charges, read for many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from zoneinfo import ZoneInfo

from bot.branch.models import Member
from plugins.dues.models import Book, Standing, Term, Waiver
from plugins.dues.rules import charging as rules
from plugins.dues.rules.months import month_of
from plugins.dues.rules.rates import Category


async def facts_of(
    book: Book, zone: ZoneInfo, member_ids: Collection[int] | None = None
) -> list[rules.Facts]:
    """The facts of the branch's members (or of some of them) in four queries, by id."""
    which = {"branch_id": book.branch_id}
    chosen = {} if member_ids is None else {"member_id__in": list(member_ids)}
    members = Member.filter(**which)
    if member_ids is not None:
        members = members.filter(id__in=list(member_ids))
    standings: defaultdict[int, list[rules.Standing]] = defaultdict(list)
    columns = ("member_id", "from_month", "category", "base")
    for member_id, month, category, base in await Standing.filter(**which, **chosen).values_list(
        *columns
    ):
        if category in set(Category):
            standings[member_id].append(rules.Standing(month, Category(category), base))
    reliefs: defaultdict[int, list[rules.Relief]] = defaultdict(list)
    waivers = Waiver.filter(**which, **chosen, revoked_at=None)
    for member_id, number, first, until, share in await waivers.values_list(
        "member_id", "number", "from_month", "until_month", "share"
    ):
        reliefs[member_id].append(rules.Relief(number, first, until, share))
    terms = {
        member_id: (first, last)
        for member_id, first, last in await Term.filter(**which, **chosen).values_list(
            "member_id", "first_month", "last_month"
        )
    }
    default = Category(book.category) if book.category in set(Category) else Category.STUDENT
    found = []
    for member_id, stage, status, created_at, joined_on in await members.order_by("id").values_list(
        "id", "category", "status", "created_at", "joined_on"
    ):
        payer = rules.Payer(
            member_id=member_id,
            stage=stage,
            active=status == "active",
            entered=month_of(created_at, zone),
            early=rules.is_early(created_at, book.opened_at),
            joined=rules.joined_month(joined_on),
        )
        first, last = terms.get(member_id, (None, None))
        found.append(
            rules.Facts(
                payer,
                book.first_month,
                default,
                first,
                last,
                tuple(standings.get(member_id, ())),
                tuple(reliefs.get(member_id, ())),
            )
        )
    return found
