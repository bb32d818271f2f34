"""How a branch's members pay: a picture, some words, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.branch.audit import audit
from bot.branch.services.numbers import lock_branch
from plugins.dues.models import Book
from plugins.dues.services.book import require_book
from plugins.dues.services.ledger import Booking

if TYPE_CHECKING:
    from bot.host import Host


async def change(host: Host, booking: Booking, picture_id: int | None, note: str = "") -> Book:
    """Show another picture from now on, or none; words stay unless others are given.

    Raises Refusal dues-not-begun.
    """
    async with host.store.transaction():
        await lock_branch(booking.branch_id)
        book = await require_book(booking.branch_id)
        book.payee_id = picture_id
        book.payee_note = note or book.payee_note
        await book.save(update_fields=["payee_id", "payee_note"])
        action = "dues.payee" if picture_id is not None else "dues.payee-removed"
        await audit(booking.branch_id, booking.by, action, "payee", at=booking.at)
    return book


async def describe(host: Host, booking: Booking, note: str) -> Book:
    """Say in words how members pay. Raises Refusal dues-not-begun."""
    async with host.store.transaction():
        await lock_branch(booking.branch_id)
        book = await require_book(booking.branch_id)
        book.payee_note = note
        await book.save(update_fields=["payee_note"])
        await audit(booking.branch_id, booking.by, "dues.ways", "payee", at=booking.at)
    return book
