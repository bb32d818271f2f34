"""`意见`, `提交`, `重写`, `放弃`: an opinion from its first word to its receipt.

All of it is sealed: nothing that is said here is written down, but the opinion itself.
"""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import timedelta
from typing import TypeVar

from bot.commands.command import Who
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import slashed
from bot.errors import Refusal
from bot.store.keeper import KeeperAway
from plugins.opinions.commands import commands
from plugins.opinions.desk import AGAIN_LASTS
from plugins.opinions.handlers import drafts, groups
from plugins.opinions.handlers.asking import ask, rest_of
from plugins.opinions.messages import receipts as receipt_messages
from plugins.opinions.messages import writing as messages
from plugins.opinions.rules.choosing import Named, named
from plugins.opinions.rules.opinions import LONGEST, cleaned
from plugins.opinions.services import writing
from plugins.opinions.services.desk import name_of
from plugins.opinions.services.places import Place, people, places
from plugins.opinions.settings import ADDITIONS_AT, BOX

_T = TypeVar("_T")


@commands.add("opinion", "意见", "opinion", who=Who.ANYONE, sealed=True)
async def opinion(ctx: Context) -> Reply:
    """Begin a draft, for a round, or with its text; or show the one that is there."""
    rest = rest_of(ctx)
    if not ctx.incoming.private:
        return await groups.answer(ctx, take_back=bool(rest) and ctx.incoming.start is None)
    if rest and ctx.incoming.edited:
        raise Refusal("opinions-writing-edited")
    return await begin(ctx, rest)


async def begin(ctx: Context, rest: str) -> Reply:
    """Begin a draft with what was said after the word, which may be nothing or a round."""
    persons = await people(ctx.host, ctx.incoming)
    draft = await ask(ctx, "look")
    wanted = named(rest) if rest else None
    if draft is not None and wanted is None and not rest:
        return await drafts.shown(ctx, draft)
    found = await places(ctx.host, persons)
    if not found:
        raise await _none_open(ctx)
    branches = len(persons) > 1
    if wanted is not None:
        return await _chosen(ctx, found, wanted, branches=branches)
    text = cleaned(rest)
    if len(text) > LONGEST:
        raise Refusal("opinions-writing-too-long", most=LONGEST, length=len(text), left=LONGEST)
    if len(found) > 1:
        if not text:
            return messages.choose(ctx.t, found)
        await ask(ctx, "begin")
    else:
        await _begin(ctx, found[0])
    if not text:
        return messages.begun(ctx.t, found[0], branch=branches)
    return await drafts.shown(ctx, await _added(ctx, text))


@commands.add("submit", "提交", "send", who=Who.ANYONE, sealed=True)
async def submit(ctx: Context) -> Reply | None:
    """Send the draft. What is answered with a receipt is stored; all else is a draft as before."""
    if not ctx.incoming.private:
        return await _not_here(ctx)
    _nothing_after(ctx)
    draft = await ask(ctx, "look")
    if draft is None:
        raise Refusal("opinions-writing-nothing")
    if not draft["text"] and not draft["pictured"]:
        raise Refusal("opinions-writing-empty")
    if draft["opinion_id"]:
        return await _submit_addition(ctx, draft)
    if not draft["round_id"]:
        return await drafts.choice(ctx, kept=True)
    place = await drafts.place(ctx, draft)
    receipt = await _sent(writing.send(ctx.host, name_of(ctx.incoming), place))
    if receipt is None:
        raise Refusal("opinions-writing-nothing")
    return messages.sent(ctx.t, receipt, place, AGAIN_LASTS // timedelta(minutes=1))


@commands.add("rewrite", "重写", "rewrite", who=Who.ANYONE, sealed=True)
async def rewrite(ctx: Context) -> Reply | None:
    """Empty the draft and go on with it."""
    if not ctx.incoming.private:
        return await _only_slashed(ctx)
    _nothing_after(ctx)
    if not await ask(ctx, "restart"):
        raise Refusal("opinions-writing-nothing")
    return Reply(ctx.t("opinions-writing-emptied", most=LONGEST), edit=True)


@commands.add("discard", "放弃", "discard", who=Who.ANYONE, sealed=True)
async def discard(ctx: Context) -> Reply | None:
    """Throw the draft away."""
    if not ctx.incoming.private:
        return await _only_slashed(ctx)
    _nothing_after(ctx)
    if not await ask(ctx, "drop"):
        raise Refusal("opinions-writing-nothing")
    return Reply(ctx.t("opinions-writing-discarded"), edit=True)


async def _chosen(ctx: Context, found: list[Place], wanted: Named, *, branches: bool) -> Reply:
    fitting = [one for one in found if wanted.fits(one.view.id, one.round.number)]
    if len(fitting) != 1:
        return messages.choose(ctx.t, fitting or found, wrong=not fitting)
    await _begin(ctx, fitting[0])
    draft = await ask(ctx, "look")
    if draft is not None and (draft["text"] or draft["pictured"]):
        return await drafts.shown(ctx, draft)
    return messages.begun(ctx.t, fitting[0], branch=branches)


async def _begin(ctx: Context, place: Place) -> None:
    await ask(
        ctx,
        "begin",
        branch_id=place.view.id,
        member_id=place.person.member_id,
        round_id=place.round.id,
    )


async def _added(ctx: Context, text: str) -> drafts.Draft:
    draft = await ask(ctx, "add", text=text)
    if draft is None:
        raise Refusal("opinions-writing-nothing")
    return draft


async def _submit_addition(ctx: Context, draft: drafts.Draft) -> Reply:
    view = await drafts.view_of_member(ctx, draft)
    if not await _sent(writing.send_addition(ctx.host, name_of(ctx.incoming), draft["opinion_id"])):
        raise Refusal("opinions-writing-nothing")
    return Reply(receipt_messages.added(ctx.t, view.setting(ADDITIONS_AT)))


async def _sent(sending: Awaitable[_T]) -> _T:
    """What sending gives. Raises Refusal, also where the desk can't be reached."""
    try:
        return await sending
    except KeeperAway:
        raise Refusal("opinions-writing-away") from None


async def _none_open(ctx: Context) -> Refusal:
    """Nothing is open; whether a box will be, where the account is of one branch only."""
    if ctx.view is not None and ctx.view.setting(BOX):
        return Refusal("opinions-writing-box-soon")
    return Refusal("opinions-writing-none-open")


def _nothing_after(ctx: Context) -> None:
    """The word alone is the command: with more after it, it may be meant as a text."""
    if rest_of(ctx):
        raise Refusal("opinions-writing-word-alone")


async def _not_here(ctx: Context) -> Reply | None:
    """`提交` by itself tells that somebody wrote; with more after it, it is talk."""
    if rest_of(ctx) and not slashed(ctx.incoming.text.strip()):
        return None
    return await groups.answer(ctx, take_back=True)


async def _only_slashed(ctx: Context) -> Reply | None:
    """In groups people say such words to each other."""
    if not slashed(ctx.incoming.text.strip()):
        return None
    return await groups.answer(ctx, take_back=True)
