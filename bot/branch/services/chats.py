"""Groups that belong to a branch."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tortoise.exceptions import IntegrityError

from bot.branch.audit import Actor, audit
from bot.branch.models import Account, Branch, Chat
from bot.branch.services.house import House
from bot.branch.views import BranchView
from bot.branch.wording import clip, tidy
from bot.errors import Refusal
from bot.platforms.types import Address, PlatformName

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Linked:
    """A group and its branch. `new_branch`, `new_link`: what this call brought about."""

    branch: BranchView
    new_branch: bool
    new_link: bool


async def link_chat(
    house: House,
    branch_name: str,
    chat: Address,
    actor: Actor,
    *,
    title: str = "",
    locale: str = "",
    timezone: str = "",
) -> Linked:
    """Make a group one of the branch's, and the branch where it is new. Safe to repeat.

    Raises Refusal: host-branch-name (1 to 64 characters), host-not-a-group,
    host-chat-of-other (the group belongs to another branch; `branch` names it).
    """
    name = tidy(branch_name)
    if not 1 <= len(name) <= 64:
        raise Refusal("host-branch-name")
    if chat.private:
        raise Refusal("host-not-a-group")
    try:
        return await _link(house, name, chat, actor, title, locale, timezone)
    except IntegrityError:
        # The same words came twice at once; the second time everything is there.
        return await _link(house, name, chat, actor, title, locale, timezone)


async def _link(
    house: House, name: str, chat: Address, actor: Actor, title: str, locale: str, timezone: str
) -> Linked:
    now = house.clock.now()
    async with house.store.transaction():
        row = await Chat.get_or_none(platform=chat.platform, chat_id=chat.id)
        if row is not None:
            branch = await Branch.get(id=row.branch_id)
            if branch.name != name:
                raise Refusal("host-chat-of-other", branch=branch.name)
            new_branch = False
        else:
            branch, new_branch = await _branch(name, now, locale, timezone)
            await Chat.create(
                branch_id=branch.id,
                platform=chat.platform,
                chat_id=chat.id,
                title=clip(title, 255),
                bot_id=chat.bot_id,
                linked_at=now,
            )
            await audit(
                branch.id,
                actor,
                "chat.linked",
                f"{chat.platform}:{chat.id}",
                at=now,
                title=clip(title, 255),
            )  # fmt: skip
        await house.directory.changed(branch.id)
    view = await house.directory.branch(branch.id)
    return Linked(view, new_branch, row is None)


async def _branch(name: str, now: datetime, locale: str, timezone: str) -> tuple[Branch, bool]:
    branch = await Branch.get_or_none(name=name)
    if branch is not None:
        return branch, False
    given: dict[str, Any] = {"locale": locale, "timezone": timezone}
    given = {key: value for key, value in given.items() if value}
    return await Branch.create(name=name, created_at=now, **given), True


async def unlink_chat(house: House, chat: Address, actor: Actor) -> str:
    """Take a group from its branch; roster and records stay. Returns the branch's name.

    Raises Refusal host-no-branch-here where it belongs to none.
    """
    now = house.clock.now()
    async with house.store.transaction():
        row = await Chat.get_or_none(platform=chat.platform, chat_id=chat.id)
        if row is None:
            raise Refusal("host-no-branch-here")
        branch = await Branch.get(id=row.branch_id)
        await row.delete()
        subject = f"{chat.platform}:{chat.id}"
        await audit(branch.id, actor, "chat.unlinked", subject, at=now, title=row.title)
        await house.directory.changed(branch.id)
    return branch.name


async def migrate_chat(house: House, platform: PlatformName, old_id: str, new_id: str) -> bool:
    """Follow a Telegram group that became a supergroup; False where it was no branch's.

    Safe to repeat, and where the new id was linked meanwhile.
    """
    now = house.clock.now()
    async with house.store.transaction():
        row = await Chat.get_or_none(platform=platform, chat_id=old_id)
        if row is None:
            return False
        other = await Chat.get_or_none(platform=platform, chat_id=new_id)
        if other is not None and other.branch_id != row.branch_id:
            log.error("a group moved to one that belongs to another branch; left as it was")
            return False
        if other is not None:
            await other.delete()
        await Chat.filter(id=row.id).update(chat_id=new_id)
        await Account.filter(branch_id=row.branch_id, platform=platform, via_group=old_id).update(
            via_group=new_id
        )
        await audit(
            row.branch_id, Actor.bot(), "chat.migrated", f"{platform}:{new_id}", at=now, old=old_id
        )
        await house.directory.changed(row.branch_id)
    return True


async def note_chat(house: House, chat: Address, *, title: str = "") -> None:
    """Remember a linked group's title and the connection that serves it, where they changed."""
    known = await house.directory.chat(chat.platform, chat.id)
    if known is None:
        return
    bot_id = chat.bot_id or known.bot_id
    title = clip(title, 255) or known.title
    if (bot_id, title) == (known.bot_id, known.title):
        return
    async with house.store.transaction():
        await Chat.filter(id=known.id).update(bot_id=bot_id, title=title)
        await house.directory.changed(known.branch_id)
