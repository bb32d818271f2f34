"""A draft as its writer sees it, whatever it is for."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.branch.views import BranchView
from bot.commands.context import Context
from bot.commands.reply import Reply
from bot.errors import Refusal
from plugins.opinions.messages import receipts as receipt_messages
from plugins.opinions.messages import writing as messages
from plugins.opinions.rules.identifying import Known, Sign, find
from plugins.opinions.services import showing
from plugins.opinions.services.places import Place, people, place_of, places

Draft = dict[str, Any]


async def shown(ctx: Context, draft: Draft) -> Reply:
    """The draft, or the question for which round it is.

    Raises Refusal where its round is over or the account no longer that member.
    """
    if draft["opinion_id"]:
        view, about = await _about_opinion(ctx, draft)
    elif draft["round_id"]:
        place = await place_of(ctx.host, ctx.incoming, draft["round_id"], draft["member_id"])
        view, about = place.view, messages.about_place(ctx.t, place, branch=await _several(ctx))
    else:
        return await choice(ctx, kept=bool(draft["text"]))
    return messages.draft(ctx.t, draft, about, await signs(view, draft["text"]))


async def choice(ctx: Context, *, kept: bool = False) -> Reply:
    """The rounds from which the account has to choose. Raises Refusal where there are none."""
    found = await places(ctx.host, await people(ctx.host, ctx.incoming))
    if not found:
        raise Refusal("opinions-writing-none-open")
    return messages.choose(ctx.t, found, kept=kept)


async def place(ctx: Context, draft: Draft) -> Place:
    """The open round of a draft. Raises Refusal as `services.places.place_of`."""
    return await place_of(ctx.host, ctx.incoming, draft["round_id"], draft["member_id"])


async def view_of_member(ctx: Context, draft: Draft) -> BranchView:
    """The branch of a draft, while the account is still that member. Raises Refusal."""
    found = await ctx.host.directory.people(ctx.incoming.platform, ctx.incoming.account)
    if not any(
        (one.branch_id, one.member_id) == (draft["branch_id"], draft["member_id"]) for one in found
    ):
        raise Refusal("opinions-writing-no-member")
    return await ctx.host.directory.branch(draft["branch_id"])


async def signs(view: BranchView, text: str) -> tuple[Sign, ...]:
    """What in a text may tell who wrote it."""
    if not text:
        return ()
    known = [Known(member.name, member.student_no) for member in view.members.values()]
    return await asyncio.to_thread(find, text, known)


async def _about_opinion(ctx: Context, draft: Draft) -> tuple[BranchView, str]:
    view = await view_of_member(ctx, draft)
    row = await showing.open_to_additions(draft["opinion_id"], view.id)
    return view, receipt_messages.about_addition(ctx.t, row.round)


async def _several(ctx: Context) -> bool:
    found = await ctx.host.directory.people(ctx.incoming.platform, ctx.incoming.account)
    return len(found) > 1
