"""`答复意见`, `意见状态`, `隐藏意见`: what officers do with released opinions."""

from __future__ import annotations

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import one_of, split_first
from bot.errors import Refusal
from plugins.opinions.commands import commands
from plugins.opinions.handlers.discreet import privately
from plugins.opinions.handlers.reading import names_in, said
from plugins.opinions.messages import answering as messages
from plugins.opinions.rules.naming import Named
from plugins.opinions.rules.opinions import State
from plugins.opinions.services import answering as services
from plugins.opinions.services import grouping, reading
from plugins.opinions.services.answering import Officer

_STATES = (State.READ, State.HANDLING, State.DONE, State.DECLINED)
"""How far an officer may say that an opinion is; that it is new, nobody says."""


def officer_of(ctx: Context) -> Officer:
    """Who speaks, now."""
    return Officer(ctx.branch.id, ctx.member.member_id, ctx.host.clock.now())


async def known(ctx: Context, names: Named) -> Named:
    """The names, after the groups that they may speak of have been made."""
    if names.group:
        round_ = await reading.released(ctx.branch.id, names.round)
        await grouping.compare(ctx.host, round_)
    return names


@commands.add(
    "answer",
    "答复意见",
    "answeropinions",
    args=Args["words", MultiVar(str, "*")],
    right=Right.OPINIONS_RUN,
)
@privately
async def answer(ctx: Context) -> Reply:
    """Answer one opinion or several with the same words."""
    found = names_in(ctx, said(ctx))
    if found is None:
        example = ctx.t("opinions-help-answer.example")
        raise Refusal("opinions-answering-how", example=example)
    names, text = found
    done = await services.answer(ctx.host, officer_of(ctx), await known(ctx, names), text)
    quotes = await services.repeats(done, text)
    return Reply(messages.answered(ctx.t, done, quotes=quotes))


@commands.add(
    "status",
    "意见状态",
    "opinionstatus",
    args=Args["words", MultiVar(str, "*")],
    right=Right.OPINIONS_RUN,
)
@privately
async def status(ctx: Context) -> Reply:
    """Say how far opinions are dealt with."""
    found = names_in(ctx, said(ctx))
    if found is None:
        raise Refusal("opinions-state-how")
    names, rest = found
    word, reason = split_first(rest)
    state = next(
        (one for one in _STATES if one_of(ctx.host.texts, f"opinions-word-{one}", word)), None
    )
    if state is None:
        raise Refusal("opinions-state-how")
    names = await known(ctx, names)
    done = await services.mark(ctx.host, officer_of(ctx), names, state, reason)
    return Reply(messages.marked(ctx.t, done, state))


@commands.add(
    "hide",
    "隐藏意见",
    "hideopinion",
    args=Args["words", MultiVar(str, "*")],
    right=Right.OPINIONS_RUN,
)
@privately
async def hide(ctx: Context) -> Reply:
    """Hide opinions with the reason, or show them again."""
    word, rest = split_first(said(ctx))
    back = one_of(ctx.host.texts, "opinions-word-restore", word)
    found = names_in(ctx, rest if back else said(ctx))
    if found is None or found[0].group:
        raise Refusal("opinions-hide-how")
    names, why = found
    if back:
        return Reply(
            messages.restored(ctx.t, await services.restore(ctx.host, officer_of(ctx), names))
        )
    return Reply(messages.hidden(ctx.t, await services.hide(ctx.host, officer_of(ctx), names, why)))
