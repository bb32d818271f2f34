"""Whether a branch collects dues here, since when, and by which tables."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from bot import rulebook
from bot.branch.audit import audit
from bot.branch.services.numbers import lock_branch
from bot.errors import Refusal
from plugins.dues.models import Book
from plugins.dues.rules import months
from plugins.dues.rules.rates import Category, Tables, table_of

if TYPE_CHECKING:
    from bot.host import Host

RULES = "dues"


async def book_of(branch_id: int) -> Book | None:
    """The branch's book, if it has begun."""
    return await Book.get_or_none(branch_id=branch_id)


async def require_book(branch_id: int) -> Book:
    """The branch's book. Raises Refusal dues-not-begun."""
    book = await book_of(branch_id)
    if book is None:
        raise Refusal("dues-not-begun")
    return book


async def begin(
    host: Host, branch_id: int, first_month: date, category: Category, by: int, at: datetime
) -> Book:
    """Open the branch's book. Raises Refusal dues-begun-already."""
    async with host.store.transaction():
        await lock_branch(branch_id)
        known = await book_of(branch_id)
        if known is not None:
            raise Refusal("dues-begun-already", month=months.name(known.first_month))
        book = await Book.create(
            branch_id=branch_id,
            first_month=first_month,
            category=category,
            opened_by=by,
            opened_at=at,
        )
        await audit(
            branch_id,
            by,
            "dues.begin",
            "book",
            at=at,
            first_month=months.name(first_month),
            category=str(category),
        )
    return book


def tables_from(found: tuple[rulebook.Rule, ...]) -> Tables:
    """The tables of rates among the rules of dues."""
    return Tables(
        tuple(
            table_of(
                category,
                rule.value,
                rule.since,
                rule.source,
                quoted=rule.grade is not rulebook.Grade.READ,
            )
            for rule in found
            for category in Category
            if rule.id == f"dues.{category}"
        )
    )


async def tables() -> Tables:
    """Every version of every table of rates."""
    return tables_from(await rulebook.rules(RULES))
