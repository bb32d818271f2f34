"""`征集意见`: rounds are opened, extended, taken back and listed by those who run them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

from arclet.alconna import Args, MultiVar

from bot.branch.roles import Right
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import number_of, one_of, plain
from bot.errors import Refusal
from plugins.opinions.commands import commands
from plugins.opinions.handlers import box
from plugins.opinions.messages import rounds as messages
from plugins.opinions.rules import asking as rules
from plugins.opinions.services import ending, opening, rounds

OPEN = "opinions.open"
EXTEND = "opinions.extend"
CANCEL = "opinions.cancel"


@commands.add("rounds", "征集意见", "opinions", args=Args["words", MultiVar(str, "*")])
async def opinions(ctx: Context) -> Reply:
    """How to ask for opinions, or what the first word says: open, extend, cancel, list, box."""
    need(ctx)
    words = ctx.words
    if not words:
        return Reply(ctx.t("opinions-rounds-how"))
    for name, act in _ACTS.items():
        if one_of(ctx.host.texts, f"opinions-rounds-word-{name}", words[0]):
            if name == "open" or not _opens(name, words):
                return await act(ctx, words[1:])
            break
    return await open_(ctx, words)


def need(ctx: Context) -> None:
    """Raise Refusal for who may not, also when the right was taken since the question."""
    if not ctx.may(Right.OPINIONS_RUN):
        raise Refusal("opinions-rounds-not-yours")


def _opens(name: str, words: Sequence[str]) -> bool:
    """Whether the words open a round whose title begins like something else (`取消 早操 …`)."""
    if name == "close":
        return len(words) > 2 or (len(words) == 2 and number_of(words[1]) is None)
    if name == "extend" and len(words) > 1 and number_of(words[1]) is not None:
        return False
    return rules.has_deadline(" ".join(words[1:]))


async def open_(ctx: Context, words: Sequence[str]) -> Reply:
    """Show the round that was asked for, and ask whether to open it."""
    asked = rules.read(" ".join(words))
    rules.check_title(asked.title)
    terms = opening.terms_of(ctx.branch, asked.each)
    closes_at = rules.deadline(plain(asked.until), ctx.at, ctx.zone)
    now = ctx.host.clock.now()
    rules.check_deadline(closes_at, now)
    wish = opening.Wish(asked.title, closes_at, terms, ctx.member.member_id, ctx.key)
    payload = {
        "title": wish.title,
        "until": closes_at.isoformat(),
        "each": asked.each,
        "terms": [terms.per_member, terms.threshold, terms.pictures],
        "source": wish.source,
    }
    text = messages.preview(ctx.t, ctx.branch, wish, now)
    return await ctx.host.router.confirm.ask(ctx, action=OPEN, payload=payload, text=text)


async def opened(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Open what was shown, after the second word."""
    need(ctx)
    host, view = ctx.host, ctx.branch
    terms = opening.terms_of(view, payload["each"])
    if [terms.per_member, terms.threshold, terms.pictures] != payload["terms"]:
        raise Refusal("opinions-rounds-changed")
    closes_at = datetime.fromisoformat(payload["until"])
    wish = opening.Wish(payload["title"], closes_at, terms, ctx.member.member_id, payload["source"])
    made = await opening.open_round(
        host, view, wish, lambda new: [messages.announced(host, view, new, host.clock.now())]
    )
    return Reply(ctx.t("opinions-rounds-opened", number=made.number, title=made.title))


async def extend(ctx: Context, words: Sequence[str]) -> Reply:
    """Show until when a round would go on, and ask."""
    number = number_of(words[0]) if words else None
    if number is None or len(words) < 2:
        raise Refusal("opinions-rounds-extend-how")
    now = ctx.host.clock.now()
    round_ = await rounds.find(ctx.branch.id, number)
    until = rules.deadline(plain(" ".join(words[1:])), ctx.at, ctx.zone)
    opening.check_extension(round_, until, now)
    rules.check_deadline(until, now)
    text = ctx.t(
        f"opinions-rounds-extend-ask-{round_.state}",
        number=number,
        title=round_.title,
        until=messages.when(ctx.t, ctx.branch, until, now),
    )
    payload = {"number": number, "until": until.isoformat()}
    return await ctx.host.router.confirm.ask(ctx, action=EXTEND, payload=payload, text=text)


async def was_extended(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Let it go on, after the second word."""
    need(ctx)
    host, view, now = ctx.host, ctx.branch, ctx.host.clock.now()
    until = datetime.fromisoformat(payload["until"])
    by, number = ctx.member.member_id, int(payload["number"])
    made = await opening.extend(
        host, view, number, until, by, lambda it: [messages.extended(host, view, it, now)]
    )
    known = {"number": made.number, "until": messages.when(ctx.t, view, made.closes_at, now)}
    return Reply(ctx.t("opinions-rounds-was-extended", **known))


async def cancel(ctx: Context, words: Sequence[str]) -> Reply:
    """Ask whether a round shall be taken back, and everything in it destroyed."""
    number = number_of(words[0]) if words else None
    if number is None:
        raise Refusal("opinions-rounds-cancel-how")
    round_ = await rounds.find(ctx.branch.id, number)
    ending.check_cancelling(round_)
    return await ctx.host.router.confirm.ask(
        ctx,
        action=CANCEL,
        payload={"number": number},
        text=ctx.t("opinions-rounds-cancel-ask", number=number, title=round_.title),
    )


async def was_cancelled(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Take it back, after the second word."""
    need(ctx)
    host, view = ctx.host, ctx.branch
    by, number = ctx.member.member_id, int(payload["number"])
    made = await ending.cancel(
        host, view, number, by, lambda it: [messages.cancelled(host, view, it)]
    )
    known = {"number": made.number, "title": made.title}
    return Reply(ctx.t("opinions-rounds-was-cancelled", **known))


async def list_(ctx: Context, _: Sequence[str]) -> Reply:
    """The rounds of the branch."""
    found = await ending.latest(ctx.branch.id)
    return Reply(messages.listed(ctx.t, ctx.branch, found, ctx.host.clock.now()))


async def close(ctx: Context, _: Sequence[str]) -> Reply:
    """Nothing closes a round early, or releases it before its time: answered with the reason."""
    raise Refusal("opinions-rounds-no-early")


_ACTS: dict[str, Callable[[Context, Sequence[str]], Awaitable[Reply]]] = {
    "open": open_,
    "extend": extend,
    "cancel": cancel,
    "list": list_,
    "close": close,
    "box": box.box,
}
