"""`党费 确认`, `退回`, `待确认`, `收`: what whoever collects decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.branch.roles import Right
from bot.commands import people
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import number_of, one_of
from bot.delivery.messages import OutboxMessage, in_each_locale
from bot.errors import Refusal
from plugins.dues.actions import action
from plugins.dues.messages import deciding as messages
from plugins.dues.rules.money import read_yuan, yuan
from plugins.dues.rules.paying import LONGEST_NOTE
from plugins.dues.services import book as books
from plugins.dues.services import claims, deciding
from plugins.dues.services.debts import debt_of
from plugins.dues.services.deciding import Decided, Ruling
from plugins.dues.services.ledger import Booking

if TYPE_CHECKING:
    from plugins.dues.models import Claim

CONFIRM_ALL = "dues.confirm-all"
CASH = "dues.cash"


def booking(ctx: Context) -> Booking:
    """Booked now, on the branch's day, by who speaks."""
    now = ctx.host.clock.now()
    day = now.astimezone(ctx.branch.zone).date()
    return Booking(ctx.branch.id, day, now, ctx.member.member_id)


def need(ctx: Context, right: Right) -> None:
    """Raise Refusal for who may not, also when the right was taken since the question."""
    if not ctx.may(right):
        raise Refusal("dues-not-yours")


def note_of(words: Sequence[str]) -> str:
    """The reason that stands in the words. Raises Refusal dues-note-too-long."""
    note = " ".join(" ".join(words).split())
    if len(note) > LONGEST_NOTE:
        raise Refusal("dues-note-too-long", most=LONGEST_NOTE, length=len(note))
    return note


@action("confirm", Right.DUES_RUN)
async def confirm(ctx: Context, words: Sequence[str]) -> Reply:
    """Confirm a claim, one of which another amount came, several, or all that wait."""
    if not words:
        raise Refusal("dues-claims-which", example=ctx.t("dues-command-confirm", number=12))
    if one_of(ctx.host.texts, "dues-word-all", words[0]):
        return await _all(ctx)
    number = number_of(words[0])
    if number is None:
        raise Refusal("dues-claims-which", example=ctx.t("dues-command-confirm", number=12))
    if len(words) > 1:
        fen = read_yuan("".join(words[1:]))
        return await _confirm(ctx, [number], Ruling(booking(ctx), fen=fen))
    return await _confirm(ctx, [number], Ruling(booking(ctx)))


async def _all(ctx: Context) -> Reply:
    view = ctx.branch
    rows = (await claims.waiting(view.id))[: messages.MOST_LISTED]
    if not rows:
        return Reply(ctx.t("dues-waiting-none"))
    lines = messages.listed(ctx.t, view, rows)
    total = yuan(sum(row.fen for row in rows))
    lines.append(ctx.t("dues-confirm-all", count=len(rows), yuan=total))
    numbers = {"numbers": [row.number for row in rows]}
    ask = ctx.host.router.confirm.ask
    return await ask(ctx, action=CONFIRM_ALL, payload=numbers, text="\n".join(lines))


async def confirm_all(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Confirm what was shown, and nothing that came since."""
    need(ctx, Right.DUES_RUN)
    return await _confirm(ctx, list(payload["numbers"]), Ruling(booking(ctx)))


async def _confirm(ctx: Context, numbers: Sequence[int], ruling: Ruling) -> Reply:
    view = ctx.branch

    def tell(claim: Claim, written: int) -> Sequence[OutboxMessage]:
        return in_each_locale(
            ctx.host.texts, view.locale, lambda t: messages.decided(t, view, claim, written)
        )

    decided = await deciding.confirm(ctx.host, numbers, ruling, tell)
    if len(numbers) == 1 and decided.before:
        raise claims.undecidable(decided.before[0])
    return Reply(messages.confirmed(ctx.t, view, decided), private=True)


@action("return", Right.DUES_RUN)
async def give_back(ctx: Context, words: Sequence[str]) -> Reply:
    """Return a claim, with the reason that its member is told."""
    number = number_of(words[0]) if words else None
    if number is None:
        raise Refusal("dues-claims-which", example=ctx.t("dues-command-return", number=12))
    view = ctx.branch
    claim = await claims.find(view.id, number)
    reason = note_of(words[1:])
    if not reason:
        raise Refusal("dues-return-why", number=number)

    def tell(claim: Claim, written: int) -> Sequence[OutboxMessage]:
        return in_each_locale(
            ctx.host.texts, view.locale, lambda t: messages.decided(t, view, claim, written)
        )

    ruling = Ruling(booking(ctx), note=reason)
    decided: Decided = await deciding.give_back(ctx.host, number, ruling, tell)
    if decided.before:
        raise claims.undecidable(decided.before[0])
    name = messages.name_of(ctx.t, view, claim.member_id)
    return Reply(ctx.t("dues-returned-one", number=number, name=name, yuan=yuan(claim.fen)))


@action("waiting", Right.DUES_RUN)
async def waiting(ctx: Context, _: Sequence[str]) -> Reply:
    """The claims that wait."""
    rows = await claims.waiting(ctx.branch.id)
    text, buttons = messages.waiting(ctx.t, ctx.branch, rows)
    return Reply(text, buttons=buttons)


@action("cash", Right.DUES_RUN)
async def cash(ctx: Context, words: Sequence[str]) -> Reply:
    """Book cash that was taken in hand; asked once more where it is over what is open."""
    if len(words) < 2:
        raise Refusal("dues-cash-how")
    await books.require_book(ctx.branch.id)
    member = await people.find(ctx, words[0])
    fen = read_yuan("".join(words[1:]))
    debt = await debt_of(ctx.branch.id, member.member_id)
    payload = {"member": member.member_id, "fen": fen, "key": f"cash:{ctx.key}"}
    if fen > debt.fen:
        text = ctx.t("dues-cash-over", name=member.name, open=yuan(debt.fen), yuan=yuan(fen))
        return await ctx.host.router.confirm.ask(ctx, action=CASH, payload=payload, text=text)
    return await take_cash(ctx, payload)


async def take_cash(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Book the cash."""
    need(ctx, Right.DUES_RUN)
    view = ctx.branch

    def tell(claim: Claim) -> Sequence[OutboxMessage]:
        return in_each_locale(
            ctx.host.texts, view.locale, lambda t: messages.cash_taken(t, view, claim)
        )

    member_id, fen = int(payload["member"]), int(payload["fen"])
    made = await claims.cash(ctx.host, booking(ctx), member_id, fen, str(payload["key"]), "", tell)
    if made is None:
        return Reply(ctx.t("dues-cash-before"), private=True)
    name = messages.name_of(ctx.t, view, member_id)
    text = ctx.t("dues-cash-done", number=made.number, name=name, yuan=yuan(fen))
    return Reply(text, private=True)
