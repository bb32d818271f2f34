"""`意见反馈`: what a released round led to, as everyone may read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import number_of, one_of
from bot.delivery.messages import OutboxMessage, ToChats
from bot.errors import Refusal
from bot.platforms.types import Outgoing
from plugins.opinions.commands import commands
from plugins.opinions.handlers.answering import officer_of
from plugins.opinions.handlers.discreet import need, privately
from plugins.opinions.messages import reporting as messages
from plugins.opinions.rules import reporting as rules
from plugins.opinions.rules.naming import name
from plugins.opinions.services import answering, reading
from plugins.opinions.services import reporting as services

if TYPE_CHECKING:
    from plugins.opinions.models import Digest, Round

PUBLISH = "opinions.publish"
QUOTE = "opinions.quote"


@commands.add("report", "意见反馈", "opinionreport", args=Args["words", MultiVar(str, "*")])
async def report(ctx: Context) -> Reply:
    """What was published last, for everyone; for officers the digest of a round before it is."""
    words = ctx.words
    number = number_of(words[0]) if words else None
    if words and number is None:
        raise Refusal("opinions-reporting-how")
    if number is not None and ctx.may(Right.OPINIONS_RUN):
        return await _prepare(ctx, number, words[1:])
    found = await services.last(ctx.branch.id, number)
    if found is None and number is None:
        raise Refusal("opinions-reporting-none")
    if found is None:
        raise Refusal("opinions-reporting-none-of", round=number)
    return Reply(messages.digest(ctx.t, found, group=not ctx.incoming.private))


@privately
async def _prepare(ctx: Context, number: int, words: Sequence[str]) -> Reply:
    round_ = await reading.released(ctx.branch.id, number)
    texts, word = ctx.host.texts, words[0] if words else ""
    if not words:
        return Reply(messages.preview(ctx.t, await services.preview(round_)))
    if one_of(texts, "opinions-word-publish", word):
        return await _ask(ctx, round_)
    if one_of(texts, "opinions-word-quote", word):
        return await _ask_quote(ctx, round_, words[1:])
    if one_of(texts, "opinions-word-unquote", word):
        return await _unquote(ctx, round_, words[1:])
    raise Refusal("opinions-reporting-how")


# -- quoting ------------------------------------------------------------------------------------


async def _ask_quote(ctx: Context, round_: Round, words: Sequence[str]) -> Reply:
    """Show the wording, and ask whether it may really go out."""
    number = _one(round_, words)
    row, _ = await reading.one(round_, number)
    called = name(round_.number, number)
    if row.hidden_why:
        raise Refusal("opinions-tick-hidden", name=called)
    if row.shown:
        return Reply(ctx.t("opinions-reporting-tick-before", name=called))
    text = "\n".join(
        (
            ctx.t("opinions-reporting-tick-ask", name=called),
            row.text,
            ctx.t("opinions-reporting-tick-style"),
        )
    )
    payload = {"round": round_.number, "number": number}
    return await ctx.host.router.confirm.ask(ctx, action=QUOTE, payload=payload, text=text)


@privately
async def quote(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Let an opinion's wording go to the groups."""
    need(ctx)
    round_number, number = int(payload["round"]), int(payload["number"])
    officer = officer_of(ctx)
    done = await answering.tick(ctx.host, officer, round_number, number, on=True)
    text_id = "opinions-reporting-tick-done" if done.numbers else "opinions-reporting-tick-before"
    known = {"name": name(round_number, number), "round": round_number, "number": number}
    return Reply(ctx.t(text_id, **known))


async def _unquote(ctx: Context, round_: Round, words: Sequence[str]) -> Reply:
    number = _one(round_, words)
    done = await answering.tick(ctx.host, officer_of(ctx), round_.number, number, on=False)
    way = "done" if done.numbers else "before"
    called = name(round_.number, number)
    return Reply(ctx.t(f"opinions-reporting-untick-{way}", name=called))


def _one(round_: Round, words: Sequence[str]) -> int:
    """The one opinion that is meant: `12` or `3-12`; never several."""
    whole = "".join(words)
    prefix = f"{round_.number}-"
    number = number_of(whole.removeprefix(prefix))
    if number is None:
        raise Refusal("opinions-reporting-one", round=round_.number)
    return number


# -- publishing ---------------------------------------------------------------------------------


async def _ask(ctx: Context, round_: Round) -> Reply:
    found = await services.preview(round_)
    if found.report.empty:
        raise Refusal("opinions-reporting-empty", round=round_.number)
    lines = [
        messages.digest(ctx.t, found.report),
        "",
        *messages.warnings(ctx.t, found),
        ctx.t("opinions-reporting-ask"),
    ]
    payload = {"round": round_.id, "checksum": found.checksum}
    text = "\n".join(lines)
    return await ctx.host.router.confirm.ask(ctx, action=PUBLISH, payload=payload, text=text)


@privately
async def publish(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Freeze the digest that was shown, and send it to the groups."""
    need(ctx)
    made = await services.publish(
        ctx.host,
        officer_of(ctx),
        int(payload["round"]),
        str(payload["checksum"]),
        lambda made: [told(ctx.host, ctx.branch, made)],
    )
    number = rules.load(made.data).round
    return Reply(ctx.t("opinions-reporting-done", round=number))


def told(host: Any, view: Any, made: Digest) -> OutboxMessage:
    """The message to the branch's groups."""

    def group(text_id: str, **known: Any) -> str:
        return host.texts.get(view.locale, text_id, **known)

    text = messages.digest(group, rules.load(made.data), group=True)
    key = f"opinions:digest:{made.id}"
    return OutboxMessage(view.id, ToChats(view.id), Outgoing(text), key)
