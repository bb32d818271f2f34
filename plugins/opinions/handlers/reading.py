"""`查看意见`: released rounds, their opinions, groups of similar ones, and a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import number_of, one_of, split_first
from bot.errors import Refusal
from plugins.opinions.commands import commands
from plugins.opinions.handlers.discreet import privately
from plugins.opinions.messages import reading as messages
from plugins.opinions.rules import naming
from plugins.opinions.rules.naming import Named
from plugins.opinions.services import grouping
from plugins.opinions.services import reading as services
from plugins.opinions.services.reading import Page, Which

if TYPE_CHECKING:
    from plugins.opinions.models import Round


def said(ctx: Context) -> str:
    """What stands after the command, as it was written."""
    return split_first(ctx.incoming.text)[1]


def names_in(ctx: Context, text: str) -> tuple[Named, str] | None:
    """The opinions that a text begins with, and the rest; see `rules.naming.read`."""
    return naming.read(text, lambda word: one_of(ctx.host.texts, "opinions-word-group", word))


@commands.add(
    "read",
    "查看意见",
    "readopinions",
    args=Args["words", MultiVar(str, "*")],
    right=Right.OPINIONS_RUN,
)
@privately
async def read(ctx: Context) -> Reply:
    """The released rounds, or what the words ask for."""
    words = ctx.words
    if not words:
        return await _rounds(ctx)
    names = names_in(ctx, " ".join(words))
    if names is not None:
        return await _named(ctx, *names)
    number = number_of(words[0])
    if number is None:
        raise Refusal("opinions-reading-how")
    round_ = await services.released(ctx.branch.id, number)
    return await _round(ctx, round_, words[1:])


async def _rounds(ctx: Context) -> Reply:
    found = await services.summaries(ctx.branch.id)
    if not found:
        raise Refusal("opinions-reading-none")
    text, buttons = messages.rounds(ctx.t, found)
    return Reply(text, buttons=buttons)


async def _round(ctx: Context, round_: Round, words: Sequence[str]) -> Reply:
    texts, first = ctx.host.texts, words[0] if words else ""
    at = _page_number(words[1:])
    if one_of(texts, "opinions-word-group", first):
        await grouping.compare(ctx.host, round_)
        text, buttons = messages.groups(ctx.t, round_, await grouping.groups(round_, at))
        return Reply(text, buttons=buttons)
    if one_of(texts, "opinions-word-hidden", first):
        found = await services.page(round_, at, Which(hidden=True))
        text, buttons = messages.page(ctx.t, found, hidden=True)
        return Reply(text, buttons=buttons)
    if one_of(texts, "opinions-word-table", first):
        return await _table(ctx, round_)
    return await _page(ctx, await services.page(round_, _page_number(words)))


async def _page(ctx: Context, found: Page, kin: int = 0) -> Reply:
    text, buttons = messages.page(ctx.t, found, kin=kin)
    await services.mark_read(found.rows)
    return Reply(text, buttons=buttons)


async def _named(ctx: Context, names: Named, rest: str) -> Reply:
    round_ = await services.released(ctx.branch.id, names.round)
    if names.group:
        await grouping.compare(ctx.host, round_)
        await services.named(round_, names)
        which = Which(kin=names.group)
        found = await services.page(round_, _page_number(rest.split()), which)
        return await _page(ctx, found, names.group)
    if len(names.numbers) == 1:
        row, picture = await services.one(round_, names.numbers[0])
        await services.mark_read([row])
        return Reply(messages.whole(ctx.t, round_, row), picture=picture)
    rows = await services.several(round_, names)
    await services.mark_read(rows)
    return Reply(messages.some(ctx.t, round_, rows))


async def _table(ctx: Context, round_: Round) -> Reply:
    rows = await services.everything(round_)
    file = await messages.table(ctx.t, round_, rows)
    await services.mark_all_read(round_)
    known = {"number": round_.number, "title": round_.title, "count": len(rows)}
    return Reply(ctx.t("opinions-table-done", **known), file=file)


def _page_number(words: Sequence[str]) -> int:
    """The page that is asked for; what is no number is the first."""
    return (number_of(words[0]) if words else None) or 1
