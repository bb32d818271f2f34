"""`党费 开始`: a branch begins to collect here, after seeing whom that concerns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import one_of
from bot.errors import Refusal
from plugins.dues.actions import action
from plugins.dues.messages import standing as messages
from plugins.dues.rules import months
from plugins.dues.rules.charging import FULL, MOST_BACK, PROBATIONARY
from plugins.dues.rules.rates import Category
from plugins.dues.services import book as books
from plugins.dues.services import charging

BEGIN = "dues.begin"


@action("begin", Right.DUES_RUN)
async def begin(ctx: Context, words: Sequence[str]) -> Reply:
    """Show what would be charged from which month, and ask."""
    known = await books.book_of(ctx.branch.id)
    if known is not None:
        raise Refusal("dues-begun-already", month=months.name(known.first_month))
    today = ctx.host.clock.now().astimezone(ctx.zone).date()
    month, category = _read(ctx, words, today)
    this_month = months.first_of(today)
    if month > months.next_month(this_month):
        raise Refusal("dues-begin-far")
    if month < months.next_month(this_month, 1 - MOST_BACK):
        raise Refusal("dues-begin-long-ago", count=MOST_BACK)
    payers = [m for m in ctx.branch.members.values() if m.category in {FULL, PROBATIONARY}]
    table = (await books.tables()).of(category, month)
    text = ctx.t(
        "dues-begin-ask",
        month=messages.month_name(ctx.t, month),
        payers=len(payers),
        members=len(ctx.branch.members),
        rule=messages.rule_text(ctx.t, table, table.rates[0]),
    )
    payload = {"month": month.isoformat(), "category": str(category)}
    return await ctx.host.router.confirm.ask(ctx, action=BEGIN, payload=payload, text=text)


def _read(ctx: Context, words: Sequence[str], today: date) -> tuple[date, Category]:
    month, category = months.first_of(today), Category.STUDENT
    for word in words:
        named = category_of(ctx, word)
        if named is None:
            month = months.read_month(word, today)
        elif named.has_base:
            raise Refusal("dues-begin-base")
        else:
            category = named
    return month, category


def category_of(ctx: Context, word: str) -> Category | None:
    """The category that a word names."""
    for category in Category:
        text_id = f"dues-category-{str(category).replace('_', '-')}"
        if one_of(ctx.host.texts, text_id, word):
            return category
    return None


async def begun(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Begin, and charge what is due at once."""
    if not ctx.may(Right.DUES_RUN):
        raise Refusal("dues-not-yours")
    now = ctx.host.clock.now()
    month = date.fromisoformat(payload["month"])
    category = Category(payload["category"])
    await books.begin(ctx.host, ctx.branch.id, month, category, ctx.member.member_id, now)
    charged = await charging.charge_due(ctx.host, ctx.branch, now)
    return Reply(ctx.t("dues-begin-done", count=charged), private=True)
