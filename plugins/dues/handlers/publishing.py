"""`党费公示`: what was published last; a period shown and published; one checked again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import number_of, one_of
from bot.delivery.messages import OutboxMessage, ToChats, ToMember
from bot.errors import Refusal
from bot.platforms.types import File, Outgoing
from plugins.dues.commands import commands
from plugins.dues.handlers.deciding import booking, need
from plugins.dues.handlers.discreet import privately
from plugins.dues.messages import publishing as messages
from plugins.dues.rules import publishing as rules
from plugins.dues.rules.periods import Period, read_period, require_over
from plugins.dues.services import publishing as services

if TYPE_CHECKING:
    from plugins.dues.models import Publication

PUBLISH = "dues.publish"
_MOST_NUMBER = 1000
"""What is more is no number of a publication but a year or a month."""


@commands.add("published", "党费公示", "duesreport", args=Args["words", MultiVar(str, "*")])
async def published(ctx: Context) -> Reply:
    """What was published last, for everyone; or what the words ask for, in private."""
    if ctx.words:
        return await _asked(ctx)
    found = await services.last(ctx.branch.id)
    if found is None:
        raise Refusal("dues-publishing-none")
    period = Period(found.first_day, found.last_day)
    text = messages.announced(ctx.t, found, period)
    picture = await messages.drawn(ctx.host, ctx.t, found.data, period)
    if picture is None:
        text = f"{text}\n{messages.text(ctx.t, found.data, period)}"
    return Reply(text, picture=picture)


@privately
async def _asked(ctx: Context) -> Reply:
    words = ctx.words
    number = number_of(words[-1])
    if one_of(ctx.host.texts, "dues-word-check", words[0]):
        if number is None or len(words) != 2:
            raise Refusal("dues-publishing-check-how")
        found = await services.find(ctx.branch.id, number)
        return Reply(messages.checked(ctx.t, found, await services.check(found)))
    first = number_of(words[0])
    if first is not None and first < _MOST_NUMBER:
        return await _one(ctx, first, words[1:])
    need(ctx, Right.DUES_RUN)
    return await _preview(ctx, "".join(words))


async def _one(ctx: Context, number: int, words: Sequence[str]) -> Reply:
    """An earlier one: its figures with the PDF, or the table."""
    found = await services.find(ctx.branch.id, number)
    period = Period(found.first_day, found.last_day)
    text = messages.text(ctx.t, found.data, period)
    if words and one_of(ctx.host.texts, "dues-word-table", words[0]):
        return Reply(text, file=await messages.table(ctx.t, found.data, period))
    more = ctx.t("dues-publishing-more", number=number)
    file = await messages.pdf(ctx.host, ctx.t, found.data, period)
    return Reply(f"{text}\n{more}", file=file)


async def _preview(ctx: Context, written: str) -> Reply:
    view = ctx.branch
    today = booking(ctx).day
    period = read_period(written, today)
    require_over(period, today)
    await services.refuse_published(view.id, period)
    data = await services.prepare(view, period)
    payload = {
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "upto": data["upto"],
        "checksum": rules.checksum(data),
    }
    text = f"{messages.text(ctx.t, data, period)}\n{ctx.t('dues-publishing-ask')}"
    reply = await ctx.host.router.confirm.ask(ctx, action=PUBLISH, payload=payload, text=text)
    reply.picture = await messages.drawn(ctx.host, ctx.t, data, period)
    return reply


async def publish(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Publish what was shown: a picture to the groups, PDF and table to who published."""
    need(ctx, Right.DUES_RUN)
    view, host = ctx.branch, ctx.host
    period = Period(date.fromisoformat(payload["first"]), date.fromisoformat(payload["last"]))
    data = await services.prepare(view, period, int(payload["upto"]))
    if rules.checksum(data) != payload["checksum"]:
        raise Refusal("dues-publishing-changed")

    def group(text_id: str, **known: Any) -> str:
        return host.texts.get(view.locale, text_id, **known)

    # Drawn before the transaction, so that nobody's booking waits for a picture.
    picture = await messages.drawn(host, group, data, period)
    files = [
        await messages.pdf(host, ctx.t, data, period),
        await messages.table(ctx.t, data, period),
    ]

    def tell(made: Publication) -> list[OutboxMessage]:
        text = messages.announced(group, made, period)
        if picture is None:
            text = f"{text}\n{messages.text(group, data, period)}"
        key = f"dues:publication:{made.id}"
        said = [OutboxMessage(view.id, ToChats(view.id), Outgoing(text, picture=picture), key)]
        return said + [_file(ctx, file, f"{key}:{at}") for at, file in enumerate(files) if file]

    made = await services.publish(host, booking(ctx), period, data, tell)
    text = ctx.t("dues-publishing-done", number=made.number, checksum=made.checksum)
    return Reply(text, private=True)


def _file(ctx: Context, file: File, key: str) -> OutboxMessage:
    to = ToMember(ctx.member.member_id)
    return OutboxMessage(ctx.branch.id, to, Outgoing(file=file), key)
