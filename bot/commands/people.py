"""Which member an argument means: a mention, a student number or a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.discretion import has_number, take_back
from bot.commands.words import plain
from bot.errors import Refusal

if TYPE_CHECKING:
    from bot.branch.views import BranchView, MemberView
    from bot.commands.context import Context
    from bot.platforms.types import Mention


async def find(ctx: Context, word: str) -> MemberView:
    """The one member meant; raises Refusal for nobody, or for several of one name.

    A student number that was said in a group is taken back, and no refusal repeats it.
    """
    view = ctx.branch
    mention = ctx.mention(word)
    if mention is not None:
        member = _mentioned(view, ctx, mention)
        if member is None:
            raise Refusal("host-mention-not-bound", who=mention.name or mention.token)
        return member
    exposed = has_number(word) and not ctx.incoming.private
    if exposed:
        await take_back(ctx)
    key = plain(word).lstrip("@")
    member = view.by_number(key)
    if member is not None:
        return member
    same = view.by_name(key)
    if len(same) == 1:
        return same[0]
    if exposed:
        raise Refusal("host-number-in-group")
    if not same:
        raise Refusal("host-no-such-member", who=key[:20])
    raise Refusal("host-several-of-name", who=key[:20], count=len(same))


def _mentioned(view: BranchView, ctx: Context, mention: Mention) -> MemberView | None:
    if mention.account:
        person = view.by_account(ctx.incoming.platform, mention.account)
    else:
        person = view.by_username(mention.username)
    return view.member(person.member_id) if person is not None else None
