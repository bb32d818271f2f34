"""`回执`, `补充`: what became of an opinion, and what its author adds, for who has the words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.branch.views import Person
from bot.commands.command import Who
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import one_of, slashed
from bot.errors import Refusal
from plugins.opinions.commands import commands
from plugins.opinions.handlers import drafts, groups
from plugins.opinions.handlers.asking import ask, rest_of
from plugins.opinions.messages import receipts as messages
from plugins.opinions.rules.opinions import LONGEST, cleaned
from plugins.opinions.rules.receipts import resembles
from plugins.opinions.services import receipts, showing
from plugins.opinions.services.places import people
from plugins.opinions.settings import ADDITIONS_AT


@commands.add("receipt", "回执", "receipt", who=Who.ANYONE, sealed=True)
async def receipt(ctx: Context) -> Reply:
    """What a receipt opens; or one's own of a moment ago, once more."""
    rest = rest_of(ctx)
    if not ctx.incoming.private:
        return await groups.answer(ctx, take_back=True)
    if not rest:
        raise Refusal("opinions-receipts-how")
    if is_again(ctx, rest):
        return Reply(messages.again(ctx.t, await _again(ctx)))
    found = await _opened(ctx, rest, await people(ctx.host, ctx.incoming))
    view = await ctx.host.directory.branch(found.round.branch_id)
    return messages.shown(ctx.t, found, view.zone, ctx.host.clock.now())


@commands.add("append", "补充", "append", who=Who.ANYONE, sealed=True)
async def append(ctx: Context) -> Reply | None:
    """Begin to add something to the opinion that a receipt opened, now or a moment ago."""
    rest = rest_of(ctx)
    if not ctx.incoming.private:
        told = not rest or resembles(rest) or slashed(ctx.incoming.text.strip())
        return await groups.answer(ctx, take_back=True) if told else None
    persons = await people(ctx.host, ctx.incoming)
    text = ""
    if rest and resembles(rest):
        found = await _opened(ctx, rest, persons)
        if found.opinion is None:
            raise Refusal("opinions-adding-early")
    else:
        text = cleaned(rest)
    return await _begin(ctx, persons, text)


def is_again(ctx: Context, rest: str) -> bool:
    """Whether the receipt of a moment ago is asked for."""
    return one_of(ctx.host.texts, "opinions-receipts-word-again", rest)


async def _again(ctx: Context) -> str:
    words = await ask(ctx, "again")
    if not words:
        raise Refusal("opinions-receipts-no-again")
    return words


async def _opened(ctx: Context, said: str, persons: Sequence[Person]) -> showing.Shown:
    """What a receipt opens in the account's branches. Raises Refusal, the same for every none."""
    words = await receipts.read(said)
    if words is None:
        raise Refusal("opinions-receipts-unreadable")
    await ask(ctx, "guess")
    try:
        found = await showing.show(words, {person.branch_id for person in persons})
    except Refusal:
        await ask(ctx, "right")  # it was not looked at
        raise
    if found is None:
        raise Refusal("opinions-receipts-unknown")
    await ask(ctx, "right")
    if found.opinion is not None:
        branch_id = found.round.branch_id
        await ask(ctx, "showed", branch_id=branch_id, opinion_id=found.opinion.id)
    return found


async def _begin(ctx: Context, persons: Sequence[Person], text: str) -> Reply:
    """Begin to add to the opinion that was opened last."""
    branch_id, opinion_id = await ask(ctx, "shown") or (0, 0)
    person = next((one for one in persons if one.branch_id == branch_id), None)
    if person is None:
        raise Refusal("opinions-adding-which")
    row = await showing.open_to_additions(opinion_id, branch_id)
    if len(text) > LONGEST:
        raise Refusal("opinions-writing-too-long", most=LONGEST, length=len(text), left=LONGEST)
    await ask(ctx, "begin", branch_id=branch_id, member_id=person.member_id, opinion_id=opinion_id)
    draft = await ask(ctx, "add", text=text) if text else await ask(ctx, "look")
    if draft is not None and draft["text"]:
        return await drafts.shown(ctx, draft)
    view = await ctx.host.directory.branch(branch_id)
    return messages.adding(ctx.t, row.round, view.setting(ADDITIONS_AT))
