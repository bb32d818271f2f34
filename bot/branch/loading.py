"""Reads branches from the store, any number of them in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tortoise.expressions import Subquery

from bot.branch.models import Account, Branch, Chat, Member, RoleGrant
from bot.branch.roles import Role
from bot.branch.settings import Registry, zone_of
from bot.branch.views import AccountRef, BranchView, ChatRef, MemberView
from bot.platforms.types import PlatformName

_ROLES = frozenset(Role)

Bound = dict[tuple[str, str], tuple[int, ...]]
"""(platform, account id) -> ids of branches, in order."""


async def all_ids() -> list[int]:
    """The ids of all branches, in order."""
    found: Any = await Branch.all().order_by("id").values_list("id", flat=True)
    return list(found)


async def outlines(ids: Sequence[int], registry: Registry) -> dict[int, BranchView]:
    """The branches with those ids without people and groups, those that exist, in one query."""
    rows = await Branch.filter(id__in=ids).order_by("id")
    return {row.id: _outline(row, registry) for row in rows}


async def branches(ids: Sequence[int], registry: Registry) -> dict[int, BranchView]:
    """The branches with those ids, those that exist."""
    if not ids:
        return {}
    rows = await Branch.filter(id__in=ids).order_by("id")
    accounts = await _accounts(ids)
    roles = await _roles(ids)
    members = await _members(ids, roles, accounts)
    chats = await _chats(ids)
    return {
        row.id: replace(
            _outline(row, registry), members=members[row.id], chats=tuple(chats[row.id])
        )
        for row in rows
    }


async def bound_with(ids: Sequence[int]) -> Bound:
    """Where else the accounts of those branches are bound, too, in one query."""
    return await _bound(Subquery(Account.filter(branch_id__in=ids).values("account_id")))


async def bound_in(account_ids: Sequence[str]) -> Bound:
    """In which branches the accounts of those ids are bound, on any platform, in one query."""
    return await _bound(account_ids)


async def _bound(account_ids: Any) -> Bound:
    rows = Account.filter(
        platform__in=list(PlatformName), account_id__in=account_ids, member__status="active"
    ).order_by("branch_id")
    found: Bound = {}
    for platform, account_id, branch_id in await rows.values_list(
        "platform", "account_id", "branch_id"
    ):
        key = (str(platform), str(account_id))
        found[key] = (*found.get(key, ()), int(str(branch_id)))
    return found


def _outline(row: Branch, registry: Registry) -> BranchView:
    return BranchView(
        id=row.id,
        name=row.name,
        locale=row.locale,
        zone=zone_of(row.timezone),
        stored=dict(row.settings or {}),
        registry=registry,
    )


async def _accounts(ids: Sequence[int]) -> dict[int, list[AccountRef]]:
    found: dict[int, list[AccountRef]] = defaultdict(list)
    async for row in Account.filter(branch_id__in=ids).order_by("id"):
        found[row.member_id].append(
            AccountRef(
                id=row.id,
                member_id=row.member_id,
                platform=PlatformName(row.platform),
                account_id=row.account_id,
                username=row.username,
                name=row.name,
                via_group=row.via_group,
                reachable=row.reachable,
                last_seen=row.last_seen,
            )
        )
    return found


async def _roles(ids: Sequence[int]) -> dict[int, set[Role]]:
    found: dict[int, set[Role]] = defaultdict(set)
    rows = RoleGrant.filter(member__branch_id__in=ids).values_list("member_id", "role")
    for member_id, role in await rows:
        if role in _ROLES:
            found[member_id].add(Role(role))
    return found


async def _members(
    ids: Sequence[int], roles: dict[int, set[Role]], accounts: dict[int, list[AccountRef]]
) -> dict[int, dict[int, MemberView]]:
    found: dict[int, dict[int, MemberView]] = defaultdict(dict)
    rows = Member.filter(branch_id__in=ids, status="active")
    for row in await rows.order_by("branch_id", "group_name", "student_no"):
        found[row.branch_id][row.id] = MemberView(
            member_id=row.id,
            branch_id=row.branch_id,
            name=row.name,
            student_no=row.student_no,
            category=row.category,
            group_name=row.group_name,
            active=True,
            joined_on=row.joined_on,
            roles=frozenset(roles.get(row.id, ())),
            accounts=tuple(accounts.get(row.id, ())),
        )
    return found


async def _chats(ids: Sequence[int]) -> dict[int, list[ChatRef]]:
    found: dict[int, list[ChatRef]] = defaultdict(list)
    for row in await Chat.filter(branch_id__in=ids).order_by("id"):
        found[row.branch_id].append(
            ChatRef(
                id=row.id,
                branch_id=row.branch_id,
                platform=PlatformName(row.platform),
                chat_id=row.chat_id,
                title=row.title,
                bot_id=row.bot_id,
            )
        )
    return found
