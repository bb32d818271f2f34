"""Puts the sandbox's cast into the bot's own database, so that the first thing typed works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.branch.models import Account, Branch, Chat, Member, RoleGrant
from bot.platforms.types import PlatformName
from bot.sandbox.cast import load
from bot.texts.locales import LOCALES

if TYPE_CHECKING:
    from bot.host import Host
    from bot.sandbox.cast import CastMember, Stage
    from bot.store.store import Store


async def may_seed(store: Store) -> bool:
    """Whether an open database is nobody's yet, or the sandbox's already."""
    if not (await store.migration_state()).applied or not await Branch.exists():
        return True
    first = load().members[0]
    names = [load(locale).branch for locale in LOCALES]
    return await Member.exists(branch__name__in=names, student_no=first.student_no, name=first.name)


async def seed(host: Host, stage: Stage) -> None:
    """Create the branch with its groups, roster and accounts; once for a database."""
    cast = stage.cast
    if await Branch.exists(name=cast.branch):
        return
    now = host.clock.now()
    async with host.store.transaction():
        branch = await Branch.create(
            name=cast.branch,
            locale=cast.locale,
            timezone=host.settings.timezone,
            created_at=now,
        )
        groups = (stage.qq_group, stage.telegram_group)
        await Chat.bulk_create(
            [
                Chat(
                    branch=branch,
                    platform=group.platform,
                    chat_id=group.chat_id,
                    title=group.title,
                    linked_at=now,
                )
                for group in groups
            ]
        )
        await Member.bulk_create([_member(branch, one, host) for one in cast.members])
        members = {row.student_no: row for row in await Member.filter(branch=branch)}
        await RoleGrant.bulk_create(
            [
                RoleGrant(member=members[one.student_no], role=one.role, granted_at=now)
                for one in cast.members
                if one.role
            ]
        )
        await Account.bulk_create(
            [
                account
                for one in cast.members
                for account in _accounts(branch, members[one.student_no], one, stage, host)
            ]
        )
        await host.directory.changed(branch.id)


def _member(branch: Branch, one: CastMember, host: Host) -> Member:
    return Member(
        branch=branch,
        name=one.name,
        student_no=one.student_no,
        category=one.category,
        group_name=one.group,
        created_at=host.clock.now(),
    )


def _accounts(
    branch: Branch, member: Member, one: CastMember, stage: Stage, host: Host
) -> list[Account]:
    person = stage.people[one.student_no]
    return [
        Account(
            branch=branch,
            member=member,
            platform=platform,
            account_id=person.account(platform),
            username=one.username if platform is PlatformName.TELEGRAM else "",
            name=one.name,
            via_group=stage.qq_group.chat_id if platform is PlatformName.QQ else "",
            reachable=True,
            bound_at=host.clock.now(),
        )
        for platform in PlatformName
        if platform in one.accounts
    ]
