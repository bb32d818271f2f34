"""`党费 上缴`, `下拨`, `支出`, `账本`: what is handed upwards, allotted and spent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.branch.roles import Right
from bot.commands.confirm import FILE_MINUTES
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import number_of
from bot.errors import Refusal
from plugins.dues.actions import action
from plugins.dues.handlers import proofs
from plugins.dues.handlers.deciding import booking, need, note_of
from plugins.dues.messages import funds as messages
from plugins.dues.rules.ledger import PostingKind
from plugins.dues.rules.money import read_yuan
from plugins.dues.rules.periods import find_day, read_day, read_period
from plugins.dues.services import book as opened
from plugins.dues.services import correcting, ledger, pictures
from plugins.dues.services import funds as services
from plugins.dues.services.funds import Move

MOVE = "dues.move"


@action("handover", Right.DUES_RUN)
async def handover(ctx: Context, words: Sequence[str]) -> Reply:
    """Dues were handed to the higher committee, today or on a day before."""
    return await _dated(ctx, words, PostingKind.HANDOVER)


@action("allotment", Right.DUES_RUN)
async def allotment(ctx: Context, words: Sequence[str]) -> Reply:
    """The higher committee gave something back for use."""
    return await _dated(ctx, words, PostingKind.ALLOTMENT)


@action("spending", Right.DUES_RUN)
async def spending(ctx: Context, words: Sequence[str]) -> Reply:
    """Something was spent of what was allotted, for a purpose."""
    today = booking(ctx).day
    rest, day = list(words[1:]), today
    # A day may stand right after the amount or last; anything else is what it was spent on.
    for place in (0, -1):
        if rest and (found := find_day(rest[place], today)) is not None:
            rest.pop(place)
            day = found
            break
    purpose = note_of(rest)
    if not words or not purpose:
        raise Refusal("dues-funds-how-spending")
    return await _ask(ctx, PostingKind.SPENDING, read_yuan(words[0]), day, purpose)


async def _dated(ctx: Context, words: Sequence[str], kind: PostingKind) -> Reply:
    if not words or len(words) > 2:
        raise Refusal(f"dues-funds-how-{kind}")
    today = booking(ctx).day
    day = read_day(words[1], today) if len(words) == 2 else today
    return await _ask(ctx, kind, read_yuan(words[0]), day)


async def _ask(ctx: Context, kind: PostingKind, fen: int, day: date, memo: str = "") -> Reply:
    """Ask once more; a voucher that comes instead of the second word books it too."""
    move = Move(kind, fen, f"{kind}:{ctx.key}"[:120], memo)
    found = await services.check(ctx.branch.id, move, day)
    content = await proofs.sent(ctx)
    now = booking(ctx)
    picture = await pictures.keep(now.branch_id, content, now.at) if content else None
    payload = {
        "kind": str(kind),
        "fen": fen,
        "key": move.key,
        "memo": memo,
        "day": day.isoformat(),
        "picture_id": picture,
    }
    text = messages.asked(ctx.t, move, day, found)
    confirm = ctx.host.router.confirm
    if picture is None:
        await confirm.expect_picture(ctx, MOVE, payload)
        text = f"{text}\n{ctx.t('dues-funds-send', minutes=FILE_MINUTES)}"
    return await confirm.ask(ctx, action=MOVE, payload=payload, text=text)


async def moved(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Book it, with the voucher that came before or has come now."""
    need(ctx, Right.DUES_RUN)
    now = booking(ctx)
    picture = payload.get("picture_id")
    if payload.get("picture"):
        content = await proofs.awaited(ctx, payload)
        picture = await pictures.keep(now.branch_id, content, now.at)
    kind, memo = PostingKind(payload["kind"]), str(payload["memo"])
    move = Move(kind, int(payload["fen"]), str(payload["key"]), memo, picture)
    day = date.fromisoformat(payload["day"])
    found = await services.book(ctx.host, replace(now, day=day), move)
    if found is None:
        late = "dues-funds-before-voucher" if payload.get("picture") else "dues-funds-before"
        return Reply(ctx.t(late), private=True)
    return Reply(messages.booked(ctx.t, move, found), private=True)


@action("books", Right.DUES_RUN)
async def books(ctx: Context, words: Sequence[str]) -> Reply:
    """The balances, and the whole ledger or that of a period as a table."""
    view = ctx.branch
    await opened.require_book(view.id)
    first, after = date.min, date.max
    if words:
        period = read_period("".join(words), booking(ctx).day)
        first, after = period.first, period.last + timedelta(days=1)
    found = await services.funds_of(view.id)
    owed = await ledger.owed_by_member(view.id)
    open_fen = sum(fen for fen in owed.values() if fen > 0)
    ahead = -sum(fen for fen in owed.values() if fen < 0)
    rows = await correcting.journal(view.id, first, after)
    text = messages.funds(ctx.t, found, open_fen, ahead)
    return Reply(text, file=await messages.table(ctx.t, view, rows))


@action("voucher", Right.DUES_RUN)
async def voucher(ctx: Context, words: Sequence[str]) -> Reply:
    """The picture behind a posting."""
    number = number_of(words[0]) if words else None
    if number is None:
        raise Refusal("dues-funds-how-voucher")
    content = await services.voucher_of(ctx.branch.id, number)
    return Reply(ctx.t("dues-funds-voucher-of", number=str(number)), picture=content)
