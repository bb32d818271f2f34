"""What officers enter about a member: category and base, first and last month, waivers.

Each brings the months that are charged already in line, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from bot.branch.audit import audit
from bot.branch.services.numbers import lock_branch, next_number
from bot.errors import Refusal
from plugins.dues.models import Standing, Term, Waiver
from plugins.dues.rules.months import name
from plugins.dues.rules.rates import Category
from plugins.dues.services import charging

if TYPE_CHECKING:
    from bot.branch.views import BranchView
    from bot.host import Host

Changed = list[tuple[date, int, int]]
"""Months that were charged already and changed: the month, fen before, fen now."""


@dataclass(frozen=True, slots=True)
class Order:
    """Whose entry is changed, by which officer, when (UTC)."""

    view: BranchView
    member_id: int
    by: int
    at: datetime


async def set_category(
    host: Host, order: Order, month: date, category: Category, base: int | None, memo: str
) -> Changed:
    """A category, and base in fen where it has one, from a month on. The audit has no base."""

    async def write() -> None:
        await Standing.update_or_create(
            member_id=order.member_id,
            from_month=month,
            defaults={
                "branch_id": order.view.id,
                "category": category,
                "base": base,
                "set_by": order.by,
                "set_at": order.at,
            },
        )
        await _note(order, "dues.category", from_month=name(month), category=str(category))

    return await _entered(host, order, write, memo)


async def set_term(
    host: Host, order: Order, memo: str, *, first: date | None = None, last: date | None = None
) -> Changed:
    """The first or the last month in this branch; what isn't given stays as it is.

    Raises Refusal dues-term-turned where the last would come before the first.
    """

    async def write() -> None:
        known = await Term.get_or_none(member_id=order.member_id)
        begins = first or (known.first_month if known else None)
        ends = last or (known.last_month if known else None)
        if begins is not None and ends is not None and begins > ends:
            raise Refusal("dues-term-turned", first=name(begins), last=name(ends))
        await Term.update_or_create(
            member_id=order.member_id,
            defaults={
                "branch_id": order.view.id,
                "first_month": begins,
                "last_month": ends,
                "set_by": order.by,
                "set_at": order.at,
            },
        )
        shown = {"first": begins and name(begins), "last": ends and name(ends)}
        await _note(order, "dues.term", **shown)

    return await _entered(host, order, write, memo)


@dataclass(frozen=True, slots=True)
class Grant:
    """A waiver as it is entered: `share` percent remain to be paid."""

    first: date
    last: date
    share: int
    reason: str
    approval: str


async def waive(host: Host, order: Order, grant: Grant, memo: str) -> tuple[int, Changed]:
    """Enter a waiver that was approved; its number, and what it changed."""
    made: list[int] = []

    async def write() -> None:
        number = await next_number(Waiver, order.view.id)
        await Waiver.create(
            branch_id=order.view.id,
            number=number,
            member_id=order.member_id,
            from_month=grant.first,
            until_month=grant.last,
            share=grant.share,
            reason=grant.reason,
            approval=grant.approval,
            entered_by=order.by,
            entered_at=order.at,
        )
        made.append(number)
        await _note(
            order, "dues.waiver", waiver=number, first=name(grant.first), last=name(grant.last),
            share=grant.share, reason=grant.reason, approval=grant.approval,
        )  # fmt: skip

    changed = await _entered(host, order, write, memo)
    return made[0], changed


async def revoke(
    host: Host, view: BranchView, number: int, by: int, at: datetime, memo: str
) -> tuple[int, Changed]:
    """Take a waiver back; whose it was. Raises Refusal: dues-waiver-none, -revoked."""
    found = await Waiver.get_or_none(branch_id=view.id, number=number)
    if found is None:
        raise Refusal("dues-waiver-none", number=number)
    order = Order(view, found.member_id, by, at)

    async def write() -> None:
        if not await Waiver.filter(id=found.id, revoked_at=None).update(revoked_at=at):
            raise Refusal("dues-waiver-revoked", number=number)
        await _note(order, "dues.waiver-revoked", waiver=number)

    return found.member_id, await _entered(host, order, write, memo)


async def waivers(branch_id: int, member_id: int | None = None) -> list[Waiver]:
    """The waivers that count, by number: a member's, or all of the branch."""
    rows = Waiver.filter(branch_id=branch_id, revoked_at=None)
    if member_id is not None:
        rows = rows.filter(member_id=member_id)
    return await rows.order_by("number")


async def bases(branch_id: int, member_ids: Sequence[int], month: date) -> dict[int, int]:
    """The base in fen of those who have one in a month: for who holds Right.DUES_BASE only."""
    rows = Standing.filter(
        branch_id=branch_id, member_id__in=list(member_ids), from_month__lte=month
    ).order_by("from_month")
    found: dict[int, int | None] = {}
    for member_id, base in await rows.values_list("member_id", "base"):
        found[member_id] = base
    return {member_id: base for member_id, base in found.items() if base is not None}


async def _entered(
    host: Host, order: Order, write: Callable[[], Awaitable[None]], memo: str
) -> Changed:
    async with host.store.transaction():
        await lock_branch(order.view.id)
        await write()
        changed = await charging.correct(order.view, order.member_id, order.at, order.by, memo)
    await charging.charge_due(host, order.view, order.at, member_ids=[order.member_id])
    return changed


async def _note(order: Order, action: str, **detail: Any) -> None:
    subject = f"member:{order.member_id}"
    await audit(order.view.id, order.by, action, subject, at=order.at, **detail)
