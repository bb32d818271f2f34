"""What needs a second word, by name; each noun adds its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot.commands.context import Context
from bot.commands.reply import Reply
from plugins.dues.handlers import beginning, books, collections, deciding, funds, paying, publishing

CONFIRMABLE: dict[str, Callable[[Context, dict[str, Any]], Awaitable[Reply]]] = {
    beginning.BEGIN: beginning.begun,
    paying.CLAIM: paying.claim_as,
    paying.AS_MONTHS: paying.claim_as_months,
    paying.PROOF: paying.prove,
    deciding.CONFIRM_ALL: deciding.confirm_all,
    deciding.CASH: deciding.take_cash,
    books.REFUND: books.give_back,
    books.REVERSE: books.take_back,
    books.PAYEE: books.payee_sent,
    collections.FILE: collections.sent,
    collections.TAKE: collections.take,
    publishing.PUBLISH: publishing.publish,
    funds.MOVE: funds.moved,
}
