"""From the draft into the inbox: what is acknowledged is stored, and what is not is a draft again.

The desk is asked before and after the transaction, never in it.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from bot.errors import Refusal
from bot.store.keeper import KeeperAway, KeeperFailed
from plugins.opinions.models import Opinion
from plugins.opinions.services import inbox, receipts
from plugins.opinions.services.desk import Desks, desks_of
from plugins.opinions.services.rounds import salt_of

if TYPE_CHECKING:
    from bot.host import Host
    from plugins.opinions.services.places import Place

Draft = dict[str, Any]


async def send(host: Host, who: str, place: Place) -> str | None:
    """Send an account's draft to a round; gives the receipt, or None where there is no draft.

    Raises Refusal, with the draft as it was: opinions-writing-often, -closed, -full, -changed,
    -empty, -no-picture, opinions-receipts-busy; and KeeperAway, where nothing is known of it.
    """

    async def store(draft: Draft) -> str:
        if draft["round_id"] != place.round.id or draft["member_id"] != place.person.member_id:
            raise Refusal("opinions-writing-changed")
        if draft["picture"] and not place.round.pictures:
            raise Refusal("opinions-writing-no-picture")
        async with host.store.transaction():
            salt = await salt_of(place.view.id)
        receipt = await receipts.new()
        hashed = await receipts.hashed(receipt, salt)
        picture = base64.b64decode(draft["picture"]) if draft["picture"] else None
        try:
            written = inbox.Written(draft["text"], hashed, picture)
            await inbox.submit(host, place.view, place.round.id, written)
        except Refusal:
            raise
        except Exception:
            # The connection may have broken when it was already stored: twice would be wrong.
            if not await inbox.holds(hashed):
                raise
        return receipt

    return await _taken(desks_of(host), who, store, most=place.round.per_member)


async def send_addition(host: Host, who: str, opinion_id: int) -> bool:
    """Send what an account adds to a released opinion; False where there is no draft.

    Raises Refusal, with the draft as it was: opinions-adding-over, -full, opinions-writing-changed,
    -empty; and KeeperAway, where nothing is known of it.
    """

    async def store(draft: Draft) -> str:
        if draft["opinion_id"] != opinion_id:
            raise Refusal("opinions-writing-changed")
        row = await Opinion.get_or_none(id=opinion_id).only("id", "receipt")
        if row is None or not row.receipt:
            raise Refusal("opinions-adding-over")
        await inbox.add(host, opinion_id, row.receipt, draft["text"])
        return ""

    return await _taken(desks_of(host), who, store) is not None


async def _taken(
    desks: Desks, who: str, store: Callable[[Draft], Awaitable[str]], most: int = 0
) -> str | None:
    """Take the draft, store it, and say at the desk how that went."""
    token = secrets.token_hex(8)
    try:
        draft = await desks.ask("take", who, token=token, most=most)
    except (KeeperAway, KeeperFailed):
        # A keeper that was only slow takes it after all, and then has it back after this.
        with suppress(KeeperAway, KeeperFailed):
            await desks.ask("failed", who, token=token)
        raise
    if draft is None:
        return None
    try:
        if not draft["text"] and not draft["picture"]:
            raise Refusal("opinions-writing-empty")
        receipt = await store(draft)
    except BaseException:
        # Even where the process is about to end: another one may keep the desk.
        with suppress(KeeperAway, KeeperFailed):
            await desks.ask("failed", who, token=token)
        raise
    # It is stored, whatever the desk says to it.
    with suppress(KeeperAway, KeeperFailed):
        await desks.ask("sent", who, token=token, receipt=receipt)
    return receipt
