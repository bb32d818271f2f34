"""The picture by which a branch's members pay."""

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
    """Show another picture from now on, or none. Raises Refusal dues-not-begun."""
    async with host.store.transaction():
        await lock_branch(booking.branch_id)
        book = await require_book(booking.branch_id)
        book.payee_id, book.payee_note = picture_id, note
        await book.save(update_fields=["payee_id", "payee_note"])
        action = "dues.payee" if picture_id is not None else "dues.payee-removed"
        await audit(booking.branch_id, booking.by, action, "payee", at=booking.at)
    return book
