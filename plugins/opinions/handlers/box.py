"""`征集意见 意见箱`: the standing box, on and off."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import one_of
from bot.errors import Refusal
from plugins.opinions.messages import rounds as messages
from plugins.opinions.services import box as services
from plugins.opinions.settings import BOX


async def box(ctx: Context, words: Sequence[str]) -> Reply:
    """How the box stands, or what the word makes of it."""
    if not words:
        return await _stands(ctx)
    if one_of(ctx.host.texts, "opinions-box-word-on", words[0]):
        return await _on(ctx)
    if one_of(ctx.host.texts, "opinions-box-word-off", words[0]):
        return await _off(ctx)
    raise Refusal("opinions-box-how")


async def _stands(ctx: Context) -> Reply:
    if not ctx.branch.setting(BOX):
        return Reply(ctx.t("opinions-box-is-off"))
    runs = await services.running(ctx.branch.id)
    now = ctx.host.clock.now()
    until = runs.closes_at if runs is not None else services.ends_at(ctx.branch, now)
    return Reply(ctx.t("opinions-box-is-on", until=messages.when(ctx.t, ctx.branch, until, now)))


async def _on(ctx: Context) -> Reply:
    host, view, now = ctx.host, ctx.branch, ctx.host.clock.now()
    round_, new = await services.switch_on(
        host,
        view,
        ctx.member.member_id,
        lambda made: [messages.announced(host, view, made, now)],
    )
    until = messages.when(ctx.t, view, round_.closes_at, now)
    text = ctx.t("opinions-box-opened" if new else "opinions-box-is-on", until=until)
    return Reply("\n".join([text, *messages.few(ctx.t, view, round_.threshold)]))


async def _off(ctx: Context) -> Reply:
    view, now = ctx.branch, ctx.host.clock.now()
    runs = await services.switch_off(ctx.host, view, ctx.member.member_id)
    if runs is None:
        return Reply(ctx.t("opinions-box-is-off"))
    until = messages.when(ctx.t, view, runs.closes_at, now)
    return Reply(ctx.t("opinions-box-last", until=until))
