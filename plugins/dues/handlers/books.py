"""`党费 流水`, `退款`, `更正`, `缴费方式`, `收款码`: the books and what is mended in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.branch.roles import Right
from bot.commands import people
from bot.commands.confirm import FILE_MINUTES
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import number_of, one_of
from bot.delivery.messages import OutboxMessage, in_each_locale
from bot.errors import Refusal
from plugins.dues.actions import action
from plugins.dues.handlers import proofs
from plugins.dues.handlers.deciding import booking, need, note_of
from plugins.dues.messages import books as messages
from plugins.dues.messages import paying as how
from plugins.dues.messages.deciding import name_of
from plugins.dues.rules.money import read_yuan, yuan
from plugins.dues.rules.months import first_of, next_month, read_month
from plugins.dues.services import book as opened
from plugins.dues.services import correcting, payee, pictures

REFUND = "dues.refund"
REVERSE = "dues.reverse"
PAYEE = "dues.payee"


@action("journal", Right.DUES_RUN)
async def journal(ctx: Context, words: Sequence[str]) -> Reply:
    """What was booked in a month."""
    view = ctx.branch
    today = ctx.host.clock.now().astimezone(view.zone).date()
    month = read_month("".join(words), today) if words else first_of(today)
    rows = await correcting.journal(view.id, month, next_month(month))
    return Reply(messages.journal(ctx.t, view, month, rows))


@action("refund", Right.DUES_RUN)
async def refund(ctx: Context, words: Sequence[str]) -> Reply:
    """Give back what was overpaid; asked once more."""
    if len(words) < 2:
        raise Refusal("dues-refund-how")
    member = await people.find(ctx, words[0])
    fen = read_yuan("".join(words[1:]))
    await correcting.check_refund(ctx.branch.id, member.member_id, fen)
    payload = {"member": member.member_id, "fen": fen, "key": f"refund:{ctx.key}"}
    text = ctx.t("dues-refund-ask", name=member.name, yuan=yuan(fen))
    return await ctx.host.router.confirm.ask(ctx, action=REFUND, payload=payload, text=text)


async def give_back(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Book the refund."""
    need(ctx, Right.DUES_RUN)
    view, key = ctx.branch, str(payload["key"])

    def tell(member_id: int, fen: int) -> Sequence[OutboxMessage]:
        return in_each_locale(
            ctx.host.texts, view.locale, lambda t: messages.refunded(t, view, member_id, fen, key)
        )

    member_id, fen = int(payload["member"]), int(payload["fen"])
    if not await correcting.refund(ctx.host, booking(ctx), member_id, fen, key, tell):
        return Reply(ctx.t("dues-refund-before"), private=True)
    name = name_of(ctx.t, view, member_id)
    return Reply(ctx.t("dues-refund-done", name=name, yuan=yuan(fen)), private=True)


@action("reverse", Right.DUES_RUN)
async def reverse(ctx: Context, words: Sequence[str]) -> Reply:
    """Take a posting back, for a reason; shown and asked once more."""
    number = number_of(words[0]) if words else None
    reason = note_of(words[1:])
    if number is None or not reason:
        raise Refusal("dues-reverse-how")
    view = ctx.branch
    row = await correcting.one(view.id, number)
    text = ctx.t(
        "dues-reverse-ask",
        number=str(number),
        line=messages.line(ctx.t, view, row),
        reason=reason,
    )
    payload = {"posting": number, "reason": reason}
    return await ctx.host.router.confirm.ask(ctx, action=REVERSE, payload=payload, text=text)


async def take_back(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Book the reversal."""
    need(ctx, Right.DUES_RUN)
    view, number, reason = ctx.branch, int(payload["posting"]), str(payload["reason"])

    def tell(row: correcting.Row) -> Sequence[OutboxMessage]:
        return in_each_locale(
            ctx.host.texts, view.locale, lambda t: messages.reversed_(t, view, row, reason)
        )

    await correcting.reverse(ctx.host, booking(ctx), number, reason, tell)
    return Reply(ctx.t("dues-reverse-done", number=str(number)), private=True)


@action("ways", Right.DUES_RUN)
async def ways(ctx: Context, words: Sequence[str]) -> Reply:
    """Say in words how members pay; without words, show it."""
    book = await opened.require_book(ctx.branch.id)
    note = note_of(words)
    if not note:
        return Reply(f"{how.how(ctx.t, book)}\n{ctx.t('dues-ways-how')}")
    book = await payee.describe(ctx.host, booking(ctx), note)
    return Reply(f"{ctx.t('dues-ways-set')}\n{how.how(ctx.t, book)}")


@action("payee", Right.DUES_RUN)
async def show_payee(ctx: Context, words: Sequence[str]) -> Reply:
    """Keep the picture that people pay by; without one, show it and wait for the next."""
    view = ctx.branch
    book = await opened.require_book(view.id)
    if words and one_of(ctx.host.texts, "dues-word-remove", words[0]):
        await payee.change(ctx.host, booking(ctx), None)
        return Reply(ctx.t("dues-payee-removed"))
    note = note_of(words)
    content = await proofs.sent(ctx)
    if content is not None:
        return await _keep(ctx, content, note)
    await ctx.host.router.confirm.expect_picture(ctx, PAYEE, {"note": note})
    text = ctx.t("dues-payee-send", minutes=FILE_MINUTES)
    if book.payee_id is None:
        return Reply(text)
    picture = await pictures.content_of(view.id, book.payee_id)
    return Reply(f"{ctx.t('dues-payee-shown')}\n{text}", picture=picture)


async def payee_sent(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Keep the picture that came after the word."""
    need(ctx, Right.DUES_RUN)
    return await _keep(ctx, await proofs.awaited(ctx, payload), str(payload["note"]))


async def _keep(ctx: Context, content: bytes, note: str) -> Reply:
    now = booking(ctx)
    picture = await pictures.keep(now.branch_id, content, now.at)
    book = await payee.change(ctx.host, now, picture, note)
    text = f"{ctx.t('dues-payee-taken')}\n{how.how(ctx.t, book)}"
    return Reply(text, picture=content, private=True)
