"""`已缴`, `预缴`, `撤回已缴`, and how to pay. Answered in private, wherever it was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from arclet.alconna import Args, MultiVar

from bot.commands import people
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.commands.words import number_of
from bot.delivery.messages import OutboxMessage, in_each_locale
from bot.errors import Refusal
from plugins.dues.actions import action
from plugins.dues.commands import commands
from plugins.dues.handlers import proofs
from plugins.dues.handlers.discreet import privately
from plugins.dues.messages import deciding as told
from plugins.dues.messages import paying as messages
from plugins.dues.rules import paying as rules
from plugins.dues.rules.claims import Method
from plugins.dues.rules.money import yuan
from plugins.dues.rules.months import month_of
from plugins.dues.rules.paying import Debt, Readings, Said
from plugins.dues.services import book as books
from plugins.dues.services import claims, pictures
from plugins.dues.services.debts import debt_of

if TYPE_CHECKING:
    from plugins.dues.models import Claim

CLAIM = "dues.claim"
AS_MONTHS = "dues.claim-months"
PROOF = "dues.proof"


@commands.add("paid", "已缴", "paid", args=Args["words", MultiVar(str, "*")])
@privately
async def paid(ctx: Context) -> Reply:
    """Say that one has paid: an amount, months, or all that is open."""
    return await _said(ctx, ahead=False)


@commands.add("prepaid", "预缴", "prepaid", "prepay", args=Args["words", MultiVar(str, "*")])
@privately
async def prepaid(ctx: Context) -> Reply:
    """Say that one has paid months ahead."""
    return await _said(ctx, ahead=True)


async def _said(ctx: Context, *, ahead: bool) -> Reply:
    book = await books.require_book(ctx.branch.id)
    said = rules.read(ctx.words)
    method = said.method or (Method.TRANSFER if book.payee_id else Method.GROUP)
    if said.other:
        return await _for_other(ctx, said, method)
    debt = await debt_of(ctx.branch.id, ctx.member.member_id)
    found = rules.ahead(said, debt) if ahead else await _paid(ctx, said, debt)
    payload = await _payload(ctx, method)
    if found.sure:
        return await claim_as(ctx, payload | {"fen": found.one.fen})
    return await _ask(ctx, said, found, payload, ahead=ahead)


async def _paid(ctx: Context, said: Said, debt: Debt) -> Readings:
    if not debt.open:
        waiting = await claims.waiting_of(ctx.branch.id, ctx.member.member_id)
        if waiting:
            numbers = ctx.t("dues-comma").join(str(one.number) for one in waiting)
            raise Refusal("dues-claims-waiting-covers", numbers=numbers)
    return rules.paid(said, debt)


async def _payload(ctx: Context, method: Method) -> dict[str, Any]:
    content = await proofs.sent(ctx)
    proof = None
    if content is not None:
        proof = await pictures.keep(ctx.branch.id, content, ctx.at)
    return {"method": method, "proof": proof, "key": ctx.key}


async def _for_other(ctx: Context, said: Said, method: Method) -> Reply:
    """Hand in for somebody else: an amount in yuan, since what they owe is told to nobody."""
    member = await people.find(ctx, said.other)
    if said.fen is None:
        raise Refusal("dues-claims-for-amount")
    payload = await _payload(ctx, method)
    if member.member_id != ctx.member.member_id:
        payload["member"] = member.member_id
    return await claim_as(ctx, payload | {"fen": said.fen})


async def _ask(
    ctx: Context, said: Said, found: Readings, payload: dict[str, Any], *, ahead: bool
) -> Reply:
    confirm = ctx.host.router.confirm
    if not found.both:
        text = messages.asked(ctx.t, found.one, ahead=ahead)
        payload["fen"] = found.one.fen
        return await confirm.ask(ctx, action=CLAIM, payload=payload, text=text)
    assert found.yuan is not None
    assert found.months is not None
    payload |= {"fen": found.yuan.fen, "months_fen": found.months.fen}
    months = said.months or 0
    names = (
        ctx.t("dues-paying-as-yuan", yuan=yuan(found.yuan.fen)),
        ctx.t("dues-paying-as-months", months=months, yuan=yuan(found.months.fen)),
    )
    text = messages.meanings(ctx.t, str(months), months, found.yuan, found.months)
    choices = list(zip((CLAIM, AS_MONTHS), names, strict=True))
    return await confirm.ask_which(ctx, actions=choices, payload=payload, text=text)


async def claim_as_months(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Open the claim that was asked about, as a number of months."""
    return await claim_as(ctx, payload | {"fen": payload["months_fen"]})


