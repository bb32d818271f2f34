"""`党费 导入`: reconcile the exported list of a group collection, shown before it is booked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.branch.roles import Right
from bot.commands.builtin.files import fetched, ref_of
from bot.commands.confirm import FILE_MINUTES
from bot.commands.context import Context
from bot.commands.discretion import take_back
from bot.commands.reply import Reply
from bot.commands.words import number_of
from bot.delivery.messages import OutboxMessage, in_each_locale
from bot.errors import Refusal
from plugins.dues.actions import action
from plugins.dues.handlers.deciding import booking, need
from plugins.dues.messages import collections as messages
from plugins.dues.messages import deciding as told
from plugins.dues.services import book as books
from plugins.dues.services import collections, ledger, lists
from plugins.dues.services.collections import Read

if TYPE_CHECKING:
    from bot.platforms.types import PictureRef
    from plugins.dues.models import Claim

FILE = "dues.import"
TAKE = "dues.import-take"


@action("import", Right.DUES_RUN)
async def bring_in(ctx: Context, words: Sequence[str]) -> Reply:
    """Reconcile the attached list, or wait for one; with a number, show one that was taken."""
    await books.require_book(ctx.branch.id)
    incoming = ctx.incoming
    if not incoming.private and incoming.files:
        # Who paid what stands in it: the group needn't have it.
        await take_back(ctx)
        raise Refusal("dues-collections-not-in-group")
    if len(incoming.files) > 1:
        raise Refusal("dues-collections-one-file")
    for file in incoming.files:
        return await _show(ctx, file)
    if incoming.pictures:
        raise Refusal("dues-collections-unreadable")
    number = number_of(words[0]) if words else None
    if number is not None:
        found = await collections.find(ctx.branch.id, number)
        return Reply(messages.kept(ctx.t, ctx.branch, found))
    await ctx.host.router.confirm.expect_file(ctx, FILE)
    return Reply(ctx.t("dues-collections-send", minutes=FILE_MINUTES))


async def sent(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Reconcile the file that came after the word."""
    need(ctx, Right.DUES_RUN)
    return await _show(ctx, ref_of(payload))


async def _show(ctx: Context, ref: PictureRef) -> Reply:
    if not ref.name.lower().strip().endswith(lists.ENDS):
        raise Refusal("dues-collections-unreadable")
    content = await fetched(
        ctx, ref, lists.MAX_BYTES, too_big="dues-collections-too-big", lost="dues-collections-lost"
    )
    view = ctx.branch
    found = await collections.read(view, content, ref.name)
    plan = await collections.planned(view, found, booking(ctx))
    owed = await ledger.owed_by_member(view.id)
    text = messages.shown(ctx.t, view, found.name, plan, owed)
    if not plan.book and not plan.claims:
        return Reply(f"{text}\n{ctx.t('dues-collections-nothing')}", private=True)
    text = f"{text}\n{ctx.t('dues-collections-ask')}"
    ask = ctx.host.router.confirm.ask
    reply = await ask(ctx, action=TAKE, payload=found.dump(), text=text)
    reply.private = True
    return reply


async def take(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Book the list that was shown."""
    need(ctx, Right.DUES_RUN)
    view = ctx.branch

    def tell(claims: Sequence[Claim]) -> Sequence[OutboxMessage]:
        return in_each_locale(
            ctx.host.texts, view.locale, lambda t: messages.booked(t, view, claims)
        )

    def tell_claim(claim: Claim, written: int) -> Sequence[OutboxMessage]:
        return in_each_locale(
            ctx.host.texts, view.locale, lambda t: told.decided(t, view, claim, written)
        )

    found = Read.load(payload)
    done = await collections.take(ctx.host, view, found, booking(ctx), tell, tell_claim)
    return Reply(messages.taken(ctx.t, done), private=True)
