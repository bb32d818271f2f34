"""A member's own dues, and the list of everyone's for those who collect."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.platforms.types import File
from plugins.dues.actions import action
from plugins.dues.messages import listing, paying
from plugins.dues.messages import standing as messages
from plugins.dues.services import book as books
from plugins.dues.services import owing
from plugins.dues.services import standing as entries


async def own(ctx: Context) -> Reply:
    """What the member owes, has paid and prepaid, with the rule. Raises Refusal dues-not-begun."""
    book = await books.require_book(ctx.branch.id)
    account = await owing.account_of(ctx.branch.id, ctx.member.member_id)
    if not account.lines and not account.paid_fen:
        payer = ctx.member.category in {"full", "probationary"}
        return Reply(ctx.t("dues-own-nothing-yet" if payer else "dues-own-no-payer"))
    waivers = await entries.waivers(ctx.branch.id, ctx.member.member_id)
    lines = messages.own(ctx.t, account, await books.tables(), waivers)
    if account.settled.open:
        lines.append(paying.how(ctx.t, book))
    return Reply("\n".join(lines))


@action("list", Right.DUES_VIEW)
async def everyone(ctx: Context, _: Sequence[str]) -> Reply:
    """Who owes how much, with a table. Never with anybody's base."""
    await books.require_book(ctx.branch.id)
    accounts = await owing.overview(ctx.branch.id)
    now: datetime = ctx.host.clock.now()
    day = f"{now.astimezone(ctx.zone):%Y-%m-%d}"
    text = listing.overview(ctx.t, ctx.branch, accounts)
    content = await listing.table(ctx.t, ctx.branch, accounts)
    return Reply(text, file=File(ctx.t("dues-list-file", day=day), content))