async def claim_as(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Open a claim, tell whoever collects, and say what it settles."""
    view, own = ctx.branch, ctx.member.member_id
    member_id, fen = int(payload.get("member", own)), int(payload["fen"])
    found = rules.reading(await debt_of(view.id, member_id), fen)
    this_month = month_of(ctx.at, view.zone)
    picture = await pictures.content_of(view.id, payload["proof"])

    def tell(claim: Claim) -> Sequence[OutboxMessage]:
        case = told.ToDecide(claim, found, this_month, picture)
        return in_each_locale(ctx.host.texts, view.locale, lambda t: told.to_decide(t, view, case))

    wish = claims.Wish(
        branch_id=view.id,
        member_id=member_id,
        fen=fen,
        method=Method(payload["method"]),
        key=payload["key"],
        at=ctx.at,
        handed_in_by=own if member_id != own else None,
        proof_id=payload["proof"],
    )
    claim = await claims.claim(ctx.host, wish, tell)
    if claim.proof_id is None:
        await ctx.host.router.confirm.expect_picture(ctx, PROOF, {"number": claim.number})
    name = told.name_of(ctx.t, view, member_id) if member_id != own else ""
    shown = None if name else found
    return Reply(messages.claimed(ctx.t, claim, shown, this_month, name), private=True)


async def prove(ctx: Context, payload: dict[str, Any]) -> Reply:
    """Add the screenshot that came after the claim."""
    view = ctx.branch
    content = await proofs.awaited(ctx, payload)
    proof = await pictures.keep(view.id, content, ctx.at)

    def tell(claim: Claim) -> Sequence[OutboxMessage]:
        return in_each_locale(
            ctx.host.texts, view.locale, lambda t: told.proof_came(t, view, claim, content)
        )

    number = int(payload["number"])
    claim = await claims.prove(ctx.host, view.id, number, ctx.member.member_id, proof, tell)
    return Reply(ctx.t("dues-paying-picture-taken", number=claim.number), private=True)


_GLUED = re.compile(r"\s*(已缴|预缴)([\d¥￥].*)", re.DOTALL)


async def heard(ctx: Context, text: str) -> Reply | None:
    """`已缴3元` and `预缴3个月`: nobody writes a blank there unless told to."""
    found = _GLUED.fullmatch(text)
    if found is None:
        return None
    ctx.args = {"words": found[2].split()}
    return await privately(partial(_said, ahead=found[1] == "预缴"))(ctx)


@commands.add("unpaid", "撤回已缴", "withdrawpaid", args=Args["words", MultiVar(str, "*")])
@privately
async def withdraw(ctx: Context) -> Reply:
    """Withdraw a claim of one's own that waits."""
    view, own = ctx.branch, ctx.member.member_id
    number = number_of(ctx.words[0]) if ctx.words else None
    if number is None:
        raise Refusal("dues-claims-which", example=ctx.t("dues-help-unpaid.example"))
    claim = await claims.withdraw(ctx.host, view.id, number, own, ctx.at)
    return Reply(ctx.t("dues-claims-withdrawn", number=number, yuan=yuan(claim.fen)))


@action("how")
async def how(ctx: Context, _: Sequence[str]) -> Reply:
    """How this branch's members pay, with the payee's code."""
    book = await books.require_book(ctx.branch.id)
    picture = await pictures.content_of(ctx.branch.id, book.payee_id)
    return Reply(messages.how(ctx.t, book), picture=picture)
